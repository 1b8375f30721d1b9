"""content/sources.yaml → `Source`s: each law section and publication, once."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.formats.record import Record
from explainer.formats.shape import Choice, Date, Field, Flag, Id, Shape, Text, Url
from explainer.load import pins
from explainer.load.files import Folder
from explainer.model import SOURCE_KINDS, Source

FILE = "content/sources.yaml"
LAW_ONLY = ("current_to", "in_force", "claims_from", "claims_until", "provision", "pin")
SHAPE = Shape(
    "this source",
    (
        Field("id", Id(), "Its name: small letters and hyphens. Never change it later.", required=True),
        Field("kind", Choice(SOURCE_KINDS), "What it is.", required=True),
        Field("title", Text(), "Its full title.", required=True),
        Field("short", Text(), "How it is cited where there is little room. Without it: publisher, year."),
        Field("publisher", Text(), "Who published it.", required=True),
        Field("url", Url(), "Its address.", required=True),
        Field("date", Date(), "The day of publication, as exactly as it is known."),
        Field("current_to", Date(exact=True), "Law: it was read as it stood on this day."),
        Field("in_force", Date(exact=True), "Law: this text came into force on this day."),
        Field("claims_from", Date(exact=True), "Law: it reaches claims made from this day, if that is not in_force."),
        Field("claims_until", Date(exact=True), "Law: it reaches claims made until this day."),
        *pins.FIELDS,
        Field("opened", Flag(), "Whether somebody of ours opened the address.", required=True),
        Field("caution", Text(long=True), "Why it is weak, if it is, in one plain sentence."),
    ),
)


def load_sources(folder: Folder, diagnostics: Diagnostics) -> tuple[Source, ...]:
    """Read all sources in the order of the file."""
    return tuple(load_source(record, diagnostics) for record in folder.read_records(FILE, SHAPE))


def load_source(record: Record, diagnostics: Diagnostics) -> Source:
    """A source from its fields, with a diagnostic for those that belong to laws only."""
    kind, publisher, date = record.text("kind"), record.text("publisher"), record.day_or_none("date")
    for name in LAW_ONLY:
        if kind and kind != "law" and record.has(name):
            diagnostics.add(
                record.location_of(name), f'"{name}" belongs to laws only.', "remove it, or write `kind: law`."
            )
    return Source(
        id=record.text("id"),
        kind=kind,
        title=record.text("title"),
        short=record.text("short") or ", ".join(filter(None, (publisher, str(date.year) if date else ""))),
        publisher=publisher,
        url=record.text("url"),
        opened=record.flag("opened"),
        date=date,
        current_to=record.day_or_none("current_to"),
        in_force=record.day_or_none("in_force"),
        claims_from=record.day_or_none("claims_from"),
        claims_until=record.day_or_none("claims_until"),
        caution=record.text("caution"),
        provision=pins.load_reference(record, diagnostics),
        pin=pins.load_pin(record, diagnostics),
        location=record.location,
    )
