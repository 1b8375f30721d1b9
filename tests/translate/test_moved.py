"""An address that was published → it leads on for ever: on hosts, from disk, in each language; or nothing is built."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.diagnostics import BuildStopped
from explainer.load.addresses import FILE
from explainer.pipeline import build_site
from tests.conftest import Run

Copy = Callable[[], Path]

_ADDRESS = "https://cards.example.org/rule/"
_MOVED = """
address: https://cards.example.org/rule/
moved:
  old.html: older.html
  older.html: late-books.html
  old.html#fines: card.html#who-gets-it-for-free
  late-books.html#counting: late-books.html#how-the-days-are-counted
  late-books.html#villages: card.html#how-it-came-about
  data/books.json: data/facts.json
"""
_PUBLISHED = """\
# comment
card.html
old.html
old.html#how-the-days-are-counted
old.html#fines
late-books.html#counting
de/old.html
fr/card.html
"""


@pytest.fixture
def a_moved_site(a_german_site: Copy) -> Path:
    """A site in two languages, some of whose addresses are of pages and places that are elsewhere now."""
    root = a_german_site()
    (root / FILE).write_text(_PUBLISHED, "utf-8")
    with (root / "site.yaml").open("a", encoding="utf-8") as file:
        file.write(_MOVED)
    return root


@pytest.fixture
def built(a_moved_site: Path) -> Path:
    """The same, built."""
    build_site(a_moved_site)
    return a_moved_site / "output"


def mistakes_of(root: Path) -> list[str]:
    with pytest.raises(BuildStopped) as stopped:
        build_site(root)
    return [f"{each.location}: {each.what}" for each in stopped.value.diagnostics]


def test_an_old_page_is_a_small_one_that_links_to_the_new(built: Path) -> None:
    for folder, links in (("", r'href="late-books.html"'), ("de/", r'href="late-books.html"')):
        html = (built / folder / "old.html").read_text("utf-8")
        assert re.search(rf"<main.*{links}", html, re.DOTALL)
        assert '<meta name="robots" content="noindex">' in html
        assert f'<link rel="canonical" href="{_ADDRESS}{folder}late-books.html">' in html
        assert "og:url" not in html
        assert "Content-Security-Policy" in html
    assert 'lang="de"' in (built / "de/old.html").read_text("utf-8")


def test_places_on_an_old_page_lead_to_where_each_is_now(built: Path) -> None:
    html = (built / "old.html").read_text("utf-8")
    assert '<li id="fines"><a href="card.html#who-gets-it-for-free">' in html
    assert '<li id="how-the-days-are-counted"><a href="late-books.html#how-the-days-are-counted">' in html


def test_an_old_place_is_beside_the_new_one_of_its_page(built: Path) -> None:
    for folder in ("", "de/"):
        html = (built / folder / "late-books.html").read_text("utf-8")
        assert '<h2 id="how-the-days-are-counted"><span id="counting"></span>' in html


def test_an_old_place_that_is_on_another_page_now_leads_there(built: Path) -> None:
    html = (built / "late-books.html").read_text("utf-8")
    assert re.search(r'<aside class="notice" id="villages"><p>[^<]+ <a href="card.html#how-it-came-about">', html)
    assert 'id="fines"' in html  # a host leads on from old.html#fines to here, and keeps the name of the place


def test_a_language_that_is_gone_leads_to_the_source(built: Path) -> None:
    html = (built / "fr/card.html").read_text("utf-8")
    assert '<html lang="en"' in html
    assert re.search(r'<main.*href="\.\./card.html"', html, re.DOTALL)
    assert f'<link rel="canonical" href="{_ADDRESS}card.html">' in html


def test_hosts_lead_on_by_themselves(built: Path) -> None:
    redirects = (built / "_redirects").read_text("utf-8").splitlines()
    assert "/old.html /rule/late-books.html 301" in redirects
    assert "/de/old.html /rule/de/late-books.html 301" in redirects
    assert "/fr/card.html /rule/card.html 301" in redirects
    assert "/data/books.json /rule/data/facts.json 301" in redirects
    assert "location = /old.html { return 301 /rule/late-books.html; }" in (built / "hosting/nginx.conf").read_text()
    assert "redir /old.html /rule/late-books.html 301" in (built / "hosting/Caddyfile").read_text()
    assert "old.html" not in (built / "sitemap.xml").read_text("utf-8")


def test_no_page_mentions_what_did_not_move(built: Path) -> None:
    assert "moved" not in (built / "card.html").read_text("utf-8")


def test_an_address_that_leads_nowhere_stops_build_and_check(a_moved_site: Path, run: Run) -> None:
    with (a_moved_site / FILE).open("a", encoding="utf-8") as file:
        file.write("gone.html\ncard.html#gone\nde/gone.html\nold.html#gone\n")
    found = mistakes_of(a_moved_site)
    assert found[0] == f'{FILE}:9: "gone.html" was published, and leads nowhere now.'
    assert [each.split(": ")[0] for each in found] == [f"{FILE}:{line}" for line in (9, 10, 11, 12)]
    assert run("check", site=a_moved_site).code == 1


def test_a_line_of_the_list_that_is_no_address_is_reported(a_moved_site: Path) -> None:
    (a_moved_site / FILE).write_text("../card.html\n", "utf-8")
    assert mistakes_of(a_moved_site) == [f'{FILE}:1: "../card.html" is no address of this site.']


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("card.html: late-books.html", '"card.html" is still there.'),
        ("a.html: nowhere.html", '"nowhere.html" is where "a.html" leads, and is not there.'),
        ("a.html: card.html#nowhere", '"card.html#nowhere" is where "a.html" leads, and is not there.'),
        ("a.html: a.html", '"a.html" leads to itself.'),
        ("a.html: https://example.org/", '"https://example.org/" is no address of a page or file of this site.'),
    ],
)
def test_a_line_that_leads_nowhere_is_reported(a_moved_site: Path, line: str, what: str) -> None:
    with (a_moved_site / "site.yaml").open("a", encoding="utf-8") as file:
        file.write(f"  {line}\n")
    number = len((a_moved_site / "site.yaml").read_text("utf-8").splitlines())
    assert mistakes_of(a_moved_site) == [f"site.yaml:{number}: {what}"]


def test_the_list_gets_every_address_once_and_loses_none(a_moved_site: Path, run: Run) -> None:
    assert "address that is not in the list" in run("check", site=a_moved_site).out
    assert run("addresses", site=a_moved_site).out.startswith("Added ")
    lines = (a_moved_site / FILE).read_text("utf-8").splitlines()
    assert lines[1:] == sorted(set(lines[1:]))
    assert {*_PUBLISHED.splitlines()} <= {*lines}
    expected = ("de/card.html", "card.html#how-it-came-about", "facts-rules.html#fact-card-begins", "data/facts.json")
    assert {*expected} <= {*lines}
    assert not any("404" in line or "#main" in line or line.startswith("share/") for line in lines)
    assert run("addresses", site=a_moved_site).out == f"{FILE} is up to date.\n"
    assert "address that is not in the list" not in run("check", site=a_moved_site).out
