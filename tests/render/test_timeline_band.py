"""The events of a site → a band in which each is at its place in time, and none hides another."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise

import pytest

from explainer.formats.partial_date import PartialDate
from explainer.model import Fact, Site
from explainer.render.timeline_band import Lane, Sign, TimelineBand, timeline_band
from explainer.resolve.timeline import order_timeline


@pytest.fixture
def event(own_site: Site) -> Fact:
    """An event that is nothing but that."""
    first = next(iter(own_site.facts.values()))
    return replace(first, kind="law", turn=False, timeline=True, until=None, applies="", ended_by="")


def on(event: Fact, day: str, **fields: object) -> Fact:
    date = PartialDate.parse(day)
    assert date is not None
    return replace(event, id=f"{day}-{len(fields)}-{fields.get('kind', '')}", date=date, **fields)  # type: ignore[arg-type]


def band(site: Site, *events: Fact, language: str = "en") -> TimelineBand:
    facts = replace(site.collections["facts"], by_id={event.id: event for event in events})
    settings = replace(site.settings, language=language, checked=datetime.date(2026, 1, 1))
    changed = replace(site, collections={**site.collections, "facts": facts}, settings=settings)
    return timeline_band(replace(changed, timeline=order_timeline(events)))


def signs(lane: Lane) -> list[Sign]:
    """In the order of their days."""
    found = [sign for group in lane.groups for sign in group.signs]
    return sorted(found, key=lambda sign: sign.fact.date.sort_key())


def test_events_are_as_far_apart_as_their_days(own_site: Site, event: Fact) -> None:
    found = signs(band(own_site, *(on(event, day) for day in ("2004-07-01", "2006-07-01", "2016-07-01"))).law)
    first, second = (after.x - before.x for before, after in pairwise(found))
    assert second == pytest.approx(5 * first, abs=0.2)


def test_events_of_one_day_are_one_above_the_other_and_turns_of_the_law_nearest_to_the_line(
    own_site: Site, event: Fact
) -> None:
    made = band(own_site, on(event, "2004-01-05"), on(event, "2026-03-26"), on(event, "2026-03-26", turn=True))
    plain, turn = sorted(signs(made.law)[1:], key=lambda sign: sign.fact.turn)
    assert plain.x == turn.x
    assert plain.y < turn.y < made.line


def test_courts_are_on_the_other_side_of_the_line_and_what_is_no_law_apart_from_both(
    own_site: Site, event: Fact
) -> None:
    made = band(own_site, on(event, "2004"), on(event, "2007", kind="court"), on(event, "2008", kind="figure"))
    law, court = signs(made.law)
    assert law.y < made.line < court.y
    assert [sign.fact.kind for sign in signs(made.rest)] == ["figure"]
    assert (made.law.kinds, made.rest.kinds) == (("court", "law"), ("figure",))


def test_an_event_of_which_only_the_year_is_known_is_as_long_as_the_year(own_site: Site, event: Fact) -> None:
    day, year = signs(band(own_site, on(event, "2010-01-05"), on(event, "2019")).law)
    assert day.width == 0
    assert (year.x, year.width) == (90, 10)


def test_what_applies_is_a_bar_until_another_fact_ends_it(own_site: Site, event: Fact) -> None:
    end = on(event, "2021-01-01")
    begun = on(event, "2012-01-01", applies="For a time", ended_by=end.id)
    made = band(
        own_site, begun, end, on(event, "2016-01-01", applies="Since then"), on(event, "2010"), on(event, "2029")
    )
    assert [(bar.label, bar.left, bar.width) for bar in made.bars] == [("For a time", 10, 45), ("Since then", 30, 70)]


def test_today_stands_at_the_day_of_the_last_check_until_a_script_moves_it(own_site: Site, event: Fact) -> None:
    assert band(own_site, on(event, "2022"), on(event, "2029")).now == 50
    assert band(own_site, on(event, "2022"), on(event, "2023")).now == 100


def test_time_runs_from_the_right_where_people_read_from_there(own_site: Site, event: Fact) -> None:
    events = on(event, "2010", applies="Since then"), on(event, "2029")
    made = band(own_site, *events, language="ar")
    assert [sign.x for sign in signs(made.law)] == [95, 0]
    assert (made.bars[0].left, made.bars[0].width, made.now) == (0, 100, 20)


def test_no_more_years_are_written_than_have_room(own_site: Site, event: Fact) -> None:
    assert [year for year, _ in band(own_site, on(event, "2020"), on(event, "2022")).years] == [2020, 2021, 2022]
    assert [year for year, _ in band(own_site, on(event, "1990"), on(event, "2030")).years][:3] == [1990, 1995, 2000]
