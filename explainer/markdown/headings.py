"""The headings of a text, in order → an anchor for each, no two the same, and the table of contents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from explainer.markdown.report import Report
from explainer.markdown.text import Heading

# An anchor of the editor's own, at the end of a heading. Example: ## How it works {#how}
_OWN_ANCHOR = re.compile(r"\s*\{#([^{}]*)\}$")
_APOSTROPHE = re.compile(r"['’]")
_NOT_IN_ANCHOR = re.compile(r"[\W_]+")


def anchor_from(text: str) -> str:
    """The anchor of a heading: lower case, letters of any alphabet and digits kept, hyphens between words."""
    text = _APOSTROPHE.sub("", unicodedata.normalize("NFC", text).lower())
    if text.isascii():
        return _NOT_IN_ANCHOR.sub("-", text).strip("-")
    # Combining marks are no letters to `re`, yet words of many languages break without them.
    kept = (sign if sign.isalnum() or unicodedata.category(sign).startswith("M") else " " for sign in text)
    return "-".join("".join(kept).split())


def split_own_anchor(content: str) -> tuple[str, str | None]:
    """A heading as typed → its words, and the anchor the editor gave it, if any."""
    found = _OWN_ANCHOR.search(content)
    return (content[: found.start()], found.group(1)) if found else (content, None)


class Outline:
    """Gathers the headings of one text and checks each against those before it."""

    __slots__ = ("_level", "_lines", "_numbers", "_report", "_reserved", "headings")

    def __init__(self, report: Report, reserved: Sequence[str]) -> None:
        """`reserved`: how the ids of other parts of a page begin."""
        self.headings: list[Heading] = []
        self._report = report
        self._reserved = reserved
        self._level = 1
        self._lines: dict[str, int] = {}
        self._numbers: dict[str, int] = {}  # the last one that was tried, by the anchor without it

    def add(self, level: int, text: str, own_anchor: str | None, line: int) -> str:
        """Note a heading and return its anchor."""
        self._check_level(level, line)
        if own_anchor is None:
            anchor = self._free(anchor_from(text), line)
        else:
            anchor = own_anchor
            self._check_own_anchor(anchor, line)
        self._check_reserved(anchor, line)
        self._lines.setdefault(anchor, line)
        self.headings.append(Heading(level, anchor, text, self._report.location(line)))
        return anchor

    def _free(self, anchor: str, line: int) -> str:
        if not anchor:
            self._report.add(
                line,
                "this heading has no letters or numbers to make an anchor of.",
                "write words in it, or give it an anchor: ## … {#name}.",
            )
            return ""
        number = self._numbers.get(anchor, 1)
        free = anchor if number == 1 else f"{anchor}-{number}"
        while free in self._lines:
            number += 1
            free = f"{anchor}-{number}"
        self._numbers[anchor] = number  # those below are taken
        return free

    def _check_level(self, level: int, line: int) -> None:
        if level == 1:
            self._report.add(
                line,
                "the text has a heading of level 1.",
                "begin it with ## : the title of the page is written in its front matter.",
            )
        elif level > self._level + 1:
            self._report.add(
                line,
                f"this heading jumps from level {self._level} to level {level}.",
                f"begin it with {'#' * (self._level + 1)} instead of {'#' * level}.",
            )
        self._level = max(level, 2)

    def _check_own_anchor(self, anchor: str, line: int) -> None:
        if not anchor or anchor != anchor_from(anchor):
            self._report.add(
                line,
                f'"{{#{anchor}}}" is not an anchor.',
                f"use lower-case letters, numbers and single hyphens: {{#{anchor_from(anchor) or 'name'}}}.",
            )
        elif anchor in self._lines:
            self._report.add(
                line,
                f'the anchor "{anchor}" is already defined at {self._report.location(self._lines[anchor])}.',
                "give one of the two headings another anchor.",
            )

    def _check_reserved(self, anchor: str, line: int) -> None:
        for beginning in self._reserved:
            if anchor.startswith(beginning):
                self._report.add(
                    line,
                    f'the anchor "{anchor}" begins with "{beginning}", which the site keeps for itself.',
                    "give this heading an anchor of its own: ## … {#another-name}.",
                )
