"""What site.yaml says of the look of a site → its colours, its mark, the doors of its home page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explainer.contrast import contrast, parse_colour
from explainer.look import DARK, LIGHT, hard_to_see, palettes
from explainer.new.site import make_site
from tests.conftest import ROOT, Run, replace_files

MARK = "mark:\n  shape: M14 0h5v10h-5z\n  dot: M0 16a5 5 0 1 0 10 0a5 5 0 1 0-10 0z\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site, which says nothing of its look."""
    make_site(tmp_path / "site")
    settings = (tmp_path / "site/site.yaml").read_text("utf-8")
    without = re.sub(r"^doors:\n(  .*\n)+", "", settings, flags=re.MULTILINE)
    replace_files(tmp_path / "site", {"site.yaml": without})
    return tmp_path / "site"


def home(site: Path, run: Run, more: str = "") -> str:
    """The home page of the site, whose site.yaml says `more`."""
    replace_files(site, {"site.yaml": (site / "site.yaml").read_text("utf-8") + more})
    done = run("build", site=site)
    assert done.code == 0, done.err
    return (site / "output/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#fff", "#000000", 21), ("#777", "#fff", 4.48), ("#0A3D48", "#ffc252", 7.38)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    colours = parse_colour(one), parse_colour(other)
    assert colours[0]
    assert colours[1]
    assert contrast(colours[0], colours[1]) == pytest.approx(ratio, abs=0.01)


def test_the_colours_of_the_theme_can_be_seen_on_each_other() -> None:
    for colours in palettes(None).values():
        assert list(hard_to_see(colours)) == []


def test_a_page_begins_with_the_colours_of_the_theme_where_the_site_has_none(site: Path, run: Run) -> None:
    shown = home(site, run)
    assert f"<style>:root{{--paper:{LIGHT['paper']};--ink:{LIGHT['ink']}" in shown
    assert f"@media screen and (prefers-color-scheme:dark){{:root{{--paper:{DARK['paper']}" in shown
    assert f'<meta name="theme-color" content="{LIGHT["band"]}">' in shown


def test_a_colour_of_the_site_takes_the_place_of_one_of_the_theme(site: Path, run: Run) -> None:
    shown = home(site, run, 'colours:\n  light:\n    band: "#402020"\n  dark:\n    dot: "#ffffff"\n')
    assert "--band:#402020" in shown
    assert '<meta name="theme-color" content="#402020">' in shown
    assert "--dot:#ffffff}}" in shown
    assert shown.count("--band:") == 1


def test_without_a_mark_the_name_stands_alone_and_the_icon_is_a_disc(site: Path, run: Run) -> None:
    shown = home(site, run)
    assert "--brand" not in shown
    assert re.search(r'class="head__name"[^>]*>A sample site</a>', shown)
    assert "M6%2016a10%2010%200%201%200%2020%200a10%2010%200%201%200-20%200" in shown


def test_the_mark_is_beside_the_name_and_in_the_icon(site: Path, run: Run) -> None:
    shown = home(site, run, MARK)
    assert '<path d="M14 0h5v10h-5z"/><path fill="var(--dot)" d="M0 16a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"/></svg>' in shown
    icon = re.search(r'<link rel="icon" href="([^"]*)">', shown)
    assert icon
    assert "d='M14%200h5v10h-5z'" in icon[1]
    assert not re.search(r"[#<> ]", icon[1])


def test_the_doors_are_those_of_the_site_or_else_its_first_section_its_timeline_and_its_form(
    site: Path, run: Run
) -> None:
    door = re.compile(r'<li><a href="([^"]*)"><strong>([^<]*)</strong>')
    assert [address for address, _ in door.findall(home(site, run))] == ["card.html", "timeline.html", "exempt.html"]
    doors = "doors:\n  - page: help\n    title: Ask the desk\n    text: It is open every day.\n"
    assert door.findall(home(site, run, doors)) == [("help.html", "Ask the desk")]


def test_the_roles_of_the_guide_are_those_of_the_program() -> None:
    guide = (ROOT / "docs/theme.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE) == list(LIGHT)
