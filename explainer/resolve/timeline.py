"""Facts marked for the timeline → years of events, each as exactly dated as it is known."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from explainer.model import Fact, Year


def order_timeline(facts: Iterable[Fact]) -> tuple[Year, ...]:
    """Group events by year, oldest first. Within a year, what is known only by year is first, then by month."""
    events = sorted((fact for fact in facts if fact.timeline), key=lambda fact: (fact.date.sort_key(), fact.id))
    return tuple(Year(year, tuple(group)) for year, group in groupby(events, key=lambda fact: fact.date.year))
