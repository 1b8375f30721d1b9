"""Facts marked for the timeline → years of events, each as exactly dated as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from explainer.diagnostics import Diagnostics
from explainer.model import Fact, Year


def order_timeline(facts: Iterable[Fact]) -> tuple[Year, ...]:
    """Group events by year, oldest first. Within a year, what is known only by year is first, then by month."""
    events = sorted((fact for fact in facts if fact.timeline), key=lambda fact: (fact.date.sort_key(), fact.id))
    return tuple(Year(year, tuple(group)) for year, group in groupby(events, key=lambda fact: fact.date.year))


def check_ends(facts: Mapping[str, Fact], diagnostics: Diagnostics) -> None:
    """Report what ends before it begins."""
    for fact in facts.values():
        end = facts.get(fact.ended_by)
        if end and end.date.last_date() < fact.date.first_date():
            what = f'what applies from "{fact.id}" on is ended by "{end.id}", which is earlier.'
            diagnostics.add(fact.location, what, "name a later fact under `ended_by:`, or correct a date.")
