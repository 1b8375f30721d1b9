"""Markdown → what the fixtures show of it: HTML with each slot in ⟦ ⟧, problems as an editor reads them, or lines."""

from __future__ import annotations

from collections.abc import Callable

from explainer.markdown.parse import parse
from explainer.markdown.text import Anchor, Citation, FactReference, FigureReference, Link, Piece, Text, Word
from explainer.problems import Problems

FILE = "text.md"


def read(body: str) -> tuple[Text, Problems]:
    """Parse a text that begins at the first line of its file."""
    problems = Problems()
    problems.remember_text(FILE, body)
    return parse(body, FILE, 1, problems), problems


def show(piece: Piece) -> str:
    """A piece as a fixture writes it."""
    shown = ""
    match piece:
        case str():
            return piece
        case FactReference(id, form):
            shown = f"fact:{id}" if form == "mark" else f"fact:{id}|{form}"
        case FigureReference(id):
            shown = f"figure:{id}"
        case Citation(source, where):
            shown = f"@{source}, {where}" if where else f"@{source}"
        case Link(target, anchor, outside=outside):
            shown = f"{'outside' if outside else 'file'} {target}{'#' if anchor else ''}{anchor}"
        case Anchor(id):
            shown = f"#{id}"
        case Word(key):
            shown = f"word {key}"
    return f"⟦{shown}⟧"


def html_of(body: str) -> str:
    """The HTML of a text without mistakes."""
    text, problems = read(body)
    assert not list(problems), "\n".join(map(str, problems))
    return "".join(map(show, text.pieces)).removesuffix("\n")


def problems_of(body: str) -> str:
    """What an editor is told."""
    return "\n".join(map(str, read(body)[1]))


def lines_of(body: str) -> str:
    """Each reference with its line."""
    text, problems = read(body)
    assert not list(problems), "\n".join(map(str, problems))
    return "\n".join(f"{reference.place.line} {show(reference)}" for reference in text.references)


EXPECTED: dict[str, Callable[[str], str]] = {
    "blocks": html_of,
    "footnotes": html_of,
    "lines": lines_of,
    "links": html_of,
    "mistakes": problems_of,
    "notices": html_of,
    "raw-html": html_of,
    "references": html_of,
    "tables": html_of,
}
