"""Words with a count → the text of the plural category that the language has for the number."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.load.files import Folder
from explainer.load.words import in_place_of, load_words_if_any
from explainer.render.environment import Templates
from explainer.theme import Theme
from explainer.translate.plurals import categories_of
from explainer.translate.translation import Translation
from tests.conftest import replace_files

WORDS = """\
loans:
  one: "{count} loan"
  few: "{count} loans, a few"
  other: "{count} loans"
"""


def words_of(root: Path, text: str) -> dict[str, str]:
    replace_files(root, {"content/words.yaml": text})
    diagnostics = Diagnostics()
    words = load_words_if_any(Folder(root, diagnostics), diagnostics)
    assert len(diagnostics) == 0
    return words


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [("en", 1, "1 loan"), ("en", 0, "0 loans"), ("fr", 0, "0 loan"), ("ar", 5, "5 loans, a few"), ("fa", 7, "7 loans")],
)
def test_a_word_says_its_number_as_the_language_counts(language: str, count: int, said: str, tmp_path: Path) -> None:
    templates = Templates(Theme.of(tmp_path), words_of(tmp_path, WORDS), language, Diagnostics())
    assert templates.say("loans", count=count) == said


def test_a_language_is_given_its_own_categories_to_translate(tmp_path: Path) -> None:
    replace_files(tmp_path, {"content/words.yaml": WORDS})
    translator = Translation("").translator()
    load_words_if_any(Folder(tmp_path, Diagnostics(), translator), Diagnostics())
    assert [found.unit.category for found in translator.found] == ["zero", "one", "two", "few", "many", "other"]
    assert categories_of("fa") == ("one", "other")
    assert categories_of("ar") == ("zero", "one", "two", "few", "many", "other")


def test_a_word_of_the_site_takes_the_place_of_all_counts_of_the_theme(tmp_path: Path) -> None:
    assert in_place_of(words_of(tmp_path, WORDS), {"loans": "some"}) == {"loans": "some"}


@pytest.mark.parametrize("text", ["loans: {one: a}", "loans: {other: a, lots: b}", "loans: [a]"])
def test_a_word_without_a_text_for_all_other_counts_is_reported(text: str, tmp_path: Path) -> None:
    replace_files(tmp_path, {"content/words.yaml": text + "\n"})
    diagnostics = Diagnostics()
    load_words_if_any(Folder(tmp_path, diagnostics), diagnostics)
    (only,) = diagnostics
    assert only.what == '"loans" must be one text.'
    assert "`one: …` and `other: …`" in only.help_text
