"""Texts that were parsed at the last build, by their content → the same texts, not parsed again.

They lie in `.cache/texts` in the folder of a site, above a checksum of all of them: the digest of the generator that
parsed them, and a line for each text. If it was damaged, or is of another generator, it is the same as none. What is
read is JSON, of which nothing can come but texts: see explainer/markdown/stored.py.

Each other language of a site has a file of its own, `.cache/texts-fr`: there a text is known by its passages as well,
which its catalogs decide.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from explainer.markdown.stored import outline, restore, store
from explainer.markdown.text import Text
from explainer.stamp import FOLDER, is_worth_writing, replace, whole

Units: TypeAlias = Sequence[Sequence[str]]  # the passages of a text, each with the anchor of the heading above it
Lines: TypeAlias = tuple[str, str, str]  # those of a text, and its units; no units where nobody translates them
Known: TypeAlias = tuple[dict[str, Lines], dict[str, tuple[str, str]]]
FILE = f"{FOLDER}/texts"


class KeptTexts:
    """The texts of the last build; and those of this one, for the next."""

    def __init__(self, path: Path, generator: str) -> None:
        self._path = path
        self._generator = generator
        self._before = _read(path, generator)
        self._others: dict[str, KeptTexts] = {}
        self._keys: dict[str, str] = {}  # of those that are used, by their files
        self.used: dict[str, Lines] = {}
        self.digests: dict[str, tuple[str, str]] = {}  # of files: of what others may show of it, and of its text

    def __len__(self) -> int:
        """How many there are from the last build."""
        return len(self._before)

    def in_language(self, code: str) -> KeptTexts:
        """Those of another language of the site."""
        if code not in self._others:
            self._others[code] = KeptTexts(self._path.with_name(f"{self._path.name}-{code}"), self._generator)
        return self._others[code]

    def get(self, key: str, file: str) -> tuple[Text, Units] | None:
        """The text of a file, and its units; None if it has to be parsed."""
        lines = self._before.get(key)
        if lines is None:
            return None
        known, pieces, units = lines
        try:
            text = restore(known, pieces, file)
            parted = [(str(above), str(words)) for above, words in json.loads(units or "[]")]
        except (ValueError, TypeError, KeyError, IndexError):
            return None
        self.used[key] = lines
        self._keys[file] = key
        return text, parted

    def keep(self, key: str, text: Text, units: Units) -> Text:
        """Keep a text for the next build. Returns it as it will be then."""
        try:
            known, pieces = store(text)
        except ValueError:
            return text
        self.used[key] = known, pieces, json.dumps(units, separators=(",", ":")) if units else ""
        self._keys[text.file] = key
        return restore(known, pieces, text.file)

    def note(self, file: str, head: str, text: Text) -> None:
        """Take the digests of a file, if its text is kept."""
        if key := self._keys.get(file):
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
        for each in self._others.values():
            each.save()
        if not is_worth_writing(len(self.used.keys() ^ self._before.keys()), len(self._before)):
            return
        lines = ("\n" + "\t".join((key, *lines)) for key, lines in sorted(self.used.items()))
        with contextlib.suppress(OSError):  # what cannot be kept is parsed again
            replace(str(self._path), (each.encode() for each in chain([self._generator], lines)))


def key_of(file: str, first_line: int, body: str, said: Iterable[str] = ()) -> str:
    """What a text is known by: all that it is made from, but for the generator. `said` is what translators said."""
    return hashlib.blake2b("\0".join([file, str(first_line), body, *said]).encode(), digest_size=16).hexdigest()


def _read(path: Path, generator: str) -> dict[str, Lines]:
    try:
        first, *lines = whole(str(path)).decode().split("\n")
        if first != generator:
            return {}
        parted = (line.split("\t") for line in lines)
        return {key: (known, pieces, units) for key, known, pieces, units in parted}
    except (OSError, ValueError):
        return {}
