"""Formex 4, in which the EU publishes its acts: an act or its consolidated text → its provisions.

The schema is at https://op.europa.eu/en/web/eu-vocabularies/formex. Provisions are the recitals, the articles with
their paragraphs, further subparagraphs and points, and the annexes. Titles of articles and notes are left out. In a
consolidated text instructions say what a later act took away; that is left out, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from explainer.law.citations import instrument_id
from explainer.law.labels import ANNEX, RECITAL, SUBPARAGRAPH, Parts, number_part, special_part
from explainer.law.languages import language_code
from explainer.law.model import Consolidation
from explainer.law.names import names
from explainer.law.provision_parser import ProvisionParser
from explainer.law.readers.celex import celex_number
from explainer.law.readers.reader import Reader
from explainer.law.xml_file import Unreadable, text_of

_ACTS = names("ACT CONS.ACT CONS.DOC")
_PARTS_OF_ACTS = names("ANNEX CONS.ANNEX DOC PUBLICATION CORR")
_NUMBERS = {"ARTICLE": "TI.ART", "PARAG": "NO.PARAG", "NP": "NO.P", "ITEM": "NP/NO.P", "CONSID": "NP/NO.P"}
_ANNEXES = names("ANNEX CONS.ANNEX")
_LEFT_OUT = names("STI.ART NOTE BIB.INSTANCE BIB.INSTANCE.CONS TOC CLG.MDFO CLG.MDFC")
_LABELS = names("TI.ART NO.PARAG NO.P TI")
_INLINE = names(
    "HT DATE QUOT.START QUOT.END REF.DOC REF.DOC.OJ REF.DOC.ECR REF.DOC.SE FT NOTE IE EXPR IND EXPONENT FMT.VALUE "
    "ADDRESS KEYWORD TERM CLG.MDFO CLG.MDFC BR"
)


class _Parser(ProvisionParser):
    empty_is_repealed = True

    def part_of(self, element: Element, above: Parts) -> str:
        if element.tag in _ANNEXES:
            return special_part(_text(element.find("TITLE"))) or ANNEX
        if element.tag == "ALINEA":
            ordinal = element.get("ordinal", "1")
            return f"{SUBPARAGRAPH} {ordinal}" if above and ordinal != "1" else ""
        if not above and element.tag not in ("ARTICLE", "CONSID"):
            return ""
        if element.tag not in _NUMBERS or (element.tag == "NP" and element.get("named")):
            return ""
        number = number_part(_text(element.find(_NUMBERS[element.tag])))
        return f"{RECITAL} {number}" if number and element.tag == "CONSID" else number

    def labels_in(self, element: Element) -> Sequence[Element]:
        if element.tag in _ANNEXES and special_part(_text(element.find("TITLE"))):
            return element.findall("TITLE/TI")
        number = element.find(_NUMBERS.get(element.tag, "none"))
        return [] if number is None else [number]

    def is_left_out(self, element: Element) -> bool:
        return element.tag in _LEFT_OUT

    def is_inline(self, element: Element) -> bool:
        return element.tag in _INLINE

    def holds_provisions(self, element: Element) -> bool:
        return element.tag not in ("QUOT.S", "FAM.COMP")

    def names_of(self, element: Element) -> tuple[str, str]:
        return "", element.get("IDENTIFIER", "")


def _read(root: Element, file: str) -> Consolidation:
    if root.tag in _PARTS_OF_ACTS:
        raise Unreadable(f"it begins with <{root.tag}>, and is only a part of a publication")
    language = language_code(_text(next(root.iter("LG.DOC"), None)))
    if not language:
        raise Unreadable("it does not say its language (LG.DOC)")
    parser = _Parser()
    _strike_out(root, set())
    _prepare(root)
    consolidated = next(root.iter("INFO.CONSLEG"), None)
    document = root.find("CONS.DOC")
    title = _text((root if document is None else document).find("TITLE"))
    return Consolidation(
        file,
        instrument_id(celex_number(root, title)),
        language,
        title,
        _day(_day_of(root) if consolidated is None else consolidated.get("START.DATE", "")),
        parser.provisions(parser.outermost([root])),
    )


def _day_of(root: Element) -> str:
    date = root.find("BIB.INSTANCE/DATE")
    return "" if date is None else date.get("ISO", "")


def _day(digits: str) -> str:
    """`20260727` → `2026-07-27`."""
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if len(digits) == 8 and digits.isdecimal() else ""


def _strike_out(element: Element, open_deletions: set[str]) -> None:
    """Take the words away that lie between the instructions of a deletion. Labels stay: they say what is repealed."""
    for child in element:
        if child.tag == "CLG.MDFO" and child.get("ACTION") == "DELETED":
            open_deletions.add(child.get("ID", ""))
        elif child.tag == "CLG.MDFC":
            open_deletions.discard(child.get("IDREF", ""))
        elif open_deletions and child.tag not in _LABELS:
            child.text = None
        _strike_out(child, open_deletions)
        if open_deletions:
            child.tail = None


def _prepare(root: Element) -> None:
    """Count the subparagraphs of each paragraph, name points by their items, and write the quotes as characters."""
    for parent in root.iter():
        for index, alinea in enumerate(parent.findall("ALINEA"), 1):
            alinea.set("ordinal", str(index))
        if parent.tag in ("ITEM", "CONSID"):
            for point in parent.findall("NP"):
                point.set("named", "yes")
        if parent.tag in ("QUOT.START", "QUOT.END") and not parent.text:
            parent.text = _character(parent.get("CODE", ""))


def _character(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _text(element: Element | None) -> str:
    return text_of(element, _LEFT_OUT)


FORMEX = Reader(
    format="Formex 4",
    publishers="the EU, at EUR-Lex and Cellar",
    download="ask Cellar for the consolidated text as Formex, unpack it, and give the largest XML file in it",
    recognises=lambda root: root.tag in _ACTS | _PARTS_OF_ACTS,
    read=_read,
)
