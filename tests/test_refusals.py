"""What the operating system refuses, and terminals that show little → a diagnostic, never a traceback."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostic, Diagnostics, Location, visible
from tests.conftest import ROOT, MakeSite, Run, files_in
from tests.subprocesses import in_a_copy


def typed(site: Path, *arguments: str, printing_to: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, in a shell that leads what it prints elsewhere."""
    line = f'"$0" "$@" {printing_to}'
    command = ["sh", "-c", line, sys.executable, str(ROOT / "build.py"), *arguments, "--site", str(site)]
    return subprocess.run(
        command, capture_output=True, text=True, errors="replace", check=False, env={**os.environ, **environment}
    )


def refused(number: int, path: Path | str) -> OSError:
    return OSError(number, os.strerror(number), str(path))


@pytest.mark.parametrize(
    "file", ["content/sections/shelves.md", "content/help.yaml", "site.yaml", "content/words.yaml"]
)
def test_a_file_that_cannot_be_read_is_named_with_the_words_of_the_system(
    file: str, a_site: MakeSite, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = a_site()
    read = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path == site / file:
            raise refused(errno.EACCES, path)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    done = run("check", site=site)
    assert done.code == 1
    assert f"{file}: the system says “Permission denied”.\n  help: " in done.err


@pytest.mark.parametrize("folder", ["content/sections", "content/images", "assets/files", "assets"])
def test_a_folder_that_cannot_be_listed_is_named(
    folder: str, a_site: MakeSite, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = a_site()
    (site / folder).mkdir(parents=True, exist_ok=True)
    listed = os.scandir

    def scandir(path: str = ".") -> object:
        if os.fspath(path) == str(site / folder):
            raise refused(errno.EACCES, path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    done = run("check", site=site)
    assert done.code == 1
    assert f"{folder}: the system says “Permission denied”." in done.err


@pytest.mark.parametrize("file", ["content/sections/loop.md", "content/glossary.yaml", "assets/files/loop.txt"])
@pytest.mark.parametrize("leads_to", ["loop.md", "nowhere"])
def test_a_link_that_leads_to_no_file_is_reported(file: str, leads_to: str, a_site: MakeSite, run: Run) -> None:
    site = a_site({file: None} if file == "content/glossary.yaml" else {})
    (site / file).parent.mkdir(parents=True, exist_ok=True)
    (site / file).symlink_to(leads_to if leads_to == "nowhere" else Path(file).name)
    done = run("check", site=site)
    assert done.code == 1
    assert f"{file}: there is no file here that can be read." in done.err


@pytest.mark.parametrize("folder", ["assets/files", "content/sections"])
def test_a_name_that_is_not_utf_8_is_reported_and_can_be_printed(folder: str, a_site: MakeSite, run: Run) -> None:
    site = a_site({"assets/files/a.txt": "a"})
    Path(os.fsdecode(os.fsencode(site / folder) + b"/\xff.md")).write_text("x")
    assert f"{folder}/U+DCFF.md" in run("check", site=site).err
    errors = json.loads(run("check", "--json", site=site).out)["errors"]
    assert f"{folder}/U+DCFF.md" in [error["file"] for error in errors]


def test_a_full_disk_leaves_the_last_output_and_names_the_file(a_site: MakeSite, run: Run) -> None:
    site = a_site()
    assert run("build", site=site).code == 0
    before = files_in(site / "output")
    with (site / "content/pages/about.md").open("a") as file:
        file.write("\nOther words.\n")

    def build() -> tuple[int, str]:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
        done = run("build", site=site)
        return done.code, done.err

    code, said = in_a_copy(build)
    assert code == 1
    assert "the system says “File too large”." in said
    assert said.startswith(".output.new/")
    assert files_in(site / "output") == before
    assert not (site / ".output.new").exists()


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}]
)
def test_a_terminal_that_is_not_utf_8_shows_what_it_can(
    command: str, environment: dict[str, str], a_site: MakeSite
) -> None:
    site = a_site({"content/help.yaml": "- id: “\n"} if command == "build" else {})
    done = typed(site, command, **environment)
    assert "Traceback" not in done.stderr
    assert done.returncode == (1 if command == "build" else 0)


@pytest.mark.parametrize(
    ("printing_to", "code", "says"), [("| true", 0, ""), (">&-", 0, ""), ("> /dev/full", 1, "No space left on device")]
)
def test_what_cannot_be_printed_ends_without_a_traceback(
    printing_to: str, code: int, says: str, a_site: MakeSite
) -> None:
    site = a_site()
    for _ in range(2):  # built, then nothing to do
        done = typed(site, "build", printing_to=printing_to)
        assert done.returncode == code
        assert says in done.stderr
        assert "Traceback" not in done.stderr
        assert "Exception ignored" not in done.stderr
        assert "mistake of the generator" not in done.stderr


def test_standard_input_that_is_closed_holds_no_answers(a_site: MakeSite) -> None:
    done = typed(a_site(), "ask", "-", printing_to="<&-")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_what_belongs_to_another_user_says_whose_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "output").mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 4321)
    said = Diagnostic.of_refusal(refused(errno.EACCES, tmp_path / "output/a/index.html"), tmp_path)
    assert str(said.location) == "output/a/index.html"
    assert said.help_text.startswith("output belongs to ")
    assert f"you are user {os.getuid() + 4321}: " in said.help_text


def test_no_message_steers_the_terminal_or_fills_it() -> None:
    diagnostics = Diagnostics()
    diagnostics.add_source("a\x1b.md", "a \x1b[2J\u202e line")
    diagnostics.add(Location("a\x1b.md"), '"\x1b[2J\u202e" is wrong.', "x" * 100_000)
    (found,) = diagnostics
    assert str(found) == f'aU+001B.md:1: "U+001B[2JU+202E" is wrong.\n    a U+001B[2JU+202E line\n  help: {"x" * 2000}…'


@pytest.mark.parametrize("words", ["می‌خواهم", "12\u00a0km", "naïve 👩‍👩‍👧", "\u2067עברית\u2069"])
def test_what_a_language_needs_is_shown_as_it_is(words: str) -> None:
    assert visible(words) == words
