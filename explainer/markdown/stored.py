"""A `Text` ↔ two lines of JSON: what the rest of the site has to know of it; and its pieces, read when it is shown.

JSON, because what is read back may be anything: nothing can come of it but the classes that are named here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from functools import partial
from typing import Any

from explainer.diagnostics import Location
from explainer.markdown.text import (
    Anchor,
    Citation,
    Heading,
    Html,
    ImageReference,
    IntroEnd,
    LazyPieces,
    Link,
    LinkEnd,
    MarkReference,
    Newer,
    Piece,
    Prose,
    Text,
    Word,
)

# The number of a class in this list stands for it, and the line for a location. A new one is added at the end.
_CLASSES: tuple[type[Any], ...] = (
    Html,
    Prose,
    MarkReference,
    Citation,
    Link,
    LinkEnd,
    ImageReference,
    Anchor,
    Word,
    Newer,
    IntroEnd,
)
_NUMBERS = {each: number for number, each in enumerate(_CLASSES)}
_FIELDS = [[field.name for field in fields(each)] for each in _CLASSES]
_PLACES = [names.index("location") + 1 if "location" in names else 0 for names in _FIELDS]  # 0: it has none
_compact = json.JSONEncoder(separators=(",", ":")).encode


def store(text: Text) -> tuple[str, str]:
    """The two lines. Raises ValueError where a passage is of another file than the text."""
    known = [
        text._words,  # noqa: SLF001 -- to store a text is not to read it
        text.first_line,
        sorted(text.classes),
        [(each.level, each.anchor, each.text, _line_of(each.location, text)) for each in text.headings],
        [_written(each, text) for each in (*text.references, *text.images)],
    ]
    return _compact(known), _compact([_written(piece, text) for piece in text.pieces])


def restore(known: str, pieces: str, file: str) -> Text:
    """The text of a file as it was stored. Raises ValueError, TypeError, IndexError or KeyError if it never was."""
    words, first_line, classes, headings, slots = json.loads(known)
    return Text(
        LazyPieces(file, partial(_read, pieces), tuple(_made(slots, file))),
        tuple(
            Heading(level, anchor, words_of_it, Location(file, line)) for level, anchor, words_of_it, line in headings
        ),
        words,
        first_line,
        file,
        frozenset(classes),
    )


def lazy(text: Text) -> Text:
    """The same text with its pieces stored: it is handed to another process in a tenth of the time."""
    if isinstance(text.pieces, LazyPieces):
        return text
    try:
        known, pieces = store(text)
    except ValueError:
        return text
    return restore(known, pieces, text.file)


def outline(text: Text) -> str:
    """What others may show of a text without reading it: headings, and what it refers to; not on which lines."""
    parts = [
        sorted(text.classes),
        [(each.level, each.anchor, each.text) for each in text.headings],
        [_written(each, text, with_line=False) for each in (*text.references, *text.images)],
    ]
    return _compact(parts)


def _read(pieces: str, file: str) -> tuple[Piece, ...]:
    return tuple(_made(json.loads(pieces), file))


def _made(values: list[list[Any]], file: str) -> Iterator[Any]:
    for value in values:
        number = value[0]
        place = _PLACES[number]
        if place:
            value[place] = Location(file, value[place])
        yield _CLASSES[number](*value[1:])


def _written(piece: Piece, text: Text, *, with_line: bool = True) -> list[Any]:
    number = _NUMBERS[type(piece)]
    if number == 1:
        return [1, piece.words, piece.linkable]  # type: ignore[union-attr]  # most are, and the other
    if number == 0:
        return [0, piece.html, piece.block]  # type: ignore[union-attr]  # half of all
    value = [number, *(getattr(piece, name) for name in _FIELDS[number])]
    if place := _PLACES[number]:
        value[place] = _line_of(value[place], text) if with_line else 0
    return value


def _line_of(location: Location, text: Text) -> int:
    if location.file != text.file:
        raise ValueError(f"{location} is not in {text.file}")
    return location.line
