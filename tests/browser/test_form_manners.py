"""What a visitor does beside answering → nothing is kept or sent, mistakes are shown, every change is followed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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
)
from tests.browser.test_accessibility import DESK, LOOKS, PHONE, RULES, Colours, Size, inspect, set_to, violations
from tests.browser.visit import OpenPage, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIRST = next(iter(RULESET.questions))
CASE = answers_of(next(case for case in one_case_of_each_outcome() if case.expect.outcome == "refer"))
KEPT = """async () => [localStorage.length, sessionStorage.length, document.cookie.length,
    (await indexedDB.databases()).length, history.length, location.href, document.title]"""
CHECKED = "() => document.querySelectorAll('.form input:checked').length"


@pytest.fixture
def form(built_site: Path, open_page: OpenPage) -> Visit:
    return open_page(built_site / "exempt.html")


def answer(page: Page, **answers: str) -> None:
    """Answer the questions that are asked, as a visitor does who points and clicks."""
    for question, option in answers.items():
        page.locator(f"#{BUTTONS[question, option]}").press("Space")
        press(page, "Continue")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def question_of(page: Page) -> str:
    """The question that is asked now."""
    return QUESTIONS[page.locator(".question:visible").get_attribute("id")]


def test_nothing_is_stored_or_sent_and_the_address_and_the_history_stay(form: Visit) -> None:
    before = form.page.evaluate(KEPT)
    form.page.evaluate(ANSWER_ALL, CASE)
    press(form.page, "Start again")
    answer(form.page, entry="airport")
    press(form.page, "Show what is known so far")
    assert form.page.evaluate(KEPT) == before
    assert form.requests == [form.page.url]
    assert form.messages == []


def test_coming_back_to_the_form_brings_no_answers(form: Visit, built_site: Path) -> None:
    form.page.evaluate(ANSWER_ALL, CASE)
    form.page.goto((built_site / "help.html").as_uri())
    form.page.go_back()
    assert form.page.evaluate(CHECKED) == 0
    assert question_of(form.page) == FIRST


@pytest.mark.parametrize(
    "leave",
    [
        "document.querySelector('.leave').click()",
        "for (let n = 0; n < 3; n += 1) dispatchEvent(new KeyboardEvent('keydown', {key: 'Shift'}))",
    ],
    ids=["link", "shift"],
)
def test_leaving_blanks_the_page_at_once_and_leaves_no_way_back(leave: str, form: Visit) -> None:
    form.page.evaluate(ANSWER_ALL, CASE)
    form.page.evaluate("() => { document.querySelector('.leave').href = 'help.html'; }")
    with form.page.expect_navigation():
        seen = form.page.evaluate(f"() => {{ {leave}; return [document.body.hidden, document.title, ({CHECKED})()]; }}")
    assert seen == [True, "", 0]
    form.page.go_back()
    assert form.page.url == "about:blank"


def test_continuing_without_an_answer_says_so_where_the_focus_is(form: Visit) -> None:
    press(form.page, "Continue")
    diagnostic = form.page.locator(".form__error")
    assert form.page.evaluate("() => document.activeElement.className") == "form__error"
    assert form.page.title().startswith("Error: ")
    diagnostic.get_by_role("link").click()
    assert form.page.evaluate("() => document.activeElement.name") == FIELDS[FIRST]
    assert "#" not in form.page.url
    form.page.keyboard.press("Space")
    assert not diagnostic.is_visible()
    assert not form.page.title().startswith("Error")


def test_the_focus_moves_to_each_question_and_back_keeps_the_answer(form: Visit) -> None:
    answer(form.page, entry="land_crossing")
    second = question_of(form.page)
    assert form.page.evaluate("() => document.activeElement.textContent") == RULESET.questions[second].ask
    press(form.page, "Back")
    assert question_of(form.page) == FIRST
    assert form.page.locator(f"#{BUTTONS['entry', 'land_crossing']}").is_checked()
    press(form.page, "Continue")
    assert question_of(form.page) == second


def test_a_changed_answer_drops_those_that_no_longer_matter_and_keeps_the_others(form: Visit) -> None:
    answers = {
        **CASE,
        "entry": "land_crossing",
        "came_from": "us_state",
        "relative": "yes",
        "relative_status": "citizen",
    }
    form.page.evaluate(ANSWER_ALL, answers)
    form.page.get_by_role("button", name=f"Change {RULESET.questions[FIRST].ask}").click()
    answer(form.page, entry="harbour")
    reported = form.page.locator(".form__answers").inner_text()
    assert RULESET.questions["relative"].ask not in reported
    assert RULESET.questions["removal_order"].ask in reported
    kept = {question: option for question, option in answers.items() if RULESET.questions[question].ask in reported}
    assert shown(form.page.evaluate).is_result(evaluate(RULESET, kept | {FIRST: "harbour"}))


def test_who_cannot_say_may_narrow_it_down_until_nothing_is_left(form: Visit) -> None:
    form.page.evaluate(ANSWER_ALL, {"entry": "unsure", "relative": "yes"})
    given: dict[str, str] = {}
    while (narrow := form.page.get_by_role("button", name="Narrow it down")).is_visible():
        narrow.click()
        given.update(dict.fromkeys(form.page.evaluate(ANSWER_ALL, {}), "unsure"))
    result = evaluate(RULESET, {"relative": "yes"})
    assert shown(form.page.evaluate).is_result(result)


def test_the_counter_picks_an_answer_and_forgets_the_days(form: Visit) -> None:
    answer(form.page, entry="between_crossings")
    while question_of(form.page) != "days_since_crossing":
        answer(form.page, **{question_of(form.page): "unsure"})
    form.page.get_by_text("Count for me").locator("visible=true").click()
    counter = form.page.locator(".form__counter[open]")
    lists = counter.locator("select")
    for place, value in enumerate(("01", "11", "2026", "14", "11", "2026")):
        lists.nth(place).select_option(value)
    counter.get_by_role("button").click()
    assert form.page.locator(f"#{BUTTONS['days_since_crossing', '12_or_13']}").is_checked()
    status = counter.get_by_role("status").inner_text()
    assert "13" in status
    assert "within two days" in status
    assert lists.evaluate_all("all => all.map(({value}) => value).join('')") == ""


def test_a_copy_that_has_grown_old_says_so_by_the_clock(form: Visit) -> None:
    assert "long time ago" not in form.page.locator(".form").inner_text()
    form.page.clock.set_fixed_time("2027-12-01T12:00:00")
    form.page.reload()
    assert "long time ago" in form.page.locator(".form").inner_text()


@pytest.mark.slow
def test_axe_has_no_complaint_of_a_question_a_mistake_or_a_result(form: Visit) -> None:
    page = form.page
    looks: list[tuple[Size, Colours]] = [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")]
    for size, colours in looks:
        rules = RULES if (size, colours) == (PHONE, "light") else LOOKS
        set_to(page, size, colours)
        page.reload()
        found = []
        press(page, "Continue")
        page.get_by_text("Why we ask").locator("visible=true").click()
        found += violations(page, rules)
        page.evaluate(ANSWER_ALL, CASE)
        press(page, "Show all other points too")
        found += violations(page, rules) + inspect(page, "tooWide", "tooSmall", "cutOff", "headings")
        assert found == [], (size, colours)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_result_prints_on_one_sheet(paper: str, javascript: bool, built_site: Path, open_page: OpenPage) -> None:
    page = open_page(built_site / "exempt.html", javascript=javascript, width=1280).page
    if javascript:
        page.evaluate(ANSWER_ALL, CASE)
    else:
        for question, option in CASE.items():
            page.locator(f"#{BUTTONS[question, option]}").check()
    assert page.pdf(format=paper).count(b"/Type /Page\n") == 1
    page.emulate_media(media="print")
    sheet = page.locator("body").inner_text()
    for question, option in CASE.items():
        known = next(known for known in RULESET.questions[question].options if known.id == option)
        assert RULESET.questions[question].ask in sheet
        assert known.label in sheet
    established = [rule for rule, status in evaluate(RULESET, CASE).status.items() if status == "established"]
    reported = [RULESET.rules[rule].says for rule in established if RULESET.rules[rule].group]
    words_shown = (RULESET.exempt.says.yes, RULESET.outcomes[-1].words.says, "IRPR s. ", "Rules ", "Date:")
    for words in (*reported, *words_shown):
        assert words in sheet
    assert not any(words in sheet for words in ("Start again", "All pages", "Narrow it down"))


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_kind_of_result_prints_on_one_sheet(paper: str, form: Visit) -> None:
    for case in one_case_of_each_kind():
        form.page.evaluate("() => document.querySelector('.form').reset()")
        form.page.evaluate(ANSWER_ALL, answers_of(case))
        assert form.page.pdf(format=paper).count(b"/Type /Page\n") == 1, case.name


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_before_anything_is_answered_the_form_prints_as_a_list_to_hand_out(
    javascript: bool, built_site: Path, open_page: OpenPage
) -> None:
    page = open_page(built_site / "exempt.html", javascript=javascript, width=1280).page
    assert page.pdf(format="A4").count(b"/Type /Page\n") <= 5
    page.emulate_media(media="print")
    sheet = page.locator("body").inner_text()
    for rule in RULESET.rules.values():
        if rule.group:
            assert rule.says in sheet
            assert all(text in sheet for text in rule.bring)
    assert sheet.count("IRPR s. ") > 50
    assert RULESET.questions[FIRST].ask not in sheet
    assert RULESET.outcomes[0].words.says not in sheet


def test_a_click_on_an_answer_leads_on_and_a_key_only_chooses(form: Visit) -> None:
    page = form.page
    assert page.get_by_text("A click on an answer leads on.").is_visible()
    page.locator(f"#{BUTTONS[FIRST, 'land_crossing']}").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    assert question_of(page) == FIRST
    page.locator(f"label:has(#{BUTTONS[FIRST, 'airport']})").click()
    assert question_of(page) == "removed_in_transit"
    press(page, "Back")
    assert page.locator(f"#{BUTTONS[FIRST, 'airport']}").is_checked()
    page.wait_for_timeout(450)  # what comes sooner is the second half of a double click
    page.locator(f"#{BUTTONS[FIRST, 'airport']}").click()  # the same again leads on too
    assert question_of(page) == "removed_in_transit"


def test_a_double_click_answers_one_question(form: Visit) -> None:
    form.page.locator(f"label:has(#{BUTTONS[FIRST, 'land_crossing']})").dblclick()
    assert question_of(form.page) == "claim_date"
    assert form.page.locator(".question:visible :checked").count() == 0
