"""An act of the EU → its CELEX number, such as 32004R0261: sector 3, the year, the kind, the number.

A consolidated text says its number. An act as published says only year and number; its kind is in its title.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from explainer.law.names import names
from explainer.law.xml_file import Unreadable

# Regulation, Directive and Decision in the languages of the EU, by how the word begins.
_KINDS = {
    "R": names(
        "regulation règlement verordnung regolamento reglamento regulamento verordening forordning förordning asetus "
        "κανονισμός nařízení nariadenie rozporządzenie rendelet uredba regulament määrus regula reglamentas регламент "
        "rialachán regolament"
    ),
    "L": names(
        "directive richtlinie direttiva directiva diretiva richtlijn direktiv direktiivi οδηγία směrnice smernica "
        "dyrektywa irányelv direktiva directivă direktiiv direktīva direktyva директива treoir"
    ),
    "D": names(
        "decision décision beschluss entscheidung decisione decisión decisão besluit beschikking afgørelse beslut "
        "päätös απόφαση rozhodnutí rozhodnutie decyzja határozat odluka sklep odločba decizie otsus lēmums sprendimas "
        "решение deċiżjoni cinneadh"
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 6  # digits of the number of an act within its year
_REFERENCE = re.compile(r"(\d{4})([A-Z]{1,2})(\d{4})\Z")


def celex_number(root: Element, title: str) -> str:
    """The CELEX number of the act at the root of a Formex file. Raises Unreadable."""
    consolidated = next(root.iter("INFO.CONSLEG"), None)
    written = next((each.text or "" for each in root.iter("NO.CELEX")), "").strip()
    if consolidated is not None:
        reference = _REFERENCE.search(consolidated.get("CONSLEG.REF", ""))
        if reference:
            return f"3{reference[0]}"
    if written:
        return written
    number = root.find("BIB.INSTANCE/NO.DOC")
    year, current = ("", "") if number is None else (number.findtext("YEAR", ""), number.findtext("NO.CURRENT", ""))
    kind = kind_in(title)
    if not (year.isdecimal() and current.isdecimal() and len(current) <= _LONGEST and kind):
        raise Unreadable("it does not say its number, or is no regulation, directive or decision")
    return f"3{_four_digits(year)}{kind}{int(current):04}"


def kind_in(title: str) -> str:
    """R for a regulation, L for a directive, D for a decision; empty where the title says none of them."""
    for word in _WORD.findall(title.lower()):
        for letter, words in _KINDS.items():
            if any(word.startswith(each) or each in word for each in words):
                return letter
    return ""


def _four_digits(year: str) -> str:
    return f"19{year}" if len(year) == 2 else year
