"""docs/tutorial.md → the site that it makes, every command and file of it done as it is written there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from explainer.cli import main
from explainer.pipeline import load_site
from tests.conftest import ROOT
from tests.docs.guide import Reader, Step, check_said, steps

GUIDE = ROOT / "docs/tutorial.md"
# Done by tests/package/, or by a program that is not ours.
NOT_RUN = ("python3 -m venv env", ". env/bin/activate", "pip install ./explainer", "netlify deploy --prod --dir output")
SAYS = ("It says:", "It answers, among other things:", "It lists, among other things:")


@dataclass(slots=True)
class Terminal:
    """Where the tutorial is done: the folder, what the last command printed, and every command with its exit code."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    said: str = ""
    typed: list[tuple[str, int]] = field(default_factory=list)

    def type(self, command: str) -> None:
        """Run one command of a block."""
        if command in NOT_RUN:
            return
        self.monkeypatch.chdir(self.folder)
        program, *words = command.split()
        code = 0
        if program == "cd":
            self.folder /= words[0]
        elif program == "rm":
            shutil.rmtree(self.folder / words[-1])
        else:
            assert program == "explainer", command
            # The preview does not end; what it shows is what is built.
            code = main(["build"] if words == ["serve"] else words)
            self.said = "".join(self.capsys.readouterr())
        self.typed.append((command, code))


@pytest.fixture
def done(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """The tutorial, done."""
    terminal = Terminal(tmp_path, capsys, monkeypatch)
    reader = Reader(tmp_path / "bees")
    for step in steps(GUIDE.read_text("utf-8")):
        if step.says.endswith(SAYS):
            check_said(step, terminal.said)
        elif not reader.write(step) and not step.says.endswith("adds this:"):
            for command in commands(step):
                terminal.type(command)
    return terminal


def commands(step: Step) -> Iterator[str]:
    """The commands of a block, without the remarks beside them."""
    for line in step.words.splitlines():
        yield line.split("   ")[0].strip()


def test_the_tutorial_can_be_done_as_it_is_written(done: Terminal) -> None:
    assert done.typed == [
        ("explainer new bees", 0),
        ("cd bees", 0),
        ("explainer serve", 0),
        ("rm -r content", 0),
        ("explainer check", 0),
        ("explainer check", 1),
        ("explainer check", 0),
        ("explainer ask ../answers.yaml --explain", 0),
        ("explainer bundle", 0),
    ]
    site = load_site(done.folder)
    assert [section.id for section in site.sections] == ["where", "register"]
    assert len(site.facts) == 3
    assert len(site.timeline) == 2
    (form,) = site.forms.values()
    assert len(form.ruleset.questions) == 4
    output = done.folder / "output"
    pages = {file.name: file.read_text("utf-8") for file in output.glob("*.html")}
    assert "garden-" in pages["where.html"], "the drawing"
    assert "#4a3500" in pages["index.html"], "the colours"
    assert "May I keep bees?" in pages["may-i.html"]
    assert {file.suffix for file in (output / "bundle").iterdir()} >= {".zip", ".html"}


def test_the_tutorial_fits_into_its_hour() -> None:
    minutes = [int(found) for found in re.findall(r"^## .* \((\d+) minutes\)$", GUIDE.read_text("utf-8"), re.MULTILINE)]
    assert len(minutes) == 8
    assert sum(minutes) <= 65
