"""The parts of a parsed text → `Text`: HTML, prose, and slots that a later stage fills."""

from __future__ import annotations

import contextlib
import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, overload

from explainer.diagnostics import Location

# An address written out in prose. Example: https://example.org/a
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S*[^\s.,;:!?)]")


def escape(text: str) -> str:
    """Text as HTML text, or as the value of an attribute between double quotes.

    Also where no attribute is: what looks like one in a text must not be taken for one by later stages.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@dataclass(frozen=True, slots=True)
class Html:
    """Finished HTML in which nothing is prose: tags, code, numbers of footnotes."""

    html: str
    block: bool  # does a paragraph end or begin here?


@dataclass(frozen=True, slots=True)
class Prose:
    """Words that a reader reads, as they are: not escaped."""

    words: str
    linkable: bool = True  # false where a link would be wrong: headings, titles, heads of tables, defined terms

    @property
    def html(self) -> str:
        """The words as HTML."""
        return escape(self.words)


@dataclass(frozen=True, slots=True)
class MarkReference:
    """`{kind:id}` or `{kind:id|form}`, not yet looked up. A mark that is a block is never inside `<p>`."""

    kind: str  # a key of `MARKS`
    id: str
    form: str  # "" when none is written
    location: Location
    linkable: bool = True  # of the words that it shows; see `Prose`


@dataclass(frozen=True, slots=True)
class Citation:
    """One source of `[@source, where]`; `[@a; @b]` gives two in a row."""

    source: str
    where: str  # "" when the whole source is meant
    location: Location


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link begins; `LinkEnd` follows, and nothing between them is a link."""

    target: str  # outside: a finished address; else a file relative to this one, "" for this text
    anchor: str  # without "#"; "" when there is none
    location: Location
    outside: bool
    title: str = ""  # shown by some browsers when a pointer rests on the link


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """Where a link ends."""


@dataclass(frozen=True, slots=True)
class ImageReference:
    """The `<img>` of `![text](file "caption")`, whose frame and caption are written already."""

    target: str  # a file relative to this one, or with "/" before it to the folder of the site
    words: str  # what it shows, for those who do not see it; "" if it only decorates
    is_first: bool  # of its text
    location: Location

    @property
    def file(self) -> str:
        """The file as its site names it, from the folder of the site."""
        if self.target.startswith("/"):
            return posixpath.normpath(self.target.lstrip("/"))
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.location.file), self.target))


@dataclass(frozen=True, slots=True)
class Anchor:
    """An id of this text, wherever one is written: `id="…"`, `href="#…"`, `aria-labelledby="…"`."""

    id: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the interface, in running text or in an attribute."""

    key: str


@dataclass(frozen=True, slots=True)
class Newer:
    """After a translation whose source has changed: the sign that leads to the source's passage."""

    anchor: str  # of the heading above it; empty for the page as a whole


@dataclass(frozen=True, slots=True)
class IntroEnd:
    """Behind the first paragraph of a text with headings: what is on a long page is told below its answer."""


Reference: TypeAlias = MarkReference | Citation | Link
Slot: TypeAlias = Reference | ImageReference | LinkEnd | Anchor | Word | Newer | IntroEnd
Piece: TypeAlias = Html | Prose | Slot


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 to 6; level 1 is the title in the front matter."""

    level: int
    anchor: str
    text: str  # plain: no HTML, no slots
    location: Location


class _Reads:
    """Whose texts are read while somebody wants to know. One of the few mutable things; nobody keeps it."""

    files: set[str] | None = None


@contextlib.contextmanager
def reads_noted() -> Iterator[set[str]]:
    """Gathers the files of all texts whose pieces or number of words are asked for."""
    before, _Reads.files = _Reads.files, set()
    try:
        yield _Reads.files
    finally:
        _Reads.files = before


def _note(file: str) -> None:
    if _Reads.files is not None:
        _Reads.files.add(file)


class LazyPieces(Sequence[Piece]):
    """Pieces that are made when somebody asks for them, each time anew: of most pages of a site nobody does."""

    __slots__ = ("_file", "_read", "slots")

    def __init__(self, file: str, read: Callable[[str], tuple[Piece, ...]], slots: tuple[Slot, ...]) -> None:
        """`slots` are those that the rest of a site has to know of: references and images."""
        self._file = file
        self._read = read
        self.slots = slots

    def _make(self) -> tuple[Piece, ...]:
        _note(self._file)
        return self._read(self._file)

    def __iter__(self) -> Iterator[Piece]:
        return iter(self._make())

    def __len__(self) -> int:
        return len(self._make())

    @overload
    def __getitem__(self, index: int) -> Piece: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Piece]: ...

    def __getitem__(self, index: int | slice) -> Piece | Sequence[Piece]:
        return self._make()[index]


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown, parsed and turned into HTML and prose, with nothing looked up."""

    pieces: Sequence[Piece]
    headings: tuple[Heading, ...]
    _words: int
    first_line: int  # 1-based line of the file at which the text begins
    file: str
    classes: frozenset[str] = frozenset()  # those in its HTML
    _references: tuple[Reference, ...] = field(init=False, repr=False, compare=False)
    _images: tuple[ImageReference, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        pieces = self.pieces
        if isinstance(pieces, LazyPieces):
            slots: Sequence[Piece] = pieces.slots
        else:
            slots = [piece for piece in pieces if not isinstance(piece, (Html, Prose))]
        references = tuple(slot for slot in slots if isinstance(slot, (MarkReference, Citation, Link)))
        object.__setattr__(self, "_references", references)
        object.__setattr__(self, "_images", tuple(slot for slot in slots if isinstance(slot, ImageReference)))

    @property
    def words(self) -> int:
        """How many there are, near enough for "a long page": a reference counts as one word, code as none."""
        _note(self.file)
        return self._words

    @property
    def references(self) -> tuple[Reference, ...]:
        """All that a later stage has to look up, in the order of the page; footnotes come last."""
        return self._references

    @property
    def images(self) -> tuple[ImageReference, ...]:
        """The pictures from files, in the order of the page."""
        return self._images

    @property
    def plain(self) -> str:
        """The words a reader reads or hears, one paragraph a line; without code, addresses and other slots."""
        return self.plain_with(lambda slot: slot.words if isinstance(slot, ImageReference) else "")

    def plain_with(self, words_of: Callable[[Slot], str | None]) -> str:
        """The same with words in place of slots; None leaves out the space before a slot, too."""
        shown: list[str] = []
        for piece in self.pieces:
            if isinstance(piece, Html):
                words: str | None = "\n" if piece.block else ""
            else:
                words = piece.words if isinstance(piece, Prose) else words_of(piece)
                words = None if words is None else words.replace("\n", " ")
            if words is not None:
                shown.append(words)
            elif shown:
                shown[-1] = shown[-1].rstrip(" ")
        lines = (" ".join(line.split()) for line in _ADDRESS.sub("", "".join(shown)).split("\n"))
        return "\n".join(line for line in lines if line)
