"""content/glossary.yaml → `Term`s: words that need explaining."""

from __future__ import annotations

from explainer.formats.record import Record
from explainer.formats.shape import Field, Id, Shape, Text, Texts
from explainer.load.files import Folder
from explainer.model import Term

FILE = "content/glossary.yaml"
SHAPE = Shape(
    "this term",
    (
        Field("id", Id(), "Its name: small letters and hyphens.", required=True),
        Field("term", Text(), "The word as it stands in the glossary.", required=True),
        Field("also", Texts(), "Its other forms as they stand in texts: a plural, a short form."),
        Field("meaning", Text(long=True), "What it means, in one to three plain sentences.", required=True),
        Field("sources", Texts(ids=True), "Ids of content/sources.yaml that the meaning rests on."),
    ),
)


def load_glossary(folder: Folder) -> tuple[Term, ...]:
    """Read all terms in the order of the file, which may be absent."""
    return tuple(_term(record) for record in folder.read_records(FILE, SHAPE, required=False))


def _term(record: Record) -> Term:
    return Term(
        id=record.text("id"),
        term=record.text("term"),
        also=tuple(text for text, _ in record.texts("also")),
        meaning=record.text("meaning"),
        sources=record.texts("sources"),
        location=record.location,
    )
