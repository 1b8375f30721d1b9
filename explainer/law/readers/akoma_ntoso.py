"""Akoma Ntoso (OASIS LegalDocML): an act → its provisions.

The standard is at https://docs.oasis-open.org/legaldocml/akn-core/v1.0/. Many publish law in it, each in a manner of
its own: legislation.gov.uk, Fedlex, Normattiva, Legilux, LegalDocML.de, Finlex. What is here relies on the parts that
they share: the metadata of the work and of the expression, elements with a `num`, and attachments. Headings and notes
are left out, as is text that is marked as deleted.

Identifiers say where a provision stands and change when it is renumbered; only `wId` stays, where a file has it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from explainer.law.citations import instrument_id
from explainer.law.labels import RECITAL, SUBPARAGRAPH, Parts, number_part, special_part, term_part
from explainer.law.languages import language_code
from explainer.law.model import Consolidation
from explainer.law.names import names
from explainer.law.provision_parser import ProvisionParser
from explainer.law.readers.reader import Reader
from explainer.law.readers.uk_links import legislation_link
from explainer.law.xml_file import Unreadable, local_name, text_of, without_namespaces

_DOCUMENTS = ("act", "bill", "doc", "statement")
_PLACES = ("preamble", "body", "mainBody", "attachments", "components")
# The units that an act counts through. A section that holds articles is a division, as in Germany.
_UNITS = names("article section rule regulation")
_DIVISIONS = names("part chapter title book tome subpart subchapter subtitle subdivision crossheading division Pblock")
_HIERARCHY = _UNITS | names(
    "paragraph subparagraph subsection subclause clause level point indent alinea list sublist item hcontainer "
    "transitional proviso"
)
_UNNUMBERED = names("paragraph subparagraph alinea")
_LEFT_OUT = names("num heading subheading note authorialNote noteRef del toc meta remark")
_QUOTED = names("quotedStructure quotedText embeddedStructure embeddedText")
_INLINE = names(
    "b i u s em strong sup sub a span abbr inline ref rref mref mod mmod rmod quotedText embeddedText ins del term def "
    "date time person organization concept object event location process role entity quantity opinion argument "
    "signature docTitle docNumber docType docDate docStatus shortTitle placeholder omissis decoration marker fillIn "
    "authorialNote noteRef rangeText change references remark affectedDocument relatedDocument"
)
# Normattiva puts double brackets around what the last amendment brought; they go with the next one.
_NEW_IN_ITALY = re.compile(r"\(\(|\)\)")
_TERM = re.compile(r"\W*?[“\"‘'«„](?P<term>[^”\"’'»“]{1,80})[”\"’'»“]")
_FIRST_DAY = "1100-01-01"  # LegalDocML.de writes 1001-01-01 where a day is not known
_ORDINAL = "ordinal"  # an attribute of ours: which of its unnumbered siblings an element is


class _Parser(ProvisionParser):
    empty_is_repealed = True

    def __init__(self, days: Mapping[str, str], periods: Mapping[str, str]) -> None:
        self._days = days  # by eId
        self._periods = periods  # by eId of a temporal group

    def part_of(self, element: Element, above: Parts) -> str:
        kind = _kind(element)
        if not above:
            return _outermost_part(element, kind)
        if element.tag not in _HIERARCHY or kind in _DIVISIONS:
            return ""
        if kind == "definition":
            match = _TERM.match(_text(element))
            return term_part(match["term"]) if match else ""
        number = _number(element)
        ordinal = element.get(_ORDINAL, "1")
        return number or (f"{SUBPARAGRAPH} {ordinal}" if ordinal != "1" else "")

    def labels_in(self, element: Element) -> Sequence[Element]:
        return element.findall("num")

    def is_left_out(self, element: Element) -> bool:
        # A number that is no label is that of a division, or of something that an act quotes.
        return element.tag in _LEFT_OUT and not (element.tag == "num" and element.get("quoted"))

    def is_inline(self, element: Element) -> bool:
        return element.tag in _INLINE

    def holds_provisions(self, element: Element) -> bool:
        return element.tag not in _QUOTED

    def day_of(self, element: Element, above: str) -> str:
        period = self._periods.get(element.get("period", "").lstrip("#"), "")
        return period or self._days.get(element.get("eId", ""), above)

    def link_of(self, element: Element) -> str:
        return legislation_link(element.get("href", "")) if element.tag == "ref" else ""

    def names_of(self, element: Element) -> tuple[str, str]:
        return element.get("wId", ""), element.get("eId", "")


def _read(root: Element, file: str) -> Consolidation:
    without_namespaces(root)
    document = next((child for child in root if child.tag in _DOCUMENTS), None)
    if document is None:
        holds = f"<{root[0].tag[:40]}>" if len(root) else "nothing"
        raise Unreadable(f"it holds {holds}, not an act")
    work, expression = (document.find(f"meta/identification/{name}") for name in ("FRBRWork", "FRBRExpression"))
    instrument = _address_of(work)
    if not instrument:
        raise Unreadable("it has no number: FRBRWork has no FRBRuri and no FRBRthis")
    language = _language(document, expression)
    parser = _Parser(*_times(document))
    _prepare(document, is_italian="/it/" in instrument)
    return Consolidation(
        file,
        instrument_id(instrument),
        language,
        _text(next(document.iter("docTitle"), Element("none"))),
        max((each.get("date", "")[:10] for each in _all(expression, "FRBRdate")), default=""),
        parser.provisions(parser.outermost(child for child in document if child.tag in _PLACES)),
    )


def _all(element: Element | None, name: str) -> list[Element]:
    return [] if element is None else element.findall(name)


def _address_of(work: Element | None) -> str:
    values = (each.get("value", "").strip() for name in ("FRBRuri", "FRBRthis") for each in _all(work, name))
    return next(filter(None, values), "")


def _language(document: Element, expression: Element | None) -> str:
    written = [each.get("language", "") for each in _all(expression, "FRBRlanguage")]
    written += [each.get("lang", "") for each in (document, document.find("body")) if each is not None]
    written += [each.get("lg", "") for each in document.iter("jolux") if each.get("name") == "title"]
    language = next(filter(None, map(language_code, written)), "")
    if not language:
        raise Unreadable("it does not say its language (FRBRlanguage)")
    return language


def _times(document: Element) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The days on which provisions and temporal groups begin, by their eIds."""
    events = {each.get("eId", ""): each.get("date", "")[:10] for each in document.iter("eventRef")}
    events = {name: day for name, day in events.items() if day >= _FIRST_DAY}
    periods: dict[str, str] = {}
    for group in document.iter("temporalGroup"):
        starts = [events.get(each.get("start", "").lstrip("#"), "") for each in group.iter("timeInterval")]
        periods[group.get("eId", "")] = max(starts, default="")
    days = {}
    for each in document.iter("restriction"):
        start = periods.get(each.get("refersTo", "").lstrip("#"), "")
        target = each.get("href", "").lstrip("#")
        # One without a target is of the whole version, and another in the next.
        if start and target:
            days[target] = start
    return days, periods


