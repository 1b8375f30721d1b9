"""The imports of explainer/ → the layers, and the one package that imports each library."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from explainer.cli import COMMANDS
from tests.conftest import ROOT

PACKAGE = ROOT / "explainer"
FILES = sorted(PACKAGE.rglob("*.py"))

# A package may import itself and packages of lower layers.
LAYERS = {
    "__init__": 0,
    "diagnostics": 0,
    "foreign": 0,
    "processes": 0,
    "snapshot": 0,
    "timings": 0,
    "stamp": 1,
    "contrast": 1,
    "formats": 1,
    "geography": 2,
    "images": 2,
    "markdown": 2,
    "readability": 2,
    "readability_by_language": 2,
    "rules": 2,
    "law": 2,
    "target": 3,
    "translate": 3,
    "helper": 3,
    "picture": 3,
    "policy": 3,
    "theme": 3,
    "look": 3,
    "model": 4,
    "load": 5,
    "resolve": 5,
    "render": 5,
    "deliver": 5,
    "proved": 5,
    "translated": 6,
    "kept": 6,
    "browser_editor": 7,
    "gallery": 7,
    "maintenance": 7,
    "pipeline": 7,
    "schemas": 7,
    "bundle": 8,
    "new": 8,
    "preview": 8,
    "commands": 9,
    "cli": 10,
    "entry": 11,
    "__main__": 12,
}
# The place of each library: one, but for the data of languages; replacing it touches one package.
LIBRARIES = {
    "yaml": "formats/yaml_file.py",
    "markdown_it": "markdown/",
    "mdit_py_plugins": "markdown/",
    "jinja2": "render/",
    "jsonschema": "formats/schema_check.py",
    "referencing": "formats/schema_check.py",
    "markupsafe": "render/",
    "babel": "render/ translate/",
    "openpyxl": "translate/",
    "tinycss2": "formats/css.py",
    "rcssmin": "render/",
    "rjsmin": "render/",
    "segno": "render/",
    "brotli": "deliver/",
    "deflate": "deliver/",
    "PIL": "images/",
    "livereload": "preview/",
    "tornado": "preview/",
}


def package_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def tree_of(file: Path) -> ast.Module:
    """A file of Python, parsed."""
    return ast.parse(file.read_text("utf-8"))


def imports_of(file: Path) -> Iterator[tuple[int, str]]:
    """Line and module of every import, also of those within functions and for type checkers alone."""
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from explainer import model` imports a package too.
            bare = node.module == "explainer"
            yield from ((node.lineno, f"{node.module}.{alias.name}" if bare else node.module) for alias in node.names)


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def test_every_package_has_its_layer() -> None:
    """A new package: say in LAYERS who may import it."""
    assert {package_of(file) for file in FILES} - set(LAYERS) == set()


def test_a_package_imports_only_from_lower_layers() -> None:
    breaches = []
    for file in FILES:
        layer = LAYERS.get(package_of(file), 0)
        for line, module in imports_of(file):
            first, _, rest = module.partition(".")
            package = rest.split(".")[0]
            if first == "explainer" and package and package != package_of(file) and LAYERS.get(package, 0) >= layer:
                breaches.append(f"{named(file)}:{line} imports {module}")
    assert breaches == []


def test_a_library_is_imported_only_in_its_place() -> None:
    breaches = []
    for file in FILES:
        inside = file.relative_to(PACKAGE)
        for line, module in imports_of(file):
            name = module.split(".")[0]
            places = [Path(place) for place in LIBRARIES.get(name, "nowhere").split()]
            ours = name == "explainer" or name in sys.stdlib_module_names
            if not ours and not {inside, *inside.parents}.intersection(places):
                breaches.append(f"{named(file)}:{line} imports {name}, whose place is {places}")
    assert breaches == []


@pytest.mark.parametrize("file", [ROOT / "build.py", PACKAGE / "__main__.py"], ids=named)
def test_an_entry_point_only_calls_the_command_line(file: Path) -> None:
    assert {module for _, module in imports_of(file)} == {"sys", "explainer.entry"}


def test_every_module_of_the_commands_is_one_command() -> None:
    modules = {file.stem for file in (PACKAGE / "commands").glob("*.py")} - {"__init__"}
    assert modules == set(COMMANDS)


def test_only_the_bundle_imports_another_command() -> None:
    """It prints what a build prints, and more."""
    pairs = {
        (file.stem, module.removeprefix("explainer.commands."))
        for file in (PACKAGE / "commands").glob("*.py")
        for _, module in imports_of(file)
        if module.startswith("explainer.commands.")
    }
    assert pairs == {("bundle", "build")}


def test_the_rules_know_nothing_of_the_page_that_asks_them() -> None:
    """How a form looks and which buttons it has is in render/form_css/."""
    page = re.compile(r"radio|button|\bCSS\b|\bHTML\b|selector|:checked|:has\(", re.IGNORECASE)
    found = [
        f"{named(file)}:{number} {line.strip()}"
        for file in (PACKAGE / "rules").glob("*.py")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if page.search(line)
    ]
    assert found == []


def test_the_rules_declare_their_fields_and_know_nothing_of_files() -> None:
    """What a file of rules looks like is read by load/ from what is declared here."""
    declaring = {"explainer.formats.declaration", "explainer.formats.kinds"}
    known = {module for file in (PACKAGE / "rules").glob("*.py") for _, module in imports_of(file)}
    assert {module for module in known if module.startswith("explainer.formats")} == declaring


def test_the_generator_knows_nothing_of_tests() -> None:
    known = {module.split(".")[0] for file in FILES for _, module in imports_of(file)}
    assert known & {"tests", "bench", "pytest", "hypothesis"} == set()
