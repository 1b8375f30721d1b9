"""The command line → its help texts as accepted, and an exit code and a message for everything that can go wrong."""

from __future__ import annotations

import ast
import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from explainer.cli import COMMANDS, main
from tests.conftest import ROOT, MakeSite, changed, copy_site

HELP = Path(__file__).parent / "help"
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)

MISSPELT = changed("content/help.yaml", "area: Quay", "aera: Quay")
# What is typed, the exit code, and words of the message. SITE is a complete site, WRONG the same with a mistake.
USAGE = "usage: build.py"
NOTHING = "Nothing was written."
TYPED = [
    ("bild", 2, USAGE),
    ("build --sight x", 2, USAGE),
    ("check more", 2, USAGE),
    ("check --today tomorrow", 2, USAGE),
    ("serve --port high", 2, USAGE),
    ("serve --port 0", 2, "a port is a number from 1 to 65535"),
    ("serve --port 65536", 2, "a port is a number from 1 to 65535"),
    ("ask", 2, USAGE),
    ("law", 2, USAGE),
    ("new", 2, USAGE),
    ("new law --site SITE", 2, '"law" is not a thing to make.'),
    ("build --site SITE/content", 2, "There is no site.yaml in SITE/content: name a site's folder with --site.\n"),
    ("build --site WRONG", 1, "1 error; nothing was written."),
    ("bundle --site WRONG", 1, "1 error; nothing was written."),
    ("check --site WRONG", 1, "1 error; nothing was written."),
    ("check --json --site WRONG", 1, '"file": "content/help.yaml"'),
    ("law law.xml --site WRONG", 2, "1 error; nothing was written."),
    ("law law.xml --pin --site SITE", 2, "--pin and --by belong together: python build.py law --pin FILE.xml"),
    ("law SITE/law.xml --site SITE", 2, "this file cannot be read: no such file or directory."),
    ("ask SITE/answers.yaml --site SITE", 1, "answers.yaml: the system says “No such file or directory”."),
    ("ask SITE/site.yaml --site SITE", 1, "error"),
    ("new site --site SITE", 1, "name the folder of the new site: python build.py new site DIR"),
    ("new fact sum --site SITE", 1, NOTHING),
    ("new section id=Wrong --site SITE", 1, NOTHING),
    ("schemas --site SITE", 0, "wrote schemas/"),
    ("check --site SITE", 0, "No errors in "),
]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two sites by their names in TYPED. No command here may change the content of one."""
    top = tmp_path_factory.mktemp("sites")
    return {"SITE": copy_site(top / "site", {}), "WRONG": copy_site(top / "wrong", MISSPELT)}


@pytest.fixture(autouse=True)
def collected_garbage() -> Iterator[None]:
    """The command line switches the collector off, as its process is about to end; this one is not."""
    yield
    gc.enable()


def exit_code_of(arguments: list[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as ended:
        code = ended.code
    assert isinstance(code, int)
    return code


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_of_a_command_is_as_accepted(
    command: str, accept: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    assert exit_code_of([*filter(None, [command]), "--help"]) == 0
    shown, golden = capsys.readouterr().out, HELP / f"{command or 'all'}.txt"
    if accept:
        golden.write_text(shown, encoding="utf-8")
    # Versions of Python break lines at different words.
    assert shown.split() == golden.read_text(encoding="utf-8").split()


@pytest.mark.parametrize(("typed", "code", "message"), TYPED, ids=[typed for typed, _, _ in TYPED])
def test_a_command_ends_with_its_exit_code_and_a_message(
    typed: str, code: int, message: str, folders: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, expected = typed, message
    for name, folder in folders.items():
        arguments, expected = arguments.replace(name, str(folder)), expected.replace(name, str(folder))
    assert exit_code_of(arguments.split(" ")) == code
    printed = capsys.readouterr()
    assert expected in printed.out + printed.err


def test_a_message_names_the_program_as_it_was_typed(
    folders: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["law", "law.xml", "--pin", "--site", str(folders["SITE"])], "explainer") == 2
    assert capsys.readouterr().err == (
        '--pin and --by belong together: explainer law --pin FILE.xml… --by "Your Name"\n'
    )


def test_no_text_of_the_generator_names_a_program_that_may_not_have_been_typed() -> None:
    default = "python build.py"
    for file in sorted((ROOT / "explainer").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        docstrings = [ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, _DOCUMENTED)]
        texts = {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        named = [text for text in texts if "build.py" in text and text not in (default, *docstrings)]
        assert named == [], f"{file}: say it as `options.program`, or name the command alone"


def test_no_help_text_is_kept_of_a_command_that_is_gone() -> None:
    assert {file.stem for file in HELP.iterdir()} == {"all", *COMMANDS}


def test_the_package_itself_can_be_run() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "explainer", "check", "--site", HELP],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("There is no site.yaml in ")


def test_a_bundle_of_no_known_day_is_a_mistyped_command(
    a_site: MakeSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    site = a_site()
    assert exit_code_of(["bundle", "--site", str(site)]) == 2
    assert capsys.readouterr().err.startswith("SOURCE_DATE_EPOCH must hold whole seconds since 1970, up to the year ")
    assert not (site / "output").exists()
