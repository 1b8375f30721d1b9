"""Outputs written to a folder: exactly these, and the folder stays the same folder."""

from __future__ import annotations

import os
from pathlib import Path

from explainer.deliver.write import write_outputs
from tests.conftest import files_in
from tests.deliver.writing import FILES, MORE, beside, number_of, site_in, site_of, written


def test_the_folder_holds_exactly_what_is_written(output: Path) -> None:
    assert write_outputs(site_of("1"), output).strangers == []
    assert files_in(output) == written(site_of("1"))
    assert beside(output) == []


def test_a_page_that_is_no_longer_made_disappears(output: Path, way: dict[str, bytes]) -> None:
    write_outputs(site_of("1", (*FILES, "deep/er/old.html", "data/old.json")), output)
    write_outputs(site_of("1"), output)
    assert site_in(output) == {**written(site_of("1")), **way}
    assert not (output / "deep").exists()


def test_a_file_that_did_not_change_stays_the_same_file(output: Path, way: dict[str, bytes]) -> None:
    write_outputs(site_of("1"), output)
    before = {path: (output / path).stat() for path in FILES}
    write_outputs([*site_of("1")[:-1], *site_of("2")[-1:]], output)
    after = {path: (output / path).stat() for path in FILES}
    same = [
        path
        for path in FILES
        if (before[path].st_ino, before[path].st_mtime_ns) == (after[path].st_ino, after[path].st_mtime_ns)
    ]
    assert same == list(FILES[:-1])
    assert site_in(output).keys() - way.keys() == {*FILES}


def test_the_folder_stays_the_same_folder(output: Path, way: dict[str, bytes]) -> None:
    """A mount, a server that was started in it and an open shell have the folder, whatever its name is."""
    write_outputs(site_of("1"), output)
    numbers = [number_of(folder) for folder in (output, output / "data")]
    held = os.open(output, os.O_RDONLY)
    for version in "234":
        write_outputs(site_of(version, MORE), output)
        assert [number_of(folder) for folder in (output, output / "data")] == numbers
        assert {*os.listdir(held)} - {".output.sums"} == {path.split("/")[0] for path in (*MORE, *way)}  # noqa: PTH208 -- it has no name
    os.close(held)
    assert site_in(output) == {**written(site_of("4", MORE)), **way}
    assert beside(output) == []


def test_a_site_that_is_there_already_is_not_written(output: Path, way: dict[str, bytes]) -> None:
    write_outputs(site_of("1"), output)
    before = {path: path.lstat().st_ctime_ns for path in output.rglob("*")}
    write_outputs(site_of("1"), output)
    assert {path: path.lstat().st_ctime_ns for path in output.rglob("*")} == before
    assert site_in(output).keys() == {*FILES, *way}


def test_a_file_may_become_a_folder_and_a_folder_a_file(output: Path, way: dict[str, bytes]) -> None:
    for files in (("a", "b/c/d"), ("a/x/y", "b"), ("a", "b/c/d")):
        write_outputs(site_of("1", files), output)
        assert site_in(output) == {**written(site_of("1", files)), **way}
