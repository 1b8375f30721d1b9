"""What was typed → what is imported and read for it. Work is counted, not timed: a clock would tell of the machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from explainer.entry import main
from explainer.stamp import STAMP
from tests.conftest import ROOT, MakeSite
from tests.site.test_smallest import smallest
from tests.subprocesses import touched_by

_MODULES = "import sys; from explainer.entry import main; main(sys.argv[1:]); print(*sys.modules)"
# What a build in which nothing changed must not wait for.
HEAVY = {"argparse", "babel", "dataclasses", "jinja2", "json", "markdown_it", "pathlib", "re", "typing", "yaml"}
# What a site without a form, languages, pictures and copies must not.
UNNEEDED = {
    "PIL",
    "babel.messages",
    "brotli",
    "explainer.commands.new",
    "explainer.commands.serve",
    "explainer.gallery",
}
UNNEEDED |= {
    "explainer.law.readers",
    "explainer.rules.model",
    "http",
    "livereload",
    "openpyxl",
    "urllib.request",
    "zopfli",
}


def imported_by(*typed: str) -> set[str]:
    """The modules that a process has after this was typed."""
    command = [sys.executable, "-c", _MODULES, *typed]
    return {*subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()}


def test_a_build_imports_only_what_its_site_needs_and_next_to_nothing_if_nothing_changed(tmp_path: Path) -> None:
    site = str(smallest(tmp_path / "site"))
    assert imported_by("--site", site) & UNNEEDED == set()
    again = imported_by("--site", site)
    assert again & HEAVY == set()
    ours = {module for module in again if module.startswith("explainer")}
    assert ours == {"explainer", "explainer.entry", "explainer.snapshot", "explainer.stamp"}


def test_where_nothing_changed_only_the_stamp_is_read(a_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site = a_site()
    typed = ["--site", str(site)]
    assert main(typed) == 0
    read = [path for _, path in touched_by(lambda: main(typed)) if Path(path).is_file()]
    output = [path for path in read if Path(path).is_relative_to(site / "output")]
    assert read == [str(site / STAMP), *output]
    assert len(output) < 15  # of more than thirty: those of the last tick
    assert "Built 15 pages" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (["--site", "nowhere"], "There is no site.yaml in nowhere"),
        (["--site"], "expected one argument"),
        (["bild"], "invalid choice"),
    ],
)
def test_what_is_mistyped_is_said_by_the_command_line(
    typed: list[str], printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code: object = main(typed)
    except SystemExit as ended:
        code = ended.code
    assert code == 2
    assert printed in capsys.readouterr().err


@pytest.mark.parametrize("folder", [".", "./", "{}", "{}/", "{}//."])
def test_the_line_of_a_build_names_the_folder_as_it_was_typed_each_time(
    folder: str, a_site: MakeSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = a_site()
    monkeypatch.chdir(site)
    typed = folder.format(site)
    said = []
    for _ in range(2):
        main(["build", "--site", typed])
        said.append(capsys.readouterr().out.rpartition(" ")[2].strip())
    expected = Path(typed) / "output/index.html"
    assert said == 2 * [str(expected)]
