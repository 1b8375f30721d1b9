"""Files and folders → lines that differ from those of another time if something in them changed.

Size, times and number of a file tell of a change, as in git's index. They cannot tell of one that came within the same
tick of the clock as the look itself ("racily clean", https://git-scm.com/docs/racy-git), so a file of that tick has the
digest of its content as well.

Next to nothing is imported here: a build in which nothing changed needs no more.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from stat import S_ISDIR, S_ISREG

_CACHE, _GIT = "__pycache__", ".git"  # folders whose content no build reads or makes
_DIGEST = 4  # spaces in the figures of a file that has one
_COARSE = 2_000_000_000  # nanoseconds: where files have whole seconds only, or every other one


def snapshot(paths: Iterable[str], now: int) -> bytes:
    """A line for each file in `paths`, in order of names; `now` is when the look begins, in ns by the files' clock.

    The same `now` must be given to compare a later look with an earlier one. What is missing is left out; links to
    folders are not followed, other links are.
    """
    lines: list[str] = []
    for path in paths:
        try:
            status = os.stat(path)
        except OSError:
            continue
        if S_ISDIR(status.st_mode):
            _add_folder(path, lines, now)
        else:
            lines.append(_line(path, status, now))
    return os.fsencode("\n".join(lines))


def is_settled(lines: bytes) -> bool:
    """Did no file change in the tick of the look? Then a later look has the same lines until one changes."""
    return all(line.rpartition(b"\0")[2].count(b" ") < _DIGEST for line in lines.split(b"\n") if b"\0" in line)


def clock_of(path: str) -> int:
    """The time by the clock of a file system, in ns: `path` is touched. Raises OSError."""
    os.utime(path)
    return os.stat(path).st_mtime_ns


def _add_folder(folder: str, lines: list[str], now: int) -> None:
    lines.append(folder)
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=_name)
    except OSError:
        return
    for entry in entries:
        if entry.name in (_CACHE, _GIT):
            lines += [entry.path] * (entry.name == _GIT)  # the other comes while we run
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                _add_folder(entry.path, lines, now)
                continue
            status = entry.stat()
        except OSError:  # a link that leads nowhere, or a file that is gone already
            lines.append(f"{entry.path}\0")
            continue
        lines.append(_line(entry.path, status, now))


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _line(path: str, status: os.stat_result, now: int) -> str:
    changed, modified = status.st_ctime_ns, status.st_mtime_ns
    line = f"{path}\0{status.st_size} {modified} {changed} {status.st_ino}"
    slack = 0 if changed % 1_000_000_000 else _COARSE
    if max(changed, modified) < now - slack or not S_ISREG(status.st_mode):
        return line
    return f"{line} {_digest(path)}"


def _digest(path: str) -> str:
    from hashlib import blake2b

    try:
        with open(path, "rb") as file:
            return blake2b(file.read(), digest_size=16).hexdigest()
    except OSError as error:
        return f"? {error.errno}"
