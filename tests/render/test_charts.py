"""Figures of every kind, generated → drawings that stay within their edges, tables and files that say each value."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.diagnostics import Diagnostics, Location
from explainer.model import Figure, Row, Series, Site, Value
from explainer.model.figures import CHARTS, FORMATS
from explainer.pipeline import load_site
from explainer.render.environment import Templates
from explainer.render.figure_files import figure_outputs
from explainer.render.figures import chart, parts_of
from explainer.render.values import number_in_words
from explainer.theme import Theme
from tests.conftest import ROOT, WHOLE

PLACE = Location("content/figures.yaml")
EDGE = re.compile(r'<svg (?:x="([\d.]+)%" )?(?:y="[\d.]+%" )?width="([\d.]+)%"')
NUMBERS = st.decimals(-(10**12), 10**12, places=2, allow_nan=False) | st.integers(-50, 50).map(Decimal)
SHARES = st.decimals(Decimal("0.01"), 16, places=2, allow_nan=False)


@cache
def site(language: str = "en") -> Site:
    """A site with a fact, in whose place a figure is put."""
    loaded = load_site(WHOLE)
    return replace(loaded, settings=replace(loaded.settings, language=language))


def row_of(label: str, values: list[Decimal | None], *, part: bool) -> Row:
    """A row with a value for each series, or with the only one."""
    made = [
        Value(series=f"s{place}", value=value, fact="cards-in-use", part=part, location=PLACE)
        for place, value in enumerate(values)
        if value is not None
    ]
    if len(values) > 1:
        return Row(label=label, values=tuple(made), location=PLACE)
    (value,) = values
    fact = "" if value is None else "cards-in-use"
    return Row(label=label, value=value, fact=fact, part=part and value is not None, location=PLACE)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """A figure that `check` accepts: of one row or several, with gaps, and with one series or many."""
    kind, form = draw(st.sampled_from(CHARTS)), draw(st.sampled_from(FORMATS))
    several = draw(st.integers(1, 6))
    numbers = SHARES if kind == "shares" else NUMBERS | st.none()
    row = st.lists(numbers, min_size=several, max_size=several)
    values = draw(st.lists(row, min_size=1, max_size=6))
    series = tuple(Series(id=f"s{place}", name=f"Kind {place}", location=PLACE) for place in range(several))
    return Figure(
        id="made",
        title="Made",
        chart=kind,
        format=form,
        unit="cards",
        intro="Made.",
        series=series if several > 1 else (),
        rows=tuple(row_of(str(2000 + 2 * place), each, part=draw(st.booleans())) for place, each in enumerate(values)),
        location=PLACE,
    )


def shown(figure: Figure, language: str = "en") -> str:
    """The figure as HTML."""
    diagnostics = Diagnostics()
    templates = Templates(Theme.of(ROOT), {**site().words, **_words()}, language, diagnostics)
    html = templates.render_macro("parts/figure.html", "figure", chart(site(language), figure), False)
    assert not list(diagnostics)
    return html


@cache
def _words() -> dict[str, str]:
    names = ("figure-when", "figure-part", "figure-left-out", "figure-file", "figure-rest", "about")
    return {name: name for name in names}


def values_of(figure: Figure) -> list[Decimal]:
    return [value.value for row in figure.rows for value in row.by_series.values()]


@settings(max_examples=60, deadline=None)
@given(figures(), st.sampled_from(["en", "ar"]))
def test_what_is_drawn_stays_within_its_edges(figure: Figure, language: str) -> None:
    made = chart(site(language), figure)
    for bar in made.bars:
        assert bar.start >= 0
        assert bar.x >= 0
        assert bar.top >= 0
        assert max(bar.start, bar.x, bar.top) + bar.length <= 100.11
        assert bool(bar.length) == bool(bar.value and bar.value.value)
    for whole in made.wholes:
        assert sum(part.width for part in whole.parts) == pytest.approx(100, abs=0.5)
    for x, width in EDGE.findall(shown(figure, language)):
        assert float(x or 0) + float(width) <= 100.11


@settings(max_examples=40, deadline=None)
@given(figures(), st.sampled_from(["en", "ar", "fr"]))
def test_the_table_says_each_value_and_each_gap(figure: Figure, language: str) -> None:
    table = shown(figure, language).partition("<table")[2].replace("&nbsp;", "\N{NO-BREAK SPACE}")
    said = re.findall(r"<a href=[^>]+>([^<]+)</a>", table)
    expected = [
        number_in_words(bar.value.value, language, figure.format)
        for bar in chart(site(language), figure).bars
        if bar.value
    ]
    assert said == expected
    gaps = len(figure.rows) * len(figure.series_ids) - len(values_of(figure))
    assert table.count("figure-left-out") >= gaps


@settings(max_examples=60, deadline=None)
@given(figures())
def test_the_file_for_spreadsheets_reads_back_equal(figure: Figure) -> None:
    collections = {**site().collections, "figures": replace(site().collections["figures"], by_id={"made": figure})}
    table, _ = figure_outputs(replace(site(), collections=collections))
    rows = list(csv.DictReader(io.StringIO(table.body.decode("utf-8-sig"))))
    for written, row in zip(rows, figure.rows, strict=True):
        assert written["period"] == row.label
        for series in figure.series_ids:
            value = row.by_series.get(series)
            number, fact = written[series or "value"], written[f"{series}_fact" if series else "fact"]
            assert (Decimal(number), fact) == (value.value, value.fact) if value else (number, fact) == ("", "")


def test_bars_below_zero_end_where_the_others_begin() -> None:
    rows = tuple(row_of(str(2000 + place), [Decimal(value)], part=False) for place, value in enumerate((30, -10)))
    figure = replace(site().figures["cards-by-year"], rows=rows)
    left, right = chart(site(), figure), chart(site("ar"), figure)
    assert left.zero == 25.0
    assert [(bar.start, bar.length) for bar in left.bars] == [(25.0, 75.0), (0.0, 25.0)]
    assert [bar.x for bar in right.bars] == [0.0, 75.0]
    assert right.zero_x == 75.0


def test_up_to_four_series_stand_together_and_more_apart_on_the_same_scale() -> None:
    def made(several: int) -> list[tuple[str, int]]:
        series = tuple(Series(id=f"s{place}", name=f"Kind {place}", location=PLACE) for place in range(several))
        rows = (row_of("2001", [Decimal(7)] * several, part=False),)
        figure = replace(site().figures["cards-by-year"], chart="columns", series=series, rows=rows)
        return [(name, len(groups[0].bars)) for name, groups in chart(site(), figure).panels]

    assert made(4) == [("", 4)]
    assert made(5) == [(f"Kind {place}", 1) for place in range(5)]


def test_shares_of_less_than_a_hundred_percent_leave_a_rest_without_a_number() -> None:
    parts = parts_of([(Decimal(27), "solid", False), (Decimal(15), "stripes", False)], 100)
    assert [(part.width, part.pattern) for part in parts] == [(27.0, "solid"), (15.0, "stripes"), (58.0, "")]
    assert parts[-1].value is None


def test_nothing_has_no_parts() -> None:
    assert parts_of([(0, "solid", False)]) == ()
