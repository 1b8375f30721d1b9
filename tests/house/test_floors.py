"""The imports of explainer/ → who may know whom, and where the libraries of others live."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "explainer"
FILES = sorted(PACKAGE.rglob("*.py"))

# A room may import what lies on a lower floor, and itself.
FLOORS = {
    "__init__": 0,
    "problems": 0,
    "processes": 0,
    "formats": 1,
    "markdown": 1,
    "rules": 1,
    "law": 1,
    "picture": 2,
    "model": 3,
    "read": 4,
    "resolve": 4,
    "render": 4,
    "deliver": 4,
    "proved": 4,
    "ask": 5,
    "browser_editor": 5,
    "due": 5,
    "law_pins": 5,
    "law_watch": 5,
    "passages": 5,
    "new": 5,
    "pipeline": 5,
    "bundle": 6,
    "preview": 6,
    "schemas": 6,
    "serve": 7,
    "cli": 8,
}
# The one place of each library; replacing it touches one room.
LIBRARIES = {
    "yaml": "formats/yaml_file.py",
    "markdown_it": "markdown/",
    "mdit_py_plugins": "markdown/",
    "jinja2": "render/",
    "markupsafe": "render/",
    "babel": "render/",
    "rcssmin": "render/",
    "rjsmin": "render/",
    "segno": "render/",
    "brotli": "deliver/",
    "zopfli": "deliver/",
    "livereload": "serve.py",
    "tornado": "serve.py",
}


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(file: Path) -> Iterator[tuple[int, str]]:
    """Line and module of every import, also of those within functions and for type checkers alone."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from explainer import model` imports a room too.
            bare = node.module == "explainer"
            yield from ((node.lineno, f"{node.module}.{alias.name}" if bare else node.module) for alias in node.names)


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("room", sorted({room_of(file) for file in FILES}))
def test_a_room_has_its_floor(room: str) -> None:
    assert room in FLOORS, "a new room: say in FLOORS who may import it"


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_room_imports_only_from_lower_floors(file: Path) -> None:
    room = room_of(file)
    for line, module in imports_of(file):
        parts = module.split(".")
        if parts[0] == "explainer" and len(parts) > 1 and parts[1] != room:
            assert FLOORS[parts[1]] < FLOORS[room], f"{named(file)}:{line} imports {module}"


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_library_is_imported_only_in_its_place(file: Path) -> None:
    for line, module in imports_of(file):
        name = module.split(".")[0]
        if name == "explainer" or name in sys.stdlib_module_names:
            continue
        assert name in LIBRARIES, f"{named(file)}:{line} imports {name}, which has no place"
        place = (PACKAGE / LIBRARIES[name]).relative_to(PACKAGE)
        inside = file.relative_to(PACKAGE)
        assert inside == place or place in inside.parents, f"{named(file)}:{line} imports {name}"


def test_the_door_only_opens_the_command_line() -> None:
    modules = {module for _, module in imports_of(ROOT / "build.py")}
    assert modules == {"sys", "explainer.cli"}


@pytest.mark.parametrize("file", FILES, ids=named)
def test_the_generator_knows_nothing_of_tests(file: Path) -> None:
    assert all(module.split(".")[0] not in {"tests", "bench"} for _, module in imports_of(file))
