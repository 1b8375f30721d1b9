"""Other fonts, enlarged letters, longer words, forced colours → lines that are read, and an exit in reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from explainer.load.translations import languages_in
from tests.browser.browsers import ROOT
from tests.browser.fonts import SOURCES, FontSet
from tests.browser.test_accessibility import PHONE, Size, each_page, inspect, set_to
from tests.browser.visit import OpenFirefox, OpenPage, OpenWithFonts

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDE: Size = (1920, 1080)
with_each_set_of_fonts = pytest.mark.parametrize("fonts", SOURCES)
# The sizes of letters are in rem, so this is what a phone does for those who enlarge them.
ENLARGE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("html { font-size: 212.5% !important }");
  document.adoptedStyleSheets = [sheet];
}"""
HEAD_AND_EXIT = """Math.max(...[...document.querySelectorAll(".head, .menu ul")].map(
    (each) => each.getBoundingClientRect().bottom))"""
# Letters in each line of a text. The sources of a sentence are smaller, and a table is read by its cells.
LONG_LINES = """() => {
  const found = [];
  const range = new Range();
  for (const block of document.querySelectorAll("main :is(p, li, dd, summary, figcaption)")) {
    if (block.closest("table") || block.querySelector("p, li, dd, table") || !block.checkVisibility()) continue;
    const lines = [];
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.parentElement.closest(".cite, .fact-mark")) continue;
      for (let at = 0; at < text.length; at++) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const { top, bottom, width } = range.getBoundingClientRect();
        if (!width) continue;
        let line = lines.find((each) => top < each.middle && each.middle < bottom);
        if (!line) lines.push((line = { middle: (top + bottom) / 2, letters: "" }));
        line.letters += text.data[at];
      }
    }
    found.push(...lines.map((line) => line.letters.trim()).filter((letters) => letters.length > 70));
  }
  return found;
}"""
LENGTHEN = """() => {
  for (const link of document.querySelectorAll(".menu a, .head__name, .leave")) {
    const words = link.lastChild;
    words.textContent += words.textContent.slice(0, Math.ceil(0.4 * words.textContent.length));
  }
}"""
# What is in the way where each link of the head is pressed.
COVERED = """() => [...document.querySelectorAll(".head a, .menu a")].filter((link) => {
  link.scrollIntoView({ block: "nearest", inline: "nearest" });
  const { left, top, width, height } = link.getBoundingClientRect();
  const at = (part) => document.elementFromPoint(left + part * width, top + height / 2);
  return ![0.05, 0.5, 0.95].every((part) => link.contains(at(part)));
}).map((link) => link.textContent.trim())"""


@pytest.fixture
def page(built_site: Path, open_page: OpenPage) -> Page:
    return open_page(built_site / "index.html").page


@pytest.mark.slow
@with_each_set_of_fonts
def test_no_line_has_more_than_70_letters(
    fonts: FontSet, open_with_fonts: OpenWithFonts, built_site: Path, names: tuple[str, ...]
) -> None:
    page = open_with_fonts(fonts, built_site / "index.html").page
    set_to(page, WIDE, "light")
    found = {name: lines for name in each_page(page, built_site, names) if (lines := page.evaluate(LONG_LINES))}
    assert found == {}


@pytest.mark.slow
@with_each_set_of_fonts
@pytest.mark.parametrize("width", [320, 360])
def test_letters_of_twice_the_size_fit_a_phone_and_leave_it_to_the_text(
    width: int, fonts: FontSet, open_with_fonts: OpenWithFonts, built_site: Path, names: tuple[str, ...]
) -> None:
    page = open_with_fonts(fonts, built_site / "index.html").page
    set_to(page, (width, 640), "light")
    found = {}
    for name in each_page(page, built_site, names):
        page.evaluate(ENLARGE)
        head = page.evaluate(HEAD_AND_EXIT)
        if complaints := [*inspect(page, "tooWide"), *([f"head and exit {head}"] if head > 640 / 3 else [])]:
            found[name] = complaints
    assert found == {}


@pytest.mark.parametrize("width", [320, 768, 960, 1024, 1280])
def test_nothing_in_the_head_covers_another_link_however_long_the_words_are(
    width: int, page: Page, built_site: Path
) -> None:
    set_to(page, (width, 800), "light")
    for folder in ("", *languages_in(ROOT)):
        page.goto((built_site / folder / "index.html").as_uri())
        page.evaluate(LENGTHEN)
        assert page.evaluate(COVERED) == []
        assert inspect(page, "tooWide") == []
        rows = "[...document.querySelectorAll('.head .menu li')].map((each) => each.offsetTop)"
        assert len(set(page.evaluate(rows))) == 1


@pytest.mark.parametrize("size", [PHONE, (1280, 900)], ids=["phone", "desk"])
def test_the_exit_stays_at_the_top_of_the_window(size: Size, page: Page, built_site: Path) -> None:
    set_to(page, size, "light")
    page.goto((built_site / "agreement.html").as_uri())
    page.evaluate("scrollTo(0, 2000)")
    assert_at_the_top(page.locator(".leave").bounding_box())


def test_the_exit_stays_at_the_top_of_a_phone_in_firefox(built_site: Path, open_firefox: OpenFirefox) -> None:
    firefox = open_firefox()
    firefox.set_window_size(450, 800)
    firefox.get((built_site / "agreement.html").as_uri())
    box = "scrollTo(0, 2000); const b = document.querySelector('.leave').getBoundingClientRect();"
    assert_at_the_top(firefox.execute_script(f"{box} return {{y: b.y, height: b.height}}"))


def assert_at_the_top(box: Any) -> None:
    assert 0 <= box["y"] < 10
    assert 44 <= box["height"] < 50


def test_the_answer_of_a_section_stands_before_its_contents_which_are_folded_on_a_phone(
    page: Page, built_site: Path
) -> None:
    set_to(page, PHONE, "light")
    page.goto((built_site / "agreement.html").as_uri())
    texts = list(shown(page, ".sheet__lead, .sheet__text > p, .contents a, .contents summary, .sheet__text h2"))
    lead, answer, contents, following = texts[:4]
    assert contents == "On this page"
    assert {lead, answer, following}.isdisjoint(page.locator(".contents a").all_inner_texts())
    page.locator(".contents summary").click()
    assert page.locator(".contents a").first.is_visible()


def test_on_a_wide_screen_the_contents_are_open_beside_the_text_and_stay(page: Page, built_site: Path) -> None:
    set_to(page, (1280, 900), "light")
    page.goto((built_site / "agreement.html").as_uri())
    page.evaluate("scrollTo(0, 3000)")
    link, text = (page.locator(each).first.bounding_box() for each in (".contents a", ".sheet__text > p"))
    assert link
    assert text
    assert 0 < link["y"] < 900
    assert link["x"] + link["width"] < text["x"]


def shown(page: Page, selector: str) -> Iterator[str]:
    """The words of elements that can be seen, in the order of the page."""
    for each in page.locator(selector).all():
        if each.is_visible():
            yield each.inner_text()


def test_bars_take_forced_colours(page: Page, built_site: Path) -> None:
    page.emulate_media(forced_colors="active")
    page.goto((built_site / "figures.html").as_uri())
    colour = "(selector) => getComputedStyle(document.querySelector(selector)).color"
    cell, bar, text = (page.evaluate(colour, each) for each in (".bars td:last-child", ".bars rect", "main p"))
    assert bar == cell == text
