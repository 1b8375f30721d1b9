"""A piece of work → the same in a copy of this process: what it returns, what it touches, or how far it came."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

Result = TypeVar("Result")
Touched = tuple[str, str]  # what happened (an audit event of Python's), and the path

_CHANGES = (
    "shutil.rmtree",
    "os.mkdir",
    "os.rename",
    "os.link",
    "os.remove",
    "os.rmdir",
    "os.symlink",
    "os.truncate",
    "os.chmod",
)


def in_a_copy(work: Callable[[], Result]) -> Result:
    """What `work` returns in a forked copy of this process, which ends afterwards."""
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        _answer(work, theirs)
    os.close(theirs)
    with os.fdopen(ours, "rb") as file:
        data = file.read()
    _, status = os.waitpid(child, 0)
    assert status == 0, f"the copy ended with status {status}"
    result: Result = pickle.loads(data)
    return result


def begun_in_a_copy(work: Callable[[], object]) -> int:
    """Begin `work` in a copy of this process. Returns its number; its status is 0 when all went well."""
    child = os.fork()
    if not child:
        _answer(lambda: (work(), None)[1], os.open(os.devnull, os.O_WRONLY))
    return child


def killed_at_change(number: int, work: Callable[[], object]) -> bool:
    """Do `work` in a copy that is killed just before its change of the file system of this number, counted from 1.

    Returns False when the work was done before that many changes were made.
    """
    child = os.fork()
    if not child:
        _count_down(number)
        _answer(work, os.open(os.devnull, os.O_WRONLY))
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def touched_by(work: Callable[[], object]) -> list[Touched]:
    """Every file that `work` opens, makes, moves or removes, with what it does to it, in order."""

    def record() -> list[Touched]:
        touched: list[Touched] = []

        def hook(event: str, arguments: tuple[Any, ...]) -> None:
            what = "writes" if _changes(event, arguments) else "reads"
            paths = map(os.fsdecode, _paths(event, arguments))
            # A name without its folder is one within a tree that is being removed, which was reported as a whole.
            touched.extend((what, path) for path in paths if path.startswith("/"))

        sys.addaudithook(hook)
        work()
        return list(touched)

    return in_a_copy(record)


def _answer(work: Callable[[], object], pipe: int) -> NoReturn:
    status = 1
    try:
        with os.fdopen(pipe, "wb") as file:
            file.write(pickle.dumps(work()))
        status = 0
    finally:
        # What pytest has planned for the end of this process is not for its copy.
        os._exit(status)


def _count_down(number: int) -> None:
    left = number

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        # The exchange of two folders is made through ctypes; Python tells that the library is opened for it.
        if event == "ctypes.dlopen" or any(_changes(event, arguments) for _ in _paths(event, arguments)):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _changes(event: str, arguments: tuple[Any, ...]) -> bool:
    return event != "open" or bool(arguments[2] & (os.O_WRONLY | os.O_RDWR))


def _paths(event: str, arguments: tuple[Any, ...]) -> list[str | bytes | Path]:
    if event == "open" or event in _CHANGES:
        names = arguments[:2] if event in ("os.rename", "os.link", "os.symlink") else arguments[:1]
        return [name for name in names if isinstance(name, (str, bytes, Path))]
    return []
