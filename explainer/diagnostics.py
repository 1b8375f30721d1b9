"""What an editor got wrong, and where → complete messages, gathered so that all are reported at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A line an editor can open: a file relative to the site's folder, and a 1-based line."""

    file: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One mistake: where it is, what is wrong, the line as typed, and how to fix it."""

    location: Location
    what: str
    help_text: str = field(compare=False)
    excerpt: str = field(default="", compare=False)

    def __str__(self) -> str:
        lines = [f"{self.location}: {self.what}"]
        if self.excerpt:
            lines.append(f"    {self.excerpt}")
        lines.append(f"  help: {self.help_text}")
        return "\n".join(lines)


class BuildStopped(Exception):
    """Raised after a stage that found errors; holds all of them, sorted."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} errors")
        self.diagnostics = diagnostics


class Diagnostics:
    """Gathers the diagnostics of one build. One of the few mutable things; it lives for one build."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []
        self._lines: dict[str, list[str]] = {}

    def add_source(self, file: str, text: str) -> None:
        """Keep the text of a file, so that a diagnostic in it can show the line as typed."""
        # Split only when a diagnostic asks for it: most builds have none.
        self._lines[file] = [text]

    def add(self, location: Location, what: str, help_text: str) -> None:
        """Note a diagnostic. `what` and `help_text` are whole sentences in the editor's words."""
        self._found.append(Diagnostic(location, what, help_text, self._line_at(location)))

    def extend(self, other: Diagnostics) -> None:
        """Add what another gatherer noted, and the texts that it remembers."""
        self._found.extend(other)
        self._lines.update(other._lines)

    def add_help(self, help_of: Callable[[str], str]) -> None:
        """Add a sentence to the help of each diagnostic in a file of which `help_of` has one; it is given the file."""
        for number, each in enumerate(self._found):
            if sentence := help_of(each.location.file):
                self._found[number] = replace(each, help_text=f"{each.help_text} {sentence}")

    def raise_if_any(self, help_of: Callable[[str], str] = lambda _file: "") -> None:
        """Raise BuildStopped with everything found so far, if anything was. `help_of` is that of `add_help`."""
        if self._found:
            self.add_help(help_of)
            raise BuildStopped(tuple(self))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(set(self._found)))

    def __len__(self) -> int:
        return len(set(self._found))

    def _line_at(self, location: Location) -> str:
        lines = self._lines.get(location.file)
        if lines is None:
            return ""
        if len(lines) == 1:
            lines = self._lines[location.file] = [*lines[0].split("\n"), ""]
        line = lines[location.line - 1].strip() if 0 < location.line <= len(lines) else ""
        # A diagnostic of a whole page or template is at its first line, which says nothing.
        says_nothing = location.line == 1 and line.startswith(("---", "{% extends"))
        return "" if says_nothing else line if len(line) <= 160 else line[:160] + "…"


def nearest_word(word: str, known: Iterable[str]) -> str:
    """The known word that was most likely meant, or nothing."""
    import difflib

    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The sentence “ Did you mean "x"?” for the nearest known word, or nothing. Starts with a space."""
    found = nearest_word(word, known)
    return f' Did you mean "{found}"?' if found else ""


def listed(words: Iterable[str], where: str = "") -> str:
    """Up to eight words as a list for advice; beyond that, the place to look in."""
    all_words = list(words)
    if len(all_words) <= 8 or not where:
        return ", ".join(all_words)
    return f"one of the {len(all_words)} in {where}"


def format_diagnostics(diagnostics: Sequence[Diagnostic]) -> str:
    """The diagnostics as they are printed, then how many there are, then what was written: nothing."""
    many = "1 error" if len(diagnostics) == 1 else f"{len(diagnostics)} errors"
    return "\n\n".join([*(str(diagnostic) for diagnostic in diagnostics), f"{many}; nothing was written."])
