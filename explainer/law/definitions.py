"""A provision → the definitions of its act on which its words rest, and those on which their words rest in turn.

A term counts as used wherever its words follow one another, in the singular or the plural. Of several definitions of
one term that of the same section counts, or else the last one before the provision: a Part that defines a term anew
does so where it begins. So one that follows counts only if it says that it is for the whole act, and one that says
that it is for one section is left to that section. Definitions in other acts are not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache

from explainer.law.labels import Parts
from explainer.law.model import Consolidation, Provision
from explainer.law.words import tokens

_STEPS = 2
# Whoever writes “in this section” means that section alone.
_FOR_ONE_SECTION = re.compile(
    r"\b(?:in|to) this (?:sub)?section\b(?!\s*and\b)|\bau présent (?:article|paragraphe)\b(?!\s*et\b)", re.IGNORECASE
)
_FOR_THE_ACT = re.compile(
    r"\bin (?:this|the) (?:act|regulation|order|rules)\b|\bin these (?:regulations|rules)\b|\bthis (?:act|regulation)\b"
    r"|\bprésente loi\b|\bprésent (?:règlement|décret)\b|\bpresente ley\b|\bdieses gesetzes\b|\bdieser verordnung\b",
    re.IGNORECASE,
)
_SHORTEST_STEM = 4  # letters; a shorter word that ends in s is no plural

Stems = tuple[str, ...]


def definitions_of(consolidation: Consolidation, provisions: Iterable[Provision], lead: str = "") -> list[Provision]:
    """The definitions on which the words of these provisions and of their `lead` rest, in the order of the act."""
    index = _index_of(_Known(consolidation))
    given = list(provisions)
    own = {each.parts for provision in given for each in provision.walk()}
    found: dict[Parts, Provision] = {}
    texts = [(given[0].parts, " ".join([lead, *(each.text for each in given)]))] if given else []
    for _ in range(_STEPS):
        step = [each for parts, text in texts for each in index.used_in(text, parts)]
        new = {each.parts: each for each in step if each.parts not in own and each.parts not in found}
        found |= new
        texts = [(parts, each.text) for parts, each in new.items()]
    return [each for parts, each in consolidation.provisions.items() if parts in found]


class _Known:
    """A consolidation as a key: it is the same only if it is the same object."""

    def __init__(self, consolidation: Consolidation) -> None:
        self.consolidation = consolidation

    def __hash__(self) -> int:
        return id(self.consolidation)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self.consolidation is other.consolidation


class _Index:
    """The definitions of one act in one language, by the stems of their terms."""

    def __init__(self, provisions: Mapping[Parts, Provision]) -> None:
        self._place = {parts: number for number, parts in enumerate(provisions)}
        self._by_stems: dict[Stems, list[Provision]] = {}
        self._lengths: dict[str, set[int]] = {}  # of the terms that begin with a stem
        for provision in provisions.values():
            for term in () if provision.repealed else provision.terms:
                stems = _stems(term)
                if stems:
                    self._by_stems.setdefault(stems, []).append(provision)
                    self._lengths.setdefault(stems[0], set()).add(len(stems))
        leads = {parts: each.own_words for parts, each in provisions.items() if each.inner}
        self._narrow = {parts for parts, lead in leads.items() if _FOR_ONE_SECTION.search(lead)}
        self._wide = {parts for parts, lead in leads.items() if _FOR_THE_ACT.search(lead)}

    def used_in(self, text: str, parts: Parts) -> Iterator[Provision]:
        """The definitions of the terms in a text that stands at `parts`; the longest term at each place counts."""
        words = _stems(text)
        used: dict[Stems, None] = {}
        position = 0
        while position < len(words):
            longest = self._longest_at(words, position)
            used |= {longest: None} if longest else {}
            position += len(longest) or 1
        for stems in used:
            definition = self._meant(self._by_stems[stems], parts)
            if definition:
                yield definition

    def _longest_at(self, words: Stems, position: int) -> Stems:
        """The longest term that begins at a word. A capital may be that of a sentence; one of a term must be there."""
        first = words[position]
        found: Stems = ()
        for begin in dict.fromkeys((first, first[:1].lower() + first[1:])):
            for length in self._lengths.get(begin, ()):
                stems = (begin, *words[position + 1 : position + length])
                if length > len(found) and stems in self._by_stems:
                    found = stems
        return found

    def _meant(self, definitions: list[Provision], parts: Parts) -> Provision | None:
        """Which of several definitions of one term is meant at `parts`."""
        here = [each for each in definitions if each.parts[:1] == parts[:1]]
        place = self._place.get(parts[:1], 0)
        before = [each for each in definitions if self._place[each.parts] <= place and not _is_in(each, self._narrow)]
        wide = [each for each in definitions if _is_in(each, self._wide)]
        return next(iter([*here[:1], *before[-1:], *wide[:1]]), None)


def _is_in(definition: Provision, leads: Set[Parts]) -> bool:
    return any(definition.parts[:length] in leads for length in range(1, len(definition.parts)))


@lru_cache(maxsize=16)
def _index_of(known: _Known) -> _Index:
    return _Index(known.consolidation.provisions)


def _stems(text: str) -> Stems:
    return tuple(map(_stem, tokens(text)))


def _stem(word: str) -> str:
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] in "sx" else word
