"""The bytes of a file from who knows where → a tree of elements, safely: nothing is loaded, no entity is expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from explainer.law.names import names

_DEEPEST = 100  # elements within one another; official files reach 40
_LARGEST = 64 * 1024 * 1024  # bytes; official files reach 20 MB
_HTML = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*(?:<!doctype\s+html\b|<html\b)", re.IGNORECASE | re.DOTALL)
# Elements of HTML that have no end tag, and those that end a paragraph by beginning.
_VOID = names("area base br col embed hr img input link meta param source track wbr")
_NOT_READ = names("script style template")
# What EUR-Lex writes around a change in a consolidated text. No other format knows it.
_KEPT_INSTRUCTIONS = names("CLG.MDFO CLG.MDFC")
_ATTRIBUTE = re.compile(r'([\w.]+)="([^"]*)"')


class Unreadable(Exception):
    """The file is not what was asked for: why not, as a clause, and the line where that shows."""

    def __init__(self, why: str, line: int = 1) -> None:
        super().__init__(why)
        self.line = line


class _Builder(ElementTree.TreeBuilder):
    """Builds the tree, and stops at a document type or at a depth that no official file has."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def doctype(self, name: str, public: str | None, system: str | None) -> None:  # noqa: ARG002 -- called by expat
        # A document type can define entities that swell without end, or that read other files.
        raise Unreadable("it defines a document type, which official files never do")

    def start(self, tag: str, attributes: dict[str, str], /) -> Element:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unreadable("its elements lie too deep within one another")
        return super().start(tag, attributes)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)

    def pi(self, target: str, text: str | None = None, /) -> Element:
        """Keep the instructions that say what a change took away, as elements without content."""
        if target not in _KEPT_INSTRUCTIONS:
            return Element(target)
        super().start(target, dict(_ATTRIBUTE.findall(text or "")))
        return super().end(target)


def parse_file(data: bytes) -> Element:
    """The root of the tree; HTML is taken as browsers save it. Raises Unreadable."""
    if len(data) > _LARGEST:
        raise Unreadable("it is larger than any act or regulation")
    if data.startswith(b"PK\x03\x04"):
        raise Unreadable("it is a ZIP archive; unpack it, and give the largest XML file in it")
    if data.startswith(b"%PDF"):
        raise Unreadable("it is a PDF")
    if _HTML.match(data[:4096].decode("utf-8", "replace").lstrip("\ufeff")):
        return _parse_html(data)
    return _parse_xml(data)


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def without_namespaces(root: Element) -> None:
    """Make every name in the tree a local one."""
    for element in root.iter():
        element.tag = local_name(element)
        for name in [name for name in element.attrib if name.startswith("{")]:
            element.attrib.setdefault(name.rpartition("}")[2], element.attrib.pop(name))


def text_of(element: Element | None, left_out: frozenset[str] = frozenset()) -> str:
    """All text in an element on one line, without that of elements with one of these names; paragraphs are apart."""
    return "" if element is None else " ".join("".join(_texts(element, left_out)).split())


def _texts(element: Element, left_out: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in left_out:
            yield from _texts(child, left_out)
        yield f" {child.tail or ''}" if child.tag in ("p", "P") else child.tail or ""


def _parse_xml(data: bytes) -> Element:
    parser = ElementTree.XMLParser(target=_Builder())
    try:
        parser.feed(data)
        return parser.close()
    except ElementTree.ParseError as error:
        line, column = error.position
        raise Unreadable(f"it is not whole XML (it breaks off at character {column + 1})", line) from None
    except (LookupError, ValueError):
        raise Unreadable("its letters are written in a way that is not known here") from None


def _parse_html(data: bytes) -> Element:
    parser = _HtmlBuilder()
    parser.feed(data.decode("utf-8", "replace"))
    parser.close()
    return parser.root


class _HtmlBuilder(HTMLParser):
    """A tree of what is within tags, for the few elements that official texts use. Scripts and styles are dropped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html")
        self._open = [self.root]
        self._dropped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NOT_READ:
            self._dropped += 1
        if self._dropped or tag == "html":
            return
        if tag == "p" and self._open[-1].tag == "p":
            self._open.pop()
        if len(self._open) >= _DEEPEST:
            raise Unreadable("its elements lie too deep within one another", self.getpos()[0])
        element = ElementTree.SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_READ:
            self._dropped = max(0, self._dropped - 1)
        elif not self._dropped and any(element.tag == tag for element in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._dropped:
            return
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data
