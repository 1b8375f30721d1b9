"""The HTML of a page → its elements in order, and a complaint wherever it is not well formed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

# Elements without an end (HTML Living Standard, 13.1.2).
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Elements whose end may be left out before these (HTML Living Standard, 13.1.2.4), or where what is around them ends.
_BLOCKS = {
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "table",
    "ul",
}
_ENDS_BEFORE = {
    "p": _BLOCKS,
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "option": {"option", "optgroup"},
    "td": {"td", "th", "tr", "tbody"},
    "th": {"td", "th", "tr", "tbody"},
    "tr": {"tr", "tbody"},
    "thead": {"tbody"},
    "tbody": {"tbody"},
}


@dataclass(slots=True)
class Element:
    """One element: its attributes, and all text inside it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    inside: tuple[str, ...] = ()  # the tags around it, outermost first

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


@dataclass(slots=True)
class Page:
    """A page taken apart."""

    elements: list[Element] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def all(self, *tags: str) -> list[Element]:
        """Every element of these kinds, in order."""
        return [element for element in self.elements if element.tag in tags]

    def meta(self, name: str) -> str:
        """What a <meta> says under this name, property or http-equiv."""
        for element in self.all("meta"):
            if name in (element["name"], element["property"], element["http-equiv"]):
                return element["content"]
        return ""


def read_page(html: str) -> Page:
    """Take a page apart."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.page.complaints += [f"<{element.tag}> is not closed" for element in reader.open]
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[Element] = []
        self._in_svg = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self.open and tag in _ENDS_BEFORE.get(self.open[-1].tag, ()):
            self.open.pop()
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.page.complaints.append(f"<{tag}> has an attribute twice")
        around = tuple(element.tag for element in self.open)
        element = Element(tag, {name: value or "" for name, value in attrs}, inside=around)
        self.page.elements.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            if "svg" not in (element.tag for element in self.open):
                self.page.complaints.append(f"<{tag}/> does not close itself in HTML")
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1].tag != tag and self.open[-1].tag in _ENDS_BEFORE:
            self.open.pop()
        if not self.open or self.open[-1].tag != tag:
            opened = self.open[-1].tag if self.open else "nothing"
            self.page.complaints.append(f"</{tag}> closes <{opened}>")
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data
