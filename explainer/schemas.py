"""What editors may write in each file → a JSON Schema for it, which editors' programs read while one types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any, Literal

from explainer.formats.declaration import schema_of
from explainer.formats.json_schema import Definitions, list_file_schema, mapping_file_schema, texts_file_schema
from explainer.load import conditions, forms, pages, settings, words
from explainer.load.collections import COLLECTIONS
from explainer.model import Page, Settings
from explainer.rules.case import Case
from explainer.rules.model import Ruleset

FOLDER = "schemas"
# The line by which Red Hat's yaml-language-server, which VS Code and others use, finds the schema of a file.
HEAD = "# yaml-language-server: $schema="


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the name of its schema, where such files are, and what is written in them."""

    name: str
    title: str
    files: tuple[str, ...]  # paths from the site's folder; `*` stands for any name
    holds: Literal["fields", "list", "texts", "front matter"]
    declared: type[Any] | None = None  # the class of its fields, or of an entry's; texts have none
    definitions: Definitions = field(default_factory=dict)

    def schema(self) -> dict[str, Any]:
        """The schema of such a file (of its head, where a text follows)."""
        if self.declared is None:
            return texts_file_schema(self.title, words.SAYS)
        if self.holds == "list":
            return list_file_schema(self.title, schema_of(self.declared))
        return mapping_file_schema(self.title, schema_of(self.declared), self.definitions)


def _of_collections() -> Iterator[Kind]:
    for collection in COLLECTIONS:
        if collection.pattern:
            name = PurePosixPath(collection.file).stem
            holds: Literal["fields", "list"] = "fields" if collection.file.endswith("/") else "list"
            yield Kind(name, collection.title, (collection.pattern,), holds, collection.declared)


_KINDS = (
    Kind(
        "cases",
        "Persons, and what the rules must say of them",
        (forms.CASES, f"{forms.FOLDER}/*{forms.CASES_ENDING}"),
        "list",
        Case,
    ),
    Kind("page", "The head of a page", (f"{pages.SECTIONS}/*.md", f"{pages.PAGES}/*.md"), "front matter", Page),
    Kind(
        "rules",
        "Questions, rules and outcomes",
        (f"{forms.FOLDER}/*.yaml",),
        "fields",
        Ruleset,
        conditions.DEFINITIONS,
    ),
    Kind("site", "What holds for the whole site", (settings.FILE,), "fields", Settings),
    Kind("words", "The interface's own words", (words.FILE,), "texts"),
    *_of_collections(),
)
# The first that fits a file is its kind.
KINDS = tuple(sorted(_KINDS, key=lambda kind: kind.name))


def kind_of(file: str) -> Kind | None:
    """The kind of a file, or None when no schema speaks of it."""
    return next((kind for kind in KINDS if any(fnmatchcase(file, pattern) for pattern in kind.files)), None)


def head_line(file: str, kind: Kind) -> str:
    """The comment at the head of a YAML file that names its schema."""
    return f"{HEAD}{'../' * file.count('/')}{FOLDER}/{kind.name}.schema.json"


def schema_files() -> dict[str, str]:
    """The text of each schema by its file, relative to the site's folder."""
    return {
        f"{FOLDER}/{kind.name}.schema.json": json.dumps(kind.schema(), indent=2, ensure_ascii=False) + "\n"
        for kind in KINDS
    }
