"""The real site in a browser, with the needs of many visitors → no complaint: axe's, and what axe does not look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from explainer.model import Site
from explainer.render.pages import page_specs
from tests.browser.fonts import SOURCES, FontSet
from tests.browser.templates import TEMPLATES
from tests.browser.visit import OpenPage, OpenWithFonts

if TYPE_CHECKING:
    from playwright.sync_api import Page

Colours = Literal["light", "dark"]
Size = tuple[int, int]

INSPECTOR = (Path(__file__).parent / "inspect.js").read_text("utf-8")
# Contrast is that of level AAA; axe would pass what is worse than AA there, as its rule for AA tells of that.
CHECKS = {
    "color-contrast-enhanced": {
        "options": {
            "contrastRatio": {
                "normal": {"expected": 7, "minThreshold": 0},
                "large": {"expected": 4.5, "minThreshold": 0},
            }
        },
    }
}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {
        "color-contrast": {"enabled": False},
        "color-contrast-enhanced": {"enabled": True},
        "identical-links-same-purpose": {"enabled": True},
    },
    "checks": CHECKS,
    "resultTypes": ["violations"],
}
OF_COLOURS = ("color-contrast-enhanced", "link-in-text-block")
# What another light may change, and what another size may.
COLOURS = {"runOnly": {"type": "rule", "values": OF_COLOURS}, "checks": CHECKS, "resultTypes": ["violations"]}
LOOKS = {**COLOURS, "runOnly": {"type": "rule", "values": [*OF_COLOURS, "scrollable-region-focusable", "target-size"]}}
PHONE: Size = (320, 640)
TABLET: Size = (768, 900)
DESK: Size = (1280, 900)
ENLARGED: Size = (320, 256)  # a window of 1280 by 1024 at 400 %
SIZES = pytest.mark.parametrize("size", [PHONE, TABLET, DESK, ENLARGED], ids=["phone", "tablet", "desk", "enlarged"])


@cache
def axe_source() -> str:
    """axe-core, as the package carries it."""
    found = find_spec("axe_playwright_python")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).with_name("axe.min.js").read_text("utf-8")


def violations(page: Page, rules: Mapping[str, Any] = RULES) -> list[str]:
    """What axe complains of, with the first element for each."""
    # In two steps: what is evaluated may not see what the page's own policy would forbid.
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"() => {{ {axe_source()} }}")
    page.evaluate(
        "scrollTo(0, 0)"
    )  # it takes a link for small that is half under the head, from where anyone scrolls it
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", rules)
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found["violations"]]


def inspect(page: Page, *names: str) -> list[str]:
    """What our own inspector complains of."""
    found: list[str] = page.evaluate(f"names => {{ const i = {INSPECTOR}; return names.flatMap(n => i[n]()) }}", names)
    return found


def set_to(page: Page, size: Size, colours: Colours) -> None:
    """Turn the page that is open into that of another visitor."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=colours)


def each_page(page: Page, site: Path, names: tuple[str, ...] = ()) -> Iterator[str]:
    """Open one page after another: all of them, or those named."""
    files = [site / f"{name}.html" for name in names] or sorted(site.glob("*.html"))
    for file in files:
        page.goto(file.as_uri())
        yield file.name


@pytest.fixture
def page(built_site: Path, open_page: OpenPage) -> Page:
    """A page of Chromium to go from one to the next with."""
    return open_page(built_site / "index.html").page


@pytest.mark.slow
@SIZES
def test_axe_has_no_complaint_of_any_page_at_any_size_by_day_or_by_night(
    size: Size, page: Page, built_site: Path, names: tuple[str, ...]
) -> None:
    found = {}
    looks: dict[Colours, Mapping[str, Any]] = {"light": RULES if size == PHONE else LOOKS}
    if size in (PHONE, DESK) or not names:  # the layouts of the narrowest and the widest have all colours in them
        looks["dark"] = COLOURS
    for name in each_page(page, built_site, names):
        for colours, rules in looks.items():
            set_to(page, size, colours)
            if reported := violations(page, rules):
                found[name, colours] = reported
    assert found == {}


