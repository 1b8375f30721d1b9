"""The real site, opened from disk: whole, quiet, and no wider than a small phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.visit import OpenPage


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "visitor", [{}, {"javascript": False}, {"offline": True}], ids=["script", "no script", "offline"]
)
def test_a_page_asks_for_nothing_but_itself_and_says_nothing(
    visitor: dict[str, Any], built_site: Path, open_page: OpenPage
) -> None:
    first, *others = pages(built_site)
    visit = open_page(first, **visitor)
    for page in others:
        visit.page.goto(page.as_uri())
    assert visit.requests == [page.as_uri() for page in pages(built_site)]
    assert visit.messages == []


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_its_screen(width: int, built_site: Path, open_page: OpenPage) -> None:
    first, *others = pages(built_site)
    visit = open_page(first, width=width)
    too_wide = []
    for page in [first, *others]:
        visit.page.goto(page.as_uri())
        if visit.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            too_wide.append(page.relative_to(built_site).as_posix())
    assert too_wide == []
