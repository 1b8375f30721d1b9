"""Texts of the source language → `Unit`s: what a translator is given one by one, each with a name that stays.

The units of YAML are the texts of a declared class. Everything else in a file, such as conditions, ids and days, is no
text: a translation cannot change it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from explainer.formats import nodes
from explainer.formats.declaration import schema_of
from explainer.formats.kinds import (
    Field,
    Id,
    MatchingObjects,
    Object,
    ObjectList,
    ObjectMap,
    Schema,
    Text,
    TextList,
    TextMap,
    Url,
)
from explainer.formats.mapping_reader import written_in_full
from explainer.translate.marks import words_in
from explainer.translate.plurals import CATEGORIES, OTHER

THEME_WORDS, THEME = "templates/words.yaml", "theme"  # the words of the theme, and their catalog
FORMS = " | "  # between the forms of a word, which are one unit: each language has its own number of them
_WORD = re.compile(r"[^\W\d_]{2}")
Key = tuple[str, str, str]  # catalog, context and text


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to translate. `context` is its name within its catalog; texts of one file are one catalog."""

    catalog: str  # the catalog without its ending: sections.cards, rules.fees
    context: str
    text: str  # with single spaces
    file: str  # of the site
    note: str = ""  # what it is for, in one sentence
    markdown: bool = False
    is_paragraph: bool = False  # it is called after the heading above it, as others are
    is_name: bool = False  # it may stay as it is
    is_address: bool = False
    category: str = ""  # of a count that it goes with; only languages with this category need it

    @property
    def key(self) -> Key:
        """What names it. A text that a heading has twice below it is one unit."""
        return self.catalog, self.context, self.text

    @property
    def is_passage(self) -> bool:
        """Is it in the text of a page? Others are in YAML, in data, and in the heads of pages."""
        return self.is_paragraph and self.markdown


def passage_unit(file: str, anchor: str, text: str) -> Unit:
    """A passage of a file of Markdown; `anchor` is that of the heading above it."""
    return Unit(catalog_of(file), anchor, text, file, markdown=True, is_paragraph=True)


def catalog_of(file: str) -> str:
    """The catalog of a file of the site: content/sections/town/cards.md → sections.town.cards."""
    if file == THEME_WORDS:
        return THEME
    return file.removeprefix("content/").rsplit(".", 1)[0].replace("/", ".")


def has_words(text: str) -> bool:
    """Is there anything to translate in it?"""
    return _WORD.search(words_in(text)) is not None


Change = Callable[[Unit, nodes.Scalar], nodes.Scalar]


