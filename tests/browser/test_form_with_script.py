"""The form with script, from disk → the questions and the result that the rules give, whatever a visitor does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explainer.rules.case import Case
from explainer.rules.evaluate import evaluate
from tests.browser.interview import (
    ANSWER_ALL,
    BUTTONS,
    FIELDS,
    QUESTIONS,
    RULESET,
    answers_of,
    one_case_of_each_kind,
    one_case_of_each_outcome,
    shown,
    shown_outcome,
    with_unsure,
)
from tests.browser.visit import OpenFirefox, OpenPage, Visit

FIRST = next(iter(RULESET.questions))


@pytest.fixture
def form(built_site: Path, open_page: OpenPage) -> Visit:
    return open_page(built_site / "exempt.html")


def asked_by_the_rules(answers: dict[str, str]) -> Iterator[str]:
    given: dict[str, str] = {}
    while (question := evaluate(RULESET, given).next) is not None:
        yield question
        given[question] = with_unsure(answers, [question])[question]


@pytest.mark.slow
def test_the_form_asks_and_answers_as_the_rules_do(form: Visit) -> None:
    for case in one_case_of_each_kind():
        form.page.evaluate("() => document.querySelector('.form').reset()")
        answers = answers_of(case)
        asked = form.page.evaluate(ANSWER_ALL, answers)
        assert asked == list(asked_by_the_rules(answers)), case.name
        seen, result = shown(form.page.evaluate), evaluate(RULESET, with_unsure(answers_of(case), asked))
        assert seen.is_result(result), case.name
        assert {rule: result.status[rule] for rule in seen.status} == seen.status, case.name
        assert seen.questions == []
    assert form.messages == []


@pytest.mark.slow
@pytest.mark.parametrize("case", one_case_of_each_outcome(), ids=lambda case: case.expect.outcome)
def test_every_outcome_is_reached_with_the_keyboard_alone(case: Case, form: Visit) -> None:
    keyboard = form.page.keyboard
    asked = []
    form.page.locator(f"#{FIELDS[FIRST]} h3").focus()  # afterwards the form itself moves the focus to each question
    while (field := form.page.locator(".question:visible")).count():
        question = QUESTIONS[field.get_attribute("id")]
        asked.append(question)
        option = with_unsure(answers_of(case), [question])[question]
        position = field.locator("input").evaluate_all(
            "(all, id) => all.findIndex((one) => one.id === id)", BUTTONS[question, option]
        )
        form.page.locator(f"#{FIELDS[question]} h3").focus() if len(asked) == 1 else None
        keyboard.press("Tab")  # how to find out
        keyboard.press("Tab")  # the first answer
        keyboard.press("Space")
        for _ in range(position):
            keyboard.press("ArrowDown")
        keyboard.press("Enter")
    result = evaluate(RULESET, with_unsure(answers_of(case), asked))
    assert result.outcome == case.expect.outcome
    assert shown(form.page.evaluate).is_result(result)
    assert form.page.evaluate("document.activeElement.id") == f"o-{shown_outcome(result)}"


@pytest.mark.slow
@pytest.mark.parametrize("case", one_case_of_each_outcome(), ids=lambda case: case.expect.outcome)
def test_firefox_comes_to_every_outcome_too(case: Case, built_site: Path, open_firefox: OpenFirefox) -> None:
    firefox = open_firefox()
    firefox.get((built_site / "exempt.html").as_uri())
    asked = firefox.execute_script(f"return ({ANSWER_ALL})(arguments[0])", answers_of(case))
    result = evaluate(RULESET, with_unsure(answers_of(case), asked))
    assert result.outcome == case.expect.outcome
    assert shown(lambda script, value: firefox.execute_script(f"return ({script})(arguments[0])", value)).is_result(
        result
    )
