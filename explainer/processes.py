"""Many items → the same work on each, in parallel processes where that is quicker."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar, cast

Item = TypeVar("Item")
Result = TypeVar("Result")

_WORTH_IT = 25  # pages from which starting a process saves more than it costs


def parallel_map(
    items: Sequence[Item], work: Callable[[Sequence[Item]], Result], *, worth_it: int = _WORTH_IT
) -> list[Result]:
    """The results of `work` on consecutive batches of `items`, in order.

    Each batch is worked on in a copy of this process (fork), so what `work` changes is lost unless it returns it, and
    what it returns must be picklable. With few items (below
    `worth_it`), one processor or other threads there is one batch.
    """
    batches = _batches(items, worth_it)
    children = [_start(batch, work) for batch in batches[1:]]
    first = work(batches[0])
    return [first, *(cast(Result, _finish(*child)) for child in children)]


def _batches(items: Sequence[Item], worth_it: int) -> list[Sequence[Item]]:
    # A fork copies only the thread that asks for it; with others running, their locks would stay shut in the copy.
    can_fork = hasattr(os, "fork") and threading.active_count() == 1
    count = min(os.cpu_count() or 1, 8) if can_fork and len(items) >= worth_it else 1
    size = -(-len(items) // count) or 1
    return [items[start : start + size] for start in range(0, len(items), size)] or [items]


def _start(batch: Sequence[Item], work: Callable[[Sequence[Item]], Result]) -> tuple[int, int]:
    """Begin `work` in a copy of this process. Returns its number and the pipe on which the result comes."""
    import pickle

    ours, theirs = os.pipe()
    child = os.fork()
    if child:
        os.close(theirs)
        return child, ours
    status = 1
    try:
        os.close(ours)
        try:
            answer: object = (True, work(batch))
        except BaseException as error:  # noqa: BLE001 -- raised again in the process that asked
            answer = (False, error)
        with os.fdopen(theirs, "wb") as pipe:
            pickle.dump(answer, pipe, protocol=pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        # Not sys.exit: the copy must not run what the original has planned for its end.
        os._exit(status)


def _finish(child: int, pipe: int) -> object:
    with os.fdopen(pipe, "rb") as file:
        data = file.read()
    import pickle

    _, status = os.waitpid(child, 0)
    if status:
        raise ChildProcessError(f"a helping process ended with status {status}")
    done, answer = pickle.loads(data)
    if not done:
        raise cast(BaseException, answer)
    return answer
