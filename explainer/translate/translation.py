"""A unit and the catalogs of a language → what stands in its place, by how much a wrong text could harm."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from explainer.diagnostics import Diagnostics, Location
from explainer.foreign import foreign
from explainer.formats import nodes
from explainer.formats.declaration import schema_of
from explainer.markdown.passage import Passage, TextTranslation
from explainer.translate.catalog import ENDING, FOLDER, Catalogs, Found
from explainer.translate.data_texts import DataWalk
from explainer.translate.language_data import is_right_to_left
from explainer.translate.marks import as_read
from explainer.translate.plurals import CATEGORIES, categories_of
from explainer.translate.units import Key, NodeWalk, Unit, catalog_of, has_words, passage_unit

# A day, a deadline, an amount: an older translation of such a sentence can be wrong where it matters most.
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Translation:
    """A language as the loaders need it. Without catalogs it is the source language: its units are only noted."""

    language: str
    catalogs: Catalogs | None = None
    core: frozenset[str] = frozenset()  # catalogs of which no older translation is shown
    found: Mapping[Key, Found] = field(default_factory=dict)  # what the catalogs have for each unit of the source
    anchors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of the headings of each file of the source
    passages: Mapping[str, Sequence[Unit]] = field(default_factory=dict)  # of each file of the source, in their order

    def translator(self) -> Translator:
        """What translates while one file is read."""
        return Translator(self)

    def is_at_risk(self, unit: Unit) -> bool:
        """Would an older translation be a danger? Then the text of the source is shown until there is a new one."""
        return unit.catalog in self.core or _NUMBER.search(as_read(unit.text)) is not None


class Translator:
    """Puts translations in the places of texts while files are read, and notes what it found for each."""

    def __init__(self, translation: Translation) -> None:
        self._translation = translation
        self.found: list[Found] = []

    @property
    def language(self) -> str:
        """Its code."""
        return self._translation.language

    @property
    def files(self) -> tuple[str, ...]:
        """The catalogs that were read."""
        return self._translation.catalogs.files if self._translation.catalogs is not None else ()

    def fresh(self) -> Translator:
        """One that has found nothing yet."""
        return Translator(self._translation)

    def mapping(self, file: str, node: nodes.Mapping, declared: type[Any]) -> nodes.Mapping:
        """A file that is one mapping of a declared class."""
        return self._walk(file).mapping(node, schema_of(declared))

    def entries(self, file: str, items: tuple[nodes.Node, ...], declared: type[Any]) -> tuple[nodes.Node, ...]:
        """A file that is a list of mappings of a declared class."""
        return self._walk(file).entries(items, declared)

    def words(self, file: str, node: nodes.Mapping, note: str) -> nodes.Mapping:
        """A file of names and texts."""
        return self._walk(file).words(node, note)

    def data(self, node: nodes.Node, schema: Any, diagnostics: Diagnostics, path: str = "") -> nodes.Node:
        """Data of a site's own, of which a JSON Schema says what is a text."""
        return DataWalk(node.location.file, schema, self._scalar, diagnostics).changed(node, path)

    def text(self, file: str) -> TextTranslation:
        """The paragraphs, headings, cells and items of a file of Markdown."""
        is_source = self._translation.catalogs is None

        def passage(text: str, anchor: str) -> Passage:
            if not has_words(text):
                return Passage(text)
            return self._passage(passage_unit(file, anchor, text))

        return TextTranslation(passage, None if is_source else self._translation.anchors.get(file, ()))

    def key_of_text(self, file: str) -> str:
        """All that the text of a file is made from beside the file; whoever asks has found nothing by it."""
        if not self.translates:
            return "its passages"
        passage = self.fresh().text(file).passage
        passages = [passage(unit.text, unit.context) for unit in self._translation.passages.get(file, ())]
        said = [(each.text, each.is_foreign, each.is_older) for each in passages]
        return json.dumps([self._translation.anchors.get(file, ()), said])

    def note(self, file: str, units: Iterable[Sequence[str]]) -> None:
        """What is found of a text that is read already: its passages, each with the anchor of the heading above it."""
        for above, words in units:
            self._find(passage_unit(file, above, words))

    @property
    def translates(self) -> bool:
        """Is it another language than the source that is read?"""
        return self._translation.catalogs is not None

    def in_catalog(self, found: Diagnostics) -> Diagnostics:
        """What is wrong with a text, where a translator can mend it."""
        moved = Diagnostics()
        for each in found:
            file = f"{FOLDER}/{self.language}/{catalog_of(each.location.file)}{ENDING}"
            moved.add(Location(file), each.what, each.help_text)
        return moved

    def _walk(self, file: str) -> NodeWalk:
        language = self._translation.language
        return NodeWalk(file, self._scalar, categories_of(language) if language else CATEGORIES)

    def _scalar(self, unit: Unit, node: nodes.Scalar) -> nodes.Scalar:
        found = self._find(unit)
        if found is None or unit.text == "":
            return node
        if found.entry is not None and found.current:
            # Links of Markdown lead on from the file of the source.
            location = node.location if unit.markdown else found.entry.location
            return replace(node, text=found.entry.translated, location=location)
        # A name says itself what it is (WCAG 2.2, 3.1.2). Among letters that run the other way its direction counts.
        if unit.is_address or (unit.is_name and not is_right_to_left(self.language)):
            return node
        return replace(node, text=foreign(unit.text))

    def _passage(self, unit: Unit) -> Passage:
        found = self._find(unit)
        if found is None:
            return Passage(unit.text)
        if found.entry is None or (found.is_stale and self._translation.is_at_risk(unit)):
            return Passage(unit.text, is_foreign=True)
        return Passage(found.entry.translated, is_older=not found.current)

    def _find(self, unit: Unit) -> Found | None:
        """What there is for a unit; None in the source language."""
        found = self._translation.found.get(unit.key, Found(unit))
        self.found.append(found)
        return found if self.translates else None
