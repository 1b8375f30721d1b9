"""Folders of an old site and a new one, on one disk → the old one with the new site, in steps that may be killed."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from explainer.deliver.made import Made, parents_of

_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2) on Linux, RENAME_SWAP of renamex_np(2) on macOS


def exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step. False where the system cannot, or one of them is a disk of its own."""
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            return bool(library.renamex_np(first, second, _EXCHANGE) == 0)
        return bool(library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _EXCHANGE) == 0)
    except AttributeError:
        return False


def settle(hidden: Path, folder: Path, made: Made) -> None:
    """Bring the `hidden` folder up to date with `folder`, by links, and give it the name of it. Raises OSError.

    What was shown meanwhile has the other name then; all in it that somebody may have put there is in `folder` too.
    """
    shown, before = _files_in(folder), _files_in(hidden)
    gone = [path for path in before.keys() - shown.keys() if made.has_made(hidden, path)]
    new = sorted(path for path, number in shown.items() if before.get(path) != number)
    update(
        hidden, gone, new, lambda path: _link(folder / path, hidden / path, folder.with_name(f".{folder.name}.link"))
    )
    if exchange(hidden, folder):
        for path in _files_in(hidden).keys() - shown.keys():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (hidden / path).rename(folder / path)


def update(folder: Path, gone: Iterable[str], new: Iterable[str], put: Callable[[str], object]) -> None:
    """Remove files that are `gone`, with folders that are empty then, and `put` each of the `new` ones in its place.

    A file that is gone may be where a folder has to be, and the other way round.
    """
    for path in gone:
        (folder / path).unlink()
        for parent in parents_of(path):
            try:
                (folder / parent).rmdir()
            except OSError:
                break
    for path in new:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        put(path)


def move(source: Path, target: Path) -> None:
    """Give a file another name, in place of what has it: in one step, also onto another disk."""
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = target.with_name(f".{target.name}.new")
        shutil.copy(source, beside)
        beside.replace(target)


def _link(source: Path, target: Path, beside: Path) -> None:
    """Let `target` be the same file as `source`, in one step; `beside` is a name for a moment."""
    beside.unlink(missing_ok=True)
    beside.hardlink_to(source)
    beside.replace(target)


def _files_in(folder: Path) -> dict[str, int]:
    """The number on the disk of each file, by its path within the folder."""
    files = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.lstat().st_ino for path in files}
