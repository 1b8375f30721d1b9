"""Why a file of a picture cannot be shown: what is wrong, what to do, and the line, if the file is a text."""

from __future__ import annotations


class Problem(Exception):
    """`what` and `help_text` are whole sentences in the editor's words; `line` is 1-based."""

    def __init__(self, what: str, help_text: str, line: int = 1) -> None:
        super().__init__(what)
        self.what = what
        self.help_text = help_text
        self.line = line
