"""What an editor got wrong, and where → complete messages, gathered so that all are reported at once."""

from __future__ import annotations

import contextlib
import errno
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

_MOST_SHOWN = 500  # errors of a file: more are the work of a program, or of one mistake
_LONGEST = 2000  # characters of a sentence that quotes what a file holds
# Signs that turn the direction of what follows; those that a language needs (U+200E, U+2066 …) turn a part of it.
_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"
# What the system refuses → what to do.
_REFUSED = {
    errno.EACCES: "give yourself the right to it, or remove it as the user who made it.",
    errno.EPERM: "give yourself the right to it, or remove it as the user who made it.",
    errno.ENOSPC: "make room on the disk, and run the command again.",
    errno.EDQUOT: "make room on the disk, and run the command again.",
    errno.EFBIG: "make room on the disk, and run the command again.",
    errno.EROFS: "this disk can only be read: copy the site to another.",
    errno.EBUSY: "another program uses it: stop that program, or unmount it.",
    errno.ENAMETOOLONG: "give it a shorter name.",
    errno.ELOOP: "this link leads to itself: put the file itself here.",
    errno.ENOENT: "look whether it is still there, and run the command again.",
}


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A line an editor can open: a file relative to the site's folder, and a 1-based line; 0 means the file itself."""

    file: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


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

    @classmethod
    def of_refusal(cls, error: OSError, root: str | os.PathLike[str] = "", file: str = "") -> Diagnostic:
        """What the operating system refused, in its own words; `file` where the error does not know it."""
        path = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes, os.PathLike)) else ""
        name = file or _within(path, root) or "the output"
        why = error.strerror or str(error) or type(error).__name__
        help_text = _REFUSED.get(error.errno or 0, "look at this file and its folder, and run the command again.")
        if error.errno in (errno.EACCES, errno.EPERM):
            help_text = f"{_owner(path)}{help_text}"
        return cls(Location(visible(name), 0), f"the system says “{why}”.", help_text)


class BuildStopped(Exception):
    """Raised after a stage that found errors; holds all of them, sorted."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} errors")
        self.diagnostics = diagnostics


class Diagnostics:
    """Gathers the diagnostics of one build. One of the few mutable things; it lives for one build."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}  # each once
        self._lines: dict[str, list[str]] = {}

    def add_source(self, file: str, text: str) -> None:
        """Keep the text of a file, so that a diagnostic in it can show the line as typed."""
        # Split only when a diagnostic asks for it: most builds have none.
        self._lines[file] = [text]

    def add(self, location: Location, what: str, help_text: str) -> None:
        """Note a diagnostic. `what` and `help_text` are whole sentences in the editor's words."""
        excerpt = visible(self._line_at(location))
        if not location.file.isprintable():
            location = replace(location, file=visible(location.file))
        self._found[Diagnostic(location, visible(what), visible(help_text), excerpt)] = None

    def add_refusal(self, file: str, error: OSError) -> None:
        """Note what the operating system said of a file."""
        self._found[Diagnostic.of_refusal(error, file=file)] = None

    def extend(self, other: Diagnostics) -> None:
        """Add what another gatherer noted, and the texts that it remembers."""
        self._found.update(other._found)
        self._lines.update(other._lines)

    def add_help(self, help_of: Callable[[str], str]) -> None:
        """Add a sentence to the help of each diagnostic in a file of which `help_of` has one; it is given the file."""
        helped = {each: help_of(each.location.file) for each in self._found}
        self._found = {
            replace(each, help_text=f"{each.help_text} {sentence}") if sentence else each: None
            for each, sentence in helped.items()
        }

    def raise_if_any(self, help_of: Callable[[str], str] = lambda _file: "") -> None:
        """Raise BuildStopped with everything found so far, if anything was. `help_of` is that of `add_help`."""
        if self._found:
            self.add_help(help_of)
            raise BuildStopped(tuple(self))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)

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


@contextlib.contextmanager
def refusals_told(root: str | os.PathLike[str]) -> Iterator[None]:
    """Whatever the operating system refuses to read, list or write within stops the build, as any other mistake does.

    `root` is the folder of the site. A reader who is gone is no mistake, and what has no number is none of the system.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if not error.errno:
            raise
        raise BuildStopped((Diagnostic.of_refusal(error, root),)) from error


def visible(text: str) -> str:
    """A text for a terminal: signs that cannot be seen, or that steer it, by their names; far too long ones cut."""
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]}…"
    if text.isprintable():
        return text
    return "".join(f"U+{ord(sign):04X}" if is_invisible(sign) else sign for sign in text)


def is_invisible(sign: str) -> bool:
    """Can it be neither seen nor meant? Line ends, spaces of every kind and what joins letters can be meant."""
    if sign.isprintable() or sign in "\n\t":
        return False
    is_no_character = ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF
    return sign in _OVERRIDES or is_no_character or unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")


def _within(path: str, root: str | os.PathLike[str]) -> str:
    """A path as editors know it: from the folder of the site, if it is in there."""
    whole = Path(path)
    return whole.relative_to(root).as_posix() if path and root and whole.is_relative_to(root) else path


def _owner(path: str) -> str:
    """“It belongs to root, and you are mary: ”, of what is nearest to the path; nothing if it is the user's own."""
    for near in (Path(path), *Path(path).parents) if path else ():
        if os.path.lexists(near) and near.name:
            owner = near.lstat().st_uid
            if owner != os.geteuid():
                return f"{near.name} belongs to {user_name(owner)}, and you are {user_name(os.geteuid())}: "
            if os.access(near, os.R_OK | os.W_OK):
                break
    return ""


def user_name(user: int) -> str:
    """What the system calls a user of this number."""
    import pwd

    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return f"user {user}"


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
    shown: list[str] = []
    for file, grouped in groupby(diagnostics, key=lambda each: each.location.file):
        found = list(grouped)
        shown += map(str, found[:_MOST_SHOWN])
        if len(found) > _MOST_SHOWN:
            shown.append(f"… and {len(found) - _MOST_SHOWN} more in {file}: fix these first.")
    return "\n\n".join([*shown, f"{many}; nothing was written."])
