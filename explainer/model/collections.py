"""What a collection is: entries of one kind that editors list, such as facts, sources or the words of the glossary.

The collections themselves are declared in `explainer/load/collections.py`. A `RawSite` and a `Site` carry each of
theirs together with its declaration, so later stages go through what is there instead of naming each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, get_type_hints

from explainer.diagnostics import Location
from explainer.markdown.text import Text


@dataclass(frozen=True, slots=True)
class RefersTo:
    """On a field that holds an id, or a list of them: the collection that they are of."""

    collection: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Entries of one kind: where they are written, what they are called, and where visitors find them.

    `load` reads them, from a `Folder` of explainer/load/files.py and into a `Diagnostics`; without it, the file is a
    list of entries of the class `declared`. `context` names the function that makes what the template of an entry is
    given, as in explainer/model/page_kinds.py. Pages of entries are in the frame of the page that lists them: that of
    `page_kind`, or else the page that is called like the collection.
    """

    name: str  # also the name by which marks refer to it
    noun: str  # one entry, in messages
    declared: type[Any]
    file: str  # from the site's folder; a folder ends in a slash, and then each file of it is one entry
    title: str  # of the JSON Schema of the file
    label: str  # in the editor in a browser
    load: Callable[..., tuple[Any, ...]] | None = None
    within: str = ""  # the collection whose entries hold these, under this collection's name; they have no file then
    as_text: bool = False  # whether the editor in a browser shows the file as text, because a form would lose comments
    page_kind: str = ""  # the kind of page that lists the entries
    anchor: str = ""  # how their ids begin there; no heading may have such an anchor
    is_listed: Callable[[Any], bool] = lambda _entry: True
    groups: Callable[[Any], tuple[str, ...]] = lambda _entry: ()  # anchors of the groups in which the page shows one
    template: str = ""  # of a page for each entry, which has title and description
    context: str = ""

    @property
    def has_ids(self) -> bool:
        """Are its entries known by an id?"""
        return any(field.name == "id" for field in fields(self.declared))

    @property
    def pattern(self) -> str:
        """The files that are written by this declaration, with `*` for any name; empty where there are none."""
        return "" if self.within else f"{self.file}*.yaml" if self.file.endswith("/") else self.file


@dataclass(frozen=True, slots=True)
class RawEntries:
    """A collection as read: an id may be used twice."""

    collection: Collection
    entries: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """A collection with each entry by its id, or by its number where entries have none; in the order in which it is."""

    collection: Collection
    by_id: Mapping[str, Any]

    @property
    def anchors(self) -> list[str]:
        """The anchors of its entries, and of the groups of entries, on the page that lists them."""
        collection = self.collection
        listed = {name: entry for name, entry in self.by_id.items() if collection.is_listed(entry)}
        own = [f"{collection.anchor}{name}" for name in listed] if collection.anchor else []
        return [*own, *dict.fromkeys(group for entry in listed.values() for group in collection.groups(entry))]


def references_in(entry: Any) -> Iterator[tuple[str, str, Location]]:
    """What an entry refers to, also in the parts of it: the collection, the id, and where it is written."""
    refers_to, parts = _plan_of(type(entry))
    for name, collection in refers_to.items():
        value = getattr(entry, name)
        if isinstance(value, str):
            yield from [(collection, value, entry.location)] if value else []
        else:
            yield from ((collection, identifier, location) for identifier, location in value)
    for name in parts:
        for part in getattr(entry, name):
            if is_dataclass(part):
                yield from references_in(part)


def texts_in(entry: object) -> Iterator[Text]:
    """The Markdown texts of an entry: those that it names in their order, or else its fields that are texts."""
    if hasattr(entry, "texts"):
        yield from entry.texts
    elif is_dataclass(entry):
        values = (getattr(entry, field.name) for field in fields(entry))
        yield from (value for value in values if isinstance(value, Text))


_plans: dict[type[Any], tuple[dict[str, str], tuple[str, ...]]] = {}


def _plan_of(declared: type[Any]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The attributes of a class that hold ids, with their collections, and those that may hold parts. Found once."""
    if declared not in _plans:
        hints = get_type_hints(declared, include_extras=True)
        notes = {name: getattr(hint, "__metadata__", ()) for name, hint in hints.items()}
        refers_to = {
            name: note.collection for name, found in notes.items() for note in found if isinstance(note, RefersTo)
        }
        tuples = (field.name for field in fields(declared) if "tuple" in str(hints[field.name]))
        _plans[declared] = refers_to, tuple(name for name in tuples if name not in refers_to)
    return _plans[declared]
