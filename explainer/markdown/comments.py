"""`<!--` … `-->` on lines of their own → nothing: a note among editors that is never published."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from explainer.markdown.report import Report

_BEGIN, _END = "<!--", "-->"


def comment(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The block rule. The lines of the comment are taken, and no token is made of them."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(_BEGIN, start) or state.is_code_block(start_line):
        return False
    if silent:
        return True
    report: Report = state.env["report"]
    for line in range(start_line, end_line):
        first = start + len(_BEGIN) if line == start_line else state.bMarks[line]
        end = state.src.find(_END, first, state.eMarks[line])
        if end >= 0:
            if state.src[end + len(_END) : state.eMarks[line]].strip():
                number = state.env["first_line"] + line
                report.add(
                    number, "there are words after a comment.", f"put them on a line of their own, below {_END}."
                )
            state.line = line + 1
            return True
    number = state.env["first_line"] + start_line
    report.add(number, "this comment is not closed.", f"write {_END} where it ends.")
    state.line = end_line
    return True
