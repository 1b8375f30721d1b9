"""output/ belongs to two, the build and a person → what `build`, `bundle` and `check` say of what is in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from explainer.stamp import up_to_date
from tests.conftest import MakeSite, Run, files_in, replace_files

ABOUT = "output/about.html"


def add(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def test_what_a_person_put_into_the_output_is_named_each_time_and_stays(a_site: MakeSite, run: Run) -> None:
    site = a_site()
    files = {"output/CNAME": "example.org", "output/.well-known/proof/a.txt": "a", "output/.git/HEAD": "ref"}
    replace_files(site, files)
    names = "output/, as no build made it: .git/, .well-known/proof/a.txt, CNAME."
    for _ in range(2):  # made, and from the stamp
        assert f"Left in {site}/{names}" in run("build", site=site).out
    assert f"Left in {names}" in run("check", site=site).out
    replace_files(site, {"output/.git/HEAD": "other"})  # as each commit does
    assert up_to_date(str(site), "build")
    add(site / "site.yaml", 'keep: [CNAME, .git, ".well-known/*"]\n')
    assert [len(run(command, site=site).out.split("\n")) for command in ("build", "build", "bundle")] == [2, 2, 5]
    assert "no build made it" not in run("check", site=site).out
    there = files_in(site)
    assert {file: there[file].decode() for file in files} == {**files, "output/.git/HEAD": "other"}


@pytest.mark.parametrize("command", ["build", "check", "bundle"])
def test_a_built_file_that_a_person_changed_stops_whatever_would_write_over_it(
    command: str, a_site: MakeSite, run: Run
) -> None:
    """Also where its size and time are as before."""
    site = a_site()
    run("build", site=site)
    before = (site / ABOUT).stat()
    (site / ABOUT).unlink()  # the same file may stand elsewhere under another name
    (site / ABOUT).write_bytes(b"x" * before.st_size)
    os.utime(site / ABOUT, ns=(before.st_atime_ns, before.st_mtime_ns))
    done = run(command, site=site)
    assert (done.code, done.err.split("\n")[0]) == (1, f"{ABOUT}: this file was changed after the build made it.")
    assert (site / ABOUT).read_bytes() == b"x" * before.st_size


def test_other_rights_are_reason_enough_to_build(a_site: MakeSite, run: Run) -> None:
    site = a_site()
    run("build", site=site)
    assert up_to_date(str(site), "build")
    before = os.umask(0o077)
    try:
        assert up_to_date(str(site), "build") is None
        run("build", site=site)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o077 for path in (site / "output").rglob("*")} == {0}


@pytest.mark.parametrize("name", ["build.stamp", "build.stamp.new", "texts", "pages", "proof.json", "proof.json.new"])
def test_a_link_in_the_cache_is_not_followed(name: str, a_site: MakeSite, run: Run, tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("precious")
    site = a_site()
    (site / ".cache").mkdir()
    (site / ".cache" / name).symlink_to(tmp_path / "victim")
    for text in ("One more.\n", "Two more.\n"):
        add(site / "content/pages/about.md", text)
        run("build", site=site)
        assert (tmp_path / "victim").read_text() == "precious"
