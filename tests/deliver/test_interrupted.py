"""Writing that is killed, refused by the disk, or done by two at once → whole sites."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from explainer.deliver.write import write_outputs
from explainer.model import Output
from tests.conftest import files_in, replace_files
from tests.deliver.writing import FILES, MORE, beside, number_of, site_in, site_of, write_each, written
from tests.subprocesses import begun_in_a_copy, in_a_copy, killed_at_change


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one(output: Path) -> None:
    old, new = written(site_of("1")), written(site_of("2", MORE))
    seen = set()
    write_outputs(site_of("1"), output)
    first = number_of(output)
    for number in count(1):
        killed = killed_at_change(number, lambda: write_outputs(site_of("2", MORE), output))
        found = files_in(output)
        assert found in (old, new), f"after the change of number {number}"
        seen.add(found == old)
        # The next build cleans up after the killed one.
        write_outputs(site_of("3"), output)
        assert files_in(output) == written(site_of("3"))
        assert beside(output) == []
        assert number_of(output) == first, f"after the change of number {number}"
        if not killed:
            break
        write_outputs(site_of("1"), output)
    assert number > 20
    assert seen == {True, False}


def test_whatever_way_a_build_is_killed_the_next_one_mends_it(output: Path, way: dict[str, bytes]) -> None:
    """Each file is the old one or the new one then, and none of a person is harmed."""
    whole = {**written(site_of("1")), **written(site_of("2", MORE)), **way}
    write_outputs(site_of("1"), output)
    first = number_of(output)
    for number in count(1):
        killed = killed_at_change(number, lambda: write_outputs(site_of("2", MORE), output))
        found = site_in(output)
        for path, body in found.items():
            if not path.startswith(".output."):
                assert body in (whole[path], f"{path} 1".encode()), f"{path} after the change of number {number}"
        write_outputs(site_of("3"), output)
        assert site_in(output) == {**written(site_of("3")), **way}
        assert (beside(output), number_of(output)) == ([], first)
        if not killed:
            break
        write_outputs(site_of("1"), output)
    assert number > 10


def test_a_mending_build_that_is_killed_is_mended_too(output: Path) -> None:
    write_outputs(site_of("1"), output)
    first, sites = number_of(output), [written(site_of(version)) for version in "123"]
    for number in range(1, 60, 8):
        for other in range(1, 40, 13):
            killed_at_change(number, lambda: write_outputs(site_of("2"), output))
            killed_at_change(other, lambda: write_outputs(site_of("3"), output))
            assert files_in(output) in sites
            write_outputs(site_of("1"), output)
            assert (files_in(output), number_of(output), beside(output)) == (sites[0], first, [])


def test_what_a_person_did_to_the_site_of_a_killed_build_is_theirs(output: Path) -> None:
    write_outputs(site_of("1"), output)
    for number in count(1):
        killed = killed_at_change(number, lambda: write_outputs(site_of("2", MORE), output))
        replace_files(output, {f"mine/{number}.txt": "mine"})
        write_outputs(site_of("1"), output)
        mine = {f"mine/{each}.txt": b"mine" for each in range(1, number + 1)}
        assert files_in(output) == {**written(site_of("1")), **mine}
        if not killed:
            break


def test_a_first_build_killed_at_any_moment_leaves_nothing_or_the_whole_site(output: Path) -> None:
    for number in count(1):
        killed = killed_at_change(number, lambda: write_outputs(site_of("1"), output))
        assert (files_in(output) if output.exists() else {}) in ({}, written(site_of("1")))
        if not killed:
            break
    assert output.exists()


@pytest.mark.slow
def test_a_reader_sees_only_whole_sites_while_others_are_written(output: Path) -> None:
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


def test_two_builds_at_once_do_not_mix(output: Path) -> None:
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
    assert files_in(output) == written(site_of("2"))
    assert beside(output) == []


def test_many_builds_at_once_do_not_mix(output: Path) -> None:
    children = [begun_in_a_copy(partial(write_each, [version] * 15, output)) for version in "123"]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert files_in(output) in [written(site_of(version)) for version in "123"]
    assert beside(output) == []


def test_a_disk_that_refuses_leaves_the_old_site(output: Path, way: dict[str, bytes]) -> None:
    write_outputs(site_of("1"), output)
    clash = [*site_of("2"), Output("index.html/inside.html", b"x", ("content/pages/about.md",))]
    with pytest.raises(OSError, match="index"):
        write_outputs(clash, output)
    assert site_in(output) == {**written(site_of("1")), **way}
    assert beside(output) == []


@pytest.mark.parametrize("at", range(1, 5))
def test_a_disk_that_is_full_leaves_the_old_site(at: int, output: Path, way: dict[str, bytes]) -> None:
    """At each file that is written: the site, or the list of what was made."""

    def fill() -> None:
        write, left = Path.write_bytes, iter(range(at))

        def write_bytes(path: Path, body: bytes) -> int:
            if next(left, None) is None:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return write(path, body)

        Path.write_bytes = write_bytes  # type: ignore[assignment,method-assign]
        with pytest.raises(OSError, match="No space left"):
            write_outputs(site_of("2", (*FILES, "more.html")), output)

    write_outputs(site_of("1"), output)
    in_a_copy(fill)
    assert site_in(output) == {**written(site_of("1")), **way}
    assert beside(output) == []


def test_a_copy_of_a_process_answers() -> None:
    assert in_a_copy(lambda: 6 * 7) == 42
