"""A mistake in the whole site → exactly the words that the command line prints.

Each folder of tests/mistakes/ is one mistake: the files that replace those of the whole site, `removed.txt` with the
files that are taken away, and `expected.txt`. A block of tests/mistakes.txt is one too,
in few lines, and for any command.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
from pathlib import Path

import pytest

from explainer.cli import main
from explainer.proved import STAMP
from tests.conftest import MakeSite, Run, files_in
from tests.mistake_blocks import Mistake, read_mistakes, write_mistakes
from tests.mistake_blocks import make_mistake as make_changes

MISTAKES = Path(__file__).parent / "mistakes"
NAMES = sorted(path.name for path in MISTAKES.iterdir() if path.is_dir())
SEVERAL = "several-at-once"
BLOCKS = Path(__file__).parent / "mistakes.txt"
OF_COMMANDS = read_mistakes(BLOCKS)


def make_mistake(name: str, root: Path) -> None:
    """Put the files of a mistake into a copy of the whole site."""
    folder = MISTAKES / name
    # What a link out of the site leads to: it must be there to be refused for the right reason.
    shutil.copy(MISTAKES / "outside.md", root.parent)
    for path in sorted(folder.rglob("*")):
        target = root / path.relative_to(folder)
        if path.is_symlink():
            target.unlink(missing_ok=True)
            target.symlink_to(path.readlink())
        elif path.name == "removed.txt":
            for file in path.read_text("utf-8").split():
                (root / file).unlink()
        elif path.is_file() and path.name != "expected.txt":
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)


def exit_code_of(arguments: list[str]) -> int:
    """The exit code of a command that may have been mistyped."""
    try:
        return main(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1


@pytest.mark.parametrize("name", NAMES)
def test_the_mistake_is_reported_in_exactly_these_words(name: str, a_site: MakeSite, run: Run, accept: bool) -> None:
    site = a_site()
    make_mistake(name, site)
    reported = run("build", site=site)
    expected = MISTAKES / name / "expected.txt"
    if accept:
        expected.write_text(reported.err, encoding="utf-8")
    assert reported.err == expected.read_text("utf-8")
    assert reported.out == ""
    assert reported.code == 1
    assert not (site / "output").exists()


@pytest.mark.parametrize("name", [name for name in NAMES if name != SEVERAL])
def test_one_mistake_is_reported_once(name: str) -> None:
    lines = (MISTAKES / name / "expected.txt").read_text("utf-8").splitlines()
    assert sum(line.startswith("  help: ") for line in lines) == 1
    assert lines[-1] == "1 error; nothing was written."


@pytest.mark.parametrize("name", NAMES)
def test_no_message_speaks_the_language_of_programmers(name: str) -> None:
    reported = (MISTAKES / name / "expected.txt").read_text("utf-8")
    # What Python itself says of a template is left as it is, at the end of an advice.
    reported = reported.split("Python says")[0]
    for word in ("None", "dict", "KeyError", "Traceback", "object at", "mapping", "scalar", "token", "iterable"):
        assert not re.search(rf"\b{word}\b", reported), word
    assert not re.search(r"'\w[^'\n]*'", reported), "words are quoted with double quotes"


@pytest.mark.parametrize("mistake", OF_COMMANDS, ids=[mistake.name for mistake in OF_COMMANDS])
def test_a_command_says_exactly_these_words(
    mistake: Mistake,
    a_site: MakeSite,
    accept: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    site = a_site()
    make_changes(mistake, site)
    monkeypatch.chdir(site)
    monkeypatch.setattr("sys.stdin", io.StringIO())  # nobody is there who could answer a question
    before = set(files_in(site))
    typed = shlex.split(mistake.command or "check")
    while "=" in typed[0]:
        monkeypatch.setenv(*typed.pop(0).split("=", 1))
    code = exit_code_of(typed)
    said = "".join(capsys.readouterr()).strip()
    if accept:
        mistake.said = said.splitlines()
        write_mistakes(BLOCKS, OF_COMMANDS)
    assert said.splitlines() == mistake.said
    assert code in ({0} if "--today" in typed else {1, 2})
    assert set(files_in(site)) - {STAMP, f"{Path(STAMP).parent}/.gitignore"} == before
