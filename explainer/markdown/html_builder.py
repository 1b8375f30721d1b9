"""HTML and slots, one after another → pieces: HTML joined, and broken only by a slot."""

from __future__ import annotations

from explainer.markdown.text import Piece

# Represents a "|" within a mark while blocks are read, where "|" would part the cells of a table:
# a sign that no editor can type and HTML cannot hold.
PIPE = "\x1a"


def escape(text: str) -> str:
    """Text as HTML text, or as the value of an attribute between double quotes.

    Also where no attribute is: what looks like one in a text must not be taken for one by later stages.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


class HtmlBuilder:
    """Collects HTML and slots of one text."""

    __slots__ = ("_pieces", "html")

    def __init__(self) -> None:
        self.html: list[str] = []  # since the last slot; appended to directly where it has to be quick
        self._pieces: list[Piece] = []

    def emit(self, *pieces: Piece) -> None:
        """Append HTML and slots."""
        for piece in pieces:
            if isinstance(piece, str):
                self.html.append(piece)
            else:
                self._join()
                self._pieces.append(piece)

    def pieces(self) -> tuple[Piece, ...]:
        """Everything emitted so far."""
        self._join()
        return tuple(self._pieces)

    def _join(self) -> None:
        if self.html:
            self._pieces.append("".join(self.html).replace(PIPE, "|"))
            self.html.clear()
