"""HTML, prose and slots, one after another → pieces: neighbours of one kind joined."""

from __future__ import annotations

from explainer.markdown.text import Html, Piece, Prose, Slot, escape

# Represents a "|" within a mark while blocks are read, where "|" would part the cells of a table:
# a sign that no editor can type and HTML cannot hold.
PIPE = "\x1a"


class HtmlBuilder:
    """Collects the pieces of one text."""

    __slots__ = ("_block", "_html", "_linkable", "_pieces", "_prose", "classes")

    def __init__(self) -> None:
        self.classes: set[str] = set()  # those named so far
        self._pieces: list[Piece] = []
        self._html: list[str] = []  # since the last piece of another kind
        self._block = False
        self._prose: list[str] = []  # likewise
        self._linkable = True

    def class_(self, names: str) -> str:
        """The attribute that names these classes; the text remembers them."""
        self.classes.update(names.split())
        return f'class="{escape(names)}"'

    def block(self, *parts: str | Slot) -> None:
        """Append HTML that begins or ends a paragraph, and slots in it."""
        self._append(parts, block=True)

    def inline(self, *parts: str | Slot) -> None:
        """Append HTML within a paragraph, and slots."""
        self._append(parts, block=False)

    def _append(self, parts: tuple[str | Slot, ...], *, block: bool) -> None:
        if self._prose:
            self._end_prose()
        for part in parts:
            if isinstance(part, str):
                self._html.append(part)
                self._block |= block
            else:
                self._end_html()
                self._pieces.append(part)

    def prose(self, words: str, *, linkable: bool) -> None:
        """Append words that are read."""
        if self._html:
            self._end_html()
        if linkable != self._linkable:
            self._end_prose()
            self._linkable = linkable
        self._prose.append(words)

    def pieces(self) -> tuple[Piece, ...]:
        """Everything appended so far."""
        self._end_prose()
        self._end_html()
        return tuple(self._pieces)

    def _end_html(self) -> None:
        if self._html:
            self._pieces.append(Html("".join(self._html).replace(PIPE, "|"), self._block))
            self._html.clear()
        self._block = False

    def _end_prose(self) -> None:
        if self._prose:
            self._pieces.append(Prose("".join(self._prose).replace(PIPE, "|"), self._linkable))
            self._prose.clear()
