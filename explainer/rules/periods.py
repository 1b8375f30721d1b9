"""The days before those that a ruleset is written for: which it speaks of as well, and which are compared."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from explainer.problems import Place


@dataclass(frozen=True, slots=True)
class Era:
    """Days before the coverage begins. The rules speak of them too, each from its own day, unless `refused` says why.

    `start` is None where there is no first day; `until` is the last day.
    """

    start: datetime.date | None
    until: datetime.date
    refused: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Compared:
    """A day on which persons are compared, with its words. `day` is None for the day the rules were checked."""

    title: str
    day: datetime.date | None
    place: Place = field(default=Place(""), compare=False)
