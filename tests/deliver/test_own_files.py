"""What a person put into a folder that is written → it stays, and is named."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.deliver.made import Made, digest_of
from explainer.deliver.write import RefusedToOverwrite, write_outputs
from tests.conftest import files_in, replace_files
from tests.deliver.writing import MORE, OWN, beside, site_in, site_of, written
from tests.subprocesses import in_a_copy


def test_what_a_person_put_there_stays_and_is_named(output: Path) -> None:
    replace_files(output, {**OWN, ".git/HEAD": "ref", ".git/objects/ab/cd": "x"})
    (output / "empty").mkdir()
    (output / "link").symlink_to("CNAME")
    strangers = [".git/", *OWN, "link"]
    assert write_outputs(site_of("1"), output).strangers == sorted(strangers)
    assert write_outputs(site_of("2", MORE), output).strangers == sorted(strangers)
    assert OWN.items() <= files_in(output).items()
    assert (output / "empty").is_dir()
    assert (output / "link").is_symlink()
    assert (output / ".git/objects/ab/cd").read_text() == "x"


@pytest.mark.parametrize(
    ("path", "put"),
    [
        ("about.html", lambda path: path.write_text("mine")),
        ("about.html", lambda path: path.symlink_to("mine.html")),
        ("about.html", lambda path: path.mkdir()),
        ("about.html", lambda path: replace_files(path, {"mine.txt": "mine"})),
        ("about.html", os.mkfifo),
        ("data", lambda path: path.write_text("mine")),
        ("data", lambda path: path.symlink_to("..")),
    ],
    ids=["a file", "a link", "an empty folder", "a folder", "a pipe", "a file for a folder", "a link for a folder"],
)
def test_what_is_in_the_way_is_named_and_nothing_is_written(
    path: str, put: Callable[[Path], object], output: Path
) -> None:
    write_outputs(site_of("1", ("index.html",)), output)
    replace_files(output, {"mine.html": "mine"})
    put(output / path)
    before, kind = files_in(output), stat.S_IFMT((output / path).lstat().st_mode)
    with pytest.raises(RefusedToOverwrite) as refused:
        write_outputs(site_of("2"), output)
    assert [(thing.path, "no build made" in thing.what) for thing in refused.value.things] == [(f"output/{path}", True)]
    assert files_in(output) == before
    assert stat.S_IFMT((output / path).lstat().st_mode) == kind
    assert beside(output) == []


def test_a_file_of_a_person_that_is_as_the_build_makes_it_is_in_nobodys_way(output: Path) -> None:
    replace_files(output, {**written(site_of("1")), **OWN})
    assert write_outputs(site_of("1"), output).strangers == sorted(OWN)
    write_outputs(site_of("2"), output)
    assert files_in(output) == {**written(site_of("2")), **OWN}


def test_a_built_file_that_a_person_changed_is_named_and_kept(output: Path, way: dict[str, bytes]) -> None:
    write_outputs(site_of("1"), output)
    (output / "about.html").write_text("corrected")
    for version in "12":
        with pytest.raises(RefusedToOverwrite) as refused:
            write_outputs(site_of(version), output)
        assert [(thing.path, "changed" in thing.what) for thing in refused.value.things] == [
            ("output/about.html", True)
        ]
    assert site_in(output) == {**written(site_of("1")), "about.html": b"corrected", **way}
    (output / "about.html").unlink()
    write_outputs(site_of("2"), output)
    assert site_in(output) == {**written(site_of("2")), **way}


def test_a_changed_file_that_is_no_longer_made_is_the_persons(output: Path, way: dict[str, bytes]) -> None:
    write_outputs(site_of("1"), output)
    (output / "index.html").write_text("corrected")
    assert write_outputs(site_of("2", MORE), output).strangers == sorted(["index.html", *way])
    assert (output / "index.html").read_text() == "corrected"


def test_without_its_list_a_build_asks_before_it_writes_over_files(output: Path) -> None:
    write_outputs(site_of("1"), output)
    output.with_name(".output.sums").unlink()
    with pytest.raises(RefusedToOverwrite):
        write_outputs(site_of("2"), output)
    assert files_in(output) == written(site_of("1"))
    write_outputs(site_of("1"), output)  # what is there is what it makes: they are its own
    write_outputs(site_of("2"), output)
    assert files_in(output) == written(site_of("2"))


def test_many_files_in_the_way_are_told_as_one(output: Path) -> None:
    files = tuple(f"{letter}.html" for letter in "abcdefg")
    replace_files(output, written(site_of("1", files)))
    with pytest.raises(RefusedToOverwrite) as refused:
        write_outputs(site_of("2", files), output)
    (thing,) = refused.value.things
    assert "a.html, b.html, c.html, d.html, e.html and 2 more" in thing.what


@pytest.mark.parametrize("line", ["../mine.txt", "/etc/hostname", "a/../../mine.txt", "./mine.txt", ""])
def test_a_forged_list_removes_nothing_outside(line: str, output: Path) -> None:
    write_outputs(site_of("1"), output)
    replace_files(output.parent, {"mine.txt": "mine"})
    forged = Made({line: {digest_of(b"mine")}})
    forged.save(output.parent, output)
    assert line not in Made.read(output)
    write_outputs(site_of("1"), output)
    assert (output.parent / "mine.txt").read_text() == "mine"


def test_a_link_in_place_of_the_folder_is_refused_and_left_alone(output: Path) -> None:
    replace_files(output.parent, {"elsewhere/mine.txt": "mine"})
    output.symlink_to(output.parent / "elsewhere")
    with pytest.raises(RefusedToOverwrite):
        write_outputs(site_of("1"), output)
    assert files_in(output.parent / "elsewhere") == {"mine.txt": b"mine"}
    assert output.is_symlink()


def test_a_file_in_place_of_the_folder_is_refused_and_left_alone(output: Path) -> None:
    output.write_text("mine")
    with pytest.raises(RefusedToOverwrite):
        write_outputs(site_of("1"), output)
    assert files_in(output.parent) == {"output": b"mine"}


@pytest.mark.parametrize("leads_to", ["elsewhere", "victim", "nowhere"])
@pytest.mark.parametrize("name", [".output.new", ".output.link", ".output.sums", ".output.sums.new"])
def test_links_beside_the_folder_are_removed_and_not_followed(name: str, leads_to: str, output: Path) -> None:
    victims = {"elsewhere/index.html": b"precious", "victim": b"precious"}
    replace_files(output.parent, victims)
    output.with_name(name).symlink_to(leads_to)
    for version in "12":
        write_outputs(site_of(version), output)
        assert files_in(output) == written(site_of(version))
        assert victims.items() <= files_in(output.parent).items()
        assert not output.with_name(name).is_symlink()
    assert not (output.parent / "nowhere").exists()


@pytest.mark.parametrize("kind", ["a file", "a folder"])
def test_what_lies_in_the_place_of_the_new_site_is_in_nobodys_way(kind: str, output: Path) -> None:
    fresh = output.with_name(".output.new")
    replace_files(output.parent, {".output.new" if kind == "a file" else ".output.new/deep/old.html": "old"})
    write_outputs(site_of("1"), output)
    assert not fresh.exists()
    assert beside(output) == []


def test_a_cache_of_another_user_is_named(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output.with_name(".cache").mkdir()
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path).name != ".cache")
    monkeypatch.setattr(os, "geteuid", lambda: 65533)
    assert [left.path for left in write_outputs(site_of("1"), output).left] == [".cache"]


def test_what_another_user_left_is_in_nobodys_way_and_named(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be removed: `rmtree` does nothing here, and the owner is another."""
    replace_files(output.parent, {".output.new/index.html": "of root"})
    monkeypatch.setattr("explainer.deliver.write.shutil.rmtree", lambda *_, **__: None)
    monkeypatch.setattr(os, "geteuid", lambda: 65533)
    done = write_outputs(site_of("1"), output)
    assert files_in(output) == written(site_of("1"))
    (left,) = done.left
    assert left.path == ".output.new"
    assert "belongs to" in left.what
    assert "sudo rm -r" in left.help_text
    assert (output.parent / ".output.new/index.html").read_text() == "of root"


