"""Titles for the folders of sections → the list on the home page, and the neighbours of a section."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explainer.new.site import make_site
from explainer.pipeline import build_site
from tests.conftest import replace_files

HEAD = "---\ntitle: About {name}\nshort: {name}\ndescription: About {name}.\nchanged: 2026-04-02\n---\n\nWords.\n"
SECTIONS = ("first", "cards/new", "cards/old", "fees/late")
GROUPS = """
groups:
  - folder: cards
    title: The cards
  - folder: fees
    title: The fees
"""


@pytest.fixture
def grouped(tmp_path: Path) -> Path:
    """The folder of a finished site with a section on its own and two groups."""
    site = tmp_path / "site"
    make_site(site)
    settings = (site / "site.yaml").read_text("utf-8")
    names = "".join(f"  - {name.split('/')[-1]}\n" for name in SECTIONS)
    settings = settings.replace("  - late-books\n", f"  - late-books\n{names}") + GROUPS
    files = {f"content/sections/{name}.md": HEAD.format(name=name.split("/")[-1]) for name in SECTIONS}
    replace_files(site, {**files, "site.yaml": settings})
    build_site(site)
    return site / "output"


def test_the_home_page_lists_sections_under_the_title_of_their_folder(grouped: Path) -> None:
    home = (grouped / "index.html").read_text("utf-8")
    chapters = home[home.index('<section class="chapters"') :]
    found = re.findall(r"<h3>(.*?)</h3>|href=\"(\w+)\.html\">About", chapters[: chapters.index("</section>")])
    assert [title or page for title, page in found] == ["first", "The cards", "new", "old", "The fees", "late"]


def test_a_section_names_its_group_and_leads_to_the_others_in_it(grouped: Path) -> None:
    page = (grouped / "new.html").read_text("utf-8")
    assert '<p class="sheet__kicker">The cards</p>' in page
    siblings = page[page.index('<nav class="siblings"') :]
    found = re.findall(r'href="(\w+)\.html"( aria-current="page")?', siblings[: siblings.index("</nav>")])
    assert found == [("new", ' aria-current="page"'), ("old", "")]


def test_a_section_without_a_group_says_which_part_it_is(grouped: Path) -> None:
    page = (grouped / "first.html").read_text("utf-8")
    assert '<p class="sheet__kicker">Part 3 of 6</p>' in page
    assert "siblings" not in page
