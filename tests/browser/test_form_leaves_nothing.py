"""The next person on the same phone → nothing of the one before: no answer, no day, no result, whatever went wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from explainer.rules.evaluate import evaluate
from tests.browser.interview import (
    ANSWER_ALL,
    BUTTONS,
    FIELDS,
    RULESET,
    TICK_ALL,
    answers_of,
    one_case_of_each_outcome,
    shown,
)
from tests.browser.visit import OpenPage, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

CASES = {case.expect.outcome: answers_of(case) for case in one_case_of_each_outcome()}
FORM = "() => document.querySelector('.form').outerHTML"
CHECKED = "() => document.querySelectorAll('.form input:checked').length"
SAVED = "() => '<!doctype html>' + document.documentElement.outerHTML"
PLAIN = "() => document.querySelector('.form').matches('.form--plain') && !document.querySelector('[data-added]')"
COUNTED = "claim_date"  # it has a counter, and is asked second


@pytest.fixture
def form(built_site: Path, open_page: OpenPage) -> Visit:
    return open_page(built_site / "exempt.html")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def count(page: Page, day: str = "15") -> None:
    """Go to the first question with a counter, and count: the sentence of the counter is then on the screen."""
    page.locator(f"#{BUTTONS['entry', 'harbour']}").press("Space")
    press(page, "Continue")
    page.locator(f"#{FIELDS[COUNTED]} .form__counter summary").click()
    for place, value in enumerate((day, "06", "2025")):
        page.locator(".form__counter select").nth(place).select_option(value)
    press(page, "Count")
    assert "We chose" in page.locator(".form__counter").inner_text()


LEAVE: dict[str, Callable[[Page], None]] = {
    "start again": lambda page: press(page, "Start again"),
    "page hidden": lambda page: page.evaluate("() => { dispatchEvent(new PageTransitionEvent('pagehide')); }"),
    "page back": lambda page: page.evaluate(
        "() => { dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); }"
    ),
}


@pytest.mark.parametrize("leave", LEAVE)
def test_after_leaving_the_form_is_as_it_was_before_the_first_answer(leave: str, form: Visit) -> None:
    before = form.page.evaluate(FORM)
    count(form.page)
    LEAVE[leave](form.page)
    assert form.page.evaluate(FORM) == before
    for answers in CASES.values():
        form.page.evaluate(ANSWER_ALL, answers)
        assert form.page.evaluate(FORM) != before
        LEAVE[leave](form.page)
        assert form.page.evaluate(FORM) == before
        assert form.page.evaluate(CHECKED) == 0
    assert form.messages == []


def test_going_back_a_question_closes_and_clears_the_counter(form: Visit) -> None:
    count(form.page)
    press(form.page, "Back")
    assert "We chose" not in form.page.locator(".form").evaluate("(form) => form.textContent")
    press(form.page, "Continue")
    assert form.page.locator(f"#{FIELDS[COUNTED]} .form__counter").get_attribute("open") is None


def with_mistake(built_site: Path, folder: Path, key: str) -> Path:
    """The page of the form where one of its words has a placeholder that nothing fills."""
    text = (built_site / "exempt.html").read_text("utf-8")
    word = re.compile(rf'(?<=\s)data-{key}="')
    assert word.search(text)
    page = folder / "exempt.html"
    page.write_text(word.sub(f'data-{key}="{{x}} ', text), "utf-8")
    return page


def assert_plain_and_answers(page: Page) -> None:
    """The form is the one without script, empty, and gives the result of the rules."""
    assert page.evaluate(PLAIN)
    assert page.evaluate(CHECKED) == 0
    for outcome in ("refer", "prra"):
        given = page.evaluate(TICK_ALL, CASES[outcome])
        assert shown(page.evaluate).is_result(evaluate(RULESET, given))
        press(page, "Start again")
    assert page.evaluate("history.length") == 2


@pytest.mark.parametrize("key", ["back", "continue", "error"])
def test_a_mistake_in_a_word_leaves_the_form_without_script(
    key: str, built_site: Path, tmp_path: Path, open_page: OpenPage
) -> None:
    visit = open_page(with_mistake(built_site, tmp_path, key))
    assert_plain_and_answers(visit.page)
    assert len(visit.messages) == 1


def test_a_mistake_at_the_result_gives_back_the_form_without_script(
    built_site: Path, tmp_path: Path, open_page: OpenPage
) -> None:
    page = open_page(with_mistake(built_site, tmp_path, "open")).page
    page.locator(f"#{BUTTONS['entry', 'harbour']}").press("Space")
    press(page, "Continue")
    press(page, "Show what is known so far")
    assert_plain_and_answers(page)


def test_a_mistake_of_the_counter_gives_back_the_form_without_script(
    built_site: Path, tmp_path: Path, open_page: OpenPage
) -> None:
    page = open_page(with_mistake(built_site, tmp_path, "count-missing")).page
    page.locator(f"#{BUTTONS['entry', 'harbour']}").press("Space")
    press(page, "Continue")
    page.locator(".form__counter summary").click()
    press(page, "Count")
    assert_plain_and_answers(page)


def answered(page: Page) -> None:
    page.evaluate(ANSWER_ALL, CASES["prra"])


def without_an_answer(page: Page) -> None:
    press(page, "Continue")


@pytest.mark.parametrize("act", [count, answered, without_an_answer])
def test_a_page_saved_after_answering_opens_clean_and_works(
    act: Callable[[Page], None], form: Visit, tmp_path: Path, open_page: OpenPage
) -> None:
    before = form.page.evaluate(FORM)
    act(form.page)
    file = tmp_path / "saved.html"
    # Some browsers write into the file what was chosen.
    file.write_text(form.page.evaluate(SAVED).replace('<input type="radio"', '<input type="radio" checked', 1), "utf-8")
    saved = open_page(file)
    assert saved.page.evaluate(FORM) == before
    assert saved.page.evaluate(CHECKED) == 0
    asked = saved.page.evaluate(ANSWER_ALL, CASES["refer"])
    assert asked[0] == next(iter(RULESET.questions))
    assert shown(saved.page.evaluate).outcome == ["refer"]
    assert saved.messages == []


def test_safe_use_tells_what_this_cannot_undo(built_site: Path, open_page: OpenPage) -> None:
    text = open_page(built_site / "leaving.html", javascript=False).page.locator("main").inner_text()
    for words in ("the Back button can bring your answers up again", "If you save the page after you answer"):
        assert words in text
    assert "a browser may send the page to a company" in text
