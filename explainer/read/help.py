"""content/help.yaml → `Helper`s: where a person can get help."""

from __future__ import annotations

from explainer.formats.record import Record
from explainer.formats.shape import Field, Flag, Id, Shape, Text, Url
from explainer.model import Helper
from explainer.read.files import Folder

FILE = "content/help.yaml"
SHAPE = Shape(
    "this place of help",
    (
        Field("id", Id(), "Its name: small letters and hyphens.", required=True),
        Field("name", Text(), "What it is called.", required=True),
        Field("what", Text(long=True), "What a person gets there.", required=True),
        Field("area", Text(), "For whom, or where.", required=True),
        Field("url", Url(), "Its address.", required=True),
        Field("opened", Flag(), "Whether somebody of ours opened the address.", required=True),
        Field("note", Text(long=True), "What to be careful of."),
    ),
)


def read_help(folder: Folder) -> tuple[Helper, ...]:
    """Read all places of help in the order of the file, which may be absent."""
    return tuple(_helper(record) for record in folder.read_records(FILE, SHAPE, required=False))


def _helper(record: Record) -> Helper:
    return Helper(
        id=record.text("id"),
        name=record.text("name"),
        what=record.text("what"),
        area=record.text("area"),
        url=record.text("url"),
        opened=record.flag("opened"),
        note=record.text("note"),
        place=record.place,
    )
