"""The folder that is written, and the ways to bring it up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import replace_files
from tests.deliver.writing import OWN, not_onto_another_disk


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture(params=["swapped", "not swapped", "with files of a person", "a disk of its own"])
def way(request: pytest.FixtureRequest, output: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The ways to bring a folder up to date; what a person put into it."""
    if request.param == "not swapped":
        monkeypatch.setattr("explainer.deliver.write.exchange", lambda _one, _other: False)
    if request.param == "with files of a person":
        replace_files(output, OWN)
        return OWN
    if request.param == "a disk of its own":
        output.mkdir()
        monkeypatch.setattr("explainer.deliver.write.exchange", lambda _one, _other: False)
        monkeypatch.setattr(Path, "rename", not_onto_another_disk(Path.rename))
        monkeypatch.setattr(Path, "replace", not_onto_another_disk(Path.replace))
    return {}
