"""The pages as somebody in a hurry reads them → few words before the first that help."""

from __future__ import annotations

import re

from explainer.model import Site
from tests.conftest import ROOT
from tests.site.pages import Page

MOST = 40
# What the first sentence that helps begins with, on the pages to which somebody comes in need.
HELPING = {
    "index.html": "Canada sends most people",
    "exempt.html": "They show whether",
    "help.html": "911",
    "summary.html": "Canada sends most people",
}
_MARKS = re.compile(r"\s*(?:\[@[^\]]*\]|\{fact:[^|}]*\})")


def opening_of(page: str) -> str:
    """The first paragraph of a text, without citations."""
    text = (ROOT / page).read_text("utf-8").split("---\n", 2)[2]
    return _MARKS.sub("", text.strip().split("\n\n")[0])


def test_a_section_opens_with_its_answer(own_site: Site) -> None:
    opened = {section: opening_of(f"content/sections/{section}.md") for section, _ in own_site.settings.sections}
    assert {section: text for section, text in opened.items() if len(text.split()) > MOST or text.startswith("#")} == {}


def test_few_words_stand_before_the_sentence_that_helps(pages: dict[str, Page]) -> None:
    """The head that all pages share, with the exit, the menu and the languages, is not counted."""
    words_before = {}
    for page, sentence in HELPING.items():
        before, found, _ = pages[page].all("main")[0].text.partition(sentence)
        assert found, page
        words_before[page] = len(before.split())
    assert {page: count for page, count in words_before.items() if count > MOST} == {}