@pytest.mark.parametrize("place", ["output", "output/data"])
def test_a_folder_of_another_user_is_said_to_be_so(place: str, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_outputs(site_of("1"), output)
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != output.parent / place and access(path, mode))
    monkeypatch.setattr(os, "geteuid", lambda: 65533)
    write_outputs(site_of("1"), output)  # nothing has to be written
    with pytest.raises(RefusedToOverwrite) as refused:
        write_outputs(site_of("2"), output)
    (thing,) = refused.value.things
    assert (thing.path, "belongs to" in thing.what) == (place, True)
    assert "sudo chown -R 65533" in thing.help_text
    assert files_in(output) == written(site_of("1"))


@pytest.mark.parametrize(
    ("mask", "file", "folder"), [(0o022, 0o644, 0o755), (0o077, 0o600, 0o700), (0o002, 0o664, 0o775)]
)
def test_rights_are_those_of_this_build(mask: int, file: int, folder: int, output: Path) -> None:
    def write(mask: int, version: str) -> None:
        os.umask(mask)
        write_outputs([*site_of("1")[:-1], *site_of(version)[-1:]], output)

    def rights() -> set[int]:
        return {stat.S_IMODE(path.stat().st_mode) for path in (output, *output.rglob("*"))}

    for before in (0o077, 0o022):
        for version in "12":
            in_a_copy(lambda before=before: write(before, "1"))  # type: ignore[misc]
            in_a_copy(lambda version=version: write(mask, version))  # type: ignore[misc]
            assert rights() == {file, folder}
