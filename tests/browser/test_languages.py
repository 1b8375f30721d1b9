"""The site in its languages, in a browser → the switch keeps page and place, and a translated form prints in two."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.load.translations import languages_in
from tests.browser.browsers import ROOT
from tests.browser.interview import ANSWER_ALL
from tests.browser.visit import OpenPage

LANGUAGES = languages_in(ROOT)
LAND = {"entry": "land_crossing", "citizenship": "other"}


def test_the_switch_leads_to_the_same_page_and_the_same_place(built_site: Path, open_page: OpenPage) -> None:
    page = open_page(built_site / "leaving.html").page
    anchor = page.locator("main h2[id]").last.get_attribute("id")
    page.goto(f"{page.url}#{anchor}")
    page.locator(".languages a[lang=fr]").click()
    assert page.url.endswith(f"fr/leaving.html#{anchor}")
    assert page.locator(f"#{anchor}").is_visible()
    page.locator(".languages a[lang=en]").click()
    assert page.url.endswith(f"/leaving.html#{anchor}")
    assert "/fr/" not in page.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translated_form_answers_and_prints_in_two_languages(
    language: str, built_site: Path, open_page: OpenPage
) -> None:
    page = open_page(built_site / language / "exempt.html").page
    page.evaluate(ANSWER_ALL, LAND)
    said = page.locator(".result__says:visible")
    assert said.count() == 1
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    printed = [text for text in page.locator(".in-source:visible").all_inner_texts() if text.strip()]
    assert any("?" in text for text in printed)  # a question that was answered
    assert any("Canada" in text for text in printed)  # the result
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_translated_pages_fit_a_phone(language: str, built_site: Path, open_page: OpenPage) -> None:
    page = open_page(built_site / language / "index.html", width=320).page
    assert page.locator("html").get_attribute("lang") == language
    for name in ("index", "exempt", "help", "leaving"):
        page.goto((built_site / language / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
