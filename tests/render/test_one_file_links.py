"""Links of the one file: to parts, to what stands for a page that is left out, or nowhere."""

from __future__ import annotations

import datetime

import pytest

from explainer.diagnostics import Diagnostics
from explainer.model import PageAnchor
from explainer.pipeline import load_site
from explainer.render.one_file import render_one_file
from explainer.render.one_file_links import OneFileLinks
from explainer.target import BuildTarget
from tests.conftest import MakeSite, changed

LINKS = OneFileLinks(
    parts=frozenset({"one", "timeline"}),
    elsewhere=frozenset({"event-a", "source-law"}),
    sources={"https://law.example/": "law"},
    renamed={("one", "more"): "one-more"},
)


@pytest.mark.parametrize(
    ("page", "anchor", "address"),
    [
        ("one", "", "#part-one"),
        ("one", "here", "#here"),
        ("one", "more", "#one-more"),
        ("timeline", "event-a", "#event-a"),
        ("home", "", "#main"),
        ("sources", "source-law", "#source-law"),
        ("sources", "source-other", ""),
        ("figures", "", ""),
    ],
)
def test_a_place_is_in_the_file_or_has_no_address(page: str, anchor: str, address: str) -> None:
    assert LINKS.place(PageAnchor(page, anchor), here="one") == address


def test_only_a_source_that_is_listed_is_found_within_the_file() -> None:
    assert LINKS.outside("https://law.example/") == "#source-law"
    assert LINKS.outside("https://other.example/") == "https://other.example/"


def test_a_link_that_is_left_out_keeps_its_words_and_they_may_be_explained(a_site: MakeSite) -> None:
    text = 'See the [*figures* "of" a stamp](../pages/figures.md "title") and [others](shelves.md).\n'
    files = changed("content/sections/one-card.md", "Who may have one\n", f"Who may have one\n\n{text}")
    diagnostics = Diagnostics()
    target = BuildTarget(copied=datetime.date(2026, 5, 1), leaves_out=("figures",))
    html = render_one_file(load_site(a_site(files)), a_site(name="again"), diagnostics, target).body
    diagnostics.raise_if_any()
    stamp = '<a class="word" href="#word-stamp">stamp</a>'
    shown = f'See the <em>figures</em> &quot;of&quot; a {stamp} and <a href="#part-shelves">others</a>.'
    assert shown in html.decode()
