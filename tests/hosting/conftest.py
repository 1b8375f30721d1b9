"""The site with its copies, built once → served by nginx and by Caddy, one after the other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.hosting import graders, servers
from tests.hosting.graders import Grade, Recorded
from tests.hosting.servers import Server, start_server


@pytest.fixture(scope="session", params=["nginx", "caddy"])
def server(
    request: pytest.FixtureRequest, bundled_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Each server with the settings that were built for it."""
    if not servers.servers_are_there():
        go_without(servers.MISSING)
    with start_server(request.param, bundled_site, tmp_path_factory.mktemp("hosting") / "work") as started:
        yield started


@pytest.fixture(scope="session")
def grade() -> object:
    """Grades recorded answers, where the graders are installed."""
    if not graders.install_graders():
        go_without(graders.MISSING)

    def grade_all(answers: list[Recorded]) -> list[Grade]:
        return graders.grade(answers)

    return grade_all


def go_without(missing: str) -> NoReturn:
    """Fail in CI, skip elsewhere."""
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)
