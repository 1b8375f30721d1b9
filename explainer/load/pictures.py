"""content/pictures.yaml → `Picture`s: grids, lines, rulers, paths and maps that templates draw."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from explainer.diagnostics import Diagnostics, listed, nearest
from explainer.formats.parsed import Parsed
from explainer.load.files import Folder
from explainer.picture import DRAWINGS, Cell, CellFields, Grid, GridFields, GridRow, Picture, RowFields, Ruler, State

FILE = "content/pictures.yaml"


def load_pictures(folder: Folder, diagnostics: Diagnostics) -> tuple[Picture, ...]:
    """Read all pictures in the order of the file, which may be absent. An incomplete one is left out (reported)."""
    entries = folder.read_entries(FILE, Picture, required=False)
    return tuple(picture for each in entries if (picture := _picture(each, diagnostics)))


def _picture(entry: Parsed[Picture], diagnostics: Diagnostics) -> Picture | None:
    grid = entry.part("grid", GridFields)
    picture = entry.build(grid=grid and _grid(grid, diagnostics))
    written = [name for name in DRAWINGS if entry.has(name)]
    if len(written) != 1:
        what = "two drawings" if written else "no drawing"
        location = entry.location_of(written[-1]) if written else entry.location
        help_text = f"write one of: {listed([f'`{name}:`' for name in DRAWINGS])}, and what is drawn indented under it."
        diagnostics.add(location, f"this picture has {what}.", help_text)
        return None
    if picture and picture.ruler:
        _check_days(picture.ruler, diagnostics)
    return picture if picture and any(getattr(picture, name) for name in DRAWINGS) else None


def _check_days(ruler: Ruler, diagnostics: Diagnostics) -> None:
    for before, after in pairwise(ruler.stretches):
        if after.day <= before.day:
            what = f"day {after.day} is not after day {before.day}, where the stretch above begins."
            diagnostics.add(after.location, what, "write the stretches in the order of their days.")


def _grid(entry: Parsed[GridFields], diagnostics: Diagnostics) -> Grid | None:
    fields = entry.build()
    states = _states(entry.entries("states", State), diagnostics)
    columns = len(fields.columns) if fields else 0
    rows = [_row(each, states, columns) for each in entry.entries("rows", RowFields)]
    known = {name: state for name, state in states.items() if state}
    return Grid(fields.columns, tuple(known.values()), tuple(row for row in rows if row)) if fields else None


def _states(entries: tuple[Parsed[State], ...], diagnostics: Diagnostics) -> dict[str, State | None]:
    """By id; None for one that is incomplete."""
    first: dict[str, Parsed[State]] = {}

    def check_id(state: State, entry: Parsed[State]) -> None:
        if first.setdefault(state.id, entry) is not entry:
            what = f'state "{state.id}" is already defined at {first[state.id].location}.'
            diagnostics.add(entry.location, what, "give one of the two another id.")

    for each in entries:
        each.check(check_id)
    return {name: entry.build() for name, entry in first.items()}


def _row(entry: Parsed[RowFields], states: Mapping[str, State | None], columns: int) -> GridRow | None:
    parts, fields = entry.entries("cells", CellFields), entry.build()
    if columns and parts and len(parts) != columns:
        entry.report(
            "cells",
            f"this row needs {columns} cells, one for each column, and has {len(parts)}.",
            "write a cell more, or take one away; the heads of the columns stand under `columns:`.",
        )
    cells = tuple(cell for each in parts if (cell := _cell(each, states)))
    return GridRow(fields.label, cells) if fields else None


def _cell(entry: Parsed[CellFields], states: Mapping[str, State | None]) -> Cell | None:
    fields = entry.build()
    if fields is None:
        return None
    if states and fields.state not in states:
        entry.report(
            "state",
            f'this grid has no state "{fields.state}".{nearest(fields.state, states)}',
            f"write one of: {listed(states)}; or add it under `states:`.",
        )
    state = states.get(fields.state)
    return Cell(state, fields.text) if state else None
