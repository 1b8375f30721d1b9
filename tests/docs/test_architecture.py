"""docs/architecture.md → every file, function and class that it names exists, and its layers are those of the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.test_layers import FILES, LAYERS, tree_of
from tests.conftest import ROOT

PAGE = ROOT / "docs/architecture.md"
# ```text … ```
_FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A paragraph, an item of a list, or a row of a table begins a block of its own.
_BLOCK = re.compile(r"\n(?=\n|- |\d+\. |\| )")
# `explainer/model/site.py`
_CODE = re.compile(r"`([^`\n]+)`")
# explainer/load/facts.py, content/facts/*.yaml, site.yaml, templates/parts/
_FILE = re.compile(r"[\w./*-]+/[\w.*-]*|[\w-]+\.(?:py|yaml|md|html|js|css)")
# Assets.inline_assets(), or _KINDS
_NAME = re.compile(r"((?:\w+\.)?\w+)\(\)|(_?[A-Z][A-Z_]+)")
# FactReference
_CLASS = re.compile(r"[A-Z][a-z]\w+")
_MADE = ("output/", "data/")  # by a build


@dataclass(frozen=True, slots=True)
class Named:
    """A function or constant that the page names, and the file that it names last before it."""

    file: str
    name: str


def spans() -> Iterator[tuple[str, str]]:
    """Everything in backticks, with the file that was named last before it in the same block; "" if none was."""
    for block in _BLOCK.split(_FENCED.sub("", PAGE.read_text("utf-8"))):
        file = ""
        for code in _CODE.findall(block):
            yield code, file
            if _FILE.fullmatch(code):
                file = code


def files() -> list[str]:
    return sorted({code for code, _ in spans() if _FILE.fullmatch(code) and not code.startswith(_MADE)})


def names() -> list[Named]:
    found = {Named(file, match[1] or match[2]) for code, file in spans() if (match := _NAME.fullmatch(code))}
    return sorted(found, key=lambda each: (each.file, each.name))


@cache
def defined_in(file: Path) -> frozenset[str]:
    """Functions, classes, methods (as Class.method) and constants of a Python file; macros and constants of others."""
    if file.suffix != ".py":
        return frozenset(re.findall(r"\b(?:macro|const|function) (\w+)", file.read_text("utf-8")))
    found = set()
    for node in tree_of(file).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{each.name}" for each in node.body if isinstance(each, ast.FunctionDef)}
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        found |= {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
    return frozenset(found)


@pytest.mark.parametrize("file", files())
def test_every_file_that_the_page_names_exists(file: str) -> None:
    assert list(ROOT.glob(file)), f"docs/architecture.md names {file}"


@pytest.mark.parametrize("named", names(), ids=lambda named: f"{named.file}: {named.name}")
def test_every_function_is_defined_in_the_file_named_before_it(named: Named) -> None:
    assert named.name in defined_in(ROOT / named.file), f"docs/architecture.md names {named.name} in {named.file}"


def test_every_class_that_the_page_names_is_defined_in_the_code() -> None:
    known = frozenset[str]().union(*map(defined_in, FILES))
    named = {code for code, _ in spans() if _CLASS.fullmatch(code)}
    assert len(named) >= 15
    assert named - known == set()


def test_the_walks_name_enough_to_follow_them() -> None:
    assert len(files()) >= 40
    assert len(names()) >= 50


def test_the_layers_of_the_page_are_those_of_the_code() -> None:
    blocks = dict(_FENCED.findall(PAGE.read_text("utf-8")))
    shown: dict[str, int] = {}
    for line in blocks["text"].splitlines():
        layer, modules = re.split(r"\s+", line.strip(), maxsplit=1)
        # Two spaces or more separate modules from the remark; remarks have single spaces only.
        shown |= {module: int(layer) for module in re.split(r"\s{10,}", modules)[0].split()}
    assert shown == LAYERS
