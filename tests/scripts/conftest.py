"""The tools for scripts, for the tests beside this file."""

from __future__ import annotations

import os

import pytest

from tests.scripts.tools import MISSING, install_tools


@pytest.fixture(scope="session")
def node() -> None:
    """Node.js with the tools. Without them a test fails in CI and is skipped elsewhere."""
    if not install_tools():
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
