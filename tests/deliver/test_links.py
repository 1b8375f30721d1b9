"""Links, ids and files of finished pages. What is wrong is reported: see tests/mistakes/."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.deliver.links import check_links
from explainer.diagnostics import Diagnostics
from explainer.model import Output
from explainer.new.site import make_site
from tests.conftest import Run


def said(pages: dict[str, str]) -> list[str]:
    diagnostics = Diagnostics()
    check_links(
        [Output(path, html.encode(), ("a.md", f"templates/{path}")) for path, html in pages.items()], diagnostics
    )
    return [f"{diagnostic.location}: {diagnostic.what}" for diagnostic in diagnostics]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="b.html">',
        '<a href="b.html#x">',
        '<a href="#top"></a><p id="top">',
        '<a href="data/d.json">',
        '<a href="https://a.example/">',
        '<a href="mailto:a@a.example">',
        '<a href="tel:+14165550123">',
        '<link rel="icon" href="data:,">',
        '<link rel="canonical" href="https://a.example/">',
        '<a href="b.html#x&amp;y">',
        "<a href='b.html#x&#38;y'>",
        "<p>href='lost.html' id='x' id='x'</p>",
        "<p>href=&quot;lost.html&quot; id=&quot;x&quot; id=&quot;x&quot;</p>",
        '<img src="pictures/p.svg" alt="">',
    ],
)
def test_what_leads_somewhere_is_silent(html: str) -> None:
    others = {"b.html": '<p id="x"><p id="x&y">', "data/d.json": "{}", "pictures/p.svg": "<svg/>"}
    assert said({"a.html": html, **others}) == []


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ('<a href="">', "a.html has a link without an address."),
        ('<a href="lost">', 'a.html links to "lost", which is not there.'),
        ('<a href="b.html">', 'a.html links to "b.html", which is not there. Did you mean "a.html"?'),
        ('<a href="a.html#lost">', 'a.html links to "a.html#lost", but there is no "#lost".'),
        ('<p id="x"></p><p id="x">', 'a.html has the id "x" 2 times.'),
        ('<img src="lost.png">', 'a.html links to "lost.png", which is not there.'),
        ("<a href='lost'>", 'a.html links to "lost", which is not there.'),
        ("<A title='a > b' HREF=lost>", 'a.html links to "lost", which is not there.'),
        ("<p id=x></p><P ID='x'>", 'a.html has the id "x" 2 times.'),
    ],
)
def test_what_leads_nowhere_is_reported(html: str, what: str) -> None:
    assert said({"a.html": html}) == [f"templates/a.html:1: {what}"]


def test_a_heading_that_has_the_id_of_the_theme_is_reported_at_its_line(tmp_path: Path, run: Run) -> None:
    make_site(tmp_path / "site")
    card = tmp_path / "site/content/sections/card.md"
    card.write_text(f"{card.read_text('utf-8')}\n## Sources\n\nThose of the library.\n", "utf-8")
    place = f"content/sections/card.md:{card.read_text('utf-8').count(chr(10)) - 2}"
    assert run("check", site=tmp_path / "site").err.splitlines()[:2] == [
        f'{place}: this heading would be "#sources", which is another part of its page already.',
        "  help: give it an anchor of its own: ## Sources {#about-sources}.",
    ]


def test_a_mistake_in_several_pages_is_reported_once() -> None:
    pages = {f"{name}.html": '<a href="lost/">' for name in "abc"}
    assert said(pages) == ['templates/a.html:1: a.html and 2 other pages link to "lost/", which is not there.']


def test_two_files_of_the_same_name_are_reported() -> None:
    diagnostics = Diagnostics()
    check_links([Output("a.html", b"1", ("one.md",)), Output("a.html", b"2", ("two.html",))], diagnostics)
    assert [str(diagnostic.location) for diagnostic in diagnostics] == ["two.html:1"]
