"""`Output`s → output/: all at once, or not at all.

The new site is written beside the old one under another name; then the two are swapped in one step of the file
system. A reader sees the old site or the new one, never a mixture; a build that is killed leaves the old one.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from explainer.model import Output

_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2) on Linux, RENAME_SWAP of renamex_np(2) on macOS


class RefusedToOverwrite(Exception):
    """The place to write to is something that no build made, or leads elsewhere."""


def write_outputs(outputs: Iterable[Output], folder: Path, done: Callable[[], None] | None = None) -> None:
    """Make `folder` hold exactly `outputs`. Raises RefusedToOverwrite (nothing changed), or OSError from the disk.

    `done` is called when they are there, and while no other build can write there.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise RefusedToOverwrite(f"{folder.name} is not a folder")
    fresh = folder.with_name(f".{folder.name}.new")
    with _locked(folder.parent):
        # What a killed build left behind.
        shutil.rmtree(fresh, ignore_errors=True)
        try:
            made: set[Path] = set()
            for output in outputs:
                parent = (fresh / output.path).parent
                if parent not in made:
                    parent.mkdir(parents=True, exist_ok=True)
                    made.add(parent)
                _write(output, fresh, folder)
            _swap(fresh, folder)
        finally:
            # The old site, or what was written of the new one before the disk refused.
            shutil.rmtree(fresh, ignore_errors=True)
        if done:
            done()


def _write(output: Output, fresh: Path, old: Path) -> None:
    path, before = fresh / output.path, old / output.path
    # A file that did not change stays the same file, with its time: servers and mirrors then know that it did not.
    if _content(before) == output.body:
        with contextlib.suppress(OSError):
            os.link(before, path)
            return
    try:
        path.write_bytes(output.body)
    except OSError as error:
        error.filename = str(path)  # a disk that is full does not say of which file
        raise


def _content(path: Path) -> bytes | None:
    """What is in a file; None where there is none, or a link to one."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        with open(handle, "rb") as file:  # noqa: PTH123 -- it is open already
            return file.read()
    except OSError:
        return None


def _swap(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
    elif not _exchange(fresh, folder):
        # No exchange on this file system: two steps, with no site for a moment between them.
        old = folder.with_name(f".{folder.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        folder.rename(old)
        fresh.rename(folder)
        shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step. False where the system cannot."""
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            return bool(library.renamex_np(first, second, _EXCHANGE) == 0)
        return bool(library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _EXCHANGE) == 0)
    except AttributeError:
        return False


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a lock, so that two builds of one site do not mix. The lock goes with the process that holds it.

    The folder itself is locked: a file made for it could not be removed without a moment in which two hold it.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
