"""A `Figure` → the rows of its table, each with the length of its bar and the years left out before it."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.formats.years import years_in
from explainer.model import Figure, Row, Site
from explainer.render.links import RELATIVE, Links


@dataclass(frozen=True, slots=True)
class Bar:
    """A row and its bar, in hundredths of the longest bar."""

    row: Row
    length: float
    address: str  # of the fact that the value rests on
    left_out: str  # years before it for which there is no row: a line of years must not hide them


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure ready to be shown."""

    figure: Figure
    bars: tuple[Bar, ...]


def chart(site: Site, figure: Figure, links: Links = RELATIVE) -> Chart:
    """The longest bar is 100 long; a value that is not nothing has a bar that can be seen."""
    longest = max((row.value for row in figure.rows), default=0) or 1
    bars = []
    before = ""
    for row in figure.rows:
        length = max(round(100 * row.value / longest, 1), 0.5 if row.value else 0)
        bars.append(Bar(row, length, links.fact(site, row.fact), _years_between(before, row.label)))
        before = row.label
    return Chart(figure, tuple(bars))


def _years_between(before: str, after: str) -> str:
    """The years that are in neither of two labels but lie between them: `2018`, `2020–2021`, or nothing."""
    earlier, later = years_in(before), years_in(after)
    if not earlier or not later:
        return ""
    first, last = earlier[-1] + 1, later[0] - 1
    if first > last:
        return ""
    return str(first) if first == last else f"{first}–{last}"
