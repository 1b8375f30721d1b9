"""Stages of the work → what a terminal shows while they last, and the table of where the time went."""

from __future__ import annotations

import io
import re

import pytest

from explainer.timings import progress, stage, timings
from tests.conftest import MakeSite, Run


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def work() -> None:
    with stage("load"):
        pass
    with stage("render", "3 pages"), stage("styles"):
        pass


def shown_on(terminal: io.StringIO) -> str:
    with progress(terminal):
        work()
    return terminal.getvalue()


def test_a_terminal_shows_the_stage_that_is_at_work_and_keeps_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert re.split(r"\r\x1b\[K", shown_on(Terminal())) == ["", "load …", "render: 3 pages …", "styles …", ""]


def test_nothing_is_shown_where_no_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown_on(io.StringIO()) == ""
    monkeypatch.setenv("TERM", "dumb")
    assert shown_on(Terminal()) == ""


def test_the_table_has_a_line_a_stage_within_the_one_around_it_and_what_is_left_of_the_whole() -> None:
    with progress(io.StringIO()):
        work()
    lines = [line.split() for line in timings(60).splitlines()]
    assert [line[0] for line in lines] == ["load", "render", "styles", "other"]
    assert lines[-1][1:] == ["60.000", "s"]


@pytest.mark.parametrize("typed", ["--timings", "build --timings"])
def test_a_build_says_where_the_time_went(typed: str, a_site: MakeSite, run: Run) -> None:
    done = run(*typed.split(), site=a_site())
    stages = [line.split()[0] for line in done.out.splitlines()[1:]]
    assert stages == [
        "look",
        "import",
        "load",
        "resolve",
        "prove",
        "translate",
        "render",
        "check",
        "write",
        "keep",
        "other",
    ]
