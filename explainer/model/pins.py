"""`provision:` and `pin:` of a source of law → what it names, and what that was on the day it was compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.parsed import Parsed
from explainer.law.labels import Reference, parse_reference
from explainer.law.model import LANGUAGES, Pin, Print

MACHINE = "Written by build.py law --pin."


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintFields:
    """A print of a provision in one language, as it is in the file of sources."""

    LABEL: ClassVar[str] = "this print"

    fid: Annotated[str, f"What the official file calls it, through all its versions. {MACHINE}"] = ""
    id: Annotated[str, f"What the official file calls this version. {MACHINE}"] = ""
    in_force: Annotated[date | None, f"The day its newest part came into force. {MACHINE}"] = None
    words: Annotated[str, f"Stands for all its words. {MACHINE}"]
    days: Annotated[str, f"Stands for the days on which its parts came into force. {MACHINE}"]
    lead: Annotated[str, f"Stands for the words above it that lead into it. {MACHINE}"] = ""
    refers: Annotated[tuple[str, ...], f"The acts and regulations that it refers to. {MACHINE}"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PinFields:
    """A pin as it is in the file of sources: one field for each of `LANGUAGES`."""

    LABEL: ClassVar[str] = "this pin"

    compared: Annotated[date, "The day somebody compared it with the official text."]
    by: Annotated[str, "Who compared it."]
    outline: Annotated[str, f"The labels of the section that it is in. {MACHINE}"] = ""
    en: Annotated[PrintFields | None, f"The text in this language. {MACHINE}"] = None
    fr: Annotated[PrintFields | None, f"The text in this language. {MACHINE}"] = None
    location: Location


def provision_of(text: str, location: Location, diagnostics: Diagnostics) -> Reference | None:
    """The provision that a text names; None when it cannot be read (reported)."""
    reference = parse_reference(text)
    if reference is None:
        diagnostics.add(
            location,
            f'"{text}" does not name a provision.',
            "write the act or regulation as in its address, then the label, like: A-1 12(3)(b).",
        )
    return reference


def pin_of(written: Parsed[PinFields], _location: Location, diagnostics: Diagnostics) -> Pin | None:
    """The pin that is written; None when a field of it is missing (reported)."""
    fields = written.build()
    if fields is None:
        return None
    by_language: dict[str, PrintFields | None] = {language: getattr(fields, language) for language in LANGUAGES}
    prints = {language: _print_of(each) for language, each in by_language.items() if each is not None}
    if not any(map(written.has, LANGUAGES)):
        help_text = "write it again: build.py law --pin FILE.xml… --by NAME."
        diagnostics.add(fields.location, "this pin holds no text.", help_text)
    return Pin(fields.compared.isoformat(), fields.by, prints, fields.outline, fields.location)


def _print_of(fields: PrintFields) -> Print:
    return Print(
        fid=fields.fid,
        id=fields.id,
        in_force=fields.in_force.isoformat() if fields.in_force else "",
        words=fields.words,
        days=fields.days,
        lead=fields.lead,
        links=fields.refers,
    )
