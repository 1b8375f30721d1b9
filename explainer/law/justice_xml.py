"""A consolidated act or regulation as the Department of Justice publishes it in XML → its provisions.

The format is that of the full documents of https://laws-lois.justice.gc.ca. Marginal notes and notes of history are
left out: they form no part of an enactment (Interpretation Act, section 14). So are footnotes, which editors write,
and provisions that are not in force yet, which are apart at the end of a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from explainer.diagnostics import Diagnostics, Location
from explainer.law.labels import Parts, instrument_id, label_part, term_part
from explainer.law.model import LANGUAGES, Consolidation, Provision

_LIMS = "{http://justice.gc.ca/lims}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PROVISIONS = frozenset(
    (
        "Section",
        "Subsection",
        "Paragraph",
        "Subparagraph",
        "Clause",
        "Subclause",
        "Subsubclause",
        "Definition",
        "Schedule",
    )
)
# No part of the law itself, or law that is not in force.
_LEFT_OUT = frozenset(
    (
        "MarginalNote",
        "HistoricalNote",
        "Footnote",
        "FootnoteRef",
        "BillPiece",
        "RegulationPiece",
        "RelatedOrNotInForce",
        "RecentAmendments",
    )
)
# Parts of a line of text. Every other element is apart from its neighbours, with or without a space between.
_INLINE = frozenset(
    (
        "XRefExternal",
        "XRefInternal",
        "DefinedTermEn",
        "DefinedTermFr",
        "DefinitionRef",
        "DefinitionEnOnly",
        "DefinitionFrOnly",
        "Emphasis",
        "Language",
        "Sup",
        "Sub",
        "Repealed",
        "LineBreak",
        "Leader",
        "FootnoteRef",
    )
)
_DEEPEST = 60  # elements within one another; official files reach 14
_LARGEST = 64 * 1024 * 1024  # bytes; official files reach 20 MB
_WHERE = "download it again: on the page of the act or regulation, choose XML as the format of the full document."


class _Refused(Exception):
    """The file is not what was asked for: what it is, and what to do."""


class _Builder(ElementTree.TreeBuilder):
    """Builds the tree, and stops at a document type or at a depth that no official file has."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def doctype(self, name: str, public: str | None, system: str | None) -> None:  # noqa: ARG002 -- called by expat
        # A document type can define entities that swell without end, or that read other files.
        raise _Refused("it defines a document type, which official files never do")

    def start(self, tag: str, attributes: dict[str, str], /) -> Element:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Refused("its elements lie too deep within one another")
        return super().start(tag, attributes)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def read_consolidation(data: bytes, file: str, diagnostics: Diagnostics) -> Consolidation | None:
    """The provisions in the bytes of a file. None when it cannot be read as law; a diagnostic has been noted then."""
    try:
        return _consolidation(_parsed(data), file)
    except ElementTree.ParseError as error:
        line, column = error.position
        diagnostics.add(
            Location(file, line), f"this file is not whole XML: it breaks off at character {column + 1}.", _WHERE
        )
    except _Refused as refused:
        diagnostics.add(Location(file), f"this file is not a consolidated act or regulation: {refused}.", _WHERE)
    return None


def _parsed(data: bytes) -> Element:
    if len(data) > _LARGEST:
        raise _Refused("it is larger than any act or regulation")
    parser = ElementTree.XMLParser(target=_Builder())
    try:
        parser.feed(data)
        return parser.close()
    except (LookupError, ValueError):
        raise _Refused("its letters are written in a way that is not known here") from None