@dataclass(frozen=True, slots=True)
class NodeWalk:
    """Goes through the texts of one file of YAML, and makes the same file with what `change` puts in their places."""

    file: str
    change: Change
    categories: tuple[str, ...] = CATEGORIES  # of counts in the language

    def entries(self, items: tuple[nodes.Node, ...], declared: type[Any]) -> tuple[nodes.Node, ...]:
        """The items of a file that is a list of mappings."""
        return tuple(self._item(each, schema_of(declared), "", place) for place, each in enumerate(items, 1))

    def mapping(self, node: nodes.Mapping, schema: Schema, path: str = "") -> nodes.Mapping:
        """A mapping and all that is in it."""
        fields = {field.name: field for field in schema.fields}
        matching = next((each.kind for each in schema.fields if isinstance(each.kind, MatchingObjects)), None)
        entries, places = {}, {}
        for name, value in node.entries.items():
            field = fields.get(name)
            if field is not None:
                made = self._field(value, field, joined(path, name))
            elif matching and re.fullmatch(matching.pattern, name):
                made = self._object(value, schema_of(matching.declared), joined(path, name))
            else:
                made = value
            entries[name] = made
            # What is wrong with a translation is wrong in its catalog.
            moved = isinstance(made, nodes.Scalar) and made is not value
            places[name] = made.location if moved else node.key_locations[name]
        return replace(node, entries=entries, key_locations=places)

    def words(self, node: nodes.Mapping, note: str) -> nodes.Mapping:
        """A mapping of names to texts that no class declares: the words of the interface."""
        return self._texts(node, "", note)

    def _field(self, node: nodes.Node, field: Field, path: str) -> nodes.Node:  # noqa: PLR0911 -- one line a kind
        match field.kind:
            case Text(translated=True) as kind if isinstance(node, nodes.Scalar):
                return self._text(node, path, field.description, markdown=kind.markdown, is_name=kind.name)
            case Url(translated=True) if isinstance(node, nodes.Scalar):
                unit = Unit(catalog_of(self.file), path, node.text.strip(), self.file, field.description)
                return self.change(replace(unit, is_name=True, is_address=True), node)
            case TextList(ids=False, translated=True, forms=True) if isinstance(node, nodes.Listing):
                return self._forms(node, path, field.description)
            case TextList(ids=False, translated=True) as kind if isinstance(node, nodes.Listing):
                items = enumerate(node.items, 1)
                made = (self._listed(each, f"{path}.{place}", field.description, kind) for place, each in items)
                return replace(node, items=tuple(made))
            case TextMap(translated=True) if isinstance(node, nodes.Mapping):
                return self._texts(node, path, field.description)
            case Object(declared):
                return self._object(node, schema_of(declared), path)
            case ObjectList(declared) if isinstance(node, nodes.Listing):
                items = enumerate(node.items, 1)
                return replace(
                    node, items=tuple(self._item(each, schema_of(declared), path, place) for place, each in items)
                )
            case ObjectMap(declared) if isinstance(node, nodes.Mapping):
                made_of = {
                    name: self._object(each, schema_of(declared), joined(path, name))
                    for name, each in node.entries.items()
                }
                return replace(node, entries=made_of)
        return node

    def _item(self, node: nodes.Node, schema: Schema, path: str, place: int) -> nodes.Node:
        """An item of a list: it is called by its id, or else by its place."""
        has_id = any(field.name == "id" and field.kind == Id() for field in schema.fields)
        name = node.entries.get("id") if has_id and isinstance(node, nodes.Mapping) else None
        called = name.text if isinstance(name, nodes.Scalar) else str(place)
        return self._object(node, schema, joined(path, called))

    def _object(self, node: nodes.Node, schema: Schema, path: str) -> nodes.Node:
        if isinstance(node, nodes.Mapping):
            return self.mapping(node, schema, path)
        short = next((field for field in schema.fields if field.name == schema.short), None)
        if short is not None and isinstance(node, nodes.Scalar):
            full = written_in_full(node, schema)
            return self.mapping(full, schema, path) if full else node
        return node

    def _listed(self, node: nodes.Node, path: str, note: str, kind: TextList) -> nodes.Node:
        return self._text(node, path, note, markdown=kind.markdown) if isinstance(node, nodes.Scalar) else node

    def _texts(self, node: nodes.Mapping, path: str, note: str) -> nodes.Mapping:
        made: dict[str, nodes.Node] = {}
        places = dict(node.key_locations)
        for name, value in node.entries.items():
            made[name] = value
            if isinstance(value, nodes.Scalar):
                changed = made[name] = self._text(value, joined(path, name), note)
                places[name] = changed.location if changed is not value else places[name]
            elif isinstance(value, nodes.Mapping) and isinstance(value.entries.get(OTHER), nodes.Scalar):
                made[name] = self._plurals(value, joined(path, name), note)
        return replace(node, entries=made, key_locations=places)

    def _text(
        self,
        node: nodes.Scalar,
        path: str,
        note: str,
        category: str = "",
        *,
        markdown: bool = False,
        is_name: bool = False,
    ) -> nodes.Scalar:
        text = node.folded
        if not has_words(text):
            return node
        unit = Unit(catalog_of(self.file), path, text, self.file, note, markdown, is_name=is_name, category=category)
        return self.change(unit, node)

    def _plurals(self, node: nodes.Mapping, path: str, note: str) -> nodes.Mapping:
        """A word with a text for each category of a count; a language has categories of its own."""
        made: dict[str, nodes.Node] = {}
        for category in self.categories:
            text = node.entries.get(category, node.entries[OTHER])
            if isinstance(text, nodes.Scalar):
                about = f"{note} For counts of the kind “{category}”."
                made[category] = self._text(text, f"{path}.{category}", about, category)
        return replace(node, entries=made, key_locations={category: each.location for category, each in made.items()})

    def _forms(self, node: nodes.Listing, path: str, note: str) -> nodes.Listing:
        """The forms of a word as one unit, so that a language may have more of them, or fewer."""
        texts = [item.folded for item in node.items if isinstance(item, nodes.Scalar)]
        joined = nodes.Scalar(FORMS.join(texts), node.location)
        unit = Unit(catalog_of(self.file), path, joined.text, self.file, f"{note} As many as needed, with | between.")
        changed = self.change(unit, joined)
        if changed is joined:
            return node
        forms = (form.strip() for form in changed.text.split(FORMS.strip()))
        return replace(node, items=tuple(nodes.Scalar(form, changed.location) for form in forms if form))


def joined(path: str, name: str) -> str:
    """The name of a unit: that of what it is in, and its own."""
    return f"{path}.{name}" if path else name
