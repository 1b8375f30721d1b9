"""An address in site.yaml → where pages and copies of this project's site name it, and a picture that phones read."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from itertools import product

import pytest
import segno

from explainer.bundle import copies_of
from explainer.diagnostics import Diagnostics
from explainer.model import Output, Site
from explainer.pipeline import outputs_of
from explainer.render.outputs import renderer_of
from explainer.render.pages import page_specs
from explainer.render.qr import qr_code
from tests.conftest import ROOT

ADDRESS = "https://border.example/"
SQUARES = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


@pytest.fixture(scope="module")
def site(own_site: Site) -> Site:
    """The site of this project as it would be with an address, in its source language."""
    return replace(own_site, translations=(), settings=replace(own_site.settings, address=ADDRESS))


def texts_of(outputs: list[Output]) -> dict[str, str]:
    return {output.path: output.body.decode() for output in outputs if not output.path.endswith(".png")}


def test_the_picture_has_every_dark_square_and_a_quiet_edge() -> None:
    matrix = [list(row) for row in segno.make(ADDRESS, error="m", micro=False).matrix]
    size = len(matrix) + 8
    picture = qr_code(ADDRESS)
    dark = {(int(x) + step, int(y)) for x, y, width, _ in SQUARES.findall(picture.path) for step in range(int(width))}
    assert dark == {(x + 4, y + 4) for y, x in product(range(size - 8), repeat=2) if matrix[y][x]}
    assert picture.size == size
    assert all(width == back for _, _, width, back in SQUARES.findall(picture.path))


@pytest.mark.slow
def test_sheets_to_hand_out_show_where_the_site_is(site: Site) -> None:
    diagnostics = Diagnostics()
    renderer = renderer_of(site, ROOT, diagnostics)
    wanted = {"index.html", "exempt.html", "offline.html"}
    pages = texts_of([renderer.page(sheet) for sheet in page_specs(site) if sheet.file in wanted])
    assert not diagnostics
    for path in ("exempt.html", "offline.html"):
        assert qr_code(ADDRESS).path in pages[path], path
        assert pages[path].count(ADDRESS) > 2
    assert "qr" not in re.findall(r'class="([^"]*)"', pages["index.html"])


@pytest.mark.slow
def test_every_page_of_a_copy_says_where_a_newer_one_may_be(site: Site) -> None:
    made = copies_of(site, ROOT, datetime.date(2026, 11, 23))
    copies = {copy.name: outputs for copy, _, outputs in made}
    pages = texts_of([output for outputs in copies.values() for output in outputs])
    link = f'A newer copy may be here: <a href="{ADDRESS}" rel="noreferrer">{ADDRESS}</a>'
    assert [path for path, html in pages.items() if path.endswith(".html") and link not in html] == []
    assert f"A newer copy may be here: {ADDRESS}" in " ".join(pages["READ-ME-FIRST.txt"].split())
    assert qr_code(ADDRESS).path in copies["html"][0].body.decode()


@pytest.mark.slow
def test_without_an_address_nothing_pretends_to_have_one(own_site: Site) -> None:
    pages = texts_of(outputs_of(replace(own_site, settings=replace(own_site.settings, address="")), ROOT))
    assert not [path for path, html in pages.items() if path.endswith(".html") and 'class="qr"' in html]
    assert "sitemap.xml" not in pages
