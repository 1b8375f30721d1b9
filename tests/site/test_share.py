"""The pictures that other programs show beside a link → there, small, and named by whole addresses."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from explainer.diagnostics import Diagnostics
from explainer.model import Site
from explainer.render.outputs import renderer_of
from explainer.render.pages import page_specs
from tests.conftest import ROOT
from tests.site.pages import Page, read_page

FOLDER = ROOT / "assets/files/share"
HEAVIEST = 20_000  # bytes
ADDRESS = "https://example.org/rule/"
KINDS = {"index.html": "site", "help.html": "site", "agreement.html": "section", "timeline.html": "timeline"}
KINDS |= {"exempt.html": "form"}


def pages_at(address: str, whole: Site) -> dict[str, Page]:
    """One page of each kind, as it is when the site has this address."""
    site: Site = replace(whole, settings=replace(whole.settings, address=address))
    diagnostics = Diagnostics()
    renderer = renderer_of(site, ROOT, diagnostics)
    outputs = [renderer.page(sheet) for sheet in page_specs(site) if sheet.file in KINDS]
    assert not len(diagnostics)
    return {output.path: read_page(output.body.decode()) for output in outputs}


@pytest.fixture(scope="module")
def hosted(site: Site) -> dict[str, Page]:
    """One page of each kind of a site that has an address."""
    return pages_at(ADDRESS, site)


@pytest.mark.parametrize("kind", sorted(set(KINDS.values())))
def test_a_picture_to_share_is_small_and_of_the_size_asked_for(kind: str) -> None:
    body = (FOLDER / f"{kind}.png").read_bytes()
    assert body.startswith(b"\x89PNG\r\n\x1a\n")
    # Format: PNG (W3C), 11.2.1: the first block holds width and height.
    assert struct.unpack(">II", body[16:24]) == (1200, 630)
    assert len(body) <= HEAVIEST


@pytest.mark.parametrize(("file", "kind"), KINDS.items())
def test_a_page_of_a_hosted_site_names_its_picture_in_full(
    file: str, kind: str, hosted: dict[str, Page], site: Site
) -> None:
    page = hosted[file]
    assert page.meta("og:image") == f"{ADDRESS}share/{kind}.png"
    assert (page.meta("og:image:width"), page.meta("og:image:height")) == ("1200", "630")
    assert site.words[f"share-{kind}"] in page.meta("og:image:alt")
    assert page.meta("og:title")
    assert page.meta("og:description") == page.meta("description")


def test_without_an_address_title_and_description_have_to_do(site: Site) -> None:
    pages = pages_at("", site)
    assert {page.meta(f"og:{name}") for page in pages.values() for name in ("image", "title", "url")} == {""}
