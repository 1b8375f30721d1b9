"""EUR-Lex: an act of the EU, or its consolidated text, as the web page that a browser saves → its provisions.

That is what most editors can get: the page of the text in one language (`…/TXT/HTML/?uri=CELEX:…`). Its markup is made
for the eye, so the page is first put in order: what belongs to an article, a paragraph or a point is put into one
element, with its number in an attribute. Formex has the same law marked up by meaning. Keep to one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from explainer.law.citations import instrument_id
from explainer.law.labels import ANNEX, RECITAL, SUBPARAGRAPH, Parts, number_part, special_part
from explainer.law.languages import language_code
from explainer.law.model import Consolidation
from explainer.law.names import names
from explainer.law.provision_parser import ProvisionParser
from explainer.law.readers.celex import kind_in
from explainer.law.readers.reader import Reader
from explainer.law.xml_file import Unreadable, text_of

_ARTICLE_TITLES = names("oj-ti-art ti-art title-article-norm")
_ANNEX_TITLES = names("title-annex-1 oj-doc-ti doc-ti")
# What ends an article where articles are not in elements of their own.
_ENDS = (
    _ARTICLE_TITLES
    | _ANNEX_TITLES
    | names(
        "title-division-1 title-gr-seq-level-1 oj-ti-section-1 ti-section-1 oj-final final oj-signatory signatory "
        "oj-doc-sep"
    )
)
_LEFT_OUT_CLASSES = names(
    "oj-sti-art sti-art stitle-article-norm eli-title modref arrow hd-modifiers disclaimer oj-note note footnote "
    "oj-note-tag separator separator-short oj-final final oj-signatory signatory"
)
_INLINE = names("span a b i u em strong sup sub abbr br")
# A consolidated text says at its head: 02004R0261 — EN — 17.02.2005 — 000.001
_HEAD = re.compile(r"\b0?(\d{4}[A-Z]{1,2}\d{4})\s*[—–-]\s*([A-Z]{2})\s*[—–-]\s*(\d\d)\.(\d\d)\.(\d{4})")
_OJ_NUMBER = re.compile(r"(\d{4})/(\d+)\Z")
_CHANGE_MARKS = re.compile(r"[▼►]\s?[A-Z]\d*\b|[◄▼►]")
_NOTE_MARK = re.compile(r"\(?\s*\*?\d*\s*\)?\Z")
_PARAGRAPH_ID = re.compile(r"\d{3}[A-Z]*\.\d{3}[A-Z]*\Z")
_PARAGRAPH_NUMBER = re.compile(r"\s*(\d+[a-z]{0,2})\.[\s\u00a0]+")
_POINT_NUMBER = re.compile(r"\s*\(?([a-z]{1,5}|\d{1,3}[a-z]?|[IVXLC]+)[).](?=[\s\u00a0]|\Z)")
_OUTERMOST = ("recital", "article", "annex")
_UNIT, _NUMBER = "unit", "number"  # attributes of ours: what an element is, and its number


class _Parser(ProvisionParser):
    empty_is_repealed = True

    def part_of(self, element: Element, above: Parts) -> str:
        unit, number = element.get(_UNIT, ""), element.get(_NUMBER, "")
        is_outermost = unit in _OUTERMOST
        return number if unit and is_outermost is not bool(above) else ""

    def labels_in(self, element: Element) -> Sequence[Element]:
        return [each for each in element.iter() if each.get(_UNIT) == "label"]

    def is_left_out(self, element: Element) -> bool:
        return bool(_classes(element) & _LEFT_OUT_CLASSES) or element.get(_UNIT) in ("label", "note")

    def is_inline(self, element: Element) -> bool:
        return element.tag in _INLINE

    def names_of(self, element: Element) -> tuple[str, str]:
        return "", element.get("id", "")


def _read(root: Element, file: str) -> Consolidation:
    instrument, language, day, title = _identity(root)
    _clean(root)
    for parent in list(root.iter()):
        _gather_articles(parent)
    for unit in [each for each in root.iter() if each.get(_UNIT)]:
        _number_parts(unit)
    return Consolidation(
        file,
        instrument_id(instrument),
        language,
        title,
        day,
        _Parser().provisions(each for each in root.iter() if each.get(_UNIT) in _OUTERMOST),
    )


def _identity(root: Element) -> tuple[str, str, str, str]:
    """The CELEX number, the language, the day and the title. Raises Unreadable."""
    title = " ".join(
        text_of(each) for each in root.iter() if _classes(each) & names("oj-doc-ti doc-ti title-doc-first")
    )
    head = _HEAD.search(text_of(root))
    if head:
        return f"3{head[1]}", language_code(head[2]), f"{head[5]}-{head[4]}-{head[3]}", title
    language = language_code(_first(root, "oj-hd-lg", "hd-lg") or root.get("lang", ""))
    number = _OJ_NUMBER.search(_first(root, "oj-hd-uniq"))
    kind = kind_in(title)
    if not (number and kind and language):
        raise Unreadable("it does not say its number and its language at the head of the text")
    return f"3{number[1]}{kind}{int(number[2]):04}", language, "", title


def _clean(root: Element) -> None:
    """Take the marks of changes and the links to notes away."""
    for element in root.iter():
        element.text, element.tail = (text and _CHANGE_MARKS.sub("", text) for text in (element.text, element.tail))
        if element.tag == "a" and element.get("href", "").startswith("#") and _NOTE_MARK.match(text_of(element)):
            element.set(_UNIT, "note")


def _gather_articles(parent: Element) -> None:
    """Mark the articles, recitals and annexes in an element; what is flat is put into elements of its own."""
    name = parent.get("id", "")
    if re.fullmatch(r"rct_\w+", name):
        parent.set(_UNIT, "recital")
    children, current = list(parent), None
    for child in children:
        unit, number = _opening(child)
        if unit and parent.tag == "div" and re.fullmatch(r"(?:art|anx)_\w+", name):
            parent.set(_UNIT, unit)
            parent.set(_NUMBER, number)
            child.set(_UNIT, "label")
            return
        if unit:
            current = Element("div", {_UNIT: unit, _NUMBER: number})
            parent.insert(list(parent).index(child), current)
            child.set(_UNIT, "label")
        elif _classes(child) & _ENDS and not (current is not None and current.get(_UNIT) == "annex"):
            current = None
        if current is not None:
            parent.remove(child)
            current.append(child)


def _opening(element: Element) -> tuple[str, str]:
    """The unit that a title opens, and its part of a label."""
    if _classes(element) & _ARTICLE_TITLES:
        return "article", number_part(text_of(element))
    if _classes(element) & _ANNEX_TITLES:
        part = special_part(text_of(element))
        return ("annex", part) if part.startswith(ANNEX) else ("", "")
    return "", ""


def _number_parts(unit: Element) -> None:
    """Find the paragraphs and points of an article, an annex or a recital, and take their numbers out of the text."""
    _group_paragraphs(unit)
    for element in list(unit.iter()):
        if element.get(_UNIT):
            continue
        label = _label_element(element)
        if label is not None:
            number = number_part(text_of(label))
            if number and unit.get(_UNIT) == "recital" and not unit.get(_NUMBER):
                unit.set(_NUMBER, f"{RECITAL} {number}")
                label.set(_UNIT, "label")
            elif number:
                _mark(element, number, label)
        elif _PARAGRAPH_ID.match(element.get("id", "")):
            _number_of_text(element, element.find("p"), _PARAGRAPH_NUMBER)
        elif element.tag in ("p", "div") and (element.text or "").strip():
            _number_of_text(element, element, _POINT_NUMBER)
    for element in list(unit.iter()):
        if unit.get(_UNIT) == "article" and _has_subparagraphs(element):
            _group_subparagraphs(element)


def _label_element(element: Element) -> Element | None:
    """The element that has the number of a paragraph or a point beside its text."""
    if element.tag == "div" and len(element):
        first = element[0]
        if _classes(first) & names("no-parag grid-list-column-1"):
            return first
    if element.tag == "tr":
        cells = element.findall("td")
        if len(cells) == 2 and _POINT_NUMBER.fullmatch(text_of(cells[0])):
            return cells[0]
    return None


def _mark(element: Element, number: str, label: Element | None) -> None:
    element.set(_UNIT, "part")
    element.set(_NUMBER, number)
    if label is not None:
        label.set(_UNIT, "label")


def _number_of_text(element: Element, holder: Element | None, pattern: re.Pattern[str]) -> None:
    """Make the number at the beginning of a text that of the element."""
    match = pattern.match(holder.text or "") if holder is not None else None
    if match and holder is not None:
        holder.text = (holder.text or "")[match.end() :]
        _mark(element, number_part(match[1]), None)


def _group_paragraphs(unit: Element) -> None:
    """Put what follows a numbered paragraph of a flat article into it."""
    current: Element | None = None
    for child in list(unit):
        match = _PARAGRAPH_NUMBER.match(child.text or "") if child.tag == "p" and not child.get(_UNIT) else None
        if match:
            child.text = (child.text or "")[match.end() :]
            current = Element("div", {_UNIT: "part", _NUMBER: number_part(match[1])})
            unit.insert(list(unit).index(child), current)
        if current is not None:
            unit.remove(child)
            current.append(child)


def _group_subparagraphs(holder: Element) -> None:
    """Put each further subparagraph of an article or a paragraph, with the points after it, into an element."""
    count = 1 if (holder.text or "").strip() else 0
    current: Element | None = None
    for child in list(holder):
        if child.tag == "p" and not child.get(_UNIT) and not _is_note(child):
            count += 1
            if count > 1:
                current = Element("div", {_UNIT: "part", _NUMBER: f"{SUBPARAGRAPH} {count}"})
                holder.insert(list(holder).index(child), current)
        if current is not None:
            holder.remove(child)
            current.append(child)


def _has_subparagraphs(element: Element) -> bool:
    """Is it a numbered paragraph, or what holds its text, or an article without numbered paragraphs?"""
    if element.get(_UNIT) == "article":
        return not any(child.get(_UNIT) == "part" and child.get(_NUMBER, "")[:1].isdigit() for child in element)
    is_paragraph = element.get(_UNIT) == "part" and element.tag == "div" and element.get(_NUMBER, "")[:1].isdigit()
    return is_paragraph or "inline-element" in _classes(element)


def _is_note(element: Element) -> bool:
    return bool(_classes(element) & (_LEFT_OUT_CLASSES | _ARTICLE_TITLES)) or not text_of(element)


def _classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


def _first(root: Element, *classes: str) -> str:
    return next((text_of(each) for each in root.iter() if _classes(each) & set(classes)), "")


EURLEX_HTML = Reader(
    format="EUR-Lex web page",
    publishers="the EU, at eur-lex.europa.eu",
    download="open the consolidated text in one language, choose HTML, and save the page",
    recognises=lambda root: root.tag == "html" and any(_classes(each) & _ARTICLE_TITLES for each in root.iter("p")),
    read=_read,
)
