"""What a person types → what is done, what is printed, and the exit code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from explainer import __version__
from explainer.cli import main
from tests.conftest import ROOT, MakeSite, Run, changed, files_in, replace_files

MISSPELT = changed("content/help.yaml", "area: Quay", "aera: Quay")


@pytest.fixture(scope="module")
def commands() -> list[str]:
    """The commands that `--help` names."""
    printed = subprocess.run([sys.executable, ROOT / "build.py", "--help"], capture_output=True, text=True, check=True)
    found = re.findall(r"^    (\w+)\s{2,}\w", printed.stdout, re.MULTILINE)
    assert {"build", "check", "serve"} <= set(found), printed.stdout
    return found


def test_a_build_says_in_one_line_what_it_made_how_long_it_took_and_what_to_open(a_site: MakeSite, run: Run) -> None:
    site = a_site()
    done = run("build", site=site)
    assert done.code == 0
    assert done.err == ""
    said = re.fullmatch(r"Built (\d+) pages \((\d+) files, \d+ KB\) in \d\.\d\d s\. Open (.+)\n", done.out)
    assert said, done.out
    assert (int(said[1]), int(said[2])) == (15, len(files_in(site / "output")))
    assert Path(said[3]) == site / "output/index.html"


def test_the_version_is_said_without_a_site(tmp_path: Path) -> None:
    typed = [sys.executable, str(ROOT / "build.py"), "--version"]
    printed = subprocess.run(typed, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert printed.stdout == f"explainer {__version__}\n"


def test_without_a_verb_the_site_is_built(a_site: MakeSite, run: Run) -> None:
    site = a_site()
    assert run(site=site).code == 0
    assert (site / "output/index.html").is_file()


def test_the_folder_may_be_named_before_or_after_the_verb(a_site: MakeSite, run: Run) -> None:
    site = str(a_site())
    assert run("check", "--site", site).code == 0
    assert run("--site", site, "check").code == 0


def test_check_looks_at_everything_and_writes_nothing(a_site: MakeSite, run: Run) -> None:
    site = a_site()
    before = files_in(site)
    done = run("check", site=site)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("No errors in 15 pages.\n")
    assert files_in(site) == before


def test_check_finds_what_a_build_would_find(a_site: MakeSite, run: Run) -> None:
    site = a_site(MISSPELT)
    checked, built = run("check", site=site), run("build", site=site)
    assert (checked.code, checked.out) == (1, "")
    assert checked.err == built.err
    assert not (site / "output").exists()


def test_diagnostics_end_with_their_number_and_what_was_written(a_site: MakeSite, run: Run) -> None:
    site = a_site(MISSPELT)
    assert run("build", site=site).err.splitlines()[-1] == "1 error; nothing was written."
    replace_files(site, {"content/help.yaml": "- id: A\n- id: b\n"})
    assert re.fullmatch(r"\d+ errors; nothing was written\.", run("build", site=site).err.splitlines()[-1])


def test_a_folder_without_a_site_is_a_mistyped_command(tmp_path: Path, run: Run) -> None:
    done = run("build", site=tmp_path / "nothing")
    assert done.code == 2
    assert done.err == f"There is no site.yaml in {tmp_path / 'nothing'}: name a site's folder with --site.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("typed", [["bild"], ["build", "--sight", "x"], ["serve", "--port", "high"], ["check", "more"]])
def test_a_mistyped_command_ends_with_2(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(typed)
    assert ended.value.code == 2
    assert "usage: build.py" in capsys.readouterr().err


def test_a_mistake_of_ours_says_so_before_its_traceback(
    a_site: MakeSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("explainer.pipeline.render_outputs", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        main(["build", "--site", str(a_site())])
    assert capsys.readouterr().err.startswith("This is a mistake of the generator, not yours.")


def test_a_command_has_help_of_its_own(commands: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for command in commands:
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0
        said = capsys.readouterr().out
        assert f"build.py {command}" in said
        assert "--site DIR" in said


def test_the_readme_names_every_command(commands: list[str]) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for command in commands:
        assert re.search(rf"\bbuild\.py {command}\b", readme), f"README.md does not say what `build.py {command}` does"
