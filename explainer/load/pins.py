"""`provision:` and `pin:` of a source of law → what it names, and what that was on the day it was compared."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.formats.record import Record
from explainer.formats.shape import Date, Field, Part, Shape, Text, Texts
from explainer.law.labels import Reference, parse_reference
from explainer.law.model import LANGUAGES, Pin, Print

_MACHINE = "Written by build.py law --pin."
PRINT = Shape(
    "this print",
    (
        Field("fid", Text(), f"What the official file calls it, through all its versions. {_MACHINE}"),
        Field("id", Text(), f"What the official file calls this version. {_MACHINE}"),
        Field("in_force", Date(exact=True), f"The day its newest part came into force. {_MACHINE}"),
        Field("words", Text(), f"Stands for all its words. {_MACHINE}", required=True),
        Field("days", Text(), f"Stands for the days on which its parts came into force. {_MACHINE}", required=True),
        Field("lead", Text(), f"Stands for the words above it that lead into it. {_MACHINE}"),
        Field("refers", Texts(), f"The acts and regulations that it refers to. {_MACHINE}"),
    ),
)
PIN = Shape(
    "this pin",
    (
        Field("compared", Date(exact=True), "The day somebody compared it with the official text.", required=True),
        Field("by", Text(), "Who compared it.", required=True),
        Field("outline", Text(), f"The labels of the section that it stands in. {_MACHINE}"),
        *(Field(language, Part(PRINT), f"The text in this language. {_MACHINE}") for language in LANGUAGES),
    ),
)
FIELDS = (
    Field("provision", Text(), "Law: the act or regulation as in its address, and the label, like A-1 12(3)(b)."),
    Field("pin", Part(PIN), f"Law: what the provision was when it was compared. {_MACHINE}"),
)


def load_reference(record: Record, diagnostics: Diagnostics) -> Reference | None:
    """The provision that a source stands for; None when it names none, or none that can be read (noted then)."""
    text = record.text("provision")
    reference = parse_reference(text) if text else None
    if text and reference is None:
        diagnostics.add(
            record.location_of("provision"),
            f'"{text}" does not name a provision.',
            "write the act or regulation as in its address, then the label, like: A-1 12(3)(b).",
        )
    if record.has("pin") and not record.has("provision"):
        diagnostics.add(
            record.location_of("pin"),
            "there is a pin here, but no provision.",
            "write `provision: …`, or remove the pin.",
        )
    return reference


def load_pin(record: Record, diagnostics: Diagnostics) -> Pin | None:
    """The pin of a source; None when it has none."""
    pin = record.part("pin")
    if pin is None:
        return None
    prints = {language: _print(each) for language in LANGUAGES if (each := pin.part(language))}
    if not prints:
        diagnostics.add(
            pin.location, "this pin holds no text.", "write it anew: build.py law --pin FILE.xml… --by NAME."
        )
    return Pin(str(pin.day("compared")), pin.text("by"), prints, pin.text("outline"), pin.location)


def _print(record: Record) -> Print:
    day = record.day_or_none("in_force")
    return Print(
        fid=record.text("fid"),
        id=record.text("id"),
        in_force=str(day) if day else "",
        words=record.text("words"),
        days=record.text("days"),
        lead=record.text("lead"),
        links=tuple(text for text, _ in record.texts("refers")),
    )
