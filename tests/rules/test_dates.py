"""Days → the answers that counters pick, at every limit."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from explainer.rules.conditions import Answer
from explainer.rules.dates import count_answers, is_covered, reaches, suspension_on
from explainer.rules.model import Law, Option, Ruleset
from explainer.rules.periods import Counter, NamedDate
from tests.rules.making import exempt, option, outcome, question
from tests.rules.rulesets import library


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def counting(unit: str, *options: Option, first: datetime.date | None = None) -> Ruleset:
    """One question with a counter from "start" to "end"."""
    start = "" if unit == "date" else "start"
    counter = Counter(unit=unit, start=start, end="end")
    dates = {name: NamedDate(id=name, says="", first=since) for name, since in (("start", first), ("end", None))}
    return replace(
        library(),
        questions={"when": question("when", *options, "other", counter=counter)},
        rules={},
        exempt=exempt(Answer("when", (options[0].id,))),
        outcomes=(outcome("all", None),),
        advice=(),
        dates=dates,
    )


def picked(ruleset: Ruleset, start: str, end: str) -> str | None:
    return count_answers(ruleset, {"start": day(start), "end": day(end)}).get("when")


FORTNIGHT = counting(
    "days",
    option("early", 0, 11),
    option("just", 12, 13),
    option("late", 14, None),
)
YEAR = counting(
    "days_past_a_year",
    option("early", None, -2),
    option("just", -1, 0),
    option("late", 1, None),
    first=day("2020-06-25"),
)
TURN = counting(
    "date",
    option("old", None, day("2023-03-24").toordinal()),
    option("new", day("2023-03-25").toordinal()),
)


@pytest.mark.parametrize(
    ("end", "option"),
    [
        ("2026-11-01", "early"),
        ("2026-11-12", "early"),
        ("2026-11-13", "just"),
        ("2026-11-14", "just"),
        ("2026-11-15", "late"),
        ("2027-11-15", "late"),
        ("2026-10-31", None),
    ],
)
def test_the_first_day_is_not_counted(end: str, option: str | None) -> None:
    assert picked(FORTNIGHT, "2026-11-01", end) == option


@pytest.mark.parametrize(
    ("start", "end", "option"),
    [
        ("2025-11-22", "2026-11-20", "early"),
        ("2025-11-22", "2026-11-21", "just"),
        ("2025-11-22", "2026-11-22", "just"),
        ("2025-11-22", "2026-11-23", "late"),
        ("2023-03-01", "2024-02-29", "just"),
        ("2024-03-01", "2025-03-01", "just"),
        ("2020-06-25", "2021-06-26", "late"),
        ("2020-06-24", "2021-06-26", None),
        ("2024-02-29", "2025-03-01", None),
        ("2025-11-22", "2025-11-21", None),
    ],
)
def test_a_year_ends_on_the_same_day_one_year_later(start: str, end: str, option: str | None) -> None:
    assert picked(YEAR, start, end) == option


@pytest.mark.parametrize(("end", "option"), [("2023-03-24", "old"), ("2023-03-25", "new")])
def test_a_date_counts_from_nowhere(end: str, option: str) -> None:
    assert count_answers(TURN, {"end": day(end)}) == {"when": option}


def test_without_its_days_a_counter_picks_nothing() -> None:
    assert count_answers(FORTNIGHT, {"start": day("2026-11-01")}) == {}
    assert count_answers(FORTNIGHT, {"end": day("2026-11-01")}) == {}


@given(start=some.dates(datetime.date(2020, 7, 1), datetime.date(2090, 1, 1)), days=some.integers(0, 800))
def test_a_later_day_never_picks_an_earlier_option(start: datetime.date, days: int) -> None:
    order = ["early", "just", "late"]
    for ruleset in (FORTNIGHT, YEAR):
        ends = [start + datetime.timedelta(days + more) for more in (0, 1)]
        found = [count_answers(ruleset, {"start": start, "end": end}).get("when") for end in ends]
        if None not in found:
            assert order.index(str(found[0])) <= order.index(str(found[1]))


@pytest.mark.parametrize(
    ("today", "covered"),
    [("2023-12-31", False), ("2024-01-01", True), ("2029-12-31", True), ("2030-01-01", False)],
)
def test_days_that_the_rules_do_not_speak_of_are_refused(today: str, covered: bool) -> None:
    assert is_covered(library(), {"today": day(today)}) is covered


def test_a_day_that_is_not_given_is_covered() -> None:
    assert is_covered(library(), {})


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ("2024-07-31", None),
        ("2024-08-01", "Closed in August."),
        ("2024-08-31", "Closed in August."),
        ("2024-09-01", None),
    ],
)
def test_a_suspension_holds_from_its_first_day_to_its_last(today: str, says: str | None) -> None:
    suspension = suspension_on(library(), day(today))
    assert (suspension.says if suspension else None) == says


LAW = Law("act", "Act", "https://example.org/act")


@pytest.mark.parametrize(
    ("law", "day", "reached"),
    [
        (replace(LAW, in_force=day("2026-03-26")), "2025-06-03", False),
        (replace(LAW, in_force=day("2026-03-26"), claims_from=day("2025-06-03")), "2025-06-03", True),
        (replace(LAW, in_force=day("2026-03-26"), claims_from=day("2025-06-03")), "2025-06-02", False),
        (replace(LAW, claims_until=day("2025-06-02")), "2025-06-02", True),
        (replace(LAW, claims_until=day("2025-06-02")), "2025-06-03", False),
        (replace(LAW, claims_from=day("2025-01-01")), "2025-01-01", True),
        (replace(LAW, claims_from=day("2025-06-01")), "2025-05-31", False),
        (LAW, "1999-01-01", True),
    ],
)
def test_a_law_reaches_a_day_from_its_first_claims_else_from_its_text_until_its_last(
    law: Law, day: str, *, reached: bool
) -> None:
    assert reaches(law, datetime.date.fromisoformat(day)) is reached
