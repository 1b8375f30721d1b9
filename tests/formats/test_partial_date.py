"""Dates exactly as precise as they are written."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from explainer.formats.partial_date import FIRST_YEAR, LAST_YEAR, PartialDate, parse_day, why_no_date

DAYS = some.dates(datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31)).map(
    lambda date: PartialDate(date.year, date.month, date.day)
)
ANY_DAYS = DAYS.flatmap(lambda day: some.sampled_from([day, PartialDate(day.year, day.month), PartialDate(day.year)]))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025", PartialDate(2025)),
        ("2025-03", PartialDate(2025, 3)),
        ("2025-03-14", PartialDate(2025, 3, 14)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(text: str, day: PartialDate) -> None:
    assert PartialDate.parse(text) == day
    assert str(day) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0000",
        "25",
        "2025-3",
        "2025-13",
        "2025-00",
        "2025-02-29",
        "2025-04-31",
        "2025-03-14T00",
        "2025-03-14\n",
        "14.3.2025",
        "２０２５",
        " 2025",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert PartialDate.parse(text) is None


@pytest.mark.parametrize("text", ["9999-12-31", "2206-11-22", "2100-01-01", "0999-12-31", "0026-11-22", "0001-01-01"])
def test_a_year_that_is_too_far_away_to_be_meant_is_named(text: str) -> None:
    assert [PartialDate.parse(text), PartialDate.parse(text[:4]), parse_day(text)] == [None, None, None]
    assert why_no_date(text, "this is no date.") == (
        f"the year {text[:4]} is too far away to be meant.",
        "write one of 1000 to 2099; leave out a date that nobody knows.",
    )


@pytest.mark.parametrize("text", ["1000-01-01", "2099-12-31"])
def test_the_first_and_the_last_year_can_be_meant(text: str) -> None:
    assert str(parse_day(text)) == text


@pytest.mark.parametrize(("text", "precision"), [("2025", "year"), ("2025-03", "month"), ("2025-03-14", "day")])
def test_a_date_knows_how_exact_it_is(text: str, precision: str) -> None:
    day = PartialDate.parse(text)
    assert day is not None
    assert day.precision == precision


def test_a_month_can_mean_any_of_its_days() -> None:
    month = PartialDate(2024, 2)
    assert (month.first_date(), month.last_date()) == (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))


@given(ANY_DAYS)
def test_every_date_can_be_written_and_read_again(day: PartialDate) -> None:
    assert PartialDate.parse(str(day)) == day


@given(ANY_DAYS, ANY_DAYS)
def test_dates_are_ordered_by_the_first_day_they_can_mean(one: PartialDate, other: PartialDate) -> None:
    if one.first_date() < other.first_date():
        assert one.sort_key() < other.sort_key()


@given(DAYS)
def test_what_is_known_less_exactly_stands_before_what_it_contains(day: PartialDate) -> None:
    assert PartialDate(day.year).sort_key() < PartialDate(day.year, day.month).sort_key() < day.sort_key()
