"""The events of a site → a band in which each is at its place in time, and bars of what applied since when.

Places across are in hundredths of the width, heights in those of its letters: the band fills any window, and its
words stay as large as those of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from explainer.model import Fact, Site
from explainer.render.time_axis import Axis, end_of, time_of
from explainer.render.values import direction_of

_SIGN = 1.5  # how wide a sign is, in hundredths
_ROW = 0.85  # from a sign to the one above it, in heights of letters
_FIRST_ROW = 0.75  # from the line to the first
_MOST_LABELS = 16  # of years, which then do not touch one another


@dataclass(frozen=True, slots=True)
class Sign:
    """An event: a point, or a stretch if it took longer or its day is not known."""

    fact: Fact
    x: float  # its middle, or where the stretch begins on the left
    width: float  # 0: a point
    y: float


@dataclass(frozen=True, slots=True)
class TimeBar:
    """What applied from one day to another, or applies still."""

    label: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Alike:
    """Events of a kind, which look alike."""

    kind: str
    is_turn: bool
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """Events, one row above another."""

    groups: tuple[Alike, ...]
    height: float
    kinds: tuple[str, ...]  # what the filter of the timeline finds in it


@dataclass(frozen=True, slots=True)
class TimelineBand:
    """Everything that is drawn, from above: years, bars, the law above a line and courts below it, everything else."""

    axis: Axis
    years: tuple[tuple[int, float], ...]  # those that are written, each with its middle
    bars: tuple[TimeBar, ...]
    law: Lane
    line: float  # how far down in the lane of the law
    rest: Lane
    now: float  # the day on which the site was last compared with its sources


def timeline_band(site: Site) -> TimelineBand:
    """Lay out the events, of which there is at least one."""
    events = [event for year in site.timeline for event in year.events]
    axis = Axis(
        min(event.date.year for event in events),
        max((event.until or event.date).year for event in events),
        direction_of(site.settings.language),
    )
    courts = [event for event in events if event.kind == "court"]
    of_law = [event for event in events if event.kind != "court" and (event.turn or event.kind == "law")]
    others = [event for event in events if event.kind not in ("court", "law") and not event.turn]
    above, below, rest = (_rows(axis, each) for each in (of_law, courts, others))
    line = _height(above)
    of_line = [*_signs(axis, above, line, up=True), *_signs(axis, below, line)]
    return TimelineBand(
        axis=axis,
        years=_years(axis),
        bars=tuple(_bar(axis, event, site.facts.get(event.ended_by)) for event in events if event.applies),
        law=Lane(_groups(of_line), round(line + _height(below), 2), kinds_of([*of_law, *courts])),
        line=line,
        rest=Lane(_groups(_signs(axis, rest, 0)), _height(rest), kinds_of(others)),
        now=axis.place(min(max(time_of(site.settings.checked), axis.first), axis.last + 1)),
    )


def kinds_of(events: Sequence[Fact]) -> tuple[str, ...]:
    """What the filter of the timeline finds: kinds of events, and `turn` where the law turned."""
    return tuple(sorted({event.kind for event in events} | {"turn" for event in events if event.turn}))


def _years(axis: Axis) -> tuple[tuple[int, float], ...]:
    count = axis.last + 1 - axis.first
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if count / step <= _MOST_LABELS)
    return tuple((year, axis.place(year + 0.5)) for year in range(axis.first, axis.last + 1) if year % step == 0)


def _bar(axis: Axis, event: Fact, end: Fact | None) -> TimeBar:
    return TimeBar(event.applies, *axis.span(time_of(event.date), time_of(end.date) if end else axis.last + 1))


def _rows(axis: Axis, events: Sequence[Fact]) -> list[list[Fact]]:
    """Events in as few rows as they need so that none hides another, those that are a turn of the law in the first."""
    rows: list[list[Fact]] = []
    for event in sorted(events, key=lambda event: not event.turn):
        row = next((row for row in rows if all(_are_apart(axis, event, other) for other in row)), None)
        if row is None:
            rows.append(row := [])
        row.append(event)
    return rows


def _are_apart(axis: Axis, one: Fact, other: Fact) -> bool:
    (left, width), (other_left, other_width) = (_extent(axis, each) for each in (one, other))
    return left + width <= other_left or other_left + other_width <= left


def _extent(axis: Axis, event: Fact) -> tuple[float, float]:
    """The left end and the width of what stands for an event: as long as it took or may have taken, or else a sign."""
    left, width = axis.span(time_of(event.date), end_of(event.until or event.date))
    return (left, width) if width > _SIGN else (left + width / 2 - _SIGN / 2, _SIGN)


def _height(rows: Sequence[object]) -> float:
    return round(_FIRST_ROW + _ROW * len(rows), 2) if rows else 0.5


def _groups(signs: Iterable[Sign]) -> tuple[Alike, ...]:
    def look(sign: Sign) -> tuple[str, bool]:
        return sign.fact.kind, sign.fact.turn

    return tuple(Alike(*key, tuple(group)) for key, group in groupby(sorted(signs, key=look), key=look))


def _signs(axis: Axis, rows: Iterable[Sequence[Fact]], line: float, *, up: bool = False) -> Iterable[Sign]:
    for number, row in enumerate(rows):
        y = _FIRST_ROW + _ROW * number
        for event in row:
            left, width = _extent(axis, event)
            is_point = width <= _SIGN
            x = round(left + width / 2, 1) if is_point else left
            yield Sign(event, x, 0 if is_point else width, round(line - y if up else line + y, 2))
