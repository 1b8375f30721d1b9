"""content/figures.yaml → `Figure`s: tables of numbers, each value with the fact that it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from functools import partial
from typing import Any

from explainer.diagnostics import Diagnostics, listed, nearest
from explainer.formats.parsed import Parsed
from explainer.load.files import Folder
from explainer.model.figures import MOST_SHARES, Figure, Row, Series, Value

FILE = "content/figures.yaml"
_INSTEAD = "or write `chart: bars`."


def load_figures(folder: Folder, _diagnostics: Diagnostics) -> tuple[Figure, ...]:
    """Read all figures; the file may be absent. What contradicts itself in one is reported."""
    entries = folder.read_entries(FILE, Figure, required=False)
    for entry in entries:
        entry.check(_check_series, _check_rows, _check_shares)
    return tuple(figure for entry in entries if (figure := entry.build()))


def _check_series(figure: Figure, entry: Parsed[Figure]) -> None:
    if figure.series:
        _check_once(entry.entries("series", Series), "id", (series.id for series in figure.series))


def _check_rows(figure: Figure, entry: Parsed[Figure]) -> None:
    series = [series.id for series in figure.series]
    for row in entry.entries("rows", Row):
        row.check(partial(_check_values, series=series) if series else _check_value)


def _check_value(row: Row, entry: Parsed[Row]) -> None:
    """A row of a figure with one series: a value with its fact, or neither."""
    if entry.has("values"):
        help_text = "write `value: …` and `fact: …` in its place, or name the `series:` of the figure."
        entry.report("values", 'this figure has no "series".', help_text)
    elif row.value is not None and not entry.has("fact"):
        entry.report("value", 'a "value" needs the fact that it rests on.', "write `fact: …` below it.")
    elif not entry.has("value") and (entry.has("fact") or row.about or row.part):
        help_text = "write `value: …`; a row that has its label alone says that no number was found."
        entry.report("fact", "this row has no value.", help_text)


def _check_values(row: Row, entry: Parsed[Row], *, series: Collection[str]) -> None:
    """A row of a figure with several series: each value names its series, and none is named twice."""
    for name in ("value", "fact", "about", "part"):
        if entry.has(name):
            what = f'this figure has several series, and "{name}" does not say of which it is.'
            entry.report(name, what, "write it in `values:`, each value with its `series`.")
            return
    if not entry.has("values"):
        return
    values = entry.entries("values", Value)
    for each in values:
        each.check(partial(_check_known, series=series))
    _check_once(values, "series", (value.series for value in row.values))


def _check_known(value: Value, entry: Parsed[Value], *, series: Collection[str]) -> None:
    if value.series not in series:
        what = f'this figure has no series "{value.series}".{nearest(value.series, series)}'
        entry.report("series", what, f"write one of: {listed(list(series))}.")


def _check_once(entries: Iterable[Parsed[Any]], name: str, ids: Iterable[str]) -> None:
    known = set()
    for entry, identifier in zip(entries, ids, strict=False):
        if identifier in known:
            entry.report(name, f'the series "{identifier}" is there twice.', "keep one, or give it another id.")
        known.add(identifier)


def _check_shares(figure: Figure, entry: Parsed[Figure]) -> None:
    """Shares are all the parts of a whole, and few enough to tell them apart."""
    if figure.chart != "shares":
        return
    series = [each.id for each in figure.series] or [""]
    wholes = [[row.by_series.get(each) for each in series] for row in figure.rows]
    for parts in wholes if figure.series else [[part for whole in wholes for part in whole]]:
        if why := _why_no_shares(parts, is_percent=figure.format == "percent"):
            entry.report("chart", f"shares {why[0]}", why[1])
            return


def _why_no_shares(parts: list[Value | None], *, is_percent: bool) -> tuple[str, str] | None:
    values = [part.value for part in parts if part is not None]
    total = sum(values, Decimal(0))
    if len(values) < len(parts):
        return "need the value of each part.", f"add what is missing, {_INSTEAD}"
    if len(values) > MOST_SHARES:
        return (
            f"have room for {MOST_SHARES} parts, and here are {len(values)}.",
            f"put the small ones together, {_INSTEAD}",
        )
    if min(values) < 0 or not total:
        return "need parts that are more than nothing.", f"remove what is below 0, {_INSTEAD}"
    if is_percent and total > 100 + Decimal(len(values)) / 2:  # each may be rounded
        return f"of a whole are 100 percent, and these are {total}.", f"correct them, {_INSTEAD}"
    return None
