"""Days and times that one clock showed → the least and the most hours that can have passed between them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.declaration import LocatedText
from explainer.rules.periods import UP, ClockChanges, Counter

# 14, 14:30
_TIME = re.compile(r"([01]\d|2[0-3])(:[0-5]\d)?\Z")
_HOUR = datetime.timedelta(hours=1)


def hours_passed(
    counter: Counter, changes: ClockChanges, dates: Mapping[str, datetime.date], times: Mapping[str, str]
) -> tuple[int, int] | None:
    """The least and the most hours between two moments, each rounded as the counter says; None if none can be counted.

    Both days are in `dates`, in their order. Of a moment without a time, or with the hour alone, every minute is
    possible. On a day in `changes` the clock may have been put forward or back between the two, and the law seldom says
    whether that hour counts: so each such day, first and last included, makes it an hour more and an hour less.
    """
    start, end = dates[counter.start], dates[counter.end]
    if start < changes.start or end > changes.until:
        return None
    began, ended = (_readings(dates[name], times.get(name, "")) for name in (counter.start, counter.end))
    doubt = _HOUR * sum(start <= day <= end for day in changes.days)
    least, most = ended[0] - began[1] - doubt, ended[1] - began[0] + doubt
    if most < datetime.timedelta():
        return None
    return _rounded(counter, max(least, datetime.timedelta())), _rounded(counter, most)


def times_of(written: Mapping[str, LocatedText], _location: Location, diagnostics: Diagnostics) -> dict[str, str]:
    """Times by the names of their dates, without those that are none (reported)."""
    times = {}
    for name, (text, location) in written.items():
        if _TIME.match(text):
            times[name] = text
        else:
            help_text = "write hour and minute with two digits each, like 09:30, or the hour alone, like 09."
            diagnostics.add(location, f'"{text}" is not a time of day.', help_text)
    return times


def _readings(day: datetime.date, time: str) -> tuple[datetime.datetime, datetime.datetime]:
    """The first and the last minute that a day and a time, or a part of one, can mean: "14" is 14:00 to 14:59."""
    first, last = (datetime.datetime.fromisoformat(f"{day}T{time}{whole[len(time) :]}") for whole in ("00:00", "23:59"))
    return first, last


def _rounded(counter: Counter, passed: datetime.timedelta) -> int:
    return -(-passed // _HOUR) if counter.round == UP else passed // _HOUR
