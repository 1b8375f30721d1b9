"""What may be written in a text → markdown-it's parser, set up once: no HTML, our two marks, our boxes.

The marks are tokens that know their line: `env["line"]` holds the line of the block that is being read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    image,
    link,
    newline,
)
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

from explainer.markdown.admonitions import admonition
from explainer.markdown.bounds import CountingInline, TooManySteps, is_of_sane_size, steps_for
from explainer.markdown.comments import comment
from explainer.markdown.html_builder import PIPE
from explainer.markdown.registry import MARKS
from explainer.markdown.report import Report

_KINDS = "|".join(MARKS)
# In a table "|" parts cells; within a mark it does not. Example: {fact:id|date}
_PIPE_IN_MARK = re.compile(r"(\{(?:" + _KINDS + r"):[^{}|\\\n]*)\|(?=[^{}|\n]*\})")
# The signs at which plain words end, and only those that begin something in this dialect.
_STOP = re.compile(r"[\n\\`*_\[\]<&]|!(?=\[)|\{(?=[A-Za-z])")
# Whatever makes a block more than plain words; a line break counts only where spaces are around it.
_MARKUP = re.compile(r"[\\`*_\[\]<&]|!(?=\[)|\{(?=[A-Za-z])| \n|\n[ \t]")
# A mark, known or not. Example: {fact:id|date}
_MARK = re.compile(r"\{([A-Za-z]+ *:[^{}\n]*)\}")
# A mark of ours that lost its end. Example: {fact:id
_UNCLOSED_MARK = re.compile(r"\{(?:" + _KINDS + r") *:[^\s{}]*")
# Example: [@source, (1.1)]
_CITATION = re.compile(r"\[(@[^\[\]]*)\]")
# Example: [@source
_UNCLOSED_CITATION = re.compile(r"\[@[\w.-]*")

# What is written to a picture. Example: {decorative}
_ATTRIBUTE = re.compile(r"\{([^{}:\n]*)\}")

_Rule = Callable[[StateInline, bool], bool]


class Parser(MarkdownIt):
    """markdown-it's parser, which leaves addresses as typed: `links.py` judges them, and says so."""

    def validateLink(self, _url: str) -> bool:  # noqa: N802 - markdown-it's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's name
        return link


_TOO_DEEP = 96  # levels of blocks; markdown-it would leave out what is deeper without a word


