"""Data and the JSON Schema beside it → the same data with what `change` puts in the places of its texts.

Only who wrote the data knows which of its values are words that people read, and which are keys or names of files. The
schema says it, with `"x-translate": true` at a text; translators are told its `description`.
JSON Schema leaves keywords that it does not know to programs (JSON Schema 2020-12, core, section 6.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from explainer.diagnostics import Diagnostics
from explainer.formats import nodes
from explainer.translate.units import Change, Unit, catalog_of, has_words, joined

KEYWORD = "x-translate"
# Schemas of the same value: https://json-schema.org/draft/2020-12/json-schema-core#section-10.2
_LISTS_IN_PLACE = ("allOf", "anyOf", "oneOf")
_IN_PLACE = ("if", "then", "else")


@dataclass(frozen=True, slots=True)
class DataWalk:
    """Goes through one file of data, or through what an entry of a collection has besides the fields of a page."""

    file: str
    schema: Any
    change: Change
    diagnostics: Diagnostics

    def changed(self, node: nodes.Node, path: str = "") -> nodes.Node:
        """The data with its texts changed; `path` is what stands before the names of its units."""
        return self._changed(node, [self.schema], path, is_named=True)

    def _changed(self, node: nodes.Node, schemas: Sequence[Any], path: str, *, is_named: bool) -> nodes.Node:
        here = list(self._same_value(schemas))
        marked = next((schema for schema in here if schema.get(KEYWORD) is True), None)
        if isinstance(node, nodes.Scalar):
            return self._text(node, path, marked, is_named=is_named) if marked is not None else node
        if marked is not None:
            what = f'"{KEYWORD}" marks a text, and this is a list or has fields.'
            self.diagnostics.add(node.location, what, "move it in the schema to the texts that are in it.")
        if isinstance(node, nodes.Mapping):
            fields = {
                name: self._changed(each, list(_of_field(here, name)), joined(path, name), is_named=is_named)
                for name, each in node.entries.items()
            }
            return replace(node, entries=fields)
        items = (
            self._changed(each, list(_of_item(here, place)), _path_of(each, path), is_named=_id_of(each) != "")
            for place, each in enumerate(node.items)
        )
        return replace(node, items=tuple(items))

    def _text(self, node: nodes.Scalar, path: str, schema: Mapping[str, Any], *, is_named: bool) -> nodes.Scalar:
        text = node.folded
        if not has_words(text):
            return node
        note = str(schema.get("description", ""))
        # What has no id is called by its fields alone, and found by its text: its place changes with each row above it.
        unit = Unit(catalog_of(self.file), path, text, self.file, note, is_paragraph=not is_named)
        changed = self.change(unit, node)
        return node if changed is node else replace(changed, plain=False)  # words, whatever YAML reads in them

    def _same_value(self, schemas: Sequence[Any]) -> Iterator[Mapping[str, Any]]:
        """These schemas, and those that they apply to the same value."""
        waiting = list(schemas)
        seen: list[Any] = []
        while waiting:
            schema = waiting.pop(0)
            if not isinstance(schema, Mapping) or any(schema is each for each in seen):
                continue
            seen.append(schema)
            yield schema
            waiting += [each for name in _LISTS_IN_PLACE for each in schema.get(name, ())]
            waiting += [schema[name] for name in _IN_PLACE if name in schema]
            if "$ref" in schema:
                waiting.append(self._at(str(schema["$ref"])))

    def _at(self, reference: str) -> Any:
        """The schema to which a reference within the file leads."""
        found = self.schema
        for step in reference.removeprefix("#").split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            found = found.get(name) if isinstance(found, Mapping) else None
        return found


def _of_item(schemas: Sequence[Mapping[str, Any]], place: int) -> Iterator[Any]:
    for schema in schemas:
        first = schema.get("prefixItems", ())
        yield first[place] if place < len(first) else schema.get("items")


def _of_field(schemas: Sequence[Mapping[str, Any]], name: str) -> Iterator[Any]:
    for schema in schemas:
        own = [schema["properties"][name]] if name in schema.get("properties", {}) else []
        own += [each for pattern, each in schema.get("patternProperties", {}).items() if re.search(pattern, name)]
        yield from own or [schema.get("additionalProperties")]


def _id_of(node: nodes.Node) -> str:
    found = node.entries.get("id") if isinstance(node, nodes.Mapping) else None
    return found.text if isinstance(found, nodes.Scalar) else ""


def _path_of(node: nodes.Node, path: str) -> str:
    return joined(path, _id_of(node)) if _id_of(node) else path
