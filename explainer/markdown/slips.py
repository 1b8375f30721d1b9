"""Tokens of a text → a diagnostic for each line that its writer almost certainly meant otherwise.

CommonMark reads such a line as plain words, as a heading, or not at all, and says nothing. What people write rightly is
left alone: each pattern here is one that means nothing in a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from explainer.markdown.parser_config import source_line
from explainer.markdown.report import Report

_NO_BREAK = "\u00a0\u202f\u2007"
_HEADING = re.compile(rf"(#{{1,6}})(?=[{_NO_BREAK}]|[^\W\d_])")
_BULLET = re.compile(rf"([-*+]|\d{{1,3}}[.)])(?=[{_NO_BREAK}])|(?:[-+]|\d{{1,3}}[.)])(?=[^\W\d_])|[•·◦▪●‣](?=\s)")
# More than one line, or the end of a sentence: what nobody underlines to make a heading of it.
_SENTENCE = re.compile(r"\n|[.!?…,;:؟。][\"”’»)]*\s*\Z")
_IN_BRACKETS = re.compile(r"\[([^\[\]]+)\]")
_DEFINED_AND_USED = 2  # how often a name is written, at least
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


def report_slips_in_words(tokens: Sequence[Token], index: int, line: int, report: Report) -> None:
    """Look at words that stayed words: the content of a token in a block that begins at a 1-based line of the file."""
    content = tokens[index].content
    found = [str(sign.lastgroup) for sign in _SIGNS.finditer(content)]
    # A star that found its partner is empty by now.
    is_bold = content == "*" and index > 0 and tokens[index - 1].content == "*"
    if not (found or is_bold):
        return
    line += sum(token.type.endswith("break") for token in tokens[:index])
    for kind in found:
        report.add(line, *_said(kind))
    if is_bold:
        help_text = "write **words**, with no space inside the signs; \\*\\* for two stars."
        report.add(line, "this ** is not read as bold.", help_text)


def _said(kind: str) -> tuple[str, str]:
    if kind == "note":
        return "this is not read as a footnote.", "write [^name] here, and a line `[^name]: the note` below the text."
    if kind == "comment":
        return (
            "a comment is read only where it begins a line.",
            "put it on lines of its own; in YAML, begin a line with # instead.",
        )
    if kind == "link":
        return 'what is around "](" is not read as a link.', _LINK
    return "these brackets are not read as a link.", _LINK


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


def report_unused_addresses(env: dict[str, Any]) -> None:
    """Look at the lines `[name]: address` of a text: they are not shown, and one that nothing uses is lost."""
    report: Report = env["report"]
    named = Counter(normalizeReference(words) for words in _IN_BRACKETS.findall(env["source"]))
    for name, reference in env.get("references", {}).items():
        if named[name] < _DEFINED_AND_USED:
            report.add(
                env["first_line"] + reference["map"][0],
                "this line is not shown: it gives an address a name that no link uses.",
                "write [words](address) where the link belongs, or \\[ to show the line as it is.",
            )


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
    row = source_line(last.map[0], env).strip().lstrip("> \t")
    *cells, rest = _CELL_END.split(row.removeprefix("|"))
    if len(cells) + bool(rest.strip()) > columns:
        report: Report = env["report"]
        report.add(
            env["first_line"] + last.map[0],
            "this row has more cells than the head of its table.",
            'remove a cell, or write \\| where "|" belongs to the words.',
        )
