"""Values in results and questions in other words, from disk → what fits is shown, with script and without."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.render.form_css.elements import buttons_of
from tests.browser.visit import OpenPage, Visit
from tests.rules.rulesets import flight
from tests.rules.site_of import make_site_of

BUTTONS = buttons_of(flight())
OWED = {"delay": "over_3", "cause": "airline"}
PERSONS = [
    ({"distance": "short", "booked": "no"}, "You are owed €250."),
    ({"distance": "long", "inside": "unsure", "booked": "no"}, "You are owed €400 or €600."),
    ({"distance": "unsure", "booked": "no"}, "You are owed €250 or €400 or €600."),
    ({"distance": "connecting", "booked": "no"}, "You are owed €250 or €600 (the law is not clear)."),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site_of("flight", tmp_path_factory.mktemp("flight") / "site") / "exempt.html"


@pytest.mark.parametrize(("answers", "says"), PERSONS)
def test_without_script_the_styles_leave_the_values_that_fit(
    answers: dict[str, str], says: str, page: Path, open_page: OpenPage
) -> None:
    visit = open_page(page, javascript=False)
    for answer in (OWED | answers).items():
        visit.page.locator(f"#{BUTTONS[answer]}").check()
    assert says in visit.page.locator("#o-paid").inner_text()
    assert (
        says.split("owed ")[1].rstrip(".") in visit.page.locator("#m-paid li").filter(has_text="must pay").inner_text()
    )


@pytest.mark.parametrize(("answers", "says"), PERSONS)
def test_with_script_questions_for_a_value_come_last_and_the_result_has_it(
    answers: dict[str, str], says: str, page: Path, open_page: OpenPage
) -> None:
    visit = open_page(page)
    given, asked = OWED | answers, []
    while visit.page.locator(".question:visible").count():
        field = visit.page.locator(".question:visible").get_attribute("id")
        question = next(name for (name, _), button in BUTTONS.items() if button.startswith(f"{field}-"))
        asked.append(question)
        visit.page.locator(f"#{BUTTONS[question, given[question]]}").press("Space")
        visit.page.get_by_role("button", name="Continue").click()
    assert asked[:2] == ["delay", "cause"]
    assert set(asked) == set(given)
    assert says in visit.page.locator("#o-paid").inner_text()
    assert visit.messages == []


WORDED = [
    ("short", "Did you book with an agent?", "Look at the bill.", "Yes"),
    ("connecting", "Did you book both flights with an agent?", "Look at the bill.", "Yes, both"),
    ("medium", "Who sold you the ticket of medium length?", "Look at both bills.", "Yes"),
]


def words_of_question(visit: Visit) -> tuple[str, str, str]:
    """What is seen of the question, of how to find the answer, and of its first answer."""
    field = visit.page.locator(f"#{BUTTONS['booked', 'yes'].split('-')[0]}")
    field.locator("summary").click()
    return (
        field.locator("h3").inner_text(),
        field.locator("details p").last.inner_text(),
        field.locator("label").first.inner_text(),
    )


@pytest.mark.parametrize(("distance", "ask", "find_out", "yes"), WORDED)
def test_without_script_a_question_is_asked_in_the_words_that_fit(
    distance: str, ask: str, find_out: str, yes: str, page: Path, open_page: OpenPage
) -> None:
    visit = open_page(page, javascript=False)
    for answer in (OWED | {"distance": distance}).items():
        visit.page.locator(f"#{BUTTONS[answer]}").check()
    assert words_of_question(visit) == (ask, find_out, yes)


@pytest.mark.parametrize(("distance", "ask", "find_out", "yes"), WORDED)
def test_with_script_a_question_is_asked_and_repeated_in_the_words_that_fit(
    distance: str, ask: str, find_out: str, yes: str, page: Path, open_page: OpenPage
) -> None:
    visit = open_page(page)
    for answer in (OWED | {"distance": distance}).items():
        visit.page.locator(f"#{BUTTONS[answer]}").press("Space")
        visit.page.get_by_role("button", name="Continue").click()
    assert words_of_question(visit) == (ask, find_out, yes)
    visit.page.locator(f"#{BUTTONS['booked', 'yes']}").press("Space")
    visit.page.get_by_role("button", name="Continue").click()
    assert f"{ask} {yes} " in (visit.page.locator(".form__answers").text_content() or "")


def test_after_an_error_all_words_are_back_and_styles_choose(page: Path, open_page: OpenPage) -> None:
    visit = open_page(page)
    everything = "document.querySelectorAll('[data-variant]').length"
    before = visit.page.evaluate(everything)
    visit.page.evaluate("document.querySelector('form').removeAttribute('data-module')")
    assert before < visit.page.evaluate(everything) == 9


@pytest.mark.parametrize("width", [1280, 360])
def test_a_question_and_a_result_that_get_the_focus_are_in_view(width: int, page: Path, open_page: OpenPage) -> None:
    """The site has no quick exit, for which a page keeps this place too."""
    visit = open_page(page, width=width)
    visit.page.set_viewport_size({"width": width, "height": 600})
    for answer in (OWED | {"distance": "short", "booked": "no"}).items():
        visit.page.locator(f"#{BUTTONS[answer]}").press("Space")
        visit.page.get_by_role("button", name="Continue").click()
        focused, head = (
            visit.page.evaluate(f"{element}.getBoundingClientRect().{edge}")
            for element, edge in (("document.activeElement", "top"), ("document.querySelector('.head')", "bottom"))
        )
        assert focused >= max(head, 0), answer
