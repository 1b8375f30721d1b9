"""Small mistakes in the real catalogs, one at a time → which of them the checks see, and which only a reader can."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from explainer.diagnostics import Diagnostics
from explainer.load.languages import source_of
from explainer.load.translations import languages_in, load_catalogs
from explainer.theme import Theme
from explainer.translate.catalog import Catalogs, Entry, Found
from explainer.translate.checks import check_catalogs
from explainer.translate.language_data import negations_of
from explainer.translate.units import Key, Unit
from tests.conftest import ROOT

_MARK = re.compile(r"\{[^{}]*\}|@[\w-]+|\]\([^()]*\)")
_NUMBER = re.compile(r"(?<![\w.@/-])\d{1,4}(?![\w./-])")
Mutate = Callable[[Found], str]


@cache
def source() -> tuple[Found, ...]:
    diagnostics = Diagnostics()
    raw = source_of(ROOT, diagnostics)
    assert raw is not None
    assert len(diagnostics) == 0
    return raw.found


@cache
def by_key() -> dict[Key, Unit]:
    return {each.unit.key: each.unit for each in source()}


@cache
def translated(language: str) -> tuple[Found, ...]:
    """The units of the site that the language has."""
    catalogs = load_catalogs(Theme.of(ROOT), language, Diagnostics())
    found = catalogs.find_all([each.unit for each in source()])
    return tuple(each for each in found if each.current and not each.unit.is_name)


def seen(language: str, entries: Sequence[tuple[str, Entry]]) -> bool:
    """Do the checks report anything in these entries?"""
    catalogs = Catalogs(language)
    for catalog, entry in entries:
        catalogs.add(catalog, [entry])
    units = [by_key()[catalog, entry.context, entry.source] for catalog, entry in entries]
    diagnostics = Diagnostics()
    check_catalogs(catalogs, units, "en", (), diagnostics)
    return len(diagnostics) > 0


def mutants(language: str, mutate: Mutate, every: int = 1) -> Iterator[tuple[str, Entry]]:
    """Each unit that the mistake changes, with the mistake."""
    changed = ((each, mutate(each)) for each in translated(language))
    different = [
        (each, text) for each, text in changed if each.entry and text.strip() and text != each.entry.translated
    ]
    for each, text in different[::every]:
        assert each.entry is not None
        own = replace(
            each.entry, translated=text, checked=frozenset(), context=each.unit.context, source=each.unit.text
        )
        yield each.unit.catalog, own


def languages() -> list[str]:
    return list(languages_in(ROOT))


@pytest.mark.parametrize("language", languages())
def test_a_mark_a_link_or_a_citation_that_is_lost_is_seen(language: str) -> None:
    lose = lambda each: _MARK.sub("", each.entry.translated, count=1)  # noqa: E731 -- one mistake, in one line
    assert [mutant for mutant in mutants(language, lose, every=7) if not seen(language, [mutant])] == []


@pytest.mark.parametrize("language", languages())
def test_a_number_of_days_that_is_another_is_seen(language: str) -> None:
    def change(each: Found) -> str:
        assert each.entry is not None
        parts = re.split(r"(\{[^{}]*\}|\[@[^\]]*\]|\]\([^()]*\))", each.entry.translated)
        parts[0] = _NUMBER.sub(lambda number: str(int(number[0]) + 1), parts[0], count=1)
        return "".join(parts)

    assert [mutant for mutant in mutants(language, change, every=7) if not seen(language, [mutant])] == []


@pytest.mark.parametrize("language", languages())
def test_a_sentence_that_loses_every_not_is_seen(language: str) -> None:
    """A sentence with two of them that loses one is not: no machine can tell which of them the source has."""
    here, there = negations_of("en"), negations_of(language)
    assert here is not None
    assert there is not None

    def drop(each: Found) -> str:
        assert each.entry is not None
        parts = re.split(r"(\{[^{}]*\}|\[@[^\]]*\]|\]\([^()]*\))", each.entry.translated)
        says_not = here.search(re.sub(r"\{[^{}]*\}|\]\([^()]*\)|@[\w-]+", " ", each.unit.text))
        return "".join(there.sub("", part) for part in parts) if says_not else each.entry.translated

    assert [mutant for mutant in mutants(language, drop, every=5) if not seen(language, [mutant])] == []


@pytest.mark.parametrize("language", languages())
def test_two_answers_with_the_same_words_are_seen(language: str) -> None:
    answers = [each for each in translated(language) if re.search(r"\.options\.\w+\.label$", each.unit.context)]
    pairs = [
        (one, other)
        for one, other in pairwise(answers)
        if one.unit.context.rsplit(".", 2)[0] == other.unit.context.rsplit(".", 2)[0]
    ]
    assert pairs
    for one, other in pairs[::3]:
        assert one.entry is not None
        assert other.entry is not None
        copied = replace(other.entry, translated=one.entry.translated, checked=frozenset())
        assert seen(language, [(one.unit.catalog, one.entry), (other.unit.catalog, copied)]), other.unit.context
