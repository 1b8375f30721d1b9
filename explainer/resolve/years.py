"""Counts over years → figures and facts that are there, and rows that are years."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.years import years_in
from explainer.model import Figure, RawSite
from explainer.resolve.ids import check_known


def check_years(raw: RawSite, diagnostics: Diagnostics) -> None:
    """Report what a picture of years names and the site does not have, and rows without a year."""
    figures = {figure.id: figure for figure in raw.collections["figures"].entries}
    facts = {fact.id for fact in raw.facts}
    for picture in raw.collections["pictures"].entries:
        if picture.years is None:
            continue
        for name, location in picture.years.turns:
            check_known(name, facts, "fact", "content/facts/", location, diagnostics)
        for name, location in picture.years.figures:
            if check_known(name, figures, "figure", "content/figures.yaml", location, diagnostics):
                _check_rows(name, figures[name], location, diagnostics)


def _check_rows(name: str, figure: Figure, location: Location, diagnostics: Diagnostics) -> None:
    if figure.series or not any(row.by_series for row in figure.rows):
        what = f'figure "{name}" has {"several series" if figure.series else "no values"}, so it is not one line.'
        diagnostics.add(location, what, "name a figure that has one value a row.")
    without = next((row for row in figure.rows if not years_in(row.label)), None)
    if without:
        what = f'figure "{name}" has a row without a year: "{without.label}".'
        diagnostics.add(location, what, "write the year in its label, in four digits.")
