"""`Years` → counts as points and lines over one line of years; where people read from the right, so do the years."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from explainer.formats.years import years_in
from explainer.model import Fact, Figure, Row, Site
from explainer.picture import Years
from explainer.render.figures import chart
from explainer.render.links import Links
from explainer.render.time_axis import Axis, time_of

_BOTTOM, _HEIGHT = 6.3, 3.8  # of the lines of a count, in heights of its letters
_EDGE = 3  # hundredths of the width on each side, so that half of a value has room
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Point:
    """A value: across in hundredths of the width, down in heights of letters."""

    row: Row
    x: float
    y: float
    is_marked: bool  # whether its value is shown where there is little room: the ends, the most and the least


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as points, and the pairs of them that a line joins. Nothing crosses years without a value."""

    figure: Figure
    ground: float  # where nothing is
    points: tuple[Point, ...]
    joined: tuple[tuple[Point, Point], ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A day that is marked in each count."""

    letter: str
    fact: Fact
    address: str
    x: float


@dataclass(frozen=True, slots=True)
class ShownYears:
    """Everything that is drawn."""

    counts: tuple[Count, ...]
    turns: tuple[Turn, ...]
    years: tuple[tuple[int, float], ...]  # each with the middle of it
    bottom: float = _BOTTOM


def shown_years(drawing: Years, site: Site, links: Links, direction: str) -> ShownYears:
    """Lay out the figures and facts, which are known to be there and to have years."""
    figures = [site.figures[name] for name, _ in drawing.figures]
    facts = [site.facts[name] for name, _ in drawing.turns]
    known = [year for figure in figures for row in figure.rows for year in years_in(row.label)]
    known += [fact.date.year for fact in facts]
    axis = Axis(min(known), max(known), direction, _EDGE)
    turns = (
        Turn(letter, fact, links.fact(site, fact.id), axis.place(time_of(fact.date)))
        for letter, fact in zip(_LETTERS, facts, strict=False)
    )
    return ShownYears(
        tuple(_count(site, figure, links, axis) for figure in figures),
        tuple(turns),
        tuple((year, axis.place(year + 0.5)) for year in range(axis.first, axis.last + 1)),
    )


def _count(site: Site, figure: Figure, links: Links, axis: Axis) -> Count:
    shown = chart(site, figure, links)
    bars = [bar for bar in shown.bars if bar.value]
    values = [bar.value.value for bar in bars if bar.value]
    marked = {0, len(bars) - 1, values.index(max(values)), values.index(min(values))}
    points = []
    for place, bar in enumerate(bars):
        x = axis.place(years_in(bar.row.label)[0] + 0.5)
        points.append(Point(bar.row, x, _height(bar.end), place in marked))
    joined = (
        (before, after)
        for before, after in pairwise(points)
        if years_in(after.row.label)[0] - years_in(before.row.label)[0] == 1
    )
    return Count(figure, _height(shown.zero), tuple(points), tuple(joined))


def _height(hundredths: float) -> float:
    return round(_BOTTOM - _HEIGHT * hundredths / 100, 2)