@lru_cache(maxsize=1)
def configured_parser() -> Parser:
    """The parser; one for the whole process, for it keeps nothing of a text."""
    # A low limit of nesting would leave out what lies deeper without a word.
    parser = Parser("commonmark", {"html": False, "maxNesting": _TOO_DEEP + 4})
    parser.inline = CountingInline()
    parser.inline.ruler2.enableOnly(["balance_pairs", "emphasis", "fragments_join"])
    parser.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)
    parser.enable("table")
    parser.block.ruler.before("table", "prose", _prose)
    parser.block.ruler.before(
        "fence", "admonition", admonition, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    parser.block.ruler.before("fence", "comment", comment, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.inline.ruler.at("text", _words)
    parser.inline.ruler.after("text", "sign", _sign)
    parser.inline.ruler.enableOnly(["text", "sign"])
    # It joins neighbouring texts and counts levels, neither of which the writer of the HTML needs.
    parser.inline.ruler2.disable("fragments_join")
    return parser


def read_blocks(source: str, env: dict[str, Any]) -> list[Token]:
    """The blocks of a text; what is inside them is not read yet."""
    parser = configured_parser()
    if "|" in source:
        source = _PIPE_IN_MARK.sub(rf"\1{PIPE}", source)
    env["source"] = source
    tokens: list[Token] = []
    parser.block.parse(source, parser, env, tokens)
    return tokens


def source_line(index: int, env: dict[str, Any]) -> str:
    """A line of the text whose blocks were read, by its number from 0."""
    if "lines" not in env:
        env["lines"] = env["source"].split("\n")
    line: str = env["lines"][index]
    return line


def read_inline(content: str, line: int, env: dict[str, Any]) -> list[Token]:
    """What is inside a block that begins at a 1-based line of the file."""
    if not _MARKUP.search(content):
        return [Token("text", "", 0, content=content)]
    report: Report = env["report"]
    if not is_of_sane_size(content, line, report):
        return [Token("text", "", 0)]
    parser = configured_parser()
    env["line"] = line
    env["steps"] = steps_for(content)
    tokens: list[Token] = []
    try:
        parser.inline.parse(content, parser, env, tokens)
    except (TooManySteps, RecursionError):
        report.add(line, "there are too many brackets here to tell which belong together.", "write fewer of them.")
        return [Token("text", "", 0)]
    return tokens


def _prose(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """A paragraph whose lines all begin with a letter: most are, and no other rule can take them.

    Only what follows could: a table's or a heading's underline and a definition's colon begin a line
    with another sign, and then the full set of rules decides.
    """
    if state.level >= _TOO_DEEP:
        _report_depth(state, start_line)
    source, starts, indents, ends = state.src, state.bMarks, state.tShift, state.eMarks
    last = state.lineMax
    line = start_line
    if silent or state.sCount[line] - state.blkIndent >= 4:
        return False
    while line < last:
        first = starts[line] + indents[line]
        if first >= ends[line]:
            break
        if not source[first].isalpha():
            return False
        line += 1
    if line == start_line + 1 and line + 1 < last:
        following = starts[line + 1] + indents[line + 1]
        if following < ends[line + 1] and source[following] in ":~":
            return False
    content = mdTrim(state.getLines(start_line, line, state.blkIndent, False))
    state.line = line
    state.push("paragraph_open", "p", 1).map = [start_line, line]
    token = state.push("inline", "", 0)
    token.content = content
    token.map = [start_line, line]
    token.children = []
    state.push("paragraph_close", "p", -1)
    return True


def _report_depth(state: StateBlock, line: int) -> None:
    if not state.env.setdefault("is_too_deep", False):
        state.env["is_too_deep"] = True  # what is below would be told again and again
        report: Report = state.env["report"]
        what = "this is nested too deeply to be read."
        report.add(state.env["first_line"] + line, what, "use fewer lists or quotations within each other.")


def _words(state: StateInline, silent: bool) -> bool:
    start = state.pos
    stop = _STOP.search(state.src, start, state.posMax)
    end = stop.start() if stop else state.posMax
    if end == start:
        return False
    if not silent:
        state.append_pending(state.src[start:end])
    state.pos = end
    return True


def _sign(state: StateInline, silent: bool) -> bool:
    rule = _RULES.get(state.src[state.pos])
    return rule is not None and rule(state, silent)


def _line(state: StateInline, position: int) -> int:
    line: int = state.env["line"]
    return line + state.src.count("\n", 0, position)


def _bracket(state: StateInline, silent: bool) -> bool:
    start = state.pos
    following = state.src[start + 1 : start + 2]
    if following == "@":
        return _reference(state, silent, "citation", _CITATION, _UNCLOSED_CITATION)
    if following == "^" and _placed(_footnote_mark, state, silent):
        return True
    return _placed(link, state, silent)


def _footnote_mark(state: StateInline, silent: bool) -> bool:
    return footnote_ref(state, silent, always_match=True)


def _mark(state: StateInline, silent: bool) -> bool:
    return _reference(state, silent, "mark", _MARK, _UNCLOSED_MARK)


def _reference(state: StateInline, silent: bool, kind: str, whole: re.Pattern[str], unclosed: re.Pattern[str]) -> bool:
    start = state.pos
    found = whole.match(state.src, start, state.posMax)
    if found is None:
        kind = f"unclosed_{kind}"
        found = unclosed.match(state.src, start, state.posMax)
        if found is None:
            return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content = found.group(found.lastindex or 0)
        token.meta = {"line": _line(state, start)}
    state.pos = found.end()
    return True


def _placed(rule: _Rule, state: StateInline, silent: bool) -> bool:
    """Let a rule of markdown-it's read, and note the line in the first token it makes."""
    start = state.pos
    first = len(state.tokens) + bool(state.pending)
    if not rule(state, silent):
        return False
    if not silent:
        state.tokens[first].meta["line"] = _line(state, start)
    return True


def _autolink(state: StateInline, silent: bool) -> bool:
    return _placed(autolink, state, silent)


def _picture(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not image(state, silent):
        return False
    attribute = _ATTRIBUTE.match(state.src, state.pos, state.posMax)
    if attribute:
        state.pos = attribute.end()
    if not silent:
        written = state.src[start : state.pos]
        token = state.tokens[-1]
        token.meta = {
            "line": _line(state, start),
            "written": written,
            "attribute": attribute[1].strip() if attribute else "",
        }
    return True


_RULES: dict[str, _Rule] = {
    "\n": newline,
    "\\": escape,
    "`": backtick,
    "*": emphasis.tokenize,
    "_": emphasis.tokenize,
    "[": _bracket,
    "!": _picture,
    "<": _autolink,
    "&": entity,
    "{": _mark,
}
