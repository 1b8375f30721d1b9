"""The site of this project, built once in memory → its outputs, and what each page holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explainer.model import Output, Site
from explainer.pipeline import outputs_of
from tests.conftest import ROOT
from tests.site.pages import Page, read_page


@pytest.fixture(scope="session")
def site(own_site: Site) -> Site:
    """The content, read and resolved."""
    return own_site


@pytest.fixture(scope="session")
def outputs(site: Site) -> dict[str, Output]:
    """Every file of the built site by its path."""
    return {output.path: output for output in outputs_of(site, ROOT)}


@pytest.fixture(scope="session")
def pages(outputs: dict[str, Output]) -> dict[str, Page]:
    """Every page of the built site by its path, taken apart."""
    return {path: read_page(output.body.decode()) for path, output in outputs.items() if path.endswith(".html")}


def of_every_page(check: Callable[[Page], None]) -> Callable[[dict[str, Page], pytest.Subtests], None]:
    """A test that makes this check of every page; each page that fails is reported by its path.

    No page is known before the site is built, and nothing is built while tests are collected.
    """

    def test(pages: dict[str, Page], subtests: pytest.Subtests) -> None:
        assert pages
        for path, page in pages.items():
            with subtests.test(path):
                check(page)

    test.__name__, test.__doc__, test.__module__ = check.__name__, check.__doc__, check.__module__
    return test
