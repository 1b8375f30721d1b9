"""Days: those that counters ask for, and the periods that a ruleset speaks of, or does not."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from explainer.diagnostics import Location

UNITS = ("days", "date", "days_past_a_year")

_NOWHERE = Location("")


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A day of a person's life that counters count from or to. Days before `first` do not count."""

    id: str
    says: str
    first: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Counter:
    """How days pick an answer. `start` and `end` are ids of occasions; `start` is empty when the unit is `date`."""

    unit: str  # one of UNITS
    start: str
    end: str
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Suspension:
    """A period in which the rules do not run at all. `until` is its last day, None while no end is known."""

    start: datetime.date
    until: datetime.date | None
    law: tuple[str, ...]
    says: str
    location: Location = field(default=_NOWHERE, compare=False)
    locations: Mapping[str, Location] = field(default_factory=dict, compare=False)  # of the words of `law`


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days of the date `date` that the rules speak of; others are refused in the words of `says`."""

    date: str
    start: datetime.date | None
    until: datetime.date | None
    says: str
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Period:
    """Days before the coverage begins. The rules speak of them too, each from its own day, unless `refused` says why.

    `start` is None where there is no first day; `until` is the last day.
    """

    start: datetime.date | None
    until: datetime.date
    refused: str = ""
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Compared:
    """A day on which persons are compared, with its words. `day` is None for the day the rules were checked."""

    title: str
    day: datetime.date | None
    location: Location = field(default=_NOWHERE, compare=False)
