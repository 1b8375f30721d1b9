"""A folder → every file below it. What cannot be listed is no empty folder: half a site would be published."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn


def files_below(root: Path, folder: str, *, hidden: bool = False) -> list[str]:
    """The files of a folder in `root` and of those in it, sorted, named from `root`; none where there is no folder.

    Links to folders are among them, and not followed. Folders that are `hidden` are looked into only if asked for.
    Raises OSError.
    """
    found: list[str] = []
    start = len(str(root)) + 1
    for inside, folders, names in os.walk(root / folder, onerror=_refused) if (root / folder).is_dir() else ():
        links = [name for name in folders if Path(inside, name).is_symlink()]
        folders[:] = [name for name in folders if hidden or not name.startswith(".")]
        found.extend(f"{inside[start:]}/{name}" for name in (*names, *links))
    return sorted(found)


def _refused(error: OSError) -> NoReturn:
    raise error
