"""A `Figure` → what is drawn of it: bars in groups, each with its place in hundredths, and parts of wholes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise, repeat

from explainer.formats.years import years_in
from explainer.model import Figure, Row, Site, Value
from explainer.render.links import RELATIVE, Links
from explainer.render.values import direction_of

# How series and parts differ without colour; templates draw each by its name. The first four differ at any size.
PATTERNS = ("solid", "stripes", "lines", "grid", "half", "open")
_TOGETHER = 4  # series in one drawing; each of more has a drawing of its own, on the same scale
_LEAST = 0.5  # hundredths: what is not nothing can be seen
_LETTER = 5  # hundredths for each letter of a value above its part, so that they do not touch on a phone


@dataclass(frozen=True, slots=True)
class Bar:
    """A value and its bar, which is `length` long from `start`, in hundredths of the scale."""

    row: Row
    name: str  # what stands before it: the label of its row, or the name of its series
    value: Value | None  # None: none was found
    pattern: str
    start: float
    length: float
    x: float  # of its left edge where it lies on its side; where people read from the right, so do bars
    address: str  # of the fact that the value rests on
    left_out: str  # years before it for which there is no row: a line of years must not hide them

    @property
    def end(self) -> float:
        """Where it ends, away from 0."""
        return self.start + self.length if self.value is None or self.value.value >= 0 else self.start

    @property
    def top(self) -> float:
        """Where it begins if it stands upright, from above."""
        return round(100 - self.start - self.length, 1)


@dataclass(frozen=True, slots=True)
class Group:
    """Bars that belong together: those of a row or of a series. Its name is empty if the figure has one series."""

    name: str
    left_out: str
    note: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole, in hundredths, and its value if there is room for it. The rest has no pattern."""

    width: float
    pattern: str
    value: Decimal | int | None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """Parts that make a whole together."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure ready to be shown. `zero` is where nothing is, in hundredths of the scale."""

    figure: Figure
    groups: tuple[Group, ...]
    wholes: tuple[Whole, ...]  # of shares
    zero: float
    direction: str

    @property
    def bars(self) -> tuple[Bar, ...]:
        """All bars, in the order of the table."""
        return tuple(bar for group in self.groups for bar in group.bars)

    @property
    def height(self) -> float:
        """Of columns, in heights of their letters, with room for values at both ends where they have two."""
        return 8.2 if self.zero else 7.2

    @property
    def zero_x(self) -> float:
        """The same from the left."""
        return round(100 - self.zero, 1) if self.direction == "rtl" else self.zero

    @property
    def is_keyed(self) -> bool:
        """Does the table say which pattern is which?"""
        return len({bar.pattern for bar in self.bars}) > 1

    @property
    def has_rest(self) -> bool:
        """Are there parts of the whole that the table does not have?"""
        return any(not part.pattern for whole in self.wholes for part in whole.parts)

    @property
    def panels(self) -> list[tuple[str, tuple[Group, ...]]]:
        """Drawings of columns, each with its name, if it has one, and what stands side by side."""
        if _is_together(self.figure):
            return [("", self.groups)]
        alone = [tuple(Group(bar.name, bar.left_out, "", (bar,)) for bar in group.bars) for group in self.groups]
        return [(group.name, columns) for group, columns in zip(self.groups, alone, strict=True)]

    def side_by_side(self, bars: Sequence[Bar]) -> list[tuple[Bar, float, float]]:
        """Columns over one label, each with its left edge and its width in hundredths."""
        ordered = bars[::-1] if self.direction == "rtl" else bars
        width, gap = 76 / len(bars), 2 if len(bars) > 1 else 0
        return [(bar, round(12 + place * width, 1), round(width - gap, 1)) for place, bar in enumerate(ordered)]


@dataclass(frozen=True, slots=True)
class Scale:
    """From the least value to the most, with 0 among them."""

    least: Decimal
    most: Decimal

    @classmethod
    def of(cls, values: Iterable[Decimal]) -> Scale:
        """A scale on which all of them have a place."""
        known = [Decimal(0), *values]
        return cls(min(known), max(known))

    @property
    def zero(self) -> float:
        """Where 0 is."""
        return self._hundredths(-self.least)

    def stretch(self, value: Decimal) -> tuple[float, float]:
        """Where the bar of a value begins, and how long it is."""
        length = max(self._hundredths(abs(value)), _LEAST if value else 0)
        start = self.zero if value >= 0 else self.zero - length
        return round(min(max(start, 0), 100 - length), 1), length

    def _hundredths(self, value: Decimal) -> float:
        return round(float(100 * value / ((self.most - self.least) or 1)), 1)


