"""A line of the text and a sentence about it → a diagnostic at that place."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics, Location


class Report:
    """Notes diagnostics of one text; it lives as long as that text is parsed."""

    __slots__ = ("_diagnostics", "file")

    def __init__(self, file: str, diagnostics: Diagnostics) -> None:
        self.file = file
        self._diagnostics = diagnostics

    def location(self, line: int) -> Location:
        """The place of a 1-based line of the file."""
        return Location(self.file, line)

    def add(self, line: int, what: str, help_text: str) -> None:
        """Note a diagnostic at a 1-based line of the file."""
        self._diagnostics.add(Location(self.file, line), what, help_text)
