"""What was loaded before → the same object while its files are unchanged. Only a preview loads more than once."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TypeVar, cast

from explainer.diagnostics import Diagnostics

Item = TypeVar("Item")


class Cache:
    """Keeps what loaders returned, each with the fingerprint of the files that it was read from."""

    def __init__(self) -> None:
        self._entries: dict[str, tuple[Hashable, object, Diagnostics]] = {}

    def get_or_load(
        self, name: str, key: Hashable, diagnostics: Diagnostics, load: Callable[[Diagnostics], Item]
    ) -> Item:
        """What `load` returned when `name` was last loaded with this `key`, with its diagnostics; else load it now."""
        entry = self._entries.get(name)
        if entry is None or entry[0] != key:
            found = Diagnostics()
            entry = self._entries[name] = (key, load(found), found)
        diagnostics.extend(entry[2])
        return cast(Item, entry[1])


class NullCache(Cache):
    """Loads every time: a build loads each file once and needs no fingerprints."""

    def get_or_load(
        self,
        name: str,  # noqa: ARG002 -- see Cache
        key: Hashable,  # noqa: ARG002 -- see Cache
        diagnostics: Diagnostics,
        load: Callable[[Diagnostics], Item],
    ) -> Item:
        return load(diagnostics)


def fingerprint(root: Path, names: Iterable[str]) -> Hashable:
    """Time and size of each file, and of each file directly in a folder: differs if something changed."""
    found = []
    for name in names:
        path = f"{root}/{name}"
        try:
            status = os.stat(path)  # noqa: PTH116 -- looked at all the time; a `Path` takes longer
        except OSError:
            continue
        if S_ISREG(status.st_mode):
            found.append((name, status.st_mtime_ns, status.st_size))
        elif S_ISDIR(status.st_mode):
            with os.scandir(path) as entries:
                inside = sorted((entry.name, entry) for entry in entries if entry.is_file())
            found += [(name, (status := entry.stat()).st_mtime_ns, status.st_size) for name, entry in inside]
    return tuple(found)
