"""What a page would ask for → reported, however the template wrote it; what leads elsewhere by a click is not."""

from __future__ import annotations

import pytest

from explainer.deliver.blocked import check_blocked
from explainer.deliver.tags import tags
from explainer.diagnostics import Diagnostics
from explainer.model import Output
from explainer.policy import Policy
from explainer.theme import Theme
from tests.conftest import WHOLE


def said(html: str) -> list[str]:
    diagnostics = Diagnostics()
    page = Output("a.html", html.encode(), ("a.md", "templates/pages/a.html"), Policy())
    check_blocked([page], Theme.of(WHOLE, ""), diagnostics)
    return [diagnostic.what.removeprefix("browsers block ").partition(" on a.html: ")[0] for diagnostic in diagnostics]


@pytest.mark.parametrize(
    "html",
    [
        "<img src='https://e.example/x.png'>",
        "<img src=https://e.example/x.png>",
        '<IMG SRC = "https://e.example/x.png">',
        '<img alt="a > b"\n src="https://e.example/x.png">',
        "<img src='//e.example/x.png'>",
        r"<img src='\\e.example\x.png'>",
        "<img src=' ht\ntps://e.example/x.png'>",
        "<img src='&#104;ttps://e.example/x.png'>",
        "<img src='data:,' srcset='x.png 1x, https://e.example/x.png 2x'>",
    ],
)
def test_a_picture_from_elsewhere_is_seen_however_it_is_written(html: str) -> None:
    assert said(html) == ["this picture"]


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<script src='https://e.example/x.js'></script>", "this script"),
        ("<SCRIPT SRC=x.js></SCRIPT >", "this script"),
        ("<script src=x.js>", "this script"),
        ("<STYLE>p{}</STYLE>", "this style"),
        ("<p STYLE='color:red'>", "this attribute"),
        ("<p title='a > b' onclick = go()>", "this attribute"),
        ("<link REL=stylesheet href=x.css>", "this link"),
        ("<link rel='preload icon' href='//e.example/x'>", "this link"),
        ("<form action='/x'>", "sending this form"),
        ("<button formaction='https://e.example/'>", "sending this form"),
        ("<IFRAME src='x.html'></IFRAME>", "<iframe>"),
        ("<video poster='https://e.example/x.png'>", "<video>"),
        ("<picture><source srcset='https://e.example/x.png'></picture>", "what this asks for"),
        ("<input type=image src='https://e.example/x.png'>", "what this asks for"),
        ("<table background='https://e.example/x.png'>", "what this asks for"),
        ("<svg><image href='https://e.example/x.png'/></svg>", "what this asks for"),
        ("<svg><use xlink:href='https://e.example/x.svg#a'/></svg>", "what this asks for"),
        ("<a href='x.html' ping='https://e.example/'>", "what this asks for"),
    ],
)
def test_whatever_asks_for_something_is_reported(html: str, what: str) -> None:
    assert said(html) == [what]


@pytest.mark.parametrize(
    "html",
    [
        "<a href='https://e.example/'>src='https://e.example/x.png' style='x' onclick='y'</a>",
        "<link rel='canonical' href='https://e.example/'>",
        "<img src='data:image/png;base64,AA=='>",
        "<svg><use href='#mark'/></svg><form><button>",
        "<p title='style=&quot;x&quot; src=https://e.example/'>",
        "<!-- nothing --><p data-module='on-off' lang=en>on = off</p>",
    ],
)
def test_what_asks_for_nothing_is_silent(html: str) -> None:
    assert said(html) == []


@pytest.mark.parametrize("html", ['<p a="' * 20_000, "<p " + "a" * 1_000_000, "<p '\"" * 500, "<a " * 100_000])
def test_a_tag_that_never_ends_is_none_and_takes_no_time(html: str) -> None:
    assert [*tags(html, ("p",), "id")] == []
