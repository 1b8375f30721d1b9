"""The site of this project, built once in memory → its outputs, and what each page holds."""

from __future__ import annotations

from functools import cache

import pytest

from explainer.model import Output, Site
from explainer.pipeline import load_site, outputs_of
from tests.conftest import ROOT
from tests.site.pages import Page, read_page


@cache
def site() -> Site:
    """The content, read and resolved."""
    return load_site(ROOT)


@cache
def outputs() -> dict[str, Output]:
    """Every file of the built site by its path."""
    return {output.path: output for output in outputs_of(site(), ROOT)}


@cache
def pages() -> dict[str, Page]:
    """Every page of the built site by its path, taken apart."""
    return {path: read_page(output.body.decode()) for path, output in outputs().items() if path.endswith(".html")}


@pytest.fixture(scope="session", name="site")
def the_site() -> Site:
    """The content, read and resolved."""
    return site()


@pytest.fixture(scope="session", name="outputs")
def the_outputs() -> dict[str, Output]:
    """Every file of the built site by its path."""
    return outputs()


@pytest.fixture(scope="session", name="pages")
def the_pages() -> dict[str, Page]:
    """Every page of the built site by its path, taken apart."""
    return pages()
