"""A `Ruler` → bands with their places, so that time runs the way in which the language is written."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from explainer.picture import Days, Ruler

_MOST_BOXES = 31  # days of which each has a box; a longer stretch is broken
_BROKEN, _ENDLESS = 10, 8  # how long those are drawn, in days
_SHORTEST = 4  # so that its number has room


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch on the ruler. All places are in hundredths of its width, from the left."""

    stretch: Days
    left: float
    width: float
    start: float  # where its first day is: the right end, where people read from the right
    lines: tuple[float, ...]  # between its days
    broken: float | None  # where it is broken, if it is


def bands(ruler: Ruler, direction: str) -> tuple[Band, ...]:
    """Lay the stretches one after another."""
    starts = [stretch.day for stretch in ruler.stretches]
    lengths = [after - before for before, after in pairwise(starts)]
    drawn = [*(max(days, _SHORTEST) if days <= _MOST_BOXES else _BROKEN for days in lengths), _ENDLESS]
    whole, begun, found = sum(drawn), 0, []
    for stretch, days, length in zip(ruler.stretches, [*lengths, 0], drawn, strict=True):
        lines = [begun + length * day / days for day in range(1, days)] if days <= _MOST_BOXES else []
        middle = None if days <= _MOST_BOXES else begun + length * 3 / 4

        def place(at: float) -> float:
            share = 100 * at / whole
            return round(100 - share if direction == "rtl" else share, 1)

        ends = place(begun), place(begun + length)
        places = tuple(map(place, lines))
        broken = None if middle is None else place(middle)
        found.append(Band(stretch, min(ends), round(abs(ends[1] - ends[0]), 1), ends[0], places, broken))
        begun += length
    return tuple(found)
