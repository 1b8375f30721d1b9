"""CLML, the Crown Legislation Markup Language of legislation.gov.uk (`/data.xml`): an act → its provisions.

The schema is at https://github.com/legislation/clml-schema. Headings, commentaries and footnotes are left out, as is
text that is marked as repealed. `/data.akn` has the same law in Akoma Ntoso; keep to one of them, as the fingerprints
of the two differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_lowercase
from xml.etree.ElementTree import Element

from explainer.law.citations import instrument_id
from explainer.law.labels import Parts, number_part, special_part, term_part
from explainer.law.languages import language_code
from explainer.law.model import Consolidation
from explainer.law.names import names
from explainer.law.provision_parser import ProvisionParser
from explainer.law.readers.reader import Reader
from explainer.law.readers.uk_links import legislation_link
from explainer.law.xml_file import Unreadable, local_name, text_of, without_namespaces

_NAMESPACE = "{http://www.legislation.gov.uk/namespaces/legislation}"
_NUMBERED = names("P1 P2 P3 P4 P5 P6 P7")
_BODIES = names("Body EUBody Schedules")
_LEFT_OUT = names(
    "Commentary CommentaryRef Footnote FootnoteRef MarginNoteRef MarginNote Repeal ExplanatoryNotes EarlierOrders "
    "Number Title Subtitle Contents Versions Resources"
)
_QUOTED = names("BlockAmendment BlockExtract")
_INLINE = names(
    "Abbreviation Acronym Addition Substitution Repeal Citation CitationSubRef CitationListRef InternalLink "
    "ExternalLink Emphasis Strong Underline SmallCaps Superior Inferior Uppercase Strike Term Definition Proviso "
    "InlineAmendment AppendText CommentaryRef FootnoteRef MarginNoteRef Expanded Span Character"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_TERM = re.compile(r"\W*?[“\"‘'](?P<term>[^”\"’']{1,80})[”\"’']")


class _Parser(ProvisionParser):
    empty_is_repealed = True

    def part_of(self, element: Element, above: Parts) -> str:
        if element.tag == "Schedule":
            return "" if above else special_part(_text(element.find("Number")))
        if element.tag in _NUMBERED and (above or element.tag == "P1"):
            return number_part(_text(element.find("Pnumber")))
        if above and element.tag == "ListItem":
            return _item_part(element)
        return ""

    def labels_in(self, element: Element) -> Sequence[Element]:
        return element.findall("Number" if element.tag == "Schedule" else "Pnumber")

    def is_left_out(self, element: Element) -> bool:
        # A number that is no label is that of a division, or of something that an act quotes: that is a word of it.
        return element.tag in _LEFT_OUT and not element.get("quoted")

    def is_inline(self, element: Element) -> bool:
        return element.tag in _INLINE

    def holds_provisions(self, element: Element) -> bool:
        return element.tag not in _QUOTED

    def day_of(self, element: Element, above: str) -> str:
        return "" if element.get("Status") == "Prospective" else element.get("RestrictStartDate", above)

    def link_of(self, element: Element) -> str:
        return legislation_link(element.get("URI", "")) if element.tag == "Citation" else ""

    def names_of(self, element: Element) -> tuple[str, str]:
        return "", element.get("id", "")


def _read(root: Element, file: str) -> Consolidation:
    without_namespaces(root)
    addresses = (root.get("IdURI"), root.get("DocumentURI"), root.findtext("Metadata/identifier"))
    instrument = next(filter(None, (legislation_link(each or "") for each in addresses)), "")
    if not instrument:
        raise Unreadable("it has no number (IdURI)")
    parser = _Parser()
    _prepare(root)
    return Consolidation(
        file,
        instrument_id(instrument),
        language_code(root.findtext("Metadata/language", "") or root.get("lang", "")) or _language(root),
        " ".join(root.findtext("Metadata/title", "").split()),
        root.findtext("Metadata/valid", "") or root.findtext("Metadata/modified", ""),
        parser.provisions(parser.outermost(each for each in root.iter() if each.tag in _BODIES)),
    )


def _language(root: Element) -> str:
    return "cy" if root.findtext("Metadata/identifier", "").endswith("/welsh") else "en"


def _prepare(root: Element) -> None:
    """Say in each element what is said around it: days of a group, kinds and numbers of items, numbers in quotes."""
    for element in root.iter():
        if element.tag.endswith("group"):
            _pass_on_days(element)
        elif element.tag == "UnorderedList" and element.get("Class") == "Definition":
            for item in element.findall("ListItem"):
                item.set("definition", "yes")
        elif element.tag == "OrderedList":
            for index, item in enumerate(element.findall("ListItem")):
                item.set("number", item.get("NumberOverride") or _counted(element.get("Type", ""), index))
        elif element.tag in _QUOTED:
            for number in element.iter("Number"):
                number.set("quoted", "yes")
        elif element.tag == "Character":
            element.text = " "


def _pass_on_days(group: Element) -> None:
    """A section has the days of its group. A part or the body has those of its newest section: not those of others."""
    for unit in group.findall("P1"):
        for name in ("RestrictStartDate", "Status"):
            if group.get(name) and not unit.get(name):
                unit.set(name, group.get(name, ""))


def _item_part(item: Element) -> str:
    if item.get("definition"):
        match = _TERM.match(_text(item))
        return term_part(match["term"]) if match else ""
    return number_part(item.get("number", ""))


def _counted(kind: str, index: int) -> str:
    """How an item of an ordered list is numbered, where its number is not written."""
    if kind.startswith("arabic"):
        return str(index + 1)
    series = _ROMAN if kind.startswith("roman") else ascii_lowercase
    number = series[index] if index < len(series) else ""
    return number.upper() if kind.endswith("upper") else number


def _text(element: Element | None) -> str:
    return text_of(element, _LEFT_OUT)


CLML = Reader(
    format="CLML",
    publishers="legislation.gov.uk",
    download="add /data.xml to the address of the whole act, as it is in force",
    recognises=lambda root: root.tag.startswith(_NAMESPACE) and local_name(root) == "Legislation",
    read=_read,
)
