"""Values in the words of a result, from disk → those that remain are shown, with script and without."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.render.form_css.elements import buttons_of
from tests.browser.visit import OpenPage
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
        visit.page.locator(f"#{BUTTONS[question, given[question]]}").check()
        visit.page.get_by_role("button", name="Continue").click()
    assert asked[:2] == ["delay", "cause"]
    assert set(asked) == set(given)
    assert says in visit.page.locator("#o-paid").inner_text()
    assert visit.messages == []
