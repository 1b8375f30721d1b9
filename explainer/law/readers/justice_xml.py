"""The Department of Justice: a consolidated act or regulation as XML → its provisions.

The format is that of the full documents of https://laws-lois.justice.gc.ca. Marginal notes and notes of history are
left out: they form no part of an enactment (Interpretation Act, section 14). So are footnotes, which editors write,
and provisions that are not in force yet, which are apart at the end of a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from explainer.law.citations import instrument_id
from explainer.law.labels import Parts, label_part, term_part
from explainer.law.languages import language_code
from explainer.law.model import Consolidation, Provision
from explainer.law.names import names
from explainer.law.provision_parser import ProvisionParser
from explainer.law.readers.reader import Reader
from explainer.law.xml_file import Unreadable

_LIMS = "{http://justice.gc.ca/lims}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NUMBERS = {"Statute": "Identification/Chapter/ConsolidatedNumber", "Regulation": "Identification/InstrumentNumber"}
_PROVISIONS = names("Section Subsection Paragraph Subparagraph Clause Subclause Subsubclause Definition Schedule")
# No part of the law itself, or law that is not in force.
_LEFT_OUT = names(
    "MarginalNote HistoricalNote Footnote FootnoteRef BillPiece RegulationPiece RelatedOrNotInForce RecentAmendments"
)
_TERMS = ("DefinedTermEn", "DefinedTermFr")
_INLINE = names(
    "XRefExternal XRefInternal DefinedTermEn DefinedTermFr DefinitionRef DefinitionEnOnly "
    "DefinitionFrOnly Emphasis Language Sup Sub Repealed Leader FootnoteRef"
)


class _Parser(ProvisionParser):
    def part_of(self, element: Element, above: Parts) -> str:  # noqa: ARG002 -- a label does not depend on it
        return _name(element) if element.tag in _PROVISIONS else ""

    def labels_in(self, element: Element) -> Sequence[Element]:
        return [*element.findall("Label"), *element.findall("ScheduleFormHeading/Label")]

    def is_left_out(self, element: Element) -> bool:
        return element.tag in _LEFT_OUT

    def is_inline(self, element: Element) -> bool:
        return element.tag in _INLINE

    def holds_provisions(self, element: Element) -> bool:  # noqa: ARG002 -- none: they are directly in one another
        return False

    def day_of(self, element: Element, above: str) -> str:
        if element.tag == "ScheduleFormHeading":
            return above
        return "" if element.get("in-force") == "no" else element.get(f"{_LIMS}inforce-start-date", above)

    def link_of(self, element: Element) -> str:
        return instrument_id(element.get("link", "")) if element.tag == "XRefExternal" else ""

    def is_repeal(self, element: Element) -> bool:
        return element.tag == "Repealed"

    def terms_of(self, element: Element, pieces: Sequence[str | Provision]) -> tuple[str, ...]:  # noqa: ARG002
        """Its own language comes first; the term in the other one closes the definition."""
        text = element.find("Text") if element.tag == "Definition" else None
        first = next((each for each in (text if text is not None else ()) if each.tag in _TERMS), None)
        if first is None or text is None:
            return ()
        return tuple(" ".join("".join(each.itertext()).split()) for each in text.findall(first.tag))

    def names_of(self, element: Element) -> tuple[str, str]:
        return element.get(f"{_LIMS}fid", ""), element.get(f"{_LIMS}id", "")


def _read(root: Element, file: str) -> Consolidation:
    instrument, body = root.findtext(_NUMBERS[root.tag], "").strip(), root.find("Body")
    language = language_code(root.get(_LANGUAGE, ""))
    if not instrument or body is None:
        raise Unreadable("it has no number or no body")
    if not language:
        raise Unreadable("it does not say its language")
    title = root.findtext("Identification/ShortTitle") or root.findtext("Identification/LongTitle") or ""
    return Consolidation(
        file,
        instrument_id(instrument),
        language,
        " ".join(title.split()),
        root.get(f"{_LIMS}current-date", ""),
        _Parser().provisions(_outermost(root, body)),
    )


def _outermost(root: Element, body: Element) -> Iterator[Element]:
    yield from body.iter("Section") if body.find("Section") is None else body.findall("Section")
    for schedule in root.findall("Schedule"):
        if _name(schedule):
            yield schedule


def _name(element: Element) -> str:
    """The part of a label that names an element; empty when nothing does."""
    if element.tag == "Definition":
        for language in _TERMS:
            term = next(element.iter(language), None)
            if term is not None:
                return term_part("".join(term.itertext()))
        return ""
    label = element.find("ScheduleFormHeading/Label" if element.tag == "Schedule" else "Label")
    return "" if label is None else label_part("".join(_without_notes(label)))


def _without_notes(label: Element) -> Iterator[str]:
    yield label.text or ""
    for child in label:
        if child.tag not in _LEFT_OUT:
            yield "".join(child.itertext())
        yield child.tail or ""


JUSTICE_XML = Reader(
    format="Justice XML",
    publishers="laws-lois.justice.gc.ca",
    download="on the page of the act or regulation, choose XML as the format of the full document",
    recognises=lambda root: root.tag in _NUMBERS,
    read=_read,
)
