"""Pictures on pages → what they cite and name belongs to the page."""

from __future__ import annotations

import pytest

from explainer.model import Site
from explainer.pipeline import load_site
from tests.conftest import WHOLE


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(WHOLE)


def test_sources_of_a_picture_are_numbered_with_those_of_its_page(site: Site) -> None:
    assert site.cited["about"] == ("card-guide", "card-rules-2", "reading-study", "gazette-news")


def test_a_fact_in_a_picture_knows_the_page_that_shows_it(site: Site) -> None:
    assert "about" in site.pages_of_fact["rule-reworded"]
