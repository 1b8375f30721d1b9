"""The shapes of all files that editors write → a JSON Schema for each, which editors' programs read while one types."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any, Literal

from explainer.formats.declared import shape_of
from explainer.formats.json_schema import Definitions, schema_of_list, schema_of_mapping, schema_of_texts
from explainer.formats.shape import Shape
from explainer.helper import Helper
from explainer.load import (
    cases,
    changes,
    facts,
    figures,
    glossary,
    help,  # noqa: A004
    pages,
    pictures,
    rule_shapes,
    rules,
    settings,
    sources,
    words,
)
from explainer.model import Change, Figure, Page, Settings, Source, Term, Theme
from explainer.picture import Picture

FOLDER = "schemas"
# The line by which Red Hat's yaml-language-server, which VS Code and others use, finds the schema of a file.
HEAD = "# yaml-language-server: $schema="
_NO_FIELDS = Shape("this file", ())


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the name of its schema, where such files are, and what is written in them."""

    name: str
    title: str
    files: tuple[str, ...]  # paths from the site's folder; `*` stands for any name
    holds: Literal["fields", "list", "texts", "front matter"]
    shape: Shape = _NO_FIELDS
    definitions: Definitions = field(default_factory=dict)

    def schema(self) -> dict[str, Any]:
        """The schema of such a file (of its head, where a text follows)."""
        if self.holds == "texts":
            return schema_of_texts(self.title, words.SAYS)
        if self.holds == "list":
            return schema_of_list(self.title, self.shape)
        return schema_of_mapping(self.title, self.shape, self.definitions)


# The first that fits a file is its kind.
KINDS = (
    Kind("cases", "Persons, and what the rules must say of them", (rules.CASES,), "list", shape_of(cases.CaseFields)),
    Kind("changes", "What changed", (changes.FILE,), "list", shape_of(Change)),
    Kind("facts", "Facts of one theme", (f"{facts.FOLDER}/*.yaml",), "fields", shape_of(Theme)),
    Kind("figures", "Tables with bars", (figures.FILE,), "list", shape_of(Figure)),
    Kind("glossary", "Words that need explaining", (glossary.FILE,), "list", shape_of(Term)),
    Kind("help", "Where to get help", (help.FILE,), "list", shape_of(Helper)),
    Kind(
        "page", "The head of a page", (f"{pages.SECTIONS}/*.md", f"{pages.PAGES}/*.md"), "front matter", shape_of(Page)
    ),
    Kind("pictures", "Pictures made from data", (pictures.FILE,), "list", shape_of(Picture)),
    Kind(
        "rules",
        "Questions, rules and outcomes",
        (f"{rules.FOLDER}/*.yaml",),
        "fields",
        rule_shapes.SHAPE,
        rule_shapes.DEFINITIONS,
    ),
    Kind("site", "What holds for the whole site", (settings.FILE,), "fields", shape_of(Settings)),
    Kind("sources", "Laws, judgments, publications", (sources.FILE,), "list", shape_of(Source)),
    Kind("words", "The interface's own words", (words.FILE,), "texts"),
)


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
