"""Which pages there are, and where links between them lead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explainer.model import PageAnchor, Site
from explainer.pipeline import load_site
from explainer.render.addresses import page_file
from explainer.render.links import Links
from explainer.render.pages import contents_of, page_specs
from explainer.target import HOSTED, BuildTarget
from tests.conftest import WHOLE


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(WHOLE)


def test_the_first_page_and_the_one_for_what_is_missing_are_called_as_servers_expect(site: Site) -> None:
    assert [page_file(site.pages[page]) for page in ("home", "missing", "help")] == [
        "index.html",
        "404.html",
        "help.html",
    ]


@pytest.mark.parametrize(
    ("page", "anchor", "relative", "from_root", "whole"),
    [
        ("help", "", "help.html", "/x/help.html", "https://a.example/help.html"),
        ("help", "a", "help.html#a", "/x/help.html#a", "https://a.example/help.html#a"),
        ("one", "a", "#a", "#a", "https://a.example/one.html#a"),
        ("one", "", "one.html", "/x/one.html", "https://a.example/one.html"),
        ("home", "", "index.html", "/x/index.html", "https://a.example/index.html"),
    ],
)
def test_a_place_has_the_address_that_the_target_gives_it(
    page: str, anchor: str, relative: str, from_root: str, whole: str
) -> None:
    targets = [HOSTED, BuildTarget(base="/x/"), BuildTarget(base="https://a.example/", own_file="one.html")]
    addresses = [
        Links(target, {"home": "index.html"}).place(PageAnchor(page, anchor), here="one") for target in targets
    ]
    assert addresses == [relative, from_root, whole]


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
    assert contents_of(replace(shelves, text=replace(shelves.text, _words=599))) == []
    assert contents_of(replace(shelves, text=replace(shelves.text, headings=shelves.text.headings[:2]))) == []
