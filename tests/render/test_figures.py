"""Rows of numbers → bars in hundredths of the longest."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

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
    rows = tuple(replace(figure.rows[0], value=Decimal(value)) for value in values)
    assert [bar.length for bar in chart(site, replace(figure, rows=rows)).bars] == lengths


def test_a_bar_leads_to_the_fact_that_it_rests_on(site: Site) -> None:
    addresses = {bar.address for bar in chart(site, site.figures["cards-by-year"]).bars}
    assert addresses == {"facts-numbers.html#fact-cards-in-use"}


@pytest.mark.parametrize(
    ("labels", "left_out"),
    [
        (("2016", "2017", "2019"), ["", "", "2018"]),
        (("2019", "2022"), ["", "2020–2021"]),
        (("2020, to 23 Sept.", "2024, Jan. to Aug."), ["", "2021–2023"]),
        (("2016–2018", "2020"), ["", "2019"]),
        (("2024, first half", "2024, second half"), ["", ""]),
        (("town", "2024", "hill"), ["", "", ""]),
    ],
)
def test_years_without_a_row_are_named(labels: tuple[str, ...], left_out: list[str], site: Site) -> None:
    figure = site.figures["cards-by-year"]
    rows = tuple(replace(figure.rows[0], label=label) for label in labels)
    assert [bar.left_out for bar in chart(site, replace(figure, rows=rows)).bars] == left_out
