"""Days: those that counters ask for, and the periods that a ruleset speaks of, or does not."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.declaration import LONG, Convert, EntryName, Key, LocatedTexts
from explainer.formats.kinds import Choice, Id, TextList
from explainer.rules.citations import LAW, Citation

UNITS = ("days", "date", "days_past_a_year", "working_days", "weeks", "months", "years", "hours")
ROUNDED = ("weeks", "months", "years", "hours")
DOWN, UP = "down", "up"

_NOWHERE = Location("")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDate:
    """A day of a person's life that counters count from or to. Days before `first` do not count."""

    LABEL: ClassVar[str] = "date"
    SHORT: ClassVar[str] = "says"

    id: Annotated[str, EntryName()]
    says: Annotated[str, "The words for people."]
    first: Annotated[
        datetime.date | None, Key("from"), "The first day that counts; an earlier one picks no answer."
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """How days pick an answer. `start` and `end` are ids of dates; `start` is empty when the unit is `date`."""

    LABEL: ClassVar[str] = '"counts"'

    unit: Annotated[
        str,
        Choice(UNITS),
        "days: calendar days between the two; working_days, weeks, months, years, hours: the same in these; "
        "date: the day itself; days_past_a_year: days after one year.",
    ]
    start: Annotated[str, Id(), Key("from"), "The date to count from; not with the unit `date`."] = ""
    end: Annotated[str, Id(), Key("to"), "The date to count to."]
    round: Annotated[
        str,
        Choice((DOWN, UP)),
        "Hours, weeks, months and years: `down` counts whole ones; `up` one more for what remains.",
    ] = DOWN
    location: Location = field(default=_NOWHERE, compare=False)


def _days_of(texts: LocatedTexts, _location: Location, diagnostics: Diagnostics) -> tuple[datetime.date, ...]:
    days = []
    for text, location in texts:
        try:
            days.append(datetime.datetime.strptime(text, "%Y-%m-%d").date())  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            diagnostics.add(location, f'"{text}" is not a day.', "write it like 2023-03-25.")
    return tuple(days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holidays:
    """Days on which nobody works, beside Saturdays and Sundays. Outside of its span nothing is counted."""

    LABEL: ClassVar[str] = '"holidays"'

    start: Annotated[datetime.date, Key("from"), "The first day of which it is known whether it is a holiday."]
    until: Annotated[datetime.date, "The last such day."]
    days: Annotated[
        tuple[datetime.date, ...], TextList(translated=False), Convert(_days_of), "Every holiday between them."
    ]
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockChanges:
    """Days on which the clocks of the place are changed, by an hour at most. Outside of its span nothing is counted."""

    LABEL: ClassVar[str] = '"clock_changes"'

    start: Annotated[datetime.date, Key("from"), "The first day of which it is known whether clocks are changed."]
    until: Annotated[datetime.date, "The last such day."]
    days: Annotated[
        tuple[datetime.date, ...],
        TextList(translated=False),
        Convert(_days_of),
        "Every such day between them; leave it out where clocks are never changed.",
    ] = ()
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """A period in which the rules do not run at all. `until` is its last day, None while no end is known."""

    LABEL: ClassVar[str] = "this suspension"

    start: Annotated[datetime.date, Key("from"), "Its first day."]
    until: Annotated[datetime.date | None, "Its last day, when one is known."] = None
    law: Annotated[tuple[Citation, ...], LAW]
    says: Annotated[str, LONG, "What a visitor must know, in one or two sentences."]
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The days of the date `date` that the rules speak of; others are refused in the words of `says`."""

    LABEL: ClassVar[str] = '"covers"'

    date: Annotated[str, Id(), "Which of the dates decides."]
    start: Annotated[datetime.date | None, Key("from"), "The first day that the rules speak of."] = None
    until: Annotated[datetime.date | None, "The last day that the rules speak of."] = None
    says: Annotated[str, LONG, "What a person is told on whose day they do not speak."]
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days before the coverage begins. The rules speak of them too, each from its own day, unless `refused` says why.

    `start` is None where there is no first day; `until` is the last day.
    """

    LABEL: ClassVar[str] = "this part of the history"

    start: Annotated[
        datetime.date | None, Key("from"), "Its first day; leave it out for the part before all others."
    ] = None
    until: Annotated[datetime.date, "Its last day."]
    refused: Annotated[str, LONG, "Why the rules give no answer for these days, if they do not."] = ""
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A day on which persons are compared, with its words. `day` is None for the day the rules were checked."""

    LABEL: ClassVar[str] = "this day"

    title: Annotated[str, "The head of its column."]
    day: Annotated[datetime.date | None, "The day; leave it out for today."] = None
    location: Location = field(default=_NOWHERE, compare=False)
