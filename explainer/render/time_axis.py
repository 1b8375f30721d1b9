"""Days → places on a line of whole years, which runs the way in which people read."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.formats.partial_date import AnyDate, PartialDate


@dataclass(frozen=True, slots=True)
class Axis:
    """From the beginning of one year to the end of another. Places are hundredths of the width, from its left."""

    first: int
    last: int
    direction: str  # of the language, as HTML names it
    edge: float = 0  # hundredths that stay free on each side

    def place(self, time: float) -> float:
        """Where a time is, which is a year and the part of it that has passed."""
        share = self.edge + (100 - 2 * self.edge) * (time - self.first) / (self.last + 1 - self.first)
        return round(100 - share if self.direction == "rtl" else share, 1)

    def span(self, start: float, end: float) -> tuple[float, float]:
        """What is drawn from one time to another: its left end, and its width."""
        ends = self.place(start), self.place(end)
        return min(ends), round(abs(ends[1] - ends[0]), 1)


def time_of(day: AnyDate) -> float:
    """The beginning of a day; of a month or a year, the beginning of its first."""
    first = day.first_date() if isinstance(day, PartialDate) else day
    return first.year + (first.timetuple().tm_yday - 1) / 366


def end_of(day: PartialDate) -> float:
    """The end of a day, a month or a year."""
    last = day.last_date()
    return last.year + last.timetuple().tm_yday / 366
