"""Text as it was typed or pasted → the signs in it that nobody sees, by name.

No page may have control characters: https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream
YAML takes some invisible signs for line ends, and a sign that turns the direction of writing can turn a sentence round.
Signs that languages need are allowed: joiners, marks of direction, and isolates (U+2066 to U+2069) closed in a line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_REFUSED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ufeff\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff]"
)
_ISOLATE = re.compile(r"[\u2066-\u2069]")
_CLOSING = "\u2069"
_NAMES = {"\0": "NULL", "\x07": "BELL", "\x08": "BACKSPACE", "\x0c": "FORM FEED", "\x1b": "ESCAPE", "\x85": "NEXT LINE"}


def named(sign: str) -> str:
    """Its code point, and its name where it has one: U+202E RIGHT-TO-LEFT OVERRIDE."""
    name = _NAMES.get(sign) or unicodedata.name(sign, "a control character")
    return f"U+{ord(sign):04X} {name}"


def unseen_signs(text: str) -> Iterator[tuple[int, str]]:
    """Each sign that no text may have, with its line, 1-based: the first of a kind in a line."""
    if not (_REFUSED.search(text) or _ISOLATE.search(text)):
        return
    for number, line in enumerate(text.split("\n"), 1):
        yield from ((number, sign) for sign in dict.fromkeys(_REFUSED.findall(line)))
        if (open_isolate := _open_isolate(line)) is not None:
            yield number, open_isolate


def _open_isolate(line: str) -> str | None:
    """An isolate that is opened and not closed in the line, or closed and not opened."""
    opened: list[str] = []
    for sign in _ISOLATE.findall(line):
        if sign != _CLOSING:
            opened.append(sign)
        elif opened:
            opened.pop()
        else:
            return str(sign)
    return opened[0] if opened else None
