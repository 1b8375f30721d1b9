"""The form for several people, from disk → each result stays under a number, and only what differs is asked anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from explainer.render.form_css.elements import buttons_of
from tests.browser.visit import OpenPage, Visit
from tests.rules.rulesets import flight, read
from tests.rules.site_of import make_site_of

BUTTONS = buttons_of(flight())
NEXT = "Answer for another person on the flight"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site_of("flight", tmp_path_factory.mktemp("persons") / "site") / "exempt.html"


def answer(visit: Visit, answers: dict[str, str], buttons: Mapping[tuple[str, str], str] = BUTTONS) -> None:
    for each in answers.items():
        button = visit.page.locator(f"#{buttons[each]}")
        button.wait_for()  # pressed while it is hidden, the key would be another's
        button.press("Space")
        visit.page.get_by_role("button", name="Continue").click()


def test_what_is_common_is_kept_and_each_result_stays_until_one_starts_again(page: Path, open_page: OpenPage) -> None:
    visit = open_page(page)
    answer(visit, {"delay": "over_3", "cause": "airline", "distance": "short", "booked": "no"})
    assert not visit.page.locator(".persons__note").is_visible()
    visit.page.get_by_role("button", name=NEXT).click()
    assert visit.page.locator("#q5").is_visible()
    assert visit.page.locator("#q5 input:checked").count() == 0
    first = visit.page.locator(".persons > section")
    assert "Person 1" in first.inner_text()
    assert "You are owed €250." in first.inner_text()
    assert "€400" not in first.inner_text()
    answer(visit, {"booked": "yes"})
    visit.page.get_by_role("button", name=NEXT).click()
    assert first.count() == 2
    assert "wait six weeks" in first.nth(1).inner_text()
    assert visit.page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == (
        visit.page.locator("[id]").count()
    )
    visit.page.get_by_role("button", name="Start again").locator("visible=true").click()
    assert first.count() == 0
    assert visit.page.locator("#q1").is_visible()
    assert visit.messages == []
    assert visit.requests == [visit.page.url]


def by_click(visit: Visit, answers: dict[str, str], buttons: Mapping[tuple[str, str], str]) -> None:
    for each in answers.items():
        visit.page.locator(f"#{buttons[each]}").click(delay=500)  # not the second half of a double click


@pytest.mark.parametrize("give", [answer, by_click])
def test_what_is_common_is_kept_though_a_question_before_it_is_asked_anew(
    give: Callable[..., None], eu261: Path, open_page: OpenPage
) -> None:
    visit = open_page(eu261 / "output/owed.html")
    buttons = buttons_of(read(eu261)[0])
    common = {"from": "uk", "to": "eu", "airline": "eu", "what": "delayed", "cause": "fault", "distance": "short"}
    own = {"ticket": "no", "checkin": "yes", "late": "from_4"}
    answers = {**common, **own, "wait": "from_5"}
    for each in ("from", "to", "airline", "ticket", "what", "checkin", "late", "cause", "distance", "wait"):
        answer(visit, {each: answers[each]}, buttons)
    visit.page.get_by_role("button", name="Answer for another person").click()
    give(visit, {**own, "late": "3_to_4"}, buttons)
    visit.page.locator("#result").get_by_text("Your result").first.wait_for()
    assert "By your answers, €250 is owed" in visit.page.locator("#result").inner_text()


def test_without_script_a_sentence_says_what_to_do(page: Path, open_page: OpenPage) -> None:
    visit = open_page(page, javascript=False)
    assert visit.page.locator(".persons__note").is_visible()
    assert visit.page.get_by_role("button", name=NEXT).count() == 0


def test_after_an_error_nothing_offers_another_person(page: Path, open_page: OpenPage) -> None:
    visit = open_page(page)
    visit.page.evaluate("document.querySelector('form').removeAttribute('data-module')")
    assert visit.page.locator("[data-persons].form__quiet").count() == 0
