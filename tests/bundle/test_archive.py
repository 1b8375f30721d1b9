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
from explainer.model import Output

DAY = datetime.date(2026, 11, 23)
FILES = [Output("b/two.txt", b"two" * 400, ()), Output("a.html", "<p>één".encode(), ()), Output("empty", b"", ())]


def opened(archive: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive))


def test_a_zip_holds_what_was_put_in_and_is_smaller() -> None:
    archive = opened(zip_of(FILES, DAY))
    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == {file.path: file.body for file in FILES}
    assert archive.getinfo("b/two.txt").compress_size < 40


def test_entries_are_sorted_with_one_time_and_the_same_rights() -> None:
    entries = opened(zip_of(FILES, DAY)).infolist()
    assert [entry.filename for entry in entries] == ["a.html", "b/two.txt", "empty"]
    assert {entry.date_time for entry in entries} == {(2026, 11, 23, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.create_system for entry in entries} == {3}


def test_the_order_of_the_files_changes_nothing() -> None:
    assert zip_of(FILES[::-1], DAY) == zip_of(FILES, DAY)


def test_a_day_before_the_format_began_is_its_first() -> None:
    assert opened(zip_of(FILES, datetime.date(1970, 1, 1))).infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_an_earlier_zip_saves_work_and_changes_no_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = [*FILES[:2], Output("empty", b"no more", ())]
    fresh, earlier = zip_of(changed, DAY), zip_of(FILES, DAY)
    deflated = []
    import zopfli.zlib

    compress = zopfli.zlib.compress

    def counted(body: bytes, **options: int) -> bytes:
        deflated.append(body)
        return bytes(compress(body, **options))

    monkeypatch.setattr(zopfli.zlib, "compress", counted)
    assert zip_of(changed, DAY, earlier) == fresh
    assert deflated == [b"no more"]


@pytest.mark.parametrize("damage", [b"", b"PK", b"no archive at all"])
def test_an_earlier_zip_that_is_damaged_is_not_used(damage: bytes) -> None:
    assert zip_of(FILES, DAY, damage) == zip_of(FILES, DAY)


def test_an_entry_that_was_damaged_is_made_anew() -> None:
    whole = zip_of(FILES, DAY)
    for place in range(30, len(whole) - 200, 7):
        torn = whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]
        assert zip_of(FILES, DAY, torn) == whole


def test_a_zip_that_another_program_made_is_not_used(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w", zipfile.ZIP_DEFLATED) as other:
        for file in FILES:
            other.writestr(file.path, file.body)
    assert zip_of(FILES, DAY, (tmp_path / "other.zip").read_bytes()) == zip_of(FILES, DAY)


@pytest.mark.skipif(shutil.which("unzip") is None, reason="unzip is not installed")
def test_unzip_finds_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of(FILES, DAY))
    tested = subprocess.run(["unzip", "-tq", tmp_path / "a.zip"], capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stdout
