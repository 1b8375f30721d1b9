"""The catalogs of this site → the same with one small mistake at a time, and how many of these the checks see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from explainer.diagnostics import Diagnostics, Location
from explainer.load.languages import source_of
from explainer.load.translations import load_catalogs, load_terms
from explainer.theme import Theme
from explainer.translate.catalog import Catalogs, Entry, Found
from explainer.translate.checks import check_catalogs
from explainer.translate.language_data import negations_of
from explainer.translate.marks import words_in
from explainer.translate.units import Unit
from tests.conftest import ROOT

_MARK = re.compile(r"\{[^{}]*\}|@[\w-]+|\]\([^()]*\)")
_NUMBER = re.compile(r"(?<![\w.@/-])\d{1,4}(?![\w./-])")
# What is between the words of a text.
_SIGNS = re.compile(r"(\{[^{}]*\}|\[@[^\]]*\]|\]\([^()]*\))")
_ANSWER = re.compile(r"(questions\.\w+\.options)\.\w+\.label\Z")
_RESULT = re.compile(r"(outcomes)\.\w+\.says\Z")
Mutant = list[tuple[str, Entry]]  # the entries that are changed, with their catalogs


@cache
def source() -> tuple[Unit, ...]:
    """All texts of the site."""
    diagnostics = Diagnostics()
    raw = source_of(ROOT, diagnostics)
    assert raw is not None
    assert len(diagnostics) == 0
    return tuple(each.unit for each in raw.found)


@cache
def translated(language: str) -> tuple[tuple[Unit, Entry], ...]:
    """The texts that the language has, as if nobody had said that a check is wrong about them."""
    found = load_catalogs(Theme.of(ROOT), language, Diagnostics()).find_all(source())
    unique = {each.unit.key: each for each in found if each.current and not each.unit.is_name}
    return tuple((each.unit, _plain(each)) for each in unique.values())


def _plain(found: Found) -> Entry:
    assert found.entry is not None
    return replace(found.entry, checked=frozenset(), context=found.unit.context, source=found.unit.text)


def seen(language: str, mutant: Mutant) -> bool:
    """Do the checks report anything in these entries?"""
    catalogs = Catalogs(language)
    for place, (catalog, entry) in enumerate(mutant, 1):
        catalogs.add(catalog, [replace(entry, location=Location("mutant.po", place))])
    diagnostics = Diagnostics()
    check_catalogs(catalogs, _units_of(mutant), "en", load_terms(ROOT, language, Diagnostics()), diagnostics)
    return len(diagnostics) > 0


@cache
def _by_key() -> dict[tuple[str, str, str], Unit]:
    return {unit.key: unit for unit in source()}


def _units_of(mutant: Mutant) -> list[Unit]:
    return [_by_key()[catalog, entry.context, entry.source] for catalog, entry in mutant]


def _each(language: str, change: Callable[[Unit, str], str]) -> Iterator[Mutant]:
    for unit, entry in translated(language):
        text = change(unit, entry.translated)
        if text.strip() and text != entry.translated:
            yield [(unit.catalog, replace(entry, translated=text))]


def _in_words(text: str, change: Callable[[str], str]) -> str:
    return "".join(part if place % 2 else change(part) for place, part in enumerate(_SIGNS.split(text)))


def _without_a_mark(language: str) -> Iterator[Mutant]:
    return _each(language, lambda _, text: _MARK.sub("", text, count=1))


def _with_another_number(language: str) -> Iterator[Mutant]:
    def change(_: Unit, text: str) -> str:
        first, *rest = _SIGNS.split(text)
        return "".join([_NUMBER.sub(lambda number: str(int(number[0]) + 1), first, count=1), *rest])

    return _each(language, change)


def _without_a_not(language: str, *, every: bool) -> Iterator[Mutant]:
    """Without every one, or without the first of several."""
    here, there = negations_of("en"), negations_of(language)
    assert here is not None
    assert there is not None

    def change(unit: Unit, text: str) -> str:
        known = len(there.findall(words_in(text)))
        if here.search(words_in(unit.text)) is None or (not every and known < 2):
            return text
        return _in_words(text, lambda part: there.sub("", part)) if every else _without_first(there, text)

    return _each(language, change)


def _without_first(pattern: re.Pattern[str], text: str) -> str:
    parts = _SIGNS.split(text)
    place = next((place for place in range(0, len(parts), 2) if pattern.search(parts[place])), None)
    return "".join(pattern.sub("", part, count=1) if at == place else part for at, part in enumerate(parts))


def _pairs(language: str, name: re.Pattern[str]) -> Iterator[tuple[tuple[Unit, Entry], tuple[Unit, Entry]]]:
    """Texts that follow one another and belong together."""
    texts = [each for each in translated(language) if name.match(each[0].context)]
    for one, other in pairwise(texts):
        first, second = name.match(one[0].context), name.match(other[0].context)
        if first and second and (one[0].catalog, first[1]) == (other[0].catalog, second[1]):
            yield one, other


def _swapped(language: str, name: re.Pattern[str]) -> Iterator[Mutant]:
    for (one, first), (other, second) in _pairs(language, name):
        yield [
            (one.catalog, replace(first, translated=second.translated)),
            (other.catalog, replace(second, translated=first.translated)),
        ]


def _the_same(language: str) -> Iterator[Mutant]:
    for (one, first), (other, second) in _pairs(language, _ANSWER):
        yield [(one.catalog, first), (other.catalog, replace(second, translated=first.translated))]


KINDS: dict[str, Callable[[str], Iterator[Mutant]]] = {
    "a mark, a link or a source is lost": _without_a_mark,
    "a number is another": _with_another_number,
    "every “not” of a sentence is lost": lambda language: _without_a_not(language, every=True),
    "two answers become the same": _the_same,
    "one “not” of several is lost": lambda language: _without_a_not(language, every=False),
    "two answers to a question are swapped": lambda language: _swapped(language, _ANSWER),
    "two results are swapped": lambda language: _swapped(language, _RESULT),
}
SURE = 4  # of these kinds every mistake is seen


def killed(kind: str, language: str, most: int = 10_000) -> tuple[int, int]:
    """How many mistakes of a kind the checks see, and how many there are; of `most`, evenly chosen."""
    mutants: Sequence[Mutant] = list(KINDS[kind](language))
    chosen = mutants[:: max(1, len(mutants) // most)]
    return sum(seen(language, mutant) for mutant in chosen), len(chosen)
