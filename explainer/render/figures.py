"""A `Figure` → the rows of its table, each with the length of its bar."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.model import Figure, Row, Site
from explainer.render.addresses import fact_address


@dataclass(frozen=True, slots=True)
class Bar:
    """A row and its bar, in hundredths of the longest bar."""

    row: Row
    length: float
    address: str  # of the fact that the value rests on


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure ready to be shown."""

    figure: Figure
    bars: tuple[Bar, ...]


def chart(site: Site, figure: Figure) -> Chart:
    """The longest bar is 100 long; a value that is not nothing has a bar that can be seen."""
    longest = max((row.value for row in figure.rows), default=0) or 1
    lengths = (max(round(100 * row.value / longest, 1), 0.5 if row.value else 0) for row in figure.rows)
    bars = (Bar(row, length, fact_address(site, row.fact)) for row, length in zip(figure.rows, lengths, strict=True))
    return Chart(figure, tuple(bars))
