"""What was found for the units of a language → how much of it is translated, part by part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explainer.translate.catalog import Found
from explainer.translate.units import Key


@dataclass(frozen=True, slots=True)
class Coverage:
    """Words of the source language; names and addresses, which may stay as they are, are not counted."""

    current: int = 0
    stale: int = 0
    missing: int = 0

    @property
    def words(self) -> int:
        """All of them."""
        return self.current + self.stale + self.missing

    @property
    def share(self) -> float:
        """The share of words that have a translation, of today's text or of an older one: 0 to 1."""
        return 1.0 if not self.words else (self.current + self.stale) / self.words

    @property
    def percent(self) -> int:
        """The share of words whose translation is of today's text, rounded down: 100 only when nothing is left."""
        return 100 if not self.words else self.current * 100 // self.words

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(self.current + other.current, self.stale + other.stale, self.missing + other.missing)


def coverage_of(found: Iterable[Found]) -> dict[str, Coverage]:
    """The coverage of each catalog, in the order in which they were read."""
    covered: dict[str, Coverage] = {}
    seen: set[Key] = set()
    for each in found:
        unit = each.unit
        known = covered.setdefault(unit.catalog, Coverage())
        if unit.is_name or unit.key in seen:
            continue
        seen.add(unit.key)
        words = len(unit.text.split())
        if each.current:
            more = Coverage(current=words)
        elif each.is_stale:
            more = Coverage(stale=words)
        else:
            more = Coverage(missing=words)
        covered[unit.catalog] = known + more
    return covered
