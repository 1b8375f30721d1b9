"""`provision:` and `pin:` of a source of law → what it names, and what that was on the day it was compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.declaration import VERBATIM, Key
from explainer.formats.kinds import MatchingObjects, TextList
from explainer.formats.parsed import Parsed
from explainer.law.citations import Reference, parse_reference
from explainer.law.languages import LANGUAGE
from explainer.law.model import Fingerprint, Pin

MACHINE = "Written by the command `law --pin`."


@dataclass(frozen=True, slots=True, kw_only=True)
class FingerprintFields:
    """The fingerprint of a provision in one language, as it is in the file of sources."""

    LABEL: ClassVar[str] = "the fingerprint"

    fid: Annotated[str, VERBATIM, f"What the official file calls it, through all its versions. {MACHINE}"] = ""
    id: Annotated[str, VERBATIM, f"What the official file calls this version. {MACHINE}"] = ""
    in_force: Annotated[date | None, f"The day its newest part came into force. {MACHINE}"] = None
    words: Annotated[str, VERBATIM, f"Stands for all its words. {MACHINE}"]
    days: Annotated[str, VERBATIM, f"Stands for the days on which its parts came into force. {MACHINE}"]
    chapeau: Annotated[str, VERBATIM, Key("lead"), f"Stands for the words above it that lead into it. {MACHINE}"] = ""
    refers: Annotated[
        tuple[str, ...], TextList(translated=False), f"The acts and regulations that it refers to. {MACHINE}"
    ] = ()
    outline: Annotated[
        str, VERBATIM, f"The labels of the section in this language, where languages differ. {MACHINE}"
    ] = ""
    definitions: Annotated[str, VERBATIM, f"Stands for the words of the definitions that it rests on. {MACHINE}"] = ""
    current: Annotated[date | None, f"The official file was current to this day. {MACHINE}"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PinFields:
    """A pin as it is in the file of sources: a fingerprint for each language, under its code."""

    LABEL: ClassVar[str] = "this pin"

    compared: Annotated[date, "The day somebody compared it with the official text."]
    by: Annotated[str, VERBATIM, "Who compared it."]
    outline: Annotated[str, VERBATIM, f"The labels of the section that it is in. {MACHINE}"] = ""
    beside: Annotated[
        tuple[str, ...], TextList(translated=False), f"The sections before it and after it. {MACHINE}"
    ] = ()
    rests_on: Annotated[
        tuple[str, ...], TextList(translated=False), f"The definitions on which its words rest. {MACHINE}"
    ] = ()
    fingerprints: Annotated[
        Mapping[str, FingerprintFields],
        Key("language"),
        MatchingObjects(rf"(?!by$){LANGUAGE.pattern}", FingerprintFields),
        f"The text in the language of this code, like en or pt-BR. {MACHINE}",
    ] = field(default_factory=dict)
    location: Location


def provision_of(text: str, location: Location, diagnostics: Diagnostics) -> Reference | None:
    """The provision that a text names; None when it cannot be read (reported)."""
    reference = parse_reference(text)
    if reference is None:
        diagnostics.add(
            location,
            f'"{text}" does not name a provision.',
            "write the act as its official file names it, then the label, like: A-1 12(3)(b), "
            "ukpga/1998/42 s. 5(2), or 32004R0261 Article 7(1)(a).",
        )
    return reference


def pin_of(written: Parsed[PinFields], _location: Location, diagnostics: Diagnostics) -> Pin | None:
    """The pin that is written; None when a field of it is missing (reported)."""
    fields = written.build()
    if fields is None:
        return None
    if not fields.fingerprints:
        help_text = "write it again with the command `law --pin FILE.xml… --by NAME`."
        diagnostics.add(fields.location, "this pin holds no text.", help_text)
    fingerprints = {language: _fingerprint_of(each) for language, each in sorted(fields.fingerprints.items())}
    return Pin(
        fields.compared, fields.by, fingerprints, fields.outline, fields.beside, fields.rests_on, fields.location
    )


def _fingerprint_of(fields: FingerprintFields) -> Fingerprint:
    return Fingerprint(
        fid=fields.fid,
        id=fields.id,
        in_force=fields.in_force.isoformat() if fields.in_force else "",
        words=fields.words,
        days=fields.days,
        chapeau=fields.chapeau,
        links=fields.refers,
        current_to=fields.current.isoformat() if fields.current else "",
        outline=fields.outline,
        definitions=tuple(fields.definitions.split()),
    )
