"""What was loaded before → the same object while its files are unchanged. Only a preview loads more than once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
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
    paths = [root / name for name in names]
    files = [file for path in paths for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
    stats = ((file.name, file.stat()) for file in files if file.is_file())
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)
