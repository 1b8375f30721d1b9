"""Rows of numbers → bars in hundredths of the longest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explainer.model import Site
from explainer.pipeline import load_site
from explainer.render.figures import chart
from tests.conftest import WHOLE


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(WHOLE)


@pytest.mark.parametrize(
    ("values", "lengths"),
    [((0, 900, 1200), [0, 75.0, 100.0]), ((1, 100_000), [0.5, 100.0]), ((0, 0), [0, 0]), ((7,), [100.0]), ((), [])],
)
def test_bars_are_as_long_as_their_values(values: tuple[int, ...], lengths: list[float], site: Site) -> None:
    figure = site.figures["cards-by-year"]
    rows = tuple(replace(figure.rows[0], value=value) for value in values)
    assert [bar.length for bar in chart(site, replace(figure, rows=rows)).bars] == lengths


def test_a_bar_leads_to_the_fact_that_it_rests_on(site: Site) -> None:
    addresses = {bar.address for bar in chart(site, site.figures["cards-by-year"]).bars}
    assert addresses == {"facts-numbers.html#fact-cards-in-use"}
