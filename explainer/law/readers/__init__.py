"""A file of official law → the act or regulation in it, by the reader that recognises its format.

A new format is a module like the others with a `Reader`, and one entry in `READERS`.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from explainer.diagnostics import Diagnostics, Location
from explainer.law.model import Consolidation
from explainer.law.readers.akoma_ntoso import AKOMA_NTOSO
from explainer.law.readers.clml import CLML
from explainer.law.readers.eurlex_html import EURLEX_HTML
from explainer.law.readers.formex import FORMEX
from explainer.law.readers.justice_xml import JUSTICE_XML
from explainer.law.readers.reader import Reader
from explainer.law.xml_file import Unreadable, parse_file

READERS: tuple[Reader, ...] = (JUSTICE_XML, AKOMA_NTOSO, CLML, FORMEX, EURLEX_HTML)


def read_consolidation(data: bytes, file: str, diagnostics: Diagnostics) -> Consolidation | None:
    """The act or regulation in the bytes of a file. None when it cannot be read as law (reported)."""
    try:
        root = parse_file(data)
    except Unreadable as refused:
        _report(file, refused, _any_format(), diagnostics)
        return None
    # Readers change the tree they are given: a message shows it as it was.
    shown = _shown(root)
    reader = next((each for each in READERS if each.recognises(root)), None)
    if reader is None:
        _report(
            file,
            Unreadable(f"it begins with {shown}, which is none of the formats known here"),
            _any_format(),
            diagnostics,
        )
        return None
    try:
        consolidation = reader.read(root, file)
        if not consolidation.provisions:
            raise Unreadable("it has no sections or articles")
    except Unreadable as refused:
        _report(file, refused, f"this looks like {reader.format}: {reader.download}.", diagnostics)
        return None
    return consolidation


def _report(file: str, refused: Unreadable, help_text: str, diagnostics: Diagnostics) -> None:
    diagnostics.add(
        Location(file, refused.line), f"this file is not a consolidated act or regulation: {refused}.", help_text
    )


def _shown(root: Element) -> str:
    """The root of a file as it is written, with its namespace, if it has one."""
    namespace, _, name = root.tag.rpartition("}")
    return f"<{name[:40]}>" + (f" of {namespace[1:][:80]}" if namespace else "")


def _any_format() -> str:
    formats = "; ".join(f"{each.format} ({each.publishers})" for each in READERS)
    return f"give a file in one of these formats: {formats}. docs/law.md says how to get one."
