"""What was read before → the same again while its files stay as they are. Only a preview reads more than once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import TypeVar, cast

from explainer.diagnostics import Diagnostics

Thing = TypeVar("Thing")


class Memory:
    """Keeps what readers gave, each with the state of the files that it was read from."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Hashable, object, Diagnostics]] = {}

    def recall(
        self, name: str, state: Hashable, diagnostics: Diagnostics, read: Callable[[Diagnostics], Thing]
    ) -> Thing:
        """What `read` gave when `name` was last read in this `state`, with its diagnostics; else read now."""
        kept = self._kept.get(name)
        if kept is None or kept[0] != state:
            found = Diagnostics()
            kept = self._kept[name] = (state, read(found), found)
        diagnostics.extend(kept[2])
        return cast(Thing, kept[1])


class NoMemory(Memory):
    """Reads every time: a build reads each file once, and need not look at it twice."""

    def recall(
        self,
        name: str,  # noqa: ARG002 -- see Memory
        state: Hashable,  # noqa: ARG002 -- see Memory
        diagnostics: Diagnostics,
        read: Callable[[Diagnostics], Thing],
    ) -> Thing:
        return read(diagnostics)


def state_of(root: Path, names: Iterable[str]) -> Hashable:
    """The time and size of each file and of each file directly in a folder; another one when something changed."""
    paths = [root / name for name in names]
    files = [file for path in paths for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
    stats = ((file.name, file.stat()) for file in files if file.is_file())
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)
