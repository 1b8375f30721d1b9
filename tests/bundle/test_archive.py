"""Outputs → a zip that is the same everywhere, and that every program opens."""

from __future__ import annotations

import datetime
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from explainer.deliver.archive import zip_of
from explainer.deliver.kept import Kept
from explainer.model import Output

DAY = datetime.date(2026, 11, 23)
FILES = [Output("b/two.txt", b"two" * 400, ()), Output("a.html", "<p>één".encode(), ()), Output("empty", b"", ())]


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def opened(archive: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive))


def test_a_zip_holds_what_was_put_in_and_is_smaller(kept: Kept) -> None:
    archive = opened(zip_of(FILES, DAY, kept))
    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == {file.path: file.body for file in FILES}
    assert archive.getinfo("b/two.txt").compress_size < 40


def test_entries_are_sorted_with_one_time_and_the_same_rights(kept: Kept) -> None:
    entries = opened(zip_of(FILES, DAY, kept)).infolist()
    assert [entry.filename for entry in entries] == ["a.html", "b/two.txt", "empty"]
    assert {entry.date_time for entry in entries} == {(2026, 11, 23, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.create_system for entry in entries} == {3}


def test_the_order_of_the_files_changes_nothing(kept: Kept) -> None:
    assert zip_of(FILES[::-1], DAY, kept) == zip_of(FILES, DAY, kept)


def test_a_day_before_the_format_began_is_its_first(kept: Kept) -> None:
    assert opened(zip_of(FILES, datetime.date(1970, 1, 1), kept)).infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


@pytest.mark.skipif(shutil.which("unzip") is None, reason="unzip is not installed")
def test_unzip_finds_no_fault(tmp_path: Path, kept: Kept) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of(FILES, DAY, kept))
    tested = subprocess.run(["unzip", "-tq", tmp_path / "a.zip"], capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stdout