@pytest.mark.slow
@SIZES
@pytest.mark.parametrize("fonts", SOURCES)
def test_every_page_can_be_read_and_pressed_whatever_fonts_the_machine_has(
    size: Size, fonts: FontSet, open_with_fonts: OpenWithFonts, built_site: Path, names: tuple[str, ...]
) -> None:
    page = open_with_fonts(fonts, built_site / "index.html").page
    set_to(page, size, "light")
    checks = ("tooWide", "tooSmall", "cutOff", "headings")
    found = {name: reported for name in each_page(page, built_site, names) if (reported := inspect(page, *checks))}
    assert found == {}


WIDTH = """() => {
    const line = document.createElement("span");
    line.textContent = "Canada and the United States";
    return document.body.appendChild(line).getBoundingClientRect().width;
}"""


def test_the_two_sets_of_fonts_differ(open_with_fonts: OpenWithFonts, built_site: Path) -> None:
    widths: dict[FontSet, float] = {
        fonts: open_with_fonts(fonts, built_site / "about.html").page.evaluate(WIDTH) for fonts in SOURCES
    }
    assert widths["wide"] > 1.05 * widths["narrow"]


def test_one_page_of_each_template_is_looked_at(own_site: Site) -> None:
    specs = list(page_specs(own_site))
    looked_at = {spec.template for spec in specs if spec.file.removesuffix(".html") in TEMPLATES}
    assert looked_at == {spec.template for spec in specs}


@pytest.mark.slow
@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_focus_goes_through_a_page_in_order_and_is_always_seen(
    name: str, size: Size, page: Page, built_site: Path
) -> None:
    set_to(page, size, "light")
    page.goto((built_site / f"{name}.html").as_uri())
    stops = list(tabbed(page, 40))
    assert [stop["name"].partition(" ")[0] for stop in stops[:2]] == ["a.skip", "a.leave"]
    assert [complaint for stop in stops for complaint in stop["complaints"]] == []
    places = [stop["order"] for stop in stops]
    assert places == sorted(places)


@pytest.mark.slow
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_ring_of_the_focus_is_seen_on_every_ground(colours: Colours, page: Page, built_site: Path) -> None:
    set_to(page, DESK, colours)
    in_dark_boxes, found = 0, {}
    for name in each_page(page, built_site):
        in_dark_boxes += page.locator(".look--closed a").count()
        found[name] = page.evaluate(f"() => {INSPECTOR}.dimRing('a[href], button, summary, input')")
    assert in_dark_boxes > 2
    assert {name: reported for name, reported in found.items() if reported} == {}


def tabbed(page: Page, most: int) -> Iterator[dict[str, Any]]:
    """Press Tab until the page has been gone through, and tell of each place where the focus stops."""
    page.evaluate(f"window.inspector = {INSPECTOR}")
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate("inspector.focus()")
        if stop is None:
            return
        yield stop


def test_the_link_past_the_menu_leads_to_the_text(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_what_is_wrong_would_be_found(tmp_path: Path, open_page: OpenPage) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        "<!doctype html><title>x</title><main><h4>low</h4><p>pale</p><div>wide</div><button>x</button></main>"
        "<style>p{color:#999}div{inline-size:2000px}button{outline:0;position:relative}</style>",
        encoding="utf-8",
    )
    page = open_page(file).page
    reported = " ".join(inspect(page, "tooWide", "tooSmall", "headings"))
    assert all(word in reported for word in ("wide", "button “x”", "h4 “low”", "not one h1")), reported
    assert any(each.startswith("color-contrast") for each in violations(page, LOOKS))
    (stop,) = tabbed(page, 2)
    assert stop["complaints"] == ["button “x” does not show the focus"]
    page.evaluate("document.querySelector('button').style = 'outline: 2px solid #ddd'")
    assert page.evaluate(f"() => {INSPECTOR}.dimRing('button')") == ["button “x” 1.36"]
