"""Days → working days, weeks, months and years, rounded; the ends of months as the law has them."""

from __future__ import annotations

import datetime

import pytest

from explainer.rules.dates import count_answers, counted_value, months_later
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
