"""Texts by their files → written into a folder, all of them or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from explainer.diagnostics import Diagnostics, Location


def write_files(root: Path, files: Mapping[str, str]) -> None:
    """Write every file in one step of the file system each. Raises OSError, and then all is as it was before.

    A link in the place of a file is replaced. Raises BuildStopped for one in the place of a folder that leads out of
    `root`: nothing outside is written.
    """
    _check_folders(root, files)
    fresh: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    try:
        for file, text in files.items():
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh[path] = _beside(path, text.encode())
        for path, written in fresh.items():
            before[path] = path.read_bytes() if path.exists() else None
            written.replace(path)
    except BaseException:
        for written in fresh.values():
            written.unlink(missing_ok=True)
        for path, body in before.items():
            _put_back(path, body)
        raise


def _check_folders(root: Path, files: Iterable[str]) -> None:
    diagnostics = Diagnostics()
    for folder in sorted({Path(file).parent for file in files}):
        if not Path(os.path.realpath(root / folder)).is_relative_to(os.path.realpath(root)):
            what = "this is a link to a folder."
            diagnostics.add(Location(folder.as_posix(), 0), what, "put the folder itself here.")
    diagnostics.raise_if_any()


def _beside(path: Path, body: bytes) -> Path:
    """A whole file beside `path`, which takes its place in one step: nobody ever sees half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}.")
    with os.fdopen(handle, "wb") as file:
        file.write(body)
    # A file made for one moment is readable by its owner only.
    Path(name).chmod(path.stat().st_mode if path.exists() else 0o644)
    return Path(name)


def _put_back(path: Path, body: bytes | None) -> None:
    if body is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(body)
