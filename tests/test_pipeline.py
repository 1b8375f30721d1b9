"""The whole build: where it stops, what it leaves alone, and that it makes the same bytes everywhere."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest

import explainer
from explainer.diagnostics import BuildStopped
from explainer.pipeline import build_site, make_outputs
from tests.conftest import ROOT, MakeSite, changed, files_in, replace_files
from tests.subprocesses import touched_by

DRAFT = "content/sections/night-hours.md"
MISSPELT = changed("content/help.yaml", "area: Quay", "aera: Quay")
UNKNOWN_FACT = changed("content/pages/home.md", "Begin with", "{fact:nobody} Begin with")
BROKEN_LINK = changed("templates/pages/help.html", "{% block made %}", '{% block made %}<a href="nowhere.html"></a>')


def stopped(site: Path) -> BuildStopped:
    with pytest.raises(BuildStopped) as caught:
        build_site(site)
    return caught.value


@pytest.mark.parametrize("mistake", [MISSPELT, UNKNOWN_FACT, BROKEN_LINK], ids=["load", "resolve", "links"])
def test_a_failed_build_leaves_the_last_good_site_as_it_was(mistake: dict[str, str], a_site: MakeSite) -> None:
    site = a_site()
    build_site(site)
    before = {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")}
    good = files_in(site / "output")
    replace_files(site, {**mistake, **changed("content/pages/about.md", "Who made this.", "Somebody made this.")})
    stopped(site)
    assert files_in(site / "output") == good
    assert {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")} == before
    names = [".output.sums", "assets", "content", "output", "site.yaml", "templates"]
    assert sorted(path.name for path in site.iterdir()) == names


def test_a_failed_first_build_makes_nothing(a_site: MakeSite) -> None:
    site = a_site(MISSPELT)
    stopped(site)
    assert not (site / "output").exists()


def test_a_later_gate_is_silent_while_an_earlier_one_is_shut(a_site: MakeSite) -> None:
    site = a_site({**MISSPELT, **UNKNOWN_FACT, **BROKEN_LINK})
    assert [diagnostic.location.file for diagnostic in stopped(site).diagnostics] == ["content/help.yaml"]


def test_all_diagnostics_of_a_gate_are_reported_in_the_order_of_files_and_lines(a_site: MakeSite) -> None:
    fields = {"content/help.yaml": "- id: Z\n- id: a\n  colour: red\n", "site.yaml": "title: T\n"}
    locations = [diagnostic.location for diagnostic in stopped(a_site(fields)).diagnostics]
    assert locations == sorted(locations)
    assert {location.file for location in locations} == {"content/help.yaml", "site.yaml"}
    assert len(locations) > 10


def test_a_deleted_page_disappears(a_site: MakeSite) -> None:
    site = a_site()
    build_site(site)
    assert (site / "output/about.html").exists()
    replace_files(site, {"content/pages/about.md": None, **changed("site.yaml", "  - about\n", "")})
    build_site(site)
    assert not (site / "output/about.html").exists()


def test_a_draft_is_shown_in_a_preview_only(a_site: MakeSite) -> None:
    site = a_site()
    assert "night-hours.html" not in {output.path for output in make_outputs(site)}
    assert "night-hours.html" in {output.path for output in make_outputs(site, preview=True)}


def test_a_draft_may_stand_in_the_order_of_pages_already(a_site: MakeSite) -> None:
    site = a_site(changed("site.yaml", "  - one-card\n  - shelves\n", "  - one-card\n  - night-hours\n  - shelves\n"))
    paths = [output.path for output in make_outputs(site)]
    assert "night-hours.html" not in paths
    previewed = [output.path for output in make_outputs(site, preview=True)]
    assert previewed[:3] == ["one-card.html", "night-hours.html", "shelves.html"]


def test_a_page_among_drafts_in_the_foot_is_left_out(a_site: MakeSite) -> None:
    about = changed("content/pages/about.md", "changed: 2026-04-28\n", "changed: 2026-04-28\ndraft: true\n")
    paths = [output.path for output in make_outputs(a_site(about))]
    assert "about.html" not in paths


@pytest.mark.parametrize("kind", ["link", "file"])
def test_what_stands_in_the_place_of_the_output_is_not_touched(kind: str, a_site: MakeSite) -> None:
    site = a_site()
    elsewhere = site.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("mine")
    if kind == "link":
        (site / "output").symlink_to(elsewhere)
    else:
        (site / "output").write_text("mine")
    (diagnostic,) = stopped(site).diagnostics
    assert str(diagnostic.location) == "output"
    assert "not a folder" in diagnostic.what
    assert files_in(elsewhere) == {"mine.txt": b"mine"}
    assert (site / "output").is_symlink() == (kind == "link")


def test_nothing_outside_the_folder_of_the_site_is_read_or_written(a_site: MakeSite) -> None:
    site = a_site()
    build_site(site)  # whatever is imported late has been imported now
    replace_files(site, changed("content/pages/about.md", "Who made this.", "Somebody made this."))
    touched = touched_by(lambda: build_site(site))
    library = tuple({sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib")})
    ours = str(Path(explainer.__file__).parent)
    outside = [(what, path) for what, path in touched if not Path(path).is_relative_to(site)]
    assert [entry for entry in outside if entry[0] == "writes"] == []
    assert [path for _, path in outside if not path.startswith((*library, ours, os.devnull))] == []
    assert len(touched) > 60


def test_a_build_writes_only_into_its_output_and_the_list_of_it(a_site: MakeSite) -> None:
    site = a_site()
    sources = files_in(site)
    build_site(site)
    own = ("output/", ".output.sums")
    assert {path: body for path, body in files_in(site).items() if not path.startswith(own)} == sources


def build_elsewhere(site: Path, **environment: str) -> subprocess.Popen[bytes]:
    """Begin a build of `site` in a process of its own, as a person would."""
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(site)]
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    return subprocess.Popen(
        command,
        cwd="/",
        env=kept | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        umask=int(environment.get("UMASK", "022"), 8),
    )


@pytest.mark.slow
def test_two_builds_are_the_same_bytes_whatever_the_machine_is_like(a_site: MakeSite) -> None:
    one, other = a_site(name="site"), a_site(name="Müller's dätä & more")
    # A folder lists its files in the order in which they were made.
    for path in sorted((other / "content").rglob("*"), reverse=True):
        if path.is_file():
            body = path.read_bytes()
            path.unlink()
            path.write_bytes(body)
            os.utime(path, (0, 0))
    builds = [
        build_elsewhere(one, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="1", UMASK="077"),
        build_elsewhere(
            other, TZ="America/Los_Angeles", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="2", PYTHONUTF8="0", COLUMNS="20"
        ),
    ]
    for build in builds:
        _, reported = build.communicate()
        assert (build.returncode, reported.decode()[-1500:]) == (0, "")
    assert files_in(one / "output") == files_in(other / "output")
    assert len(files_in(one / "output")) > 20


@pytest.mark.slow
def test_a_build_killed_at_a_random_moment_leaves_a_whole_site(a_site: MakeSite) -> None:
    site = a_site()
    build_site(site)
    old = files_in(site / "output")
    replace_files(site, changed("content/words.yaml", "Skip to the text", "Skip this"))
    new = {output.path: output.body for output in make_outputs(site)}
    chance = random.Random(20260501)
    for _ in range(4):
        build = build_elsewhere(site)
        time.sleep(chance.uniform(0.05, 0.4))
        build.kill()
        build.communicate()
        assert files_in(site / "output") in (old, new)
    build_site(site)
    assert files_in(site / "output") == new
    names = [".cache", ".output.sums", "assets", "content", "output", "site.yaml", "templates"]
    assert sorted(path.name for path in site.iterdir()) == names
