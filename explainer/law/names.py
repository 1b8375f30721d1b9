"""Names in a line of text, with spaces between them → a set: long lists of elements and words stay readable."""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """The names in the text."""
    return frozenset(text.split())
