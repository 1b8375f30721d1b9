"""The fields of a YAML mapping, defined once: readers take it apart by them, editors' programs complete and check."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.fields import Fields, each_mapping
from explainer.formats.nodes import Mapping, Scalar
from explainer.formats.partial_date import PartialDate
from explainer.formats.record import Entry, Record


@dataclass(frozen=True, slots=True)
class Text:
    """One text; folded lines come as one."""

    long: bool = False  # whole sentences, for which an editor needs space
    longest: int = 0  # how many characters it may have; 0 for any number
    because: str = ""  # why not more, as a clause


@dataclass(frozen=True, slots=True)
class Id:
    """A name of ours: small letters, digits, hyphens (underscores inside rules)."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date: a whole day if `exact`, else as exact as it is known."""

    exact: bool = False


@dataclass(frozen=True, slots=True)
class Url:
    """A web address."""


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number, 0 or more."""


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these words."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """A list of texts, or of ids."""

    ids: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A mapping of this shape."""

    shape: Shape


@dataclass(frozen=True, slots=True)
class Parts:
    """A list of mappings, each of this shape."""

    shape: Shape


@dataclass(frozen=True, slots=True)
class Named:
    """A mapping of names to mappings of this shape; `short` is the field that a bare text stands for, if it may."""

    what: str  # one of them in messages: "rule"
    shape: Shape
    short: str = ""


@dataclass(frozen=True, slots=True)
class NamedTexts:
    """A mapping of names to texts."""


@dataclass(frozen=True, slots=True)
class NamedDays:
    """A mapping of names to whole days."""


@dataclass(frozen=True, slots=True)
class Whatever:
    """Something that is no field like the others: `definition` names what it is, and its reader takes the node."""

    definition: str


Kind = (
    Text
    | Id
    | Date
    | Url
    | WholeNumber
    | Flag
    | Choice
    | Texts
    | Part
    | Parts
    | Named
    | NamedTexts
    | NamedDays
    | Whatever
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what may be in it, and what it is for, in words that an editor's program shows."""

    name: str
    kind: Kind
    says: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A mapping: what it is called in messages ("this fact"), and its fields in the order in which they are written."""

    label: str
    fields: tuple[Field, ...]
    either: tuple[str, ...] = ()  # fields of which at least one must be there

    def read(self, node: Mapping, diagnostics: Diagnostics) -> Record:
        """Take a mapping apart. What is wrong, missing or unknown is noted."""
        return self.read_fields(Fields(node, self.label, diagnostics), diagnostics)

    def read_fields(self, fields: Fields, diagnostics: Diagnostics) -> Record:
        """Take apart what has been opened already."""
        values = {field.name: _take(field, fields, diagnostics) for field in self.fields}
        if self.either and not any(fields.has(name) for name in self.either):
            fields.miss(self.either[0])
        fields.finish()
        return Record(fields, values)


def _take(field: Field, fields: Fields, diagnostics: Diagnostics) -> object:  # noqa: C901, PLR0911, PLR0912 -- one line a kind
    name, required = field.name, field.required
    match field.kind:
        case Text(longest=longest, because=because):
            return fields.take_text(name, required=required, longest=longest, because=because)
        case Id():
            return fields.take_id(name, required=required)
        case Date(exact):
            return fields.take_day(name, required=required, exact=exact)
        case Url():
            return fields.take_url(name, required=required)
        case WholeNumber():
            return fields.take_whole_number(name, required=required)
        case Flag():
            text = fields.take_choice(name, ("true", "false"), required=required)
            return None if text is None else text == "true"
        case Choice(options):
            return fields.take_choice(name, options, required=required)
        case Texts(ids):
            return fields.take_ids(name, required=required) if ids else fields.take_texts(name, required=required)
        case Part(shape):
            node = fields.take_mapping(name, required=required)
            return None if node is None else shape.read(node, diagnostics)
        case Parts(shape):
            items = each_mapping(fields.take_list(name, required=required), shape.label, diagnostics)
            return tuple(shape.read_fields(item, diagnostics) for item in items)
        case Named():
            return tuple(_named(fields.take_mapping(name, required=required), field.kind, diagnostics))
        case NamedTexts():
            return _named_texts(fields.take_mapping(name, required=required), name, diagnostics)
        case NamedDays():
            return _named_days(fields.take_mapping(name, required=required), diagnostics)
        case Whatever():
            return fields.take(name, required=required)


def _named(node: Mapping | None, kind: Named, diagnostics: Diagnostics) -> Iterator[Entry]:
    for name, value in node.entries.items() if node else ():
        location = node.key_locations[name] if node else value.location
        called = f'{kind.what} "{name}"'
        if kind.short and isinstance(value, Scalar) and value.text.strip():
            value = Mapping({kind.short: value}, {kind.short: location}, location)  # noqa: PLW2901 -- the same, written out
        if isinstance(value, Mapping):
            yield Entry(name, location, kind.shape.read_fields(Fields(value, called, diagnostics), diagnostics))
        elif kind.short:
            diagnostics.add(location, f"{called} needs its words.", f"write `{name}: …`, as people will read it.")
        else:
            diagnostics.add(location, f"{called} must have fields.", "write them indented below it.")


def _named_texts(node: Mapping | None, name: str, diagnostics: Diagnostics) -> dict[str, tuple[str, Location]]:
    if node is None:
        return {}
    texts = Fields(node, f'"{name}"', diagnostics)
    return {key: (texts.take_text(key, required=True) or "", location) for key, location in node.key_locations.items()}


def _named_days(node: Mapping | None, diagnostics: Diagnostics) -> dict[str, datetime.date]:
    days = {}
    for name, value in node.entries.items() if node else ():
        day = PartialDate.parse(value.text) if isinstance(value, Scalar) else None
        if day is not None and day.precision == "day":
            days[name] = day.first_date()
        else:
            diagnostics.add(value.location, f'"{name}" is not a day.', "write it like 2023-03-25.")
    return days
