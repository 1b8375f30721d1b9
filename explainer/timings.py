"""Stages of a long work, as they begin and end → a line on a terminal that says what is done, and where the time went.

`stage("render", "1,001 pages")` around a piece of work is all that a stage needs. Nothing is printed unless a command
asks for it, and never where no terminal is, such as in a log.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from typing import TextIO

_CLEAR = "\r\x1b[K"  # to the start of the line, and what is on it removed: ECMA-48, EL


class _Stages:
    """What was done so far in this process. One of the few mutable things; a process has one."""

    def __init__(self) -> None:
        self.seconds: dict[tuple[str, ...], float] = {}  # by the names of a stage and those around it
        self.open: tuple[str, ...] = ()
        self.terminal: TextIO | None = None
        self.process = os.getpid()

    def show(self, words: str) -> None:
        """Put words in the place of the last ones; copies of this process, which work beside it, say nothing."""
        if self.terminal is not None and self.process == os.getpid():
            self.terminal.write(_CLEAR + words)
            self.terminal.flush()


_STAGES = _Stages()


@contextlib.contextmanager
def stage(name: str, detail: str = "") -> Iterator[None]:
    """A stage of the work. One within another is counted in both; one that comes again is added to itself.

    `name` is one word in small letters, `detail` says of how much it is.
    """
    around = _STAGES.open
    _STAGES.open = (*around, name)
    _STAGES.seconds.setdefault(_STAGES.open, 0.0)
    _STAGES.show(f"{name}: {detail} …" if detail else f"{name} …")
    started = time.perf_counter()
    try:
        yield
    finally:
        _STAGES.seconds[(*around, name)] += time.perf_counter() - started
        _STAGES.open = around


@contextlib.contextmanager
def progress(terminal: TextIO) -> Iterator[None]:
    """Count from now on, and show each stage while it lasts, if `terminal` is one; the line is gone at the end."""
    _STAGES.seconds.clear()
    if terminal.isatty() and os.environ.get("TERM") != "dumb":
        _STAGES.terminal, _STAGES.process = terminal, os.getpid()
    try:
        yield
    finally:
        _STAGES.show("")
        _STAGES.terminal = None


def timings(total: float) -> str:
    """A line a stage since `progress` began, in their order, with its seconds; then what is left of the `total`."""
    outer = sum(seconds for names, seconds in _STAGES.seconds.items() if len(names) == 1)
    lines = [f"{'  ' * len(names)}{names[-1]:<{22 - 2 * len(names)}}{s:8.3f} s" for names, s in _STAGES.seconds.items()]
    return "\n".join([*lines, f"  {'other':<20}{max(total - outer, 0):8.3f} s"])
