"""content/figures.yaml → `Figure`s: counts by year, each value resting on a fact."""

from __future__ import annotations

from explainer.formats.fields import Fields, each_mapping
from explainer.model import Figure, Row
from explainer.problems import Problems
from explainer.read.files import Folder

FILE = "content/figures.yaml"


def read_figures(folder: Folder, problems: Problems) -> tuple[Figure, ...]:
    """Read all figures in the order of the file, which may be absent."""
    items = each_mapping(folder.read_list(FILE, required=False), "this figure", problems)
    return tuple(figure for fields in items if (figure := _figure(fields, problems)))


def _figure(fields: Fields, problems: Problems) -> Figure | None:
    identifier = fields.take_id()
    rows = each_mapping(fields.take_list("rows", required=True), "this row", problems)
    figure = Figure(
        id=identifier or "",
        title=fields.take_text("title", required=True) or "",
        unit=fields.take_text("unit", required=True) or "",
        intro=fields.take_text("intro", required=True) or "",
        note=fields.take_text("note") or "",
        rows=tuple(row for item in rows if (row := _row(item))),
        place=fields.place,
    )
    fields.finish()
    return figure if identifier else None


def _row(fields: Fields) -> Row | None:
    value = fields.take_whole_number("value", required=True)
    row = Row(
        label=fields.take_text("label", required=True) or "",
        value=value or 0,
        about=fields.take_flag("about"),
        fact=fields.take_id("fact") or "",
        note=fields.take_text("note") or "",
        place=fields.place,
    )
    fields.finish()
    return row if value is not None else None
