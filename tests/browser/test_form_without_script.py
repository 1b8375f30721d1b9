"""The form without script, from disk → styles alone show the result of the rules, and hide what cannot matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.rules.case import Case
from explainer.rules.evaluate import evaluate
from explainer.rules.model import UNSURE
from tests.browser.interview import (
    BUTTONS,
    RULESET,
    TICK_ALL,
    Evaluate,
    answers_of,
    one_case_of_each_kind,
    one_case_of_each_outcome,
    shown,
)
from tests.browser.visit import OpenFirefox, OpenPage

CLEAR = "() => { for (const input of document.querySelectorAll('input')) input.checked = false; }"


def check_answered(case: Case, run: Evaluate) -> str:
    """Tick this person's answers, and compare what can be seen with what the rules say. Returns the outcome."""
    run(CLEAR, None)
    given = run(TICK_ALL, answers_of(case))
    seen, result = shown(run), evaluate(RULESET, given)
    assert seen.is_result(result), case.name
    assert set(result.open) | set(given) <= set(seen.questions), case.name
    for rule, status in seen.status.items():
        # Where a rule is neither true nor unclear by itself, styles say no more than that.
        assert status in ("neither", result.status[rule]), (case.name, rule)
        assert status != "neither" or result.status[rule] != "established", (case.name, rule)
    return result.outcome


@pytest.mark.slow
def test_chromium_shows_the_result_of_the_rules(built_site: Path, open_page: OpenPage) -> None:
    visit = open_page(built_site / "exempt.html", javascript=False)
    for case in one_case_of_each_kind():
        check_answered(case, visit.page.evaluate)
    assert visit.messages == []


@pytest.mark.slow
def test_firefox_shows_the_result_of_the_rules(built_site: Path, open_firefox: OpenFirefox) -> None:
    firefox = open_firefox(javascript=False)
    firefox.get((built_site / "exempt.html").as_uri())
    for case in one_case_of_each_outcome():
        assert case.expect.outcome == check_answered(
            case, lambda script, value: firefox.execute_script(f"return ({script})(arguments[0])", value)
        )


def test_nothing_can_be_sent_and_start_again_works(built_site: Path, open_page: OpenPage) -> None:
    visit = open_page(built_site / "exempt.html", javascript=False)
    question = next(iter(RULESET.questions))
    visit.page.locator(f"#{BUTTONS[question, UNSURE]}").check()
    visit.page.locator(f"#{BUTTONS[question, UNSURE]}").press("Enter")
    visit.page.get_by_role("button", name="Start again").click()
    assert visit.page.locator("input:checked").count() == 0
    assert visit.requests == [visit.page.url]
    assert visit.page.evaluate("history.length") == 2


def test_a_browser_that_cannot_answer_shows_the_checklist_alone(bundled_site: Path) -> None:
    page = (bundled_site / "exempt.html").read_text("utf-8")
    always, _, where_it_can = page.partition("@supports selector(:has(a))")
    assert ".form__ask,.result{display:none}" in always
    assert ".form__ask,.result{display:block}" in where_it_can
