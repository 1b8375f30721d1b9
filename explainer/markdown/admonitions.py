"""`::: kind Title` … `:::` → a box of blocks, and a diagnostic where a box is not closed or not known."""

from __future__ import annotations

import re

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

from explainer.diagnostics import nearest
from explainer.markdown.report import Report

DETAILS = "details"  # a box that is closed until somebody opens it
KINDS = ("note", "warning", "opinion", DETAILS)
# Example: ::: warning Mind the date
_FENCE = re.compile(r":{3,}[ \t]*(\S*)[ \t]*(.*)")


def admonition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The block rule. A box holds any blocks but another box, so a second opening means a lost end."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(":::", start) or state.is_code_block(start_line):
        return False
    if silent:
        return True
    kind, title = _fence(state, start_line)
    last, closed = _end(state, start_line, end_line)
    if kind:
        _check(state, start_line, kind, title, closed)
        _push(state, start_line, last, kind, title)
        state.line = last + closed
    else:
        _check_stray(state, start_line)
        state.line = start_line + 1
    return True


def _fence(state: StateBlock, line: int) -> tuple[str, str]:
    start = state.bMarks[line] + state.tShift[line]
    found = _FENCE.match(state.src, start, state.eMarks[line])
    return (found.group(1), mdTrim(found.group(2))) if found else ("", "")


def _end(state: StateBlock, start_line: int, end_line: int) -> tuple[int, bool]:
    """The line after the last one inside the box, and whether a closing fence is there."""
    for line in range(start_line + 1, end_line):
        start = state.bMarks[line] + state.tShift[line]
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return line, False
        if state.src.startswith(":::", start) and not state.is_code_block(line):
            return line, not _fence(state, line)[0]
    return end_line, False


def _push(state: StateBlock, start_line: int, last: int, kind: str, title: str) -> None:
    name = DETAILS if kind == DETAILS else "admonition"
    opening = state.push(f"{name}_open", "", 1)
    opening.info = kind
    opening.map = [start_line, last]
    words = state.push("inline", "", 0)
    words.content = title
    words.map = [start_line, start_line + 1]
    state.push(f"{name}_title_end", "", 0)
    around, state.parentType = state.parentType, "admonition"
    state.md.block.tokenize(state, start_line + 1, last)
    state.parentType = around
    state.push(f"{name}_close", "", -1)


def _check(state: StateBlock, start_line: int, kind: str, title: str, closed: bool) -> None:
    report: Report = state.env["report"]
    line = state.env["first_line"] + start_line
    if kind not in KINDS:
        report.add(line, f'there is no box "{kind}".{nearest(kind, KINDS)}', f"write one of: {', '.join(KINDS)}.")
    if kind == DETAILS and not title:
        report.add(line, "this box has no title, so nobody knows what opens.", "write one: ::: details What to bring.")
    if not closed:
        state.env["unclosed_admonition"] = True
        report.add(
            line,
            f'the box "{kind}" is not closed.',
            "write ::: on a line of its own where it ends; a box cannot stand inside another.",
        )


def _check_stray(state: StateBlock, line: int) -> None:
    # The end of an outer box whose own mistake was reported already is no second mistake.
    if not state.env.get("unclosed_admonition"):
        report: Report = state.env["report"]
        report.add(
            state.env["first_line"] + line,
            "this ::: closes no box.",
            "remove it, or open a box above it: ::: note Title.",
        )
