"""A mapping taken apart by a shape → its values, each as what it is, and the places where they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from explainer.diagnostics import Location
from explainer.formats.fields import Fields
from explainer.formats.nodes import Listing, Mapping, Node, Scalar
from explainer.formats.partial_date import PartialDate


class Record:
    """A mapping taken apart. Each getter gives an empty value for a field that is absent or wrong."""

    __slots__ = ("_fields", "location", "values")

    def __init__(self, fields: Fields, values: dict[str, Any]) -> None:
        self._fields = fields
        self.values: dict[str, Any] = values
        self.location = fields.location

    def has(self, name: str) -> bool:
        """Is the field written?"""
        return self._fields.has(name)

    def location_of(self, name: str) -> Location:
        """Where the field is, or the mapping if the field is not written."""
        return self._fields.location_of(name)

    def text(self, name: str) -> str:
        """A text, an id, an address or a choice; empty when there is none."""
        value = self.values[name]
        return value if isinstance(value, str) else ""

    def flag(self, name: str) -> bool:
        """True or false; false when it is not written."""
        return self.values[name] is True

    def number(self, name: str) -> int:
        """A whole number; 0 when there is none."""
        value = self.values[name]
        return value if isinstance(value, int) else 0

    def day_or_none(self, name: str) -> PartialDate | None:
        """A date, or None."""
        value = self.values[name]
        return value if isinstance(value, PartialDate) else None

    def texts(self, name: str) -> tuple[tuple[str, Location], ...]:
        """A list of texts with their places."""
        value = self.values[name]
        return value if isinstance(value, tuple) else ()

    def part(self, name: str) -> Record | None:
        """A mapping taken apart, or None."""
        value = self.values[name]
        return value if isinstance(value, Record) else None

    def parts(self, name: str) -> tuple[Record, ...]:
        """A list of mappings taken apart."""
        value = self.values[name]
        return value if isinstance(value, tuple) else ()

    def named(self, name: str) -> tuple[Entry, ...]:
        """The entries of a mapping of names to mappings."""
        value = self.values[name]
        return value if isinstance(value, tuple) else ()

    def named_texts(self, name: str) -> dict[str, str]:
        """A mapping of names to texts."""
        value = self.values[name]
        return {key: text for key, (text, _) in value.items()} if isinstance(value, dict) else {}

    def node(self, name: str) -> Node | None:
        """What is no field like the others, for its own reader."""
        value = self.values[name]
        return value if isinstance(value, Scalar | Listing | Mapping) else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a mapping of names to mappings: its name, where that is, and its fields."""

    name: str
    location: Location
    record: Record
