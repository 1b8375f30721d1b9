"""The parts of a parsed text → `Text`: finished HTML, broken only where a later stage has to fill a slot."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from explainer.diagnostics import Location

# What a reader does not read as prose: code, and the numbers of footnotes. Example: <code>a</code>
_NOT_PROSE = re.compile(r"<(pre|code|sup)\b.*?</\1>", re.DOTALL)
# A tag that parts one paragraph from the next. Example: </td>
_BLOCK_TAG = re.compile(
    r"</?(?:p|h[1-6]|[uod]l|li|d[td]|table|thead|tbody|t[rdh]|div|blockquote|aside|section|[bh]r)\b[^>]*>"
)
# Any tag. Example: <em>
_TAG = re.compile(r"<[^>]*>")
# An address written out in prose. Example: https://example.org/a
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S*[^\s.,;:!?)]")


@dataclass(frozen=True, slots=True)
class MarkReference:
    """`{kind:id}` or `{kind:id|form}`, not yet looked up. A mark that is a block is never inside `<p>`."""

    kind: str  # a key of `MARKS`
    id: str
    form: str  # "" when none is written
    location: Location


@dataclass(frozen=True, slots=True)
class Citation:
    """One source of `[@source, where]`; `[@a; @b]` gives two in a row."""

    source: str
    where: str  # "" when the whole source is meant
    location: Location


@dataclass(frozen=True, slots=True)
class Link:
    """The value of an `href`."""

    target: str  # outside: a finished address; else a file relative to this one, "" for this text
    anchor: str  # without "#"; "" when there is none
    location: Location
    outside: bool


@dataclass(frozen=True, slots=True)
class Anchor:
    """An id of this text, wherever one is written: `id="…"`, `href="#…"`, `aria-labelledby="…"`."""

    id: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the interface, in running text or in an attribute."""

    key: str


Reference: TypeAlias = MarkReference | Citation | Link
Slot: TypeAlias = Reference | Anchor | Word
Piece: TypeAlias = str | Slot


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 to 6; level 1 is the title in the front matter."""

    level: int
    anchor: str
    text: str  # plain: no HTML, no slots
    location: Location


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown, parsed and turned into HTML, with nothing looked up."""

    pieces: tuple[Piece, ...]
    headings: tuple[Heading, ...]
    words: int  # near enough for "a long page": a reference counts as one word, code as none
    first_line: int  # 1-based line of the file at which the text begins
    file: str

    @property
    def references(self) -> tuple[Reference, ...]:
        """All that a later stage has to look up, in the order of the page; footnotes come last."""
        return tuple(piece for piece in self.pieces if not isinstance(piece, (str, Anchor, Word)))

    @property
    def plain(self) -> str:
        """The words a reader reads, one paragraph a line; without code, addresses and slots."""
        return self.plain_with(lambda _: "")

    def plain_with(self, words_of: Callable[[Slot], str | None]) -> str:
        """The same with words in place of slots; None leaves out the space before a slot, too."""
        shown: list[str] = []
        for piece in self.pieces:
            words = piece if isinstance(piece, str) else words_of(piece)
            if words is None and shown:
                shown[-1] = shown[-1].rstrip()
            elif words is not None:
                shown.append(words if isinstance(piece, str) else html.escape(words))
        markup = "".join(shown)
        markup = _BLOCK_TAG.sub("\n", _NOT_PROSE.sub("", markup).replace("\n", " "))
        words = _ADDRESS.sub("", html.unescape(_TAG.sub("", markup)))
        lines = (" ".join(line.split()) for line in words.split("\n"))
        return "\n".join(line for line in lines if line)


def without_links(pieces: Iterable[Piece], left_out: Callable[[Link], bool]) -> Iterator[Piece]:
    """The same pieces, in which some links are only their words.

    A link is written as `<a href="`, the link, `">`, its words and `</a>`; nothing in its words is a link.
    """
    is_open = False  # is the end of a link that is left out still to come?
    before = ""
    for piece in pieces:
        if isinstance(piece, Link) and left_out(piece):
            yield before.removesuffix('<a href="')
            before, is_open = "", True
            continue
        if not isinstance(piece, str):
            if before:
                yield before
            before = ""
            yield piece
            continue
        before = piece
        if is_open and before.startswith('"'):
            before = before.partition(">")[2]
        if is_open and "</a>" in before:
            before, is_open = before.replace("</a>", "", 1), False
    if before:
        yield before
