"""What takes the place of a paragraph, heading, cell or item of a list when a text is read in another language."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explainer.markdown.html_builder import PIPE

# A line end that is only where the editor broke the line; one after two spaces or "\" is meant.
_SOFT_BREAK = re.compile(r"(?<!\\)(?<!  )[ \t]*\n[ \t]*")
_HARD_BREAK = re.compile(r" {2,}\n[ \t]*")


@dataclass(frozen=True, slots=True)
class Passage:
    """The words in its place.

    `is_foreign`: they are still those of the source. `is_older`: they are a translation of a source that has changed.
    """

    text: str
    is_foreign: bool = False
    is_older: bool = False


@dataclass(frozen=True, slots=True)
class TextTranslation:
    """What puts the passages of a language into one text.

    `passage` is given a passage as a translator has it, and the anchor of the heading above it. `anchors` are those
    that the headings have in the source, and keep; None in the source itself.
    """

    passage: Callable[[str, str], Passage]
    anchors: Sequence[str] | None = None


def unit_text(content: str) -> str:
    """A passage as typed → with single spaces, so that it stays the same when only its lines are broken elsewhere."""
    text = _SOFT_BREAK.sub(" ", _HARD_BREAK.sub("\\\\\n", content.replace(PIPE, "|")))
    return re.sub(r"[ \t]{2,}", " ", text).strip()
