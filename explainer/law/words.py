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

SAME, GONE, COME = "same", "gone", "come"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words that stayed, went or came."""

    kind: str  # SAME, GONE or COME
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
    """Word by word what became of `old`. When the tokens of both are equal, all of it is SAME."""
    before, after = _chunks(old), _chunks(new)
    matcher = difflib.SequenceMatcher(None, [key for key, _ in before], [key for key, _ in after], autojunk=False)
    spans: list[Span] = []
    for operation, first, last, start, end in matcher.get_opcodes():
        gone, come = before[first:last], after[start:end]
        # A dash with or without spaces makes one word of three: the tokens decide, not the spaces.
        if operation == "equal" or _flat(gone) == _flat(come):
            spans.append(Span(SAME, _shown(come)))
            continue
        spans += [Span(kind, _shown(chunks)) for kind, chunks in ((GONE, gone), (COME, come)) if chunks]
    return tuple(span for span in spans if span.text)


Chunk = tuple[tuple[str, ...], str]  # the tokens of a word as it stands between spaces, and the word


def _chunks(text: str) -> list[Chunk]:
    chunks = [(tuple(tokens(word)), word) for word in text.split()]
    return [chunk for chunk in chunks if chunk[0]]


def _flat(chunks: list[Chunk]) -> list[str]:
    return [token for key, _ in chunks for token in key]


def _shown(chunks: list[Chunk]) -> str:
    return " ".join(word for _, word in chunks)
