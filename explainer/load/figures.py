"""content/figures.yaml → `Figure`s: counts by year, each value resting on a fact."""

from __future__ import annotations

from explainer.formats.record import Record
from explainer.formats.shape import Field, Flag, Id, Parts, Shape, Text, WholeNumber
from explainer.load.files import Folder
from explainer.model import Figure, Row

FILE = "content/figures.yaml"
ROW_SHAPE = Shape(
    "this row",
    (
        Field("label", Text(), "The year or period.", required=True),
        Field("value", WholeNumber(), "The count, in digits only.", required=True),
        Field("fact", Id(), "The fact that the value rests on.", required=True),
        Field("about", Flag(), "true: the source rounds it."),
        Field("part", Flag(), "true: it covers only a part of the year or period."),
        Field("note", Text(long=True), "What to know of this value alone."),
    ),
)
SHAPE = Shape(
    "this figure",
    (
        Field("id", Id(), "Its name: small letters and hyphens.", required=True),
        Field("title", Text(), "What is counted.", required=True),
        Field("unit", Text(), "The head of the column of values.", required=True),
        Field("intro", Text(long=True), "What is counted and what is not, in one or two sentences.", required=True),
        Field("rows", Parts(ROW_SHAPE), "The values, oldest first.", required=True),
        Field("note", Text(long=True), "What to be careful of."),
    ),
)


def load_figures(folder: Folder) -> tuple[Figure, ...]:
    """Read all figures in the order of the file, which may be absent."""
    return tuple(_figure(record) for record in folder.read_records(FILE, SHAPE, required=False))


def _figure(record: Record) -> Figure:
    return Figure(
        id=record.text("id"),
        title=record.text("title"),
        unit=record.text("unit"),
        intro=record.text("intro"),
        note=record.text("note"),
        rows=tuple(_row(part) for part in record.parts("rows")),
        location=record.location,
    )


def _row(record: Record) -> Row:
    return Row(
        label=record.text("label"),
        value=record.number("value"),
        about=record.flag("about"),
        part=record.flag("part"),
        fact=record.text("fact"),
        note=record.text("note"),
        location=record.location_of("fact"),
    )
