"""What translators noted beside a translation → who made it and who read it: `# read: AB 3f2a9c1d`.

A reader's mark holds the fingerprint of what was read. A translation that is changed afterwards is a draft again, until
somebody reads it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

DRAFTED, READ, READ_TWICE = "drafted", "read", "read-twice"
# checked: numbers, not
_CHECKED = re.compile(r"checked:\s*(?P<names>[a-z, ]+)\Z")
# read: AB 3f2a9c1d; a name may have spaces, and somebody who writes it by hand leaves the fingerprint out
_READ = re.compile(r"read:\s*(?P<name>[^\n]*?)(?:\s+(?P<print>[0-9a-f]{8}))?\s*\Z")


@dataclass(frozen=True, slots=True)
class State:
    """Who read a translation as it is now."""

    readers: tuple[str, ...] = ()
    unmarked: tuple[str, ...] = ()  # readers whose mark has no fingerprint yet
    outdated: tuple[str, ...] = ()  # readers of an earlier translation

    @property
    def name(self) -> str:
        """DRAFTED, READ or READ_TWICE."""
        return (DRAFTED, READ, READ_TWICE)[min(len(self.readers), 2)]


def state_of(comments: Iterable[str], translated: str) -> State:
    """The state of a translation by the comments beside it."""
    readers: list[str] = []
    unmarked: list[str] = []
    outdated: list[str] = []
    for found in filter(None, map(_READ.match, comments)):
        if not found["name"]:
            continue
        if found["print"] is None:
            unmarked.append(found["name"])
        elif found["print"] == fingerprint(translated):
            readers.append(found["name"])
        else:
            outdated.append(found["name"])
    return State(tuple(dict.fromkeys(readers)), tuple(unmarked), tuple(outdated))


def checked_in(comments: Iterable[str]) -> frozenset[str]:
    """The checks of which somebody says that they are wrong about this translation."""
    found = filter(None, map(_CHECKED.match, comments))
    return frozenset(name.strip() for each in found for name in each["names"].split(","))


def read_mark(name: str, translated: str) -> str:
    """The comment that says that somebody read this translation."""
    return f"read: {name} {fingerprint(translated)}"


def is_read_mark(comment: str) -> bool:
    """Is it such a comment?"""
    return _READ.match(comment) is not None


def fingerprint(text: str) -> str:
    """Eight hexadecimal digits that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
