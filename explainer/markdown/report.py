"""A line of the text and a sentence about it → a problem at that place."""

from __future__ import annotations

from explainer.problems import Place, Problems


class Report:
    """Notes problems of one text; it lives as long as that text is parsed."""

    __slots__ = ("_problems", "file")

    def __init__(self, file: str, problems: Problems) -> None:
        self.file = file
        self._problems = problems

    def place(self, line: int) -> Place:
        """The place of a 1-based line of the file."""
        return Place(self.file, line)

    def add(self, line: int, what: str, mend: str) -> None:
        """Note a problem at a 1-based line of the file."""
        self._problems.add(Place(self.file, line), what, mend)
