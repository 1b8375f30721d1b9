"""Two texts of law → are their words the same, and if not, which words went and which came."""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

# Letters, digits, or one mark: so `159.4(1.1)` and `1er` read the same with and without spaces or raised letters.
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
# Signs that typesetters exchange for one another; the law is the same with either.
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("‘’‛‹›", "'")
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")
    | {"…": "..."}
)

# Of two texts together. Beyond that it takes long to find what stayed, and nobody would read it; acts stay far below.
_MOST_WORDS = 40_000

EQUAL, DELETE, INSERT = "equal", "delete", "insert"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words that stayed, went or came."""

    kind: str  # EQUAL, DELETE or INSERT
    text: str


def tokens(text: str) -> list[str]:
    """The words, numbers and marks of a text. White space and typography leave no trace; everything else does."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text.translate(_TYPOGRAPHY)))


def fingerprint(text: str) -> str:
    """16 hexadecimal digits that stand for the words of a text."""
    return digest(tokens(text), 16)


def digest(parts: Iterable[str], length: int) -> str:
    """The first `length` hexadecimal digits of the SHA-256 of `parts`."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:length]


def difference(old: str, new: str) -> tuple[Span, ...]:
    """Word by word what became of `old`. When the tokens of both are equal, all of it is EQUAL."""
    before, after = _chunks(old), _chunks(new)
    if len(before) + len(after) > _MOST_WORDS and not _same(before, after):
        return tuple(Span(kind, _shown(chunks)) for kind, chunks in ((DELETE, before), (INSERT, after)) if chunks)
    matcher = difflib.SequenceMatcher(None, [key for key, _ in before], [key for key, _ in after], autojunk=False)
    pieces = [(before[a:b], after[c:d]) for _, a, b, c, d in matcher.get_opcodes()]
    spans: list[Span] = []
    for gone, come in _readable(pieces):
        if _same(gone, come):
            spans.append(Span(EQUAL, _shown(come)))
        else:
            spans += [Span(kind, _shown(chunks)) for kind, chunks in ((DELETE, gone), (INSERT, come)) if chunks]
    return tuple(spans)


Chunk = tuple[tuple[str, ...], str]  # the tokens of a word as it is between spaces, and the word
Piece = tuple[list[Chunk], list[Chunk]]  # words of the older text, and those that are there now


def _chunks(text: str) -> list[Chunk]:
    chunks = [(tuple(tokens(word)), word) for word in text.split()]
    return [chunk for chunk in chunks if chunk[0]]


def _readable(pieces: list[Piece]) -> list[Piece]:
    """Takes words that stayed into the changes around them, where they are lost between longer ones."""
    done: list[Piece] = []
    for piece in pieces:
        done.append(piece)
        while len(done) >= 3 and _lost(done[-3], done[-2], done[-1]):
            last = done[-3:]
            gone, come = ([chunk for each in last for chunk in each[side]] for side in (0, 1))
            done[-3:] = [(gone, come)]
    return done


def _lost(first: Piece, middle: Piece, last: Piece) -> bool:
    if not _same(*middle) or _same(*first) or _same(*last):
        return False
    return all(len(_shown(middle[1])) <= max(len(_shown(gone)), len(_shown(come))) for gone, come in (first, last))


def _same(gone: list[Chunk], come: list[Chunk]) -> bool:
    # A dash with or without spaces makes one word of three: the tokens decide, not the spaces.
    return [token for key, _ in gone for token in key] == [token for key, _ in come for token in key]


def _shown(chunks: list[Chunk]) -> str:
    return " ".join(word for _, word in chunks)
