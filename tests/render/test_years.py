"""Figures of the whole site → points and lines over years."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from explainer.diagnostics import Location
from explainer.model import Row, Site
from explainer.picture import Years
from explainer.render.links import RELATIVE
from explainer.render.years import Count, ShownYears, shown_years

_PLACE = Location("content/pictures.yaml")


def drawn(site: Site, *rows: tuple[str, int, bool], direction: str = "ltr") -> ShownYears:
    """One figure with these rows: label, value, and whether it is a part of its year."""
    figure = next(iter(site.figures.values()))
    fact = figure.rows[0].fact
    made = tuple(
        Row(label=label, value=Decimal(value), fact=fact, part=part, location=_PLACE) for label, value, part in rows
    )
    figures = replace(site.collections["figures"], by_id={figure.id: replace(figure, rows=made)})
    changed = replace(site, collections={**site.collections, "figures": figures})
    return shown_years(Years(figures=((figure.id, _PLACE),)), changed, RELATIVE, direction)


def count(site: Site, *rows: tuple[str, int, bool], direction: str = "ltr") -> Count:
    (only,) = drawn(site, *rows, direction=direction).counts
    return only


def test_years_are_as_far_apart_as_they_are(own_site: Site) -> None:
    points = count(own_site, ("2016", 1, False), ("2017", 2, False), ("2020", 3, False)).points
    first, second = (after.x - before.x for before, after in pairwise(points))
    assert second == pytest.approx(3 * first, abs=0.2)


def test_a_line_breaks_where_a_year_has_no_value(own_site: Site) -> None:
    found = count(own_site, ("2016", 1, False), ("2017", 2, False), ("2019", 3, False))
    assert [(before.row.label, after.row.label) for before, after in found.joined] == [("2016", "2017")]


def test_the_most_is_highest_and_nothing_is_on_the_ground(own_site: Site) -> None:
    shown = drawn(own_site, ("2016", 0, False), ("2017", 9, False), ("2018", 3, True))
    nothing, most, _ = shown.counts[0].points
    assert nothing.y == shown.bottom
    assert most.y == min(point.y for point in shown.counts[0].points)


def test_the_ends_and_the_extremes_are_named_where_there_is_little_room(own_site: Site) -> None:
    rows = (("2015", 5, False), ("2016", 1, False), ("2017", 4, False), ("2018", 9, False), ("2019", 3, False))
    assert [point.row.value for point in count(own_site, *rows).points if point.is_marked] == [5, 1, 9, 3]


def test_years_run_from_the_right_where_people_read_from_there(own_site: Site) -> None:
    rows = (("2016", 1, False), ("2017", 2, False))
    left, right = count(own_site, *rows).points, count(own_site, *rows, direction="rtl").points
    assert [point.x for point in right] == [pytest.approx(100 - point.x, abs=0.11) for point in left]
