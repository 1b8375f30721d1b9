"""Translators and extensions change the page → the form asks, counts and answers as before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from explainer.rules.evaluate import evaluate
from tests.browser.interview import (
    ANSWER_ALL,
    BUTTONS,
    FIELDS,
    RULESET,
    answers_of,
    one_case_of_each_outcome,
    shown,
    with_unsure,
)
from tests.browser.visit import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Each text of the page, also one of spaces alone, as a translator leaves it.
CHANGE = """(how) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (text.parentNode.closest("script, style")) continue;
    if (how === "digits") text.data = text.data.replace(/[0-9]/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[digit]);
    else {
      const inner = document.createElement(how);
      const outer = how === "font" ? document.createElement(how) : inner;
      text.replaceWith(outer);
      if (outer !== inner) outer.append(inner);
      inner.append(text);
    }
  }
}"""
# What the result says of the answers: of each rule those that were used, and the list of all.
LINES = """() => [".checklist details p:not(.law)", ".form__answers li"].map((selector) =>
  [...document.querySelectorAll(selector)].map((each) => each.textContent.trim().replace(/\\s+/g, " ")
    .replace(/[٠-٩]/g, (digit) => "٠١٢٣٤٥٦٧٨٩".indexOf(digit))))"""
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
RESET = "() => document.querySelector('.form').reset()"
# September and October of the calendar that the counter counts in.
MONTHS = {
    "fa": ("سپتامبر", "اکتبر"),
    "ar": ("سبتمبر", "أكتوبر"),
    "th": ("กันยายน", "ตุลาคม"),
    "ja": ("9月", "10月"),
    "am": ("ሴፕቴምበር", "ኦክቶበር"),
}


def answer_all(page: Page) -> list[list[list[str]]]:
    """Answer as the person of each outcome does, and check the result; returns the lines about the answers."""
    lines = []
    for case in one_case_of_each_outcome():
        page.evaluate(RESET)
        asked = page.evaluate(ANSWER_ALL, answers_of(case))
        assert shown(page.evaluate).is_result(evaluate(RULESET, with_unsure(answers_of(case), asked))), case.name
        lines.append(page.evaluate(LINES))
    return lines


@pytest.mark.slow
@pytest.mark.parametrize("how", ["font", "span", "digits"])
def test_the_form_answers_the_same_after_a_translator(how: str, built_site: Path, open_page: OpenPage) -> None:
    as_written = answer_all(open_page(built_site / "exempt.html").page)
    assert all(used and rows for used, rows in as_written)
    visit = open_page(built_site / "exempt.html")
    visit.page.evaluate(CHANGE, how)
    assert answer_all(visit.page) == as_written
    visit.page.evaluate(CHANGE, how)  # the result, too, and what the form shows no more
    assert answer_all(visit.page) == as_written
    assert visit.messages == []


@pytest.mark.parametrize("language", MONTHS)
@pytest.mark.parametrize("how", ["font", "digits"])
def test_the_language_of_the_page_moves_no_day(how: str, language: str, built_site: Path, open_page: OpenPage) -> None:
    page = open_page(built_site / "exempt.html").page
    page.evaluate("(language) => { document.documentElement.lang = language; }", language)
    page.evaluate(ANSWER_ALL, {"entry": "between_crossings"})
    page.get_by_text("How many days are there").locator("visible=true").locator("..").get_by_role("button").click()
    counter = page.locator(f"#{FIELDS['days_since_crossing']} .form__counter")
    counter.locator("summary").click()
    counter.locator("select option").first.wait_for(state="attached")  # its lists are made when it has opened
    page.evaluate(CHANGE, how)
    september, october = (name.translate(ARABIC_INDIC) if how == "digits" else name for name in MONTHS[language])
    for day, option in (("03", "12_or_13"), ("04", "day_14")):
        lists = counter.locator("select")
        for place, value in ((0, "20"), (2, "2026"), (3, day), (5, "2026")):
            lists.nth(place).select_option(value)
        lists.nth(1).select_option(label=september)
        lists.nth(4).select_option(label=october)
        counter.get_by_role("button").click()
        assert page.locator(f"#{BUTTONS['days_since_crossing', option]}").is_checked()


@pytest.mark.parametrize("language", ["", "en_US"])
def test_what_is_no_language_opens_the_counter(language: str, built_site: Path, open_page: OpenPage) -> None:
    page = open_page(built_site / "exempt.html").page
    page.evaluate("(language) => { document.documentElement.lang = language; }", language)
    page.locator(f"#{BUTTONS['entry', 'between_crossings']}").press("Space")
    page.get_by_role("button", name="Continue", exact=True).click()
    page.locator(".form__counter summary").click()
    page.locator(".form__counter select option").first.wait_for(state="attached")
    months = page.locator(".form__counter select").nth(1)
    months.select_option(label="September")
    assert months.input_value() == "09"
