"""Tokens of a text → a diagnostic for each line that its writer almost certainly meant otherwise.

CommonMark reads such a line as plain words, as a heading, or not at all, and says nothing. What people write rightly is
left alone: each pattern here is one that means nothing in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it.token import Token

from explainer.markdown.report import Report

_NO_BREAK = "\u00a0\u202f\u2007"
_HEADING = re.compile(rf"(#{{1,6}})(?=[{_NO_BREAK}]|[^\W\d_])")
_BULLET = re.compile(rf"([-*+]|\d{{1,3}}[.)])(?=[{_NO_BREAK}])|(?:[-+]|\d{{1,3}}[.)])(?=[^\W\d_])|[•·◦▪●‣](?=\s)")
# More than one line, or the end of a sentence: what nobody underlines to make a heading of it.
_SENTENCE = re.compile(r"\n|[.!?…,;:؟。][\"”’»)]*\s*\Z")
_CELL_END = re.compile(r"(?<!\\)\|")
# Left over in the words of a text: signs that would mean something if the rest were right.
_SIGNS = re.compile(
    r"(?P<link>\]\()"
    r"|(?P<name>\]\[[^\]\n]*\])"
    r"|(?P<gap>\] \((?=[^()\s]*[/#.])[^()\s]+\))"
    r"|(?P<swapped>\)\[(?=[^\]\s]*[/#.])[^\]\s]+\])"
    r"|(?P<note>\^\[)"
    r"|(?P<comment><!--)"
)
_LINK = "write [words](address): no space in the address, no source, footnote or other link in the words."
_SAID = {
    "link": ('what is around "](" is not read as a link.', _LINK),
    "name": ("these two pairs of brackets are not read as a link.", _LINK),
    "gap": ("these brackets are not read as a link.", _LINK),
    "swapped": ("these brackets are not read as a link.", _LINK),
    "note": ("this is not read as a footnote.", "write [^name] here, and a line `[^name]: the note` below the text."),
    "comment": (
        "a comment is read only where it begins a line.",
        "put it on lines of its own; in YAML, begin a line with # instead.",
    ),
}


def slips_in_words(tokens: Sequence[Token], index: int) -> Iterator[tuple[str, str]]:
    """What is wrong in words that stayed words, the content of a token, and how to fix it."""
    content = tokens[index].content
    for found in _SIGNS.finditer(content):
        yield _SAID[str(found.lastgroup)]
    # A star that found its partner is empty by now.
    if content == "*" and tokens[index - 1].content == "*" and index:
        yield "this ** is not read as bold.", "write **words**, with no space inside the signs; \\*\\* for two stars."


def report_slips(tokens: Sequence[Token], env: dict[str, Any]) -> None:
    """Look at the blocks of a text; what is inside them is looked at while it is written."""
    report: Report = env["report"]
    cells = 0
    for index, token in enumerate(tokens):
        kind = token.type
        if kind == "inline":
            cells += 1
            if tokens[index - 1].type == "paragraph_open" and token.map:
                _look_at_lines(token, env["first_line"] + token.map[0], report)
        elif kind == "heading_open" and token.markup == "-" and token.map:
            if _SENTENCE.search(tokens[index + 1].content):
                line = env["first_line"] + token.map[1] - 1
                what = "this line makes a heading of the text above it."
                report.add(line, what, "leave an empty line above it; a heading begins with ##.")
        elif kind == "tr_open":
            cells = 0
        elif kind == "tr_close":
            _look_at_row(tokens[index - 2], cells, env)


def _look_at_lines(token: Token, first_line: int, report: Report) -> None:
    for number, line in enumerate(token.content.split("\n"), first_line):
        if found := _HEADING.match(line):
            report.add(number, "this is not read as a heading.", f"write {found[1]}, a plain space, and the words.")
        elif _BULLET.match(line):
            report.add(
                number, "this is not read as a list.", "begin each item with a hyphen or a number, and a plain space."
            )


def _look_at_row(last: Token, columns: int, env: dict[str, Any]) -> None:
    """Compare with the source: markdown-it leaves out the cells for which the head of the table has no column."""
    if not last.map:
        return
    if "lines" not in env:
        env["lines"] = env["source"].split("\n")
    row = env["lines"][last.map[0]].strip().lstrip("> \t")
    written = len(_CELL_END.split(row.removeprefix("|"))) - row.endswith("|")
    if written > columns:
        report: Report = env["report"]
        report.add(
            env["first_line"] + last.map[0],
            "this row has more cells than the head of its table.",
            'remove a cell, or write \\| where "|" belongs to the words.',
        )
