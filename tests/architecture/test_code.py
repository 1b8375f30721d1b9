"""The Python of this project → short files and functions, docstrings, and no word of the first site's topic."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from tests.architecture.test_layers import FILES, named, tree_of
from tests.conftest import ROOT

TESTED = [*FILES, ROOT / "build.py", *sorted((ROOT / "bench").glob("*.py"))]
ALL = [*TESTED, *(path for path in sorted((ROOT / "tests").rglob("*.py")) if "golden" not in path.parts)]
LONGEST_FILE = 300
LONGEST_FUNCTION = 40

# The generator serves any topic; the first of its sites may not leak into it.
TOPIC = re.compile(
    r"\b(asylum|canad\w*|refugees?|stca|irpa|irpr|immigra\w*|migrants?|claimants?|deport\w*|truthout|tariffs?)\b",
    re.IGNORECASE,
)


@cache
def functions(file: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree_of(file)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_a_file_can_be_read_in_one_go() -> None:
    lengths = {named(file): len(file.read_text("utf-8").splitlines()) for file in ALL}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_a_function_fits_on_a_screen() -> None:
    lengths = {
        f"{named(file)}:{function.lineno} {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for file in TESTED
        for function in functions(file)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_a_module_opens_with_what_it_does() -> None:
    first = {named(file): (ast.get_docstring(tree_of(file)) or "").split("\n")[0] for file in ALL}
    assert {name: line for name, line in first.items() if not line.endswith((".", "?"))} == {}


def test_the_generator_does_not_know_the_topic_of_its_first_site() -> None:
    lines = [
        f"{named(file)}:{number} {line.strip()}"
        for file in FILES
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if TOPIC.search(line)
    ]
    assert lines == []


def test_the_name_of_a_test_is_a_sentence_and_stands_once() -> None:
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        tests = [function.name for function in functions(file) if function.name.startswith("test_")]
        assert [name for name in tests if name.count("_") < 3] == [], named(file)
        assert len(tests) == len(set(tests)), f"{named(file)}: a name stands twice, so one test never runs"
