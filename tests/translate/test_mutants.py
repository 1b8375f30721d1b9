"""Small mistakes in the real catalogs, one at a time → which of them the checks see, and which only a reader can."""

from __future__ import annotations

import re
from functools import cache

import pytest

from explainer.load.translations import languages_in
from explainer.render.values import language_in_words
from tests.conftest import ROOT
from tests.translate.mutants import KINDS, SURE, killed

DOC = ROOT / "docs/translating.md"
TABLE = re.compile(r"^\| mistake \|.*?(?=\n\n)", re.MULTILINE | re.DOTALL)
LANGUAGES = languages_in(ROOT)
_SAMPLE = 40  # mistakes of a kind, at most


@cache
def found(kind: str, language: str) -> tuple[int, int]:
    return killed(kind, language, _SAMPLE)


@pytest.mark.parametrize("kind", list(KINDS)[:SURE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mistake_of_these_kinds_is_seen(language: str, kind: str) -> None:
    dead, all_of_them = found(kind, language)
    assert dead == all_of_them
    assert all_of_them > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_mistakes_of_every_kind(language: str) -> None:
    assert [kind for kind in KINDS if found(kind, language)[1] == 0] == []


def test_the_guide_says_which_mistakes_are_seen(accept: bool) -> None:
    text = DOC.read_text("utf-8")
    made = TABLE.sub(table(), text, count=1)
    if accept:
        DOC.write_text(made, "utf-8")
    assert text == made, "run: pytest --accept tests/translate/test_mutants.py"


def table() -> str:
    """Of each kind and language, the share of mistakes that the checks see."""
    rows = [
        ["mistake", *(language_in_words(language, "en") for language in LANGUAGES)],
        ["---", *("--:" for _ in LANGUAGES)],
        *([kind, *(share(*found(kind, language)) for language in LANGUAGES)] for kind in KINDS),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def share(dead: int, all_of_them: int) -> str:
    """All, none, or a word: numbers would change with every sentence."""
    word = "few" if 3 * dead < all_of_them else "most" if 3 * dead > 2 * all_of_them else "about half"
    return {0: "none", all_of_them: "all"}.get(dead, word)
