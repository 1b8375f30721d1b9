"""content/changes.yaml → `Change`s: what changed in what the site says."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.formats.record import Record
from explainer.formats.shape import Choice, Date, Field, Shape, Text
from explainer.load.files import Folder
from explainer.markdown.parse import parse_inline
from explainer.model import CHANGE_KINDS, Change

FILE = "content/changes.yaml"
SHAPE = Shape(
    "this change",
    (
        Field("date", Date(exact=True), "The day of the change.", required=True),
        Field("kind", Choice(CHANGE_KINDS), "Why the site changed.", required=True),
        Field(
            "text",
            Text(long=True),
            "What changed. Links, facts and citations are written as in a section.",
            required=True,
        ),
    ),
)


def load_changes(folder: Folder, diagnostics: Diagnostics) -> tuple[Change, ...]:
    """Read all changes; the file may be absent. Newest first, however they are written."""
    changes = (_change(record, diagnostics) for record in folder.read_records(FILE, SHAPE, required=False))
    return tuple(sorted(changes, key=lambda change: change.date.sort_key(), reverse=True))


def _change(record: Record, diagnostics: Diagnostics) -> Change:
    # Folded lines count from the line of the text itself, so the place of its name is the nearest we know.
    text = parse_inline(record.text("text"), record.location_of("text"), diagnostics)
    return Change(record.day("date"), record.text("kind"), text, record.location)
