"""Which pages there are, and where links between them lead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explainer.diagnostics import Location
from explainer.markdown.text import Link
from explainer.model import Site
from explainer.pipeline import load_site
from explainer.render.addresses import page_file
from explainer.render.links import link_address
from explainer.render.pages import contents_of, page_specs
from tests.conftest import WHOLE

PAGES = {"content/sections/one.md": "one", "content/pages/home.md": "home", "content/pages/help.md": "help"}


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(WHOLE)


def test_the_first_page_and_the_one_for_what_is_missing_are_called_as_servers_expect() -> None:
    assert [page_file(page) for page in ("home", "missing", "help")] == ["index.html", "404.html", "help.html"]


@pytest.mark.parametrize(
    ("target", "anchor", "address"),
    [
        ("../pages/help.md", "", "help.html"),
        ("../pages/help.md", "a", "help.html#a"),
        ("one.md", "a", "one.html#a"),
        ("", "a", "#a"),
        ("../pages/../pages/home.md", "", "index.html"),
    ],
)
def test_a_link_to_a_file_leads_to_its_page(target: str, anchor: str, address: str) -> None:
    link = Link(target, anchor, Location("content/sections/one.md"), outside=False)
    assert link_address(link, "content/sections/one.md", PAGES) == address


def test_a_link_that_leads_away_stays_as_it_is() -> None:
    link = Link("https://a.example/?b#c", "", Location("content/sections/one.md"), outside=True)
    assert link_address(link, "content/sections/one.md", PAGES) == "https://a.example/?b#c"


def test_each_page_and_each_theme_has_a_file_of_its_own(site: Site) -> None:
    files = [spec.file for spec in page_specs(site)]
    assert len(files) == len(set(files))
    assert {"one-card.html", "index.html", "404.html", "facts-rules.html", "facts-numbers.html"} <= set(files)


def test_a_page_without_a_template_of_its_own_is_a_plain_one(site: Site) -> None:
    assert {spec.template for spec in page_specs(site) if spec.page.id == "about"} == {"pages/plain.html"}


def test_the_first_section_has_none_before_it_and_the_last_none_after(site: Site) -> None:
    first, last = (spec.make_context() for spec in list(page_specs(site))[:2])
    assert (first["previous"], last["next"]) == (None, None)
    assert (first["next"].id, last["previous"].id) == ("shelves", "one-card")


def test_only_a_long_page_with_several_headings_has_a_list_of_contents(site: Site) -> None:
    shelves = site.pages["shelves"]
    assert [heading.text for heading in contents_of(shelves)] == [
        "Shelf A: Town",
        "Shelf B: Sea & sky",
        "Shelf C: Land",
    ]
    assert contents_of(replace(shelves, text=replace(shelves.text, words=599))) == []
    assert contents_of(replace(shelves, text=replace(shelves.text, headings=shelves.text.headings[:2]))) == []
