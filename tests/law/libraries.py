"""The small acts of this folder, as written and as amended → consolidations, pins, and what became of them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from explainer.diagnostics import Diagnostics, Location
from explainer.law.citations import parse_reference
from explainer.law.compare import compare
from explainer.law.model import DEFINITION, NEIGHBOURS, SECTIONS, Comparison, Consolidation, Pinned
from explainer.law.pins import make_pin
from explainer.law.readers import read_consolidation

HERE = Path(__file__).parent
ENGLISH = (HERE / "libraries.en.xml").read_text(encoding="utf-8")
FRENCH = (HERE / "libraries.fr.xml").read_text(encoding="utf-8")
REGULATION = (HERE / "night-hours.en.xml").read_text(encoding="utf-8")
CITED = (
    "L-9.5 2 “card”",
    "L-9.5 2 “night reader”",
    "L-9.5 3",
    "L-9.5 3(1)(a)",
    "L-9.5 3(1)(b)",
    "L-9.5 3(1)(c)(ii)",
    "L-9.5 3(2)",
    "L-9.5 4(a)",
    "L-9.5 9(1)",
    "L-9.5 Schedule 1.1",
)


@lru_cache(maxsize=32)
def consolidation(text: str, file: str = "act.xml") -> Consolidation:
    """What a text says, which must be sound."""
    diagnostics = Diagnostics()
    read = read_consolidation(text.encode(), file, diagnostics)
    assert read is not None, [str(diagnostic) for diagnostic in diagnostics]
    return read


def refusal(data: bytes) -> str:
    """What is said of a file that is no law."""
    diagnostics = Diagnostics()
    assert read_consolidation(data, "act.xml", diagnostics) is None
    (diagnostic,) = diagnostics
    return f"{diagnostic.what} {diagnostic.help_text}"


def amended(text: str, old: str, new: str) -> str:
    """The text with `old`, which must be there once, replaced by `new`."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def pinned(texts: Iterable[str], references: Iterable[str] = CITED) -> tuple[Pinned, ...]:
    """Sources that stand for these provisions, pinned to what the texts say of them."""
    consolidations = [consolidation(text) for text in texts]
    return tuple(pin_one(reference, consolidations) for reference in references)


def pin_one(written: str, consolidations: Iterable[Consolidation]) -> Pinned:
    """One source, named after the provision that it stands for."""
    reference = parse_reference(written)
    assert reference is not None, written
    pin = make_pin(
        [each for each in consolidations if each.instrument == reference.instrument],
        reference,
        datetime.date(2031, 5, 1),
        "A. Reader",
    )
    assert pin is not None, f"{written} is not there"
    return Pinned(written, reference, pin, Location("content/sources.yaml"))


def became(before: str, after: str, *references: str, old: bool = False) -> Comparison:
    """What became of provisions that were pinned before; `old` gives the older file too."""
    older = [consolidation(before)] if old else []
    return compare(pinned([before], references or CITED), [consolidation(after)], older)


def reported(comparison: Comparison) -> list[tuple[str, str]]:
    """Each finding as its kind and the label that it is about."""
    return [(finding.kind, finding.label) for finding in comparison.findings]


def beside(comparison: Comparison) -> Iterator[str]:
    """What is said of new sections, of neighbours and of definitions, once each."""
    kinds = (NEIGHBOURS, SECTIONS, DEFINITION)
    yield from dict.fromkeys(f"{each.label}: {each.says}" for each in comparison.findings if each.kind in kinds)


def shaken(text: str) -> str:
    """The same law in a file in which everything else is different: identifiers, white space, order of attributes."""
    number = iter(range(100000, 999999))
    text = re.sub(r'lims:(f?id)="\d+"', lambda match: f'lims:{match[1]}="{next(number)}"', text)
    text = re.sub(r'lims:lastAmendedDate="[^"]*"', 'lims:lastAmendedDate="2032-02-02"', text)
    root = ElementTree.fromstring(text.replace("’", "'").replace("“", '"'))
    for element in root.iter():
        attributes = dict(sorted(element.attrib.items(), reverse=True))
        element.attrib.clear()
        element.attrib.update(attributes)
        if element.tag == "MarginalNote":
            element.text = "Another note"
    ElementTree.indent(root, "\t")
    return ElementTree.tostring(root, encoding="unicode")


def without(text: str, fid: str) -> str:
    """The text without the element that has this identifier."""
    root = ElementTree.fromstring(text)
    name = "{http://justice.gc.ca/lims}fid"
    ((parent, child),) = [(parent, child) for parent in root.iter() for child in parent if child.get(name) == fid]
    parent.remove(child)
    return ElementTree.tostring(root, encoding="unicode")


def relabelled(text: str, fid: str, old: str, new: str) -> str:
    """The text with another label on the element that has this identifier."""
    start = text.index(f'lims:fid="{fid}"')
    return text[:start] + text[start:].replace(f"<Label>{old}</Label>", f"<Label>{new}</Label>", 1)
