"""Figures → CSV for spreadsheets, with a file that says what each column means.

CSV is that of RFC 4180, with a byte order mark: without it, common spreadsheets read UTF-8 as something else.
"""

from __future__ import annotations

import csv
import io

from explainer.model import Figure, Output, Row, Site, Value
from explainer.render.program_files import program_file

_ABOUT = ("rounded", "part_of_period", "note", "fact", "sources")
FOLDER = "data/figures"
_MADE_FROM = ("content/figures.yaml",)


def figure_outputs(site: Site) -> list[Output]:
    """One file a figure, and README.txt; nothing if the site has no figures."""
    if not site.figures:
        return []
    tables = [Output(f"{FOLDER}/{name}.csv", _table(site, figure), _MADE_FROM) for name, figure in site.figures.items()]
    read_me = program_file("figures.txt", site=site, settings=site.settings, figures=site.figures)
    return [*tables, Output(f"{FOLDER}/README.txt", read_me, _MADE_FROM)]


def _table(site: Site, figure: Figure) -> bytes:
    """A row a row. Several series have a column each; what is to be known of their values is in columns after them."""
    file = io.StringIO()
    writer = csv.writer(file)
    series = figure.series_ids
    about = [_named(each, name) for each in series for name in _ABOUT]
    writer.writerow(["period", *(each or "value" for each in series), *about])
    for row in figure.rows:
        values = [row.by_series.get(each) for each in series]
        numbers = [format(value.value, "f") if value else "" for value in values]
        writer.writerow([row.label, *numbers, *(cell for value in values for cell in _about(site, row, value))])
    return file.getvalue().encode("utf-8-sig")


def _named(series: str, name: str) -> str:
    return f"{series}_{name}" if series else name


def _about(site: Site, row: Row, value: Value | None) -> tuple[str, ...]:
    """What `_ABOUT` names, of one value. A note of the whole row stands with each of its values."""
    note = " ".join(dict.fromkeys(filter(None, (value.note if value else "", row.note))))
    if value is None:
        return "", "", note, "", ""
    addresses = (site.sources[support.source].url for support in site.facts[value.fact].sources)
    flags = ("yes" if flag else "no" for flag in (value.about, value.part))
    return *flags, note, value.fact, " ".join(addresses)
