"""A small ruleset with a history → what it says of days before it was written, on each side of each limit."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.load.files import Folder
from explainer.load.rules import load_ruleset
from explainer.rules.case import Case, Expected
from explainer.rules.dates import reaches
from explainer.rules.evaluate import evaluate
from explainer.rules.history import as_of, moved_to, past_result, refusal
from explainer.rules.model import Law, Ruleset

FERRY = Path(__file__).parent / "ferry"
GUEST = {"rider": "guest", "dog": "no", "notice": "early"}


@pytest.fixture(scope="module")
def ferry() -> Ruleset:
    diagnostics = Diagnostics()
    ruleset = load_ruleset(Folder(FERRY, diagnostics), "content/rules/ferry.yaml", diagnostics)
    assert ruleset is not None, "\n".join(map(str, diagnostics))
    return ruleset


def person(dates: dict[str, str] | None = None, **answers: str) -> Case:
    days = {date: datetime.date.fromisoformat(day) for date, day in (dates or {}).items()}
    expected = Expected(exempt="", outcome="")
    return Case(name="a rider", answers={**GUEST, **answers}, expect=expected, dates=days)


def on(day: str) -> datetime.date:
    return datetime.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "why_not"),
    [
        ("1999-12-31", "We know nothing of such a day."),
        ("2000-01-01", ""),
        ("2009-12-31", ""),
        ("2010-01-01", "The pier was shut."),
        ("2011-12-31", "The pier was shut."),
        ("2012-01-01", ""),
        ("2019-12-31", ""),
        ("2020-01-01", ""),
        ("2023-01-31", ""),
        ("2023-02-01", "A storm stopped the ferry."),
        ("2023-02-03", "A storm stopped the ferry."),
        ("2023-02-04", ""),
    ],
)
def test_a_day_outside_is_refused_with_its_reason_and_never_answered_by_the_nearest(
    day: str, why_not: str, ferry: Ruleset
) -> None:
    assert refusal(ferry, on(day)) == why_not
    found = past_result(ferry, person(), on(day))
    assert found.refused == why_not
    assert (found.result is None) == bool(why_not)


@pytest.mark.parametrize(("day", "exempt", "outcome"), [("2005-05-31", "yes", "free"), ("2005-06-01", "no", "pays")])
def test_a_rule_begins_on_its_day(day: str, exempt: str, outcome: str, ferry: Ruleset) -> None:
    result = past_result(ferry, person(), on(day)).result
    assert result is not None
    assert (result.exempt, result.outcome) == (exempt, outcome)


def test_before_its_day_a_rule_cannot_hold_even_where_nothing_is_known(ferry: Ruleset) -> None:
    assert evaluate(as_of(ferry, on("2005-05-31")), {}).status["toll"] == "ruled_out"
    assert evaluate(as_of(ferry, on("2005-06-01")), {}).status["toll"] == "open"


def test_an_answer_that_rests_on_a_rule_without_a_day_is_not_given_for_older_days(ferry: Ruleset) -> None:
    found = past_result(ferry, person(dog="yes"), on("2019-12-31"))
    assert found.result is None
    assert found.unknown == ("dog_ban",)
    known = past_result(ferry, person(dog="yes"), on("2020-01-01")).result
    assert known is not None
    assert known.outcome == "ashore"


def test_a_rule_that_only_gathers_others_needs_no_day(ferry: Ruleset) -> None:
    result = past_result(ferry, person(), on("2019-12-31")).result
    assert result is not None
    assert "charge" in result.because


def test_as_many_days_lie_between_the_dates_as_in_the_case(ferry: Ruleset) -> None:
    late = person({"booked": "2024-02-28", "travel": "2024-03-01"})
    assert moved_to(ferry, late, on("2001-03-01")) == {"booked": on("2001-02-27"), "travel": on("2001-03-01")}
    result = past_result(ferry, late, on("2001-03-01")).result
    assert result is not None
    assert result.outcome == "pays", "the days say late, whatever the case answers"


def test_a_case_without_days_gets_the_day_alone(ferry: Ruleset) -> None:
    assert moved_to(ferry, person(), on("2001-03-01")) == {"travel": on("2001-03-01")}


def test_on_a_day_that_is_covered_the_rules_say_what_they_always_say(ferry: Ruleset) -> None:
    assert past_result(ferry, person(), on("2020-01-01")).result == evaluate(ferry, GUEST)


def test_rules_without_coverage_speak_of_every_day(ferry: Ruleset) -> None:
    assert refusal(replace(ferry, covers=None, history=()), on("1066-10-14")) == ""


@pytest.mark.parametrize(
    ("law", "day", "holds"),
    [
        (Law("a", "A", "", in_force=on("2012-05-02")), "2012-05-01", False),
        (Law("a", "A", "", in_force=on("2012-05-02")), "2012-05-02", True),
        (Law("a", "A", "", in_force=on("2012-05-02"), claims_from=on("2004-01-01")), "2003-12-31", False),
        (Law("a", "A", "", in_force=on("2012-05-02"), claims_from=on("2004-01-01")), "2004-01-01", True),
        (Law("a", "A", "", claims_until=on("2019-06-30")), "2019-06-30", True),
        (Law("a", "A", "", claims_until=on("2019-06-30")), "2019-07-01", False),
        (Law("a", "A", ""), "0800-12-25", True),
    ],
)
def test_a_law_reaches_from_its_first_day_to_its_last(law: Law, day: str, holds: bool) -> None:
    assert reaches(law, on(day)) is holds
