"""The scripts of pages → in good form, with types that fit, and their small versions made of what they are now."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.render.scripts import made_of, small_file, small_script
from explainer.theme import Theme
from tests.scripts.tools import HERE, ROOT, check_types, lint, minify

SCRIPTS = sorted((ROOT / "assets/js").glob("*.js"))
OF_TESTS = [ROOT / "tests/browser/inspect.js", ROOT / "tests/hosting/grade.mjs"]

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("node")]


def test_the_linter_has_nothing_to_report() -> None:
    assert lint([ROOT / "assets/js", *OF_TESTS]) == ""


def test_the_linter_would_report_a_mistake_and_a_line_out_of_form(tmp_path: Path) -> None:
    script = tmp_path / "script.js"
    script.write_text("let never = 1;\nif (never == 1)  console.log(never);\n", encoding="utf-8")
    report = lint([script])
    assert "noDoubleEquals" in report
    assert "Formatter would have printed" in report


def test_the_types_of_the_scripts_fit() -> None:
    assert check_types() == ""


def test_a_type_that_does_not_fit_would_be_reported(tmp_path: Path) -> None:
    script, types = tmp_path / "script.js", ROOT / "assets/js/types.d.ts"
    script.write_text('explainer.evaluate("{}")({ entry: true });\nconst size = (given) => given;\n', encoding="utf-8")
    project = {"extends": str(HERE / "tsconfig.json"), "files": [str(types), str(script)], "include": []}
    (tmp_path / "tsconfig.json").write_text(json.dumps(project), encoding="utf-8")
    report = check_types(tmp_path / "tsconfig.json")
    assert "script.js(1,28): error TS2322: Type 'boolean' is not assignable to type 'Name'." in report
    assert "'given' implicitly has an 'any' type" in report


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_small_version_of_a_script_is_made_of_what_it_is_now(script: Path, accept: bool) -> None:
    source = script.read_text("utf-8")
    expected = f"{made_of(source)}\n{minify(source)}\n"
    small = ROOT / small_file(script.stem)
    if accept:
        small.parent.mkdir(exist_ok=True)
        small.write_text(expected, encoding="utf-8")
    assert small.is_file(), "run make scripts"
    assert small.read_text("utf-8") == expected, "run make scripts"
    assert small_script(Theme.of(ROOT), script.stem, Diagnostics()) == minify(source).rstrip(";")


def test_there_is_no_small_version_without_a_script() -> None:
    small = {path.name for path in (ROOT / "assets/js/min").iterdir()}
    assert small == {path.name for path in SCRIPTS}


def test_a_script_that_cannot_be_read_is_not_made_small() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        minify("const = 1;")