@dataclass(frozen=True, slots=True)
class _Bars:
    """Makes the bars of one figure."""

    site: Site
    links: Links
    scale: Scale
    direction: str

    def bar(self, row: Row, series: str, *, name: str, pattern: str, left_out: str = "") -> Bar:
        """The bar of a series in a row; without a value it has no length."""
        value = row.by_series.get(series)
        start, length = self.scale.stretch(value.value) if value else (self.scale.zero, 0.0)
        x = round(100 - start - length, 1) if self.direction == "rtl" else start
        address = self.links.fact(self.site, value.fact) if value else ""
        return Bar(row, name, value, pattern, start, length, x, address, left_out)


def chart(site: Site, figure: Figure, links: Links = RELATIVE) -> Chart:
    """The groups of bars, on one scale, and the wholes if shares are drawn."""
    scale = Scale.of(value.value for row in figure.rows for value in row.by_series.values())
    direction = direction_of(site.settings.language)
    bars = _Bars(site, links, scale, direction)
    groups = tuple(_by_row(figure, bars) if _is_together(figure) else _by_series(figure, bars))
    wholes = tuple(_wholes(figure, groups)) if figure.chart == "shares" else ()
    return Chart(figure, groups, wholes, scale.zero, direction)


def _is_together(figure: Figure) -> bool:
    """Do the series of a row stand together?"""
    return bool(figure.series) and (len(figure.series) <= _TOGETHER or figure.chart == "shares")


def _by_row(figure: Figure, bars: _Bars) -> Iterator[Group]:
    named = list(zip(figure.series, PATTERNS, strict=False))
    for row, before in _rows(figure):
        made = (bars.bar(row, series.id, name=series.name, pattern=pattern) for series, pattern in named)
        yield Group(row.label, before, row.note, tuple(made))


def _by_series(figure: Figure, bars: _Bars) -> Iterator[Group]:
    """A group for each series, or one without a name."""
    patterns = PATTERNS if figure.chart == "shares" else repeat(PATTERNS[0])
    for series, name in [(each.id, each.name) for each in figure.series] or [("", "")]:
        rows = zip(_rows(figure), patterns, strict=False)
        made = (
            bars.bar(row, series, name=row.label, pattern=pattern, left_out=before) for (row, before), pattern in rows
        )
        yield Group(name, "", "", tuple(made))


def _rows(figure: Figure) -> Iterator[tuple[Row, str]]:
    """Each row with the years left out before it."""
    for before, row in zip([None, *figure.rows], figure.rows, strict=False):
        yield row, _years_between(before.label, row.label) if before else ""


def _wholes(figure: Figure, groups: Iterable[Group]) -> Iterator[Whole]:
    for group in groups:
        values = [(bar.value, bar.pattern) for bar in group.bars if bar.value]
        total = 100 if figure.format == "percent" else 0
        yield Whole(group.name, parts_of([(value.value, pattern, value.part) for value, pattern in values], total))


def parts_of(values: Sequence[tuple[Decimal | int, str, bool]], total: int = 0) -> tuple[Part, ...]:
    """Values with their patterns, and whether they are open → parts of their sum, or of a greater `total`.

    The rest is the last part. A part that is nothing is left out.
    """
    seen = [(Decimal(value), pattern, is_open) for value, pattern, is_open in values if value]
    if not seen:
        return ()
    whole = max(Decimal(total), sum((value for value, _, _ in seen), Decimal(0)))
    widths = [max(float(100 * value / whole), _LEAST) for value, _, _ in seen]
    rest = max(100 - sum(widths), 0) if total else 0.0
    edges = [0.0, *accumulate([*widths, rest])]
    exact = [
        round(after * 100 / edges[-1], 1) - round(before * 100 / edges[-1], 1) for before, after in pairwise(edges)
    ]
    parts = [
        Part(round(width, 1), pattern, value if width >= _LETTER * (len(str(value)) + bool(total)) else None, is_open)
        for width, (value, pattern, is_open) in zip(exact, seen, strict=False)
    ]
    return (*parts, Part(round(exact[-1], 1), "", None, is_open=True)) if rest >= _LEAST else tuple(parts)


def _years_between(before: str, after: str) -> str:
    """The years that are in neither of two labels but lie between them: `2018`, `2020–2021`, or nothing."""
    earlier, later = years_in(before), years_in(after)
    if not earlier or not later:
        return ""
    first, last = earlier[-1] + 1, later[0] - 1
    if first > last:
        return ""
    return str(first) if first == last else f"{first}–{last}"
