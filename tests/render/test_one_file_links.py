"""Links of the one file: to parts, to what stands for a page that is left out, or nowhere."""

from __future__ import annotations

import pytest

from explainer.diagnostics import Location
from explainer.markdown.text import Link, Piece, without_links
from explainer.model import PageAnchor
from explainer.render.one_file_links import OneFileLinks

LINKS = OneFileLinks(
    pages=frozenset({"one", "timeline"}),
    elsewhere=frozenset({"event-a", "source-law"}),
    sources={"https://law.example/": "law"},
    renamed={("one", "more"): "one-more"},
)
LINK = Link("lost.md", "", Location("content/sections/one.md"), outside=False)


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


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        (
            ('<p>See <a href="', LINK, '">the <em>page</em></a>, <a href="#x">x</a>.</p>'),
            '<p>See the <em>page</em>, <a href="#x">x</a>.</p>',
        ),
        (('<a href="', LINK, '" title="a &gt; b">page</a> and <a href="', LINK, '">page</a>'), "page and page"),
    ],
)
def test_a_link_that_is_left_out_keeps_its_words(pieces: tuple[Piece, ...], words: str) -> None:
    assert "".join(str(piece) for piece in without_links(pieces, lambda _: True)) == words


def test_a_link_that_is_not_left_out_is_as_it_was() -> None:
    pieces: tuple[Piece, ...] = ('<a href="', LINK, '">page</a>')
    assert tuple(without_links(pieces, lambda _: False)) == pieces
