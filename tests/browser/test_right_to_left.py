"""A site in Arabic with the templates and styles of this project → all begins at the right, and nothing is cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.new.site import make_site
from explainer.pipeline import build_site
from tests.browser.browsers import ROOT
from tests.browser.test_accessibility import DESK, LOOKS, PHONE, Size, each_page, inspect, set_to, violations
from tests.browser.visit import OpenPage

pytestmark = pytest.mark.slow
ARABIC = ROOT / "tests/sites/right-to-left"


@pytest.fixture(scope="module")
def arabic_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("arabic") / "site"
    make_site(folder, ARABIC)
    build_site(folder)
    return folder / "output"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_every_page_can_be_read_and_pressed_from_right_to_left(
    size: Size, arabic_site: Path, open_page: OpenPage
) -> None:
    page = open_page(arabic_site / "index.html").page
    set_to(page, size, "light")
    checks = ("tooWide", "tooSmall", "cutOff", "headings")
    found = {
        name: reported
        for name in each_page(page, arabic_site)
        if (reported := inspect(page, *checks) + violations(page, LOOKS))
    }
    assert found == {}


def test_what_stands_first_stands_at_the_right(arabic_site: Path, open_page: OpenPage) -> None:
    page = open_page(arabic_site / "card.html", width=1280).page

    def left(selector: str) -> float:
        box = page.locator(selector).first.bounding_box()
        assert box is not None
        return box["x"]

    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert left(".head__name") > left(".menu") > left(".leave")
    assert left(".bars thead th") > left(".bars thead th + th")
    edges = "e => [getComputedStyle(e).borderRightWidth, getComputedStyle(e).borderLeftWidth].map(parseFloat)"
    right, other = page.locator(".notice").first.evaluate(edges)
    assert right > other


def test_a_place_in_a_law_keeps_its_own_direction(arabic_site: Path, open_page: OpenPage) -> None:
    place = open_page(arabic_site / "card.html").page.locator(".cite bdi").first
    across = """e => { const text = e.firstChild, range = new Range(), at = (n) =>
        (range.setStart(text, n), range.setEnd(text, n + 1), range.getBoundingClientRect().left);
        return at(e.textContent.indexOf("1")) < at(e.textContent.indexOf("a")) }"""
    assert place.evaluate(across)


def test_a_sign_of_a_picture_looks_the_way_one_reads(arabic_site: Path, open_page: OpenPage) -> None:
    page = open_page(arabic_site / "late-books.html").page
    turned = page.locator(".look > svg").first.evaluate("e => getComputedStyle(e).transform")
    assert turned == "matrix(-1, 0, 0, 1, 0, 0)"


def test_commas_and_semicolons_are_those_of_the_language(arabic_site: Path, open_page: OpenPage) -> None:
    page = open_page(arabic_site / "index.html").page
    # What the templates put between things; a text of law may hold what it holds.
    parts = ".source > span, .event__sources, .card__sources li, .card__checked, .law"
    found = {}
    for name in each_page(page, arabic_site):
        texts = page.locator(parts).evaluate_all("all => all.map((each) => each.textContent)")
        found[name] = [text for text in texts if ", " in text or "; " in text]
    assert [text for texts in found.values() for text in texts] == []
    page.goto((arabic_site / "sources.html").as_uri())
    assert "، " in page.locator(".source > span").first.inner_text()
