"""What was found for a language → whether it is shown, which of its pages are, and who read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from explainer.translate.catalog import Found
from explainer.translate.coverage import Coverage, coverage_of
from explainer.translate.state import DRAFTED, READ, READ_TWICE

# A sentence that is added to the core of a language is shown in the source language until it is translated; a language
# of which more is missing than this is not shown.
CORE_SHARE = 0.97
PAGE_SHARE = 0.8  # so much of another page, at least
_STATES = (DRAFTED, READ, READ_TWICE)


@dataclass(frozen=True, slots=True)
class Published:
    """One language."""

    coverage: Mapping[str, Coverage]  # by catalog
    states: Mapping[str, str]  # of each catalog, that of the translation that the fewest people have read
    missing: tuple[Found, ...]  # units of the core without any translation
    is_shown: bool  # is so much of the core there that the language can be shown?

    @classmethod
    def of(cls, found: Iterable[Found], core: frozenset[str]) -> Published:
        """Judge what was found."""
        found = tuple(found)
        counted = [each for each in found if not each.unit.is_name]
        states: dict[str, str] = {}
        for each in counted:
            state = each.entry.state.name if each.entry is not None else DRAFTED
            known = states.setdefault(each.unit.catalog, state)
            states[each.unit.catalog] = min(known, state, key=_STATES.index)
        missing = tuple(each for each in counted if each.entry is None and each.unit.catalog in core)
        coverage = coverage_of(found)
        return cls(coverage, states, missing, is_shown=_share(coverage, core) >= CORE_SHARE)

    def share_of(self, catalogs: Sequence[str]) -> float:
        """How much there is of the page that shows these catalogs, 0 to 1: of its own text, the first, or of all."""
        return min(_share(self.coverage, catalogs[:1]), _share(self.coverage, catalogs))

    def has_page(self, catalogs: Sequence[str]) -> bool:
        """Is so much of these catalogs there that the page that shows them is one of this language?"""
        return self.share_of(catalogs) >= PAGE_SHARE


def _share(coverage: Mapping[str, Coverage], catalogs: Iterable[str]) -> float:
    return sum((coverage[name] for name in catalogs if name in coverage), Coverage()).share


def state_among(states: Mapping[str, str], catalogs: Iterable[str]) -> str:
    """The state of the least read of these catalogs."""
    return min((states[name] for name in catalogs if name in states), key=_STATES.index, default=DRAFTED)