def _prepare(document: Element, *, is_italian: bool) -> None:
    """Count siblings without a number, and mark the numbers of what an act quotes: they are words of it."""
    for parent in document.iter():
        unnumbered = [each for each in parent if each.tag in _UNNUMBERED and not _number(each)]
        for index, each in enumerate(unnumbered, 1):
            each.set(_ORDINAL, str(index))
        if is_italian:
            parent.text, parent.tail = (text and _NEW_IN_ITALY.sub("", text) for text in (parent.text, parent.tail))
        if parent.tag in _QUOTED:
            for number in parent.iter("num"):
                number.set("quoted", "yes")


def _outermost_part(element: Element, kind: str) -> str:
    if element.tag == "recital":
        number = _number(element)
        return f"{RECITAL} {number}" if number else ""
    if kind in _UNITS:
        holds_units = element.tag == "section" and any(element.iter("article"))
        return "" if holds_units else _number(element)
    if kind in ("schedule", "attachment") or element.tag == "attachment":
        document = element.find("doc")
        named = [] if document is None else [document.get("name", "")]
        heads = (each for each in element.iter() if each.tag in ("num", "heading", "docNumber", "docTitle", "p"))
        first = next((text for each in heads if (text := _text(each))), "")
        return next(filter(None, map(special_part, [first, *named])), "")
    return ""


def _kind(element: Element) -> str:
    """The name of a provision of a kind that the standard has no element for."""
    return element.get("name", "") if element.tag == "hcontainer" else element.tag


def _number(element: Element) -> str:
    number = element.find("num")
    return "" if number is None else number_part(_text(number))


def _text(element: Element) -> str:
    return text_of(element, _LEFT_OUT - {"num"})


AKOMA_NTOSO = Reader(
    format="Akoma Ntoso",
    publishers="legislation.gov.uk, Fedlex, Normattiva, Legilux and others",
    download="on legislation.gov.uk, add /data.akn to the address of the act; on Fedlex and others, choose XML",
    recognises=lambda root: local_name(root) == "akomaNtoso",
    read=_read,
)
