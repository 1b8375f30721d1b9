"""Texts that were parsed at the last build, by their content → the same texts, not parsed again.

They lie in `.cache/texts` in the folder of a site, above a checksum of all of them: the digest of the generator that
parsed them, and a line for each text. If it was damaged, or is of another generator, it is the same as none. What is
read is JSON, of which nothing can come but texts: see explainer/markdown/stored.py.
"""

from __future__ import annotations

import contextlib
import hashlib
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from explainer.markdown.stored import outline, restore, store
from explainer.markdown.text import Text
from explainer.stamp import FOLDER, replace, whole

Known: TypeAlias = tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]
WORTH_WRITING = 20
FILE = f"{FOLDER}/texts"


class KeptTexts:
    """The texts of the last build; and those of this one, for the next."""

    def __init__(self, path: Path, generator: str) -> None:
        self._path = path
        self._generator = generator
        self._before = _read(path, generator)
        self.used: dict[str, tuple[str, str]] = {}
        self.digests: dict[str, tuple[str, str]] = {}  # of files: of what others may show of it, and of its text

    def __len__(self) -> int:
        """How many there are from the last build."""
        return len(self._before)

    def get(self, key: str, file: str) -> Text | None:
        """The text of a file; None if it has to be parsed."""
        lines = self._before.get(key)
        if lines is None:
            return None
        try:
            text = restore(*lines, file)
        except (ValueError, TypeError, KeyError, IndexError):
            return None
        self.used[key] = lines
        return text

    def keep(self, key: str, text: Text) -> Text:
        """Keep a text for the next build. Returns it as it will be then."""
        try:
            self.used[key] = store(text)
        except ValueError:
            return text
        return restore(*self.used[key], text.file)

    def note(self, file: str, head: str, first_line: int, body: str, text: Text) -> None:
        """Take the digests of a file whose text is kept."""
        key = key_of(file, first_line, body)
        if key in self.used:
            seen = hashlib.blake2b(f"{head}\0{outline(text)}".encode(), digest_size=16).hexdigest()
            self.digests[file] = (seen, key)

    @property
    def known(self) -> Known:
        """What another process is to add."""
        return self.used, self.digests

    def add(self, known: Known) -> None:
        """That which another process used."""
        self.used |= known[0]
        self.digests |= known[1]

    def save(self) -> None:
        """Write those of this build, unless nearly all are those of the last: it takes longer than to parse a few."""
        if len(self.used.keys() ^ self._before.keys()) < WORTH_WRITING and self._before:
            return
        lines = ("\n" + "\t".join((key, *lines)) for key, lines in sorted(self.used.items()))
        with contextlib.suppress(OSError):  # what cannot be kept is parsed again
            replace(str(self._path), (each.encode() for each in chain([self._generator], lines)))


def key_of(file: str, first_line: int, body: str) -> str:
    """What a text is known by: all that it is made from, but for the generator."""
    return hashlib.blake2b(f"{file}\0{first_line}\0{body}".encode(), digest_size=16).hexdigest()


def _read(path: Path, generator: str) -> dict[str, tuple[str, str]]:
    try:
        first, *lines = whole(str(path)).decode().split("\n")
        if first != generator:
            return {}
        parted = (line.split("\t") for line in lines)
        return {key: (known, pieces) for key, known, pieces in parted}
    except (OSError, ValueError):
        return {}
