"""A text with Markdown and marks → the words in it, for those who look for numbers, a "not" or a term.

What stands in braces, an address and the name of a source are no words of a language.
"""

from __future__ import annotations

import re
from functools import lru_cache

# {fact:id|date}, {day}; a mark or a blank, with its braces
BRACES = re.compile(r"\{[^{}]*\}")
# @act-12: the name of a source within a citation
CITED = re.compile(r"@[\w-]+(?:\.[\w-]+)*")
# ](cards.md#fees): where a link leads
_LINKED = r"\]\([^()]*\)"
NO_WORDS = re.compile(rf"{BRACES.pattern}|{_LINKED}|https?://\S+|{CITED.pattern}")
# [@act-12, (1) and (2)]: a citation as a whole, which is read as a small number; and the signs of links and emphasis
_NOT_READ = re.compile(rf"{BRACES.pattern}|\[@[^\[\]]*\]|{_LINKED}|[\[*]")


@lru_cache(maxsize=2)  # a text and its translation, for one check after another
def words_in(text: str) -> str:
    """The text without what cannot be translated. The words and numbers after the name of a source are still there."""
    return NO_WORDS.sub(" ", text)


def as_read(text: str) -> str:
    """The text as somebody reads it, without its citations."""
    return _NOT_READ.sub("", text)
