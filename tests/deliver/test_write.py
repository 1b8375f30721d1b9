"""Outputs written to a folder: whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from explainer.deliver.write import RefusedToOverwrite, write_outputs
from explainer.model import Output
from tests.conftest import files_in
from tests.subprocesses import begun_in_a_copy, in_a_copy, killed_at_change

FILES = ("index.html", "about.html", "data/facts.json", "pictures/card.svg")


def site_of(version: str, files: tuple[str, ...] = FILES) -> list[Output]:
    """A site whose every file holds its version."""
    return [Output(file, f"{file} {version}".encode(), ("content/pages/about.md",)) for file in files]


def written(outputs: list[Output]) -> dict[str, bytes]:
    return {output.path: output.body for output in outputs}


def write_each(versions: list[str], output: Path) -> None:
    for version in versions:
        write_outputs(site_of(version), output)


def test_the_folder_holds_exactly_what_is_written(tmp_path: Path) -> None:
    write_outputs(site_of("1"), tmp_path / "output")
    assert files_in(tmp_path) == {f"output/{path}": body for path, body in written(site_of("1")).items()}


def test_a_page_that_is_no_longer_made_disappears(tmp_path: Path) -> None:
    write_outputs(site_of("1", (*FILES, "deep/er/old.html")), tmp_path / "output")
    write_outputs(site_of("1"), tmp_path / "output")
    assert files_in(tmp_path / "output") == written(site_of("1"))
    assert not (tmp_path / "output/deep").exists()


def test_a_file_that_did_not_change_stays_the_same_file(tmp_path: Path) -> None:
    write_outputs(site_of("1"), tmp_path / "output")
    before = {path: (tmp_path / "output" / path).stat() for path in FILES}
    write_outputs([*site_of("1")[:-1], *site_of("2")[-1:]], tmp_path / "output")
    after = {path: (tmp_path / "output" / path).stat() for path in FILES}
    same = [
        path
        for path in FILES
        if (before[path].st_ino, before[path].st_mtime_ns) == (after[path].st_ino, after[path].st_mtime_ns)
    ]
    assert same == list(FILES[:-1])


def test_what_an_editor_wrote_into_a_finished_file_is_undone(tmp_path: Path) -> None:
    write_outputs(site_of("1"), tmp_path / "output")
    (tmp_path / "output/about.html").write_text("scribble")
    (tmp_path / "output/mine.txt").write_text("scribble")
    write_outputs(site_of("1"), tmp_path / "output")
    assert files_in(tmp_path / "output") == written(site_of("1"))


def test_a_link_in_place_of_the_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/mine.txt").write_text("mine")
    (tmp_path / "output").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RefusedToOverwrite):
        write_outputs(site_of("1"), tmp_path / "output")
    assert files_in(tmp_path / "elsewhere") == {"mine.txt": b"mine"}
    assert (tmp_path / "output").is_symlink()


def test_a_file_in_place_of_the_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("mine")
    with pytest.raises(RefusedToOverwrite):
        write_outputs(site_of("1"), tmp_path / "output")
    assert files_in(tmp_path) == {"output": b"mine"}


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    output = tmp_path / "output"
    old, new = written(site_of("1")), written(site_of("2", (*FILES[1:], "new.html")))
    seen = set()
    for number in count(1):
        write_outputs(site_of("1"), output)
        killed = killed_at_change(number, lambda: write_outputs(site_of("2", (*FILES[1:], "new.html")), output))
        found = files_in(output)
        assert found in (old, new), f"after the change of number {number}"
        seen.add(found == old)
        if not killed:
            break
        # The next build cleans up after the killed one.
        write_outputs(site_of("3"), output)
        assert files_in(tmp_path) == {f"output/{path}": body for path, body in written(site_of("3")).items()}
    assert number > 10
    assert seen == {True, False}


def test_a_first_build_killed_at_any_moment_leaves_nothing_or_the_whole_site(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for number in count(1):
        killed = killed_at_change(number, lambda: write_outputs(site_of("1"), output))
        assert (files_in(output) if output.exists() else {}) in ({}, written(site_of("1")))
        if not killed:
            break
    assert output.exists()


@pytest.mark.slow
def test_a_reader_sees_only_whole_sites_while_others_are_written(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write_outputs(site_of("000"), output)
    writer = begun_in_a_copy(lambda: write_each([f"{version:03}" for version in range(1, 100)], output))
    looks, last = 0, "000"
    while os.waitpid(writer, os.WNOHANG) == (0, 0):
        versions = [(output / path).read_text().split()[-1] for path in (*FILES, FILES[0])]
        assert versions == sorted(versions), "a reader was shown an older file after a newer one"
        assert versions[0] >= last
        last = versions[-1]
        looks += 1
    assert looks > 10


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    output = tmp_path / "output"
    begun, tell_begun = os.pipe()
    wait_to_go_on, go_on = os.pipe()

    def hesitate() -> Iterator[Output]:
        yield from site_of("1")[:2]
        os.write(tell_begun, b"!")
        os.read(wait_to_go_on, 1)
        yield from site_of("1")[2:]

    slow = begun_in_a_copy(lambda: write_outputs(hesitate(), output))
    os.read(begun, 1)
    quick = begun_in_a_copy(lambda: write_outputs(site_of("2"), output))
    time.sleep(0.1)
    waited = not output.exists()
    os.write(go_on, b"!")
    assert [os.waitpid(child, 0)[1] for child in (slow, quick)] == [0, 0]
    assert waited, "the second build did not wait for the first"
    assert files_in(tmp_path) == {f"output/{path}": body for path, body in written(site_of("2")).items()}


def test_many_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    output = tmp_path / "output"
    children = [begun_in_a_copy(partial(write_each, [version] * 15, output)) for version in "123"]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert files_in(output) in [written(site_of(version)) for version in "123"]
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_without_an_exchange_of_folders_the_site_is_still_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explainer.deliver.write._exchange", lambda _one, _other: False)
    write_outputs(site_of("1"), tmp_path / "output")
    write_outputs(site_of("2"), tmp_path / "output")
    assert files_in(tmp_path) == {f"output/{path}": body for path, body in written(site_of("2")).items()}


def test_a_disk_that_refuses_leaves_the_old_site(tmp_path: Path) -> None:
    write_outputs(site_of("1"), tmp_path / "output")
    clash = [*site_of("2"), Output("index.html/inside.html", b"x", ("content/pages/about.md",))]
    with pytest.raises(OSError, match="index"):
        write_outputs(clash, tmp_path / "output")
    assert files_in(tmp_path) == {f"output/{path}": body for path, body in written(site_of("1")).items()}


def test_a_copy_of_a_process_answers() -> None:
    assert in_a_copy(lambda: 6 * 7) == 42
