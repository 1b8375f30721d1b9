"""Markdown → what the fixtures show of it: HTML with each slot in ⟦ ⟧, diagnostics as printed, or lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from explainer.diagnostics import Diagnostics
from explainer.load.collections import RESERVED_ANCHORS
from explainer.markdown.parse import parse
from explainer.markdown.text import (
    Anchor,
    Citation,
    Html,
    ImageReference,
    IntroEnd,
    Link,
    LinkEnd,
    MarkReference,
    Newer,
    Piece,
    Prose,
    Slot,
    Text,
    Word,
    escape,
)

FILE = "text.md"


def read(body: str) -> tuple[Text, Diagnostics]:
    """Parse a text that begins at the first line of its file."""
    diagnostics = Diagnostics()
    diagnostics.add_source(FILE, body)
    return parse(body, FILE, 1, diagnostics, reserved=RESERVED_ANCHORS), diagnostics


def slot(piece: Slot) -> str:
    """A slot as a fixture writes it."""
    match piece:
        case MarkReference(kind, id, form):
            shown = f"{kind}:{id}|{form}" if form else f"{kind}:{id}"
        case Citation(source, where):
            shown = f"@{source}, {where}" if where else f"@{source}"
        case Link(target, anchor, outside=outside):
            shown = f"{'outside' if outside else 'file'} {target}{'#' if anchor else ''}{anchor}"
        case LinkEnd():
            shown = "end"
        case ImageReference(target, words, is_first):
            shown = f"image {target}{': ' if words else ''}{words}{' (first)' if is_first else ''}"
        case Anchor(id):
            shown = f"#{id}"
        case Word(key):
            shown = f"word {key}"
        case Newer(anchor):
            shown = f"newer #{anchor}"
        case IntroEnd():
            shown = "intro ends"
        case _:
            assert_never(piece)
    return f"⟦{shown}⟧"


def show(piece: Piece) -> str:
    """A piece as a fixture writes it: in HTML a link is a tag around what says where it leads."""
    match piece:
        case Html() | Prose():
            return piece.html
        case Link(title=title):
            return f'<a href="{slot(piece)}"' + (f' title="{escape(title)}">' if title else ">")
        case LinkEnd():
            return "</a>"
        case IntroEnd():
            return ""  # each text with headings has one
        case _:
            return slot(piece)


def html_of(body: str) -> str:
    """The HTML of a text without mistakes."""
    text, diagnostics = read(body)
    assert not list(diagnostics), "\n".join(map(str, diagnostics))
    return "".join(map(show, text.pieces)).removesuffix("\n")


def diagnostics_of(body: str) -> str:
    """What an editor is reported."""
    return "\n".join(map(str, read(body)[1]))


def lines_of(body: str) -> str:
    """Each reference with its line."""
    text, diagnostics = read(body)
    assert not list(diagnostics), "\n".join(map(str, diagnostics))
    return "\n".join(f"{reference.location.line} {slot(reference)}" for reference in text.references)


EXPECTED: dict[str, Callable[[str], str]] = {
    "blocks": html_of,
    "footnotes": html_of,
    "images": html_of,
    "lines": lines_of,
    "links": html_of,
    "mistakes": diagnostics_of,
    "notices": html_of,
    "raw-html": html_of,
    "references": html_of,
    "tables": html_of,
}
