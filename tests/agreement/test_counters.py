"""The counter of the page, run in V8 → days, answers and refusals, the same as those of explainer/rules/dates.py."""

from __future__ import annotations

import datetime
import itertools
import json
from collections.abc import Iterator, Mapping

import pytest
from py_mini_racer import MiniRacer

from explainer.diagnostics import Diagnostics
from explainer.render.scripts import small_script
from explainer.rules.dates import count_answers, counted_value, is_covered
from explainer.rules.export import export_rules
from explainer.rules.model import Ruleset
from explainer.theme import Theme
from tests.browser.browsers import ROOT
from tests.rules.rulesets import deadline, this_site

Dates = Mapping[str, datetime.date]
DAY = datetime.timedelta(days=1)
FIRST_DAY = datetime.date(1970, 1, 1).toordinal()  # of the days that JavaScript counts
# Limits of the law, ends of months and years, leap days, and a leap year without one.
TURNS = [
    datetime.date.fromisoformat(text)
    for text in ("2020-06-24", "2023-03-25", "2024-02-29", "2025-02-28", "2025-06-03", "2025-12-31", "2026-11-22")
]
BULK = """
const counted = (people) => people.map((dates) => Object.keys(rules.questions).flatMap((question) => {
  const { counts } = rules.questions[question];
  if (!counts || [counts.start, counts.end].some((id) => id && !dates[id])) return [];
  const { value, option, near } = explainer.count(rules, question, dates);
  return [[question, isNaN(value) ? null : value, option || null, !!near, explainer.covers(rules, dates)]];
}));
"""


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return this_site()[0]


@pytest.fixture(scope="module")
def engine(ruleset: Ruleset) -> MiniRacer:
    engine = MiniRacer()
    rules = export_rules(ruleset, {}).decode()
    engine.eval(f"globalThis.explainer = {{}}; const rules = {rules};")
    engine.eval(small_script(Theme.of(ROOT), "counter", Diagnostics()) + ";" + BULK)
    return engine


def people(ruleset: Ruleset) -> Iterator[dict[str, datetime.date]]:
    """Every pair of days around the turns, as the start and the end of whatever is counted."""
    days = [turn + shift * DAY for turn in TURNS for shift in range(-4, 19)]
    for start, end in itertools.product(days, days):
        yield dict.fromkeys(ruleset.dates, start) | {"claim": end}


@pytest.mark.slow
def test_the_page_counts_and_picks_as_the_generator_does(ruleset: Ruleset, engine: MiniRacer) -> None:
    everyone = list(people(ruleset))
    written = [{name: day.isoformat() for name, day in dates.items()} for dates in everyone]
    engine.eval(f"const people = {json.dumps(written)}")
    lines = json.loads(str(engine.eval("JSON.stringify(counted(people))")))
    for dates, line in zip(everyone, lines, strict=True):
        picked = count_answers(ruleset, dates)
        covered = is_covered(ruleset, dates)
        for question, value, option, _, is_covered_here in line:
            expected = counted_value(ruleset, ruleset.questions[question], dates)
            if expected is not None and is_a_date(ruleset, question):
                expected -= FIRST_DAY
            assert (value, option, is_covered_here) == (expected, picked.get(question), covered), (question, dates)


@pytest.mark.parametrize(("days", "near"), [(11, False), (12, True), (13, True), (14, True), (15, True), (16, False)])
def test_the_counter_says_that_a_limit_of_days_is_near(days: int, near: bool, engine: MiniRacer) -> None:
    crossing = datetime.date(2026, 11, 1)
    assert reported(engine, "days_since_crossing", crossing=crossing, claim=crossing + days * DAY)["near"] is near


@pytest.mark.parametrize(("shift", "near"), [(-3, False), (-2, True), (-1, True), (0, True), (1, True), (2, False)])
def test_the_counter_says_that_a_limit_of_dates_is_near(shift: int, near: bool, engine: MiniRacer) -> None:
    assert reported(engine, "claim_date", claim=datetime.date(2025, 6, 3) + shift * DAY)["near"] is near


@pytest.mark.parametrize("day", ["2026-02-29", "2026-02-31", "--", ""])
def test_a_day_that_never_was_picks_nothing(day: str, engine: MiniRacer) -> None:
    script = f'JSON.stringify(explainer.count(rules, "claim_date", {{claim: "{day}"}}))'
    assert json.loads(str(engine.eval(script))) == {"value": None}


def is_a_date(ruleset: Ruleset, question: str) -> bool:
    counter = ruleset.questions[question].counter
    return counter is not None and counter.unit == "date"


