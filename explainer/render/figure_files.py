"""Figures → CSV for spreadsheets, with a file that says what each column means.

CSV is that of RFC 4180, with a byte order mark: without it, common spreadsheets read UTF-8 as something else.
"""

from __future__ import annotations

import csv
import io

from explainer.model import Figure, Output, Site
from explainer.render.program_files import program_file

FOLDER = "data/figures"
_MADE_FROM = ("content/figures.yaml",)
_COLUMNS = ("period", "value", "rounded", "part_of_period", "note", "fact", "sources")


def figure_outputs(site: Site) -> list[Output]:
    """One file a figure, and README.txt; nothing if the site has no figures."""
    if not site.figures:
        return []
    tables = [Output(f"{FOLDER}/{name}.csv", _table(site, figure), _MADE_FROM) for name, figure in site.figures.items()]
    read_me = program_file("figures.txt", site=site, settings=site.settings, figures=site.figures)
    return [*tables, Output(f"{FOLDER}/README.txt", read_me, _MADE_FROM)]


def _table(site: Site, figure: Figure) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(_COLUMNS)
    for row in figure.rows:
        addresses = (site.sources[support.source].url for support in site.facts[row.fact].sources)
        flags = ("yes" if flag else "no" for flag in (row.about, row.part))
        writer.writerow((row.label, row.value, *flags, row.note, row.fact, " ".join(addresses)))
    return file.getvalue().encode("utf-8-sig")
