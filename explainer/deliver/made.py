"""What builds wrote into a folder → which of the files in it are theirs, and which are a person's.

The list has a line for each file and each digest that it may have: while a build writes, those of the last site and of
the new one. It lies beside the folder, or inside one that is a disk of its own. Without a list, nothing is a build's.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from explainer.stamp import replace, whole

_LINE = re.compile(r"([0-9a-f]{64})  (.+)", re.DOTALL)


@dataclass(slots=True)
class Made:
    """Files by their paths within the folder, each with the digests that builds gave it.

    `folder` is the number of the folder while it may lie under the name of the new site; 0 at any other time.
    """

    digests: dict[str, set[str]] = field(default_factory=dict)
    folder: int = 0

    @classmethod
    def of(cls, digests: Mapping[str, str]) -> Made:
        """What one build made."""
        return cls({path: {digest} for path, digest in digests.items()})

    @classmethod
    def read(cls, folder: Path) -> Made:
        """What builds made in a folder, by the lists that are there."""
        made = cls()
        for place in (folder.parent, folder):
            made._add_list(list_in(place, folder))
        return made

    def _add_list(self, path: Path) -> None:
        try:
            head, *lines = whole(str(path)).decode("utf-8", "surrogateescape").split("\0")
            self.folder = self.folder or int(head)
        except (OSError, ValueError):
            return
        for line in lines:
            found = _LINE.fullmatch(line)
            if found and is_within(found[2]):
                self.digests.setdefault(found[2], set()).add(found[1])

    def __contains__(self, path: str) -> bool:
        """Did a build make a file of this path?"""
        return path in self.digests

    def is_as_made(self, path: str, content: bytes) -> bool:
        """Is this what a build wrote there?"""
        return path in self.digests and digest_of(content) in self.digests[path]

    def has_made(self, folder: Path, path: str) -> bool:
        """Is the file in a folder as a build made it?"""
        file = folder / path
        return path in self and not file.is_symlink() and file.is_file() and self.is_as_made(path, content_of(file))

    def __or__(self, other: Made) -> Made:
        both = Made({path: {*digests} for path, digests in self.digests.items()})
        for path, digests in other.digests.items():
            both.digests.setdefault(path, set()).update(digests)
        return both

    def save(self, place: Path, folder: Path) -> None:
        """Write the list for the next build, in one step. Raises OSError."""
        lines = [f"{digest}  {path}" for path, digests in sorted(self.digests.items()) for digest in sorted(digests)]
        replace(str(list_in(place, folder)), ["\0".join([str(self.folder), *lines]).encode("utf-8", "surrogateescape")])


def list_in(place: Path, folder: Path) -> Path:
    """Where the list of a folder is: `place` is what it lies in, or the folder itself."""
    return place / f".{folder.name}.sums"


def digest_of(content: bytes) -> str:
    """SHA-256, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def is_within(path: str) -> bool:
    """Does the path stay in the folder that it begins in?"""
    return not path.startswith("/") and not {"", ".", ".."} & {*path.split("/")}


def folders_of(paths: Iterable[str]) -> set[str]:
    """All folders on the way to files."""
    return {folder for path in paths for folder in parents_of(path)}


def parents_of(path: str) -> Iterator[str]:
    """The folders on the way to a file, the nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def content_of(path: str | os.PathLike[str]) -> bytes:
    """What is in a file. Raises OSError where there is none, or a link to one."""
    with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:  # noqa: PTH123 -- it is open already
        return file.read()