def reported(
    engine: MiniRacer, question: str, times: Mapping[str, str] | None = None, /, **dates: datetime.date
) -> dict[str, object]:
    written = [question, {name: day.isoformat() for name, day in dates.items()}, times or {}]
    script = f"JSON.stringify(explainer.count(rules, ...{json.dumps(written)}))"
    answer: dict[str, object] = json.loads(str(engine.eval(script)))
    return answer


@pytest.mark.parametrize(
    ("first_entry", "picked"), [("2015-01-01", None), ("2020-06-24", None), ("2020-06-25", "over_a_year")]
)
def test_an_entry_before_the_day_that_counts_picks_nothing_in_either_evaluator(
    first_entry: str, picked: str | None, ruleset: Ruleset, engine: MiniRacer
) -> None:
    """Act, 101(1)(b.1): "entered Canada after June 24, 2020"."""
    dates = {"first_entry": datetime.date.fromisoformat(first_entry), "claim": datetime.date(2026, 11, 22)}
    assert count_answers(ruleset, dates).get("time_since_first_entry") == picked
    assert reported(engine, "time_since_first_entry", **dates).get("option") == picked


@pytest.fixture(scope="module")
def engine_of_units() -> MiniRacer:
    engine = MiniRacer()
    engine.eval(f"globalThis.explainer = {{}}; const rules = {export_rules(deadline(), {}).decode()};")
    for script in ("counter", "counter-units", "counter-hours"):
        engine.eval(small_script(Theme.of(ROOT), script, Diagnostics()))
    return engine


def test_the_page_counts_in_every_unit_as_the_generator_does(engine_of_units: MiniRacer) -> None:
    ruleset = deadline()
    starts = [datetime.date.fromisoformat(each) for each in ("2023-12-29", "2024-01-31", "2024-02-29", "2024-12-24")]
    ends = [start + step * DAY for start in starts for step in (0, 1, 6, 7, 8, 13, 16, 28, 29, 30, 31, 59, 60, 61)]
    ends += [
        datetime.date(year, month, number)
        for year in (2027, 2028)
        for month in (1, 2)
        for number in (28, 29)
        if (year, month, number) != (2027, 2, 29)
    ]
    for start, end in itertools.product(starts, ends):
        dates = {"letter": start, "demand": end}
        picked = count_answers(ruleset, dates)
        for question in ruleset.questions.values():
            found = reported(engine_of_units, question.id, **dates)
            expected = counted_value(ruleset, question, dates)
            assert (found["value"], found.get("option")) == (expected, picked.get(question.id)), (question.id, dates)


@pytest.mark.parametrize(("days", "near"), [(40, False), (41, True), (42, True), (43, True), (44, True), (45, False)])
def test_the_counter_says_that_a_limit_of_weeks_is_within_two_days(
    days: int, near: bool, engine_of_units: MiniRacer
) -> None:
    letter = datetime.date(2024, 3, 1)
    found = reported(engine_of_units, "weeks", letter=letter, demand=letter + days * DAY)
    assert found["near"] is near


def test_the_page_counts_hours_as_the_generator_does(engine_of_units: MiniRacer) -> None:
    """From and to all times of a few days that matter; 31 March is a change of clocks, 2024 begins the list of them."""
    days = [datetime.date.fromisoformat(text) for text in ("2023-12-31", "2024-01-01", "2024-03-30", "2024-03-31")]
    times = ("", "00", "00:00", "02", "02:30", "03:00", "05:29", "05:30", "06", "23:59")
    ends = [(day + step * DAY, time) for day in days for step in (0, 1) for time in times]
    found = set()
    for start, shut, (end, opened) in itertools.product(days, times, ends):
        dates, given = {"shut": start, "opened": end}, {"shut": shut, "opened": opened}
        picked = count_answers(deadline(), dates, given).get("hours")
        assert reported(engine_of_units, "hours", given, **dates).get("option") == picked, (dates, given)
        found.add(picked)
    assert found == {"under", "over", None}


@pytest.mark.parametrize(("minutes", "near"), [(119, False), (120, True), (180, True), (239, True), (240, False)])
def test_the_counter_says_that_a_limit_of_hours_is_within_an_hour(
    minutes: int, near: bool, engine_of_units: MiniRacer
) -> None:
    day = datetime.date(2024, 5, 2)
    times = {"shut": "10:00", "opened": f"{10 + minutes // 60}:{minutes % 60:02}"}
    assert reported(engine_of_units, "hours", times, shut=day, opened=day)["near"] is near
