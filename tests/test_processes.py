"""Work shared out among processes → the same results in the same order.

Beside other threads nothing is shared out, and a browser of other tests has threads in this process; so what must be
shared out is tried in a copy of it, which has one.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence

import pytest

from explainer.processes import parallel_map
from tests.subprocesses import in_a_copy


def doubled(part: Sequence[int]) -> list[int]:
    return [2 * item for item in part]


def flat(results: list[list[int]]) -> list[int]:
    return [item for result in results for item in result]


@pytest.fixture(autouse=True)
def several_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 3)


@pytest.mark.parametrize("count", [0, 1, 24, 25, 100])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    assert flat(parallel_map(range(count), doubled)) == [2 * item for item in range(count)]


def test_much_work_is_done_by_several_processes() -> None:
    workers = in_a_copy(lambda: parallel_map(range(100), lambda _: os.getpid()))
    assert len(workers) == len(set(workers)) == 3


def test_little_work_is_done_here() -> None:
    assert parallel_map(range(24), lambda _: os.getpid()) == [os.getpid()]


def test_beside_other_threads_all_work_is_done_here() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert parallel_map(range(100), lambda _: os.getpid()) == [os.getpid()]
    finally:
        done.set()
        thread.join()


def test_a_mistake_in_another_process_is_raised_here() -> None:
    def fail_late(part: Sequence[int]) -> list[int]:
        if 99 in part:
            raise LookupError("the last one")
        return doubled(part)

    def shared() -> str:
        with pytest.raises(LookupError) as raised:
            parallel_map(range(100), fail_late)
        return str(raised.value)

    assert in_a_copy(shared) == "the last one"


def test_a_killed_process_is_reported() -> None:
    def die_late(part: Sequence[int]) -> list[int]:
        if 99 in part:
            os.kill(os.getpid(), 9)
        return doubled(part)

    def shared() -> bool:
        with pytest.raises(ChildProcessError):
            parallel_map(range(100), die_late)
        with pytest.raises(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)  # none is left behind
        return True

    assert in_a_copy(shared)
