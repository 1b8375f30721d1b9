"""How much a paragraph may be: what its marks mean takes time that grows faster than it does.

People need a tenth of each limit. With none, `[` written ten thousand times takes minutes.
"""

from __future__ import annotations

from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from explainer.markdown.report import Report

_LONGEST = 10_000  # characters of a paragraph with marks in it
_MOST_MARKS = 1_000  # in it
_STEPS = 3  # for each of its characters, to find out which marks belong together
_MARKS = "*_[]`<&\\{"


class TooManySteps(Exception):
    """A paragraph has so many brackets that it would take long to tell which belong together."""


class CountingInline(ParserInline):
    """markdown-it's reader of what is inside a block, which counts how often it looks ahead."""

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - markdown-it's name
        state.env["steps"] -= 1
        if state.env["steps"] < 0:
            raise TooManySteps
        super().skipToken(state)


def steps_for(content: str) -> int:
    """How often a reader may look ahead in a paragraph."""
    return _STEPS * len(content) + 1000


def is_of_sane_size(content: str, line: int, report: Report) -> bool:
    """Can a paragraph, which begins at a 1-based line of the file, be read in little time? If not, it is noted."""
    if len(content) > _LONGEST:
        what = f"this paragraph is too long to be read: it has {len(content)} characters."
        report.add(line, what, f"make several of it, of at most {_LONGEST} each.")
        return False
    marks = sum(map(content.count, _MARKS)) if len(content) > _MOST_MARKS else 0
    if marks > _MOST_MARKS:
        what = f"this paragraph has too many marks to be read, such as * and [: it has {marks}."
        report.add(line, what, f"make several of it, with at most {_MOST_MARKS} each.")
        return False
    return True
