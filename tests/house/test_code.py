"""The Python of this project → files and functions of a size to be read, and names that say what they are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.conftest import ROOT
from tests.house.test_floors import FILES, named, tree_of

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


@cache
def functions(file: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree_of(file)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def names(file: Path) -> Iterator[tuple[int, str]]:
    """Every name that the file gives: of functions, classes, arguments, variables."""
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id


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


def test_a_name_is_whole_words() -> None:
    found = []
    for file in FILES:
        given = next((words for place, words in GIVEN.items() if place in named(file)), set())
        banned = BANNED - given
        found += [f"{named(file)}:{line} {name}" for line, name in names(file) if banned & {*name.lower().split("_")}]
    assert found == []


def test_a_function_says_what_it_makes() -> None:
    found = {f"{named(file)}:{function.lineno}": function.name for file in FILES for function in functions(file)}
    assert {place: name for place, name in found.items() if EMPTY_VERBS.match(name)} == {}


def test_a_file_is_called_after_what_it_handles() -> None:
    assert [named(file) for file in ALL if EMPTY_FILES & {*file.relative_to(ROOT).with_suffix("").parts}] == []


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
