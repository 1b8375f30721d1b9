"""The Python of this project → files and functions of a size to be read, and names that say what they are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.house.test_floors import FILES, named

TESTED = [*FILES, ROOT / "build.py", *sorted((ROOT / "bench").glob("*.py"))]
ALL = [*TESTED, *(path for path in sorted((ROOT / "tests").rglob("*.py")) if "golden" not in path.parts)]
LONGEST_FILE = 300
LONGEST_FUNCTION = 40

# Names that say nothing, or that have to be unfolded while reading.
BANNED = {
    *("attr", "attrs", "buf", "cfg", "cnt", "conf", "ctx", "dct", "dst", "elem", "err", "fm", "fn", "fname", "func"),
    *("idx", "impl", "lang", "lineno", "lst", "mgr", "msg", "num", "obj", "param", "params", "ptr", "ref", "refs"),
    *("res", "ret", "tmp", "tmpl", "util", "utils", "val", "vals"),
}
# What a library calls its own, which we must call so too.
GIVEN = {"markdown/": {"env", "info"}}
EMPTY_VERBS = re.compile(r"_?(process|handle|do|manage|perform)(_|$)")
EMPTY_FILES = {"base", "common", "core", "helpers", "manager", "managers", "misc", "shared", "util", "utils"}
# The generator serves any topic; the first of its sites may not leak into it.
TOPIC = re.compile(
    r"\b(asylum|canad\w*|refugees?|stca|irpa|irpr|immigra\w*|migrants?|claimants?|deport\w*|truthout|tariffs?)\b",
    re.IGNORECASE,
)


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def names(file: Path) -> Iterator[tuple[int, str]]:
    """Every name that the file gives: of functions, classes, arguments, variables."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id


@pytest.mark.parametrize("file", ALL, ids=named)
def test_a_file_can_be_read_in_one_go(file: Path) -> None:
    lines = len(file.read_text("utf-8").splitlines())
    assert lines <= LONGEST_FILE, f"{named(file)} has {lines} lines"


@pytest.mark.parametrize("file", TESTED, ids=named)
def test_a_function_fits_on_a_screen(file: Path) -> None:
    for function in functions(file):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        assert lines <= LONGEST_FUNCTION, f"{named(file)}:{function.lineno} {function.name} has {lines} lines"


@pytest.mark.parametrize("file", ALL, ids=named)
def test_a_module_opens_with_what_it_does(file: Path) -> None:
    said = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    first = said.split("\n")[0]
    assert first, f"{named(file)} has no opening line"
    assert first.endswith((".", "?")), f"{named(file)}: {first}"


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_name_is_whole_words(file: Path) -> None:
    given = next((words for place, words in GIVEN.items() if place in named(file)), set())
    for line, name in names(file):
        for word in name.strip("_").lower().split("_"):
            assert word not in BANNED - given, f"{named(file)}:{line} {name}"


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_function_says_what_it_makes(file: Path) -> None:
    for function in functions(file):
        assert not EMPTY_VERBS.match(function.name), f"{named(file)}:{function.lineno} {function.name}"


@pytest.mark.parametrize("file", ALL, ids=named)
def test_a_file_is_called_after_what_it_handles(file: Path) -> None:
    assert not EMPTY_FILES & {*file.relative_to(ROOT).with_suffix("").parts}


@pytest.mark.parametrize("file", FILES, ids=named)
def test_the_generator_does_not_know_the_topic_of_its_first_site(file: Path) -> None:
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        assert not TOPIC.search(line), f"{named(file)}:{number} {line.strip()}"


@pytest.mark.parametrize("file", sorted((ROOT / "tests").rglob("test_*.py")), ids=named)
def test_the_name_of_a_test_is_a_sentence(file: Path) -> None:
    tests = [function.name for function in functions(file) if function.name.startswith("test_")]
    short = [name for name in tests if name.count("_") < 3]
    assert not short, f"{named(file)}: {short}"
    assert len(tests) == len(set(tests)), f"{named(file)}: a name stands twice, so one test never runs"
