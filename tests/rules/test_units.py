"""Days and times → hours, working days, weeks, months and years, rounded; the ends of months as the law has them."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from explainer.rules.dates import count_answers, counted_value, months_later
from explainer.rules.model import Ruleset
from explainer.rules.periods import NamedDate
from tests.rules.rulesets import deadline


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("begins", "months", "ends"),
    [
        ("2024-01-15", 1, "2024-02-15"),
        (
            "2024-01-31",
            1,
            "2024-02-29",
        ),  # Regulation (EEC, Euratom) 1182/71, Article 3(2)(c)
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2023-12-31", 2, "2024-02-29"),
        ("2024-03-31", 1, "2024-04-30"),
        ("2024-04-30", 1, "2024-05-30"),  # a last day is not carried to a later one
    ],
)
def test_a_period_of_months_ends_on_the_day_of_the_same_number_or_the_last_of_the_month(
    begins: str, months: int, ends: str
) -> None:
    assert months_later(day(begins), months) == day(ends)


@pytest.mark.parametrize(
    ("unit", "start", "end", "value"),
    [
        ("years", "2021-03-10", "2024-03-10", 3),  # three years from a day: its third anniversary is still in time
        ("years", "2021-03-10", "2024-03-11", 4),
        ("years", "2021-03-10", "2021-03-10", 0),
        ("years", "2020-02-29", "2023-02-28", 3),
        ("years", "2020-02-29", "2023-03-01", 4),
        ("months", "2024-01-31", "2024-02-28", 0),
        ("months", "2024-01-31", "2024-02-29", 1),
        ("months", "2024-01-31", "2024-03-30", 1),
        ("months", "2024-01-31", "2024-03-31", 2),
        ("weeks", "2024-03-01", "2024-03-08", 1),
        ("weeks", "2024-03-01", "2024-03-09", 2),
        ("working_days", "2024-03-01", "2024-03-04", 1),  # a Friday to the Monday after
        ("working_days", "2024-04-30", "2024-05-02", 1),  # over a holiday
        ("working_days", "2024-03-02", "2024-03-03", 0),
        ("working_days", "2023-11-30", "2023-12-04", None),  # before the list of holidays begins
        ("working_days", "2025-01-31", "2025-02-01", None),
        ("months", "2024-03-02", "2024-03-01", None),
    ],
)
def test_days_are_counted_in_the_unit(unit: str, start: str, end: str, value: int | None) -> None:
    dates = {"letter": day(start), "demand": day(end)}
    assert counted_value(deadline(), deadline().questions[unit], dates) == value


def test_a_count_picks_the_option_whose_limits_it_meets() -> None:
    picked = count_answers(deadline(), {"letter": day("2021-03-10"), "demand": day("2024-03-10")})
    assert picked == {"years": "in_time", "months": "over", "weeks": "over"}


THURSDAY, FRIDAY, CHANGE = "2024-05-02", "2024-05-03", "2024-03-31"  # Europe put its clocks forward on the last one


def picked(start: str, end: str, ruleset: Ruleset) -> str | None:
    """What the hours from one to the other pick, each written like 2024-05-02 14:30, or with less of the time."""
    moments = {name: text.split(" ") for name, text in (("shut", start), ("opened", end))}
    dates = {name: day(first) for name, (first, *_) in moments.items()}
    times = {name: time for name, (_, *rest) in moments.items() for time in rest}
    return count_answers(ruleset, dates, times).get("hours")


@pytest.mark.parametrize(
    ("start", "end", "option"),
    [
        (f"{THURSDAY} 14:30", f"{THURSDAY} 17:29", "under"),
        (f"{THURSDAY} 14:30", f"{THURSDAY} 17:30", "over"),
        (f"{THURSDAY} 23:00", f"{FRIDAY} 01:59", "under"),
        (f"{THURSDAY} 23:00", f"{FRIDAY} 02:00", "over"),
        (f"{THURSDAY} 14:30", f"{THURSDAY} 14:30", "under"),
        (f"{THURSDAY} 14:30", f"{THURSDAY} 14:29", None),
        ("2023-12-31 23:00", "2024-01-01 23:00", None),  # before the list of changes begins
        ("2025-12-31 23:00", "2026-01-01 23:00", None),
    ],
)
def test_whole_hours_pick_an_answer(start: str, end: str, option: str | None) -> None:
    assert picked(start, end, deadline()) == option


@pytest.mark.parametrize(
    ("start", "end", "option"),
    [
        (f"{THURSDAY} 14", f"{THURSDAY} 16:59", "under"),
        (f"{THURSDAY} 14", f"{THURSDAY} 17:00", None),  # two hours and a minute, or three
        (f"{THURSDAY} 14", f"{THURSDAY} 17:59", "over"),
        (f"{THURSDAY} 14:30", f"{THURSDAY} 17", None),
        (f"{THURSDAY} 14", f"{THURSDAY} 18", "over"),
        (THURSDAY, f"{THURSDAY} 02:59", "under"),
        (THURSDAY, f"{THURSDAY} 03:00", None),
        (f"{THURSDAY} 14:30", FRIDAY, "over"),
        (THURSDAY, FRIDAY, None),
    ],
)
def test_a_time_that_is_not_known_picks_an_answer_only_if_all_that_it_can_be_do(
    start: str, end: str, option: str | None
) -> None:
    assert picked(start, end, deadline()) == option


@pytest.mark.parametrize(
    ("start", "end", "option"),
    [
        (f"{CHANGE} 01:30", f"{CHANGE} 03:29", "under"),
        (f"{CHANGE} 01:30", f"{CHANGE} 03:30", None),
        (f"{CHANGE} 01:30", f"{CHANGE} 05:29", None),
        (f"{CHANGE} 01:30", f"{CHANGE} 05:30", "over"),
        ("2024-03-30 23:00", f"{CHANGE} 02:30", None),
        ("2024-03-30 20:00", "2024-03-30 23:00", "over"),
        (f"{CHANGE} 02:30", f"{CHANGE} 02:10", "under"),  # put back, a clock shows an hour twice
    ],
)
def test_an_hour_around_a_change_of_clocks_is_open(start: str, end: str, option: str | None) -> None:
    assert picked(start, end, deadline()) == option


@pytest.mark.parametrize(("end", "option"), [("16:30", "under"), ("16:31", "over")])
def test_hours_that_have_begun_count_if_the_counter_rounds_up(end: str, option: str) -> None:
    hours = deadline().questions["hours"]
    assert hours.counter is not None
    begun = replace(hours, counter=replace(hours.counter, round="up"))
    assert picked(f"{THURSDAY} 14:30", f"{THURSDAY} {end}", replace(deadline(), questions={"hours": begun})) == option


def test_hours_from_a_day_that_does_not_count_pick_nothing() -> None:
    first = {"shut": NamedDate(id="shut", says="", first=day(FRIDAY))}
    since_friday = replace(deadline(), dates={**deadline().dates, **first})
    assert picked(f"{THURSDAY} 14:30", f"{THURSDAY} 17:30", since_friday) is None