def _consolidation(root: Element, file: str) -> Consolidation:
    number = {
        "Statute": "Identification/Chapter/ConsolidatedNumber",
        "Regulation": "Identification/InstrumentNumber",
    }.get(root.tag)
    if number is None:
        raise _Refused(f"it begins with <{root.tag[:40]}>, not with <Statute> or <Regulation>")
    instrument, language = root.findtext(number, "").strip(), root.get(_LANGUAGE, "")
    body = root.find("Body")
    if not instrument or body is None:
        raise _Refused("it has no number or no body")
    if language not in LANGUAGES:
        raise _Refused(f'its language is "{language}", not {" or ".join(LANGUAGES)}')
    title = root.findtext("Identification/ShortTitle") or root.findtext("Identification/LongTitle") or ""
    provisions: dict[Parts, Provision] = {}
    for element in _outermost(root, body):
        for provision in _provision(element, (), "").walk():
            known = provisions.get(provision.parts)
            if known is None or (known.repealed and not provision.repealed):
                provisions[provision.parts] = provision
    if not provisions:
        raise _Refused("it has no sections")
    return Consolidation(
        file,
        instrument_id(instrument),
        language,
        " ".join(title.split()),
        root.get(f"{_LIMS}current-date", ""),
        provisions,
    )


def _outermost(root: Element, body: Element) -> Iterator[Element]:
    yield from body.iter("Section") if body.find("Section") is None else body.findall("Section")
    for schedule in root.findall("Schedule"):
        if _name(schedule):
            yield schedule


@dataclass(slots=True)
class _Words:
    """What is gathered of a provision's own words while it is read."""

    texts: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    repealed: bool = False


def _provision(element: Element, above: Parts, day_above: str) -> Provision:
    parts = (*above, _name(element))
    day = _day(element, day_above)
    pieces: list[str | Provision] = []
    own = _Words()
    _add(own, element.text)
    for child in element:
        if child.tag in _PROVISIONS and _name(child):
            _put_words(own, pieces)
            pieces.append(_provision(child, parts, day))
        else:
            # The label of a provision is its name, not one of its words.
            for line in child if child.tag == "ScheduleFormHeading" else (child,):
                if line.tag != "Label":
                    _gather(line, own, day)
        _add(own, child.tail)
    _put_words(own, pieces)
    return Provision(
        parts=parts,
        fid=element.get(f"{_LIMS}fid", ""),
        id=element.get(f"{_LIMS}id", ""),
        in_force=day,
        text_days=tuple(own.days),
        pieces=tuple(pieces),
        links=tuple(own.links),
        repealed=own.repealed,
    )


def _put_words(own: _Words, pieces: list[str | Provision]) -> None:
    text = " ".join("".join(own.texts).split())
    own.texts.clear()
    if text:
        pieces.append(text)


def _add(own: _Words, text: str | None) -> None:
    if text:
        own.texts.append(text)


def _gather(element: Element, own: _Words, day_above: str) -> None:
    """Take the words of an element that is no provision, with everything inside it."""
    if element.tag in _LEFT_OUT:
        return
    day = _day(element, day_above)
    if day != day_above:
        own.days.append(day)
    if element.tag == "Repealed":
        own.repealed = True
    link = element.get("link", "") if element.tag == "XRefExternal" else ""
    if link:
        own.links.append(instrument_id(link))
    gap = "" if element.tag in _INLINE else " "
    own.texts.append(gap)
    _add(own, element.text)
    for child in element:
        _gather(child, own, day)
        _add(own, child.tail)
    own.texts.append(" " if element.tag == "LineBreak" else gap)


def _day(element: Element, day_above: str) -> str:
    """The day an element came into force; where it has none of its own, that of what it is in."""
    return "" if element.get("in-force") == "no" else element.get(f"{_LIMS}inforce-start-date", day_above)


def _name(element: Element) -> str:
    """The part of a label that names an element; empty when nothing does."""
    if element.tag == "Definition":
        for language in ("DefinedTermEn", "DefinedTermFr"):
            term = next(element.iter(language), None)
            if term is not None:
                return term_part("".join(term.itertext()))
        return ""
    label = element.find("ScheduleFormHeading/Label" if element.tag == "Schedule" else "Label")
    if label is None:
        return ""
    return label_part("".join(_without_notes(label)))


def _without_notes(label: Element) -> Iterator[str]:
    yield label.text or ""
    for child in label:
        if child.tag not in _LEFT_OUT:
            yield "".join(child.itertext())
        yield child.tail or ""
