"""A frozen dataclass whose fields say what is in them → its `Schema`, and how its attributes follow from the file.

A field of a file is declared once. Its text is the description, its default what an absent field means:

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Term:
        LABEL: ClassVar[str] = "this term"

        id: Annotated[str, Id(), "Its name: small letters and hyphens."]
        also: Annotated[tuple[str, ...], "Its other forms."] = ()
        location: Location

A field without a default is required. A kind that follows from the type is left out. An attribute without a description
is not in the file: a `Location` and what has a note of this module is filled in, anything else is passed to
`Parsed.build` or has its default. Reading, JSON Schemas, `new` and the editor in a browser use `schema_of` the class.

The class may say more: `EITHER` are fields of which one must be there, and `SHORT` is the field that a bare text stands
for. Of a class whose objects are the entries of a mapping, `LABEL` is the noun before their name: `rule`.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.kinds import (
    Boolean,
    Date,
    Day,
    DayMap,
    Field,
    Kind,
    Number,
    Object,
    ObjectList,
    ObjectMap,
    Schema,
    Text,
    TextList,
    TextMap,
    WholeNumber,
)
from explainer.formats.partial_date import PartialDate

LocatedText = tuple[str, Location]
LocatedTexts = tuple[LocatedText, ...]
LONG = Text(long=True)
MARKDOWN = Text(long=True, markdown=True)
VERBATIM = Text(translated=False)  # what is the same in every language
NAME = Text(name=True)
_ANYTHING = "…"
_KINDS: dict[object, Kind] = {
    str: Text(),
    bool: Boolean(),
    int: WholeNumber(),
    Decimal: Number(),
    PartialDate: Date(),
    datetime.date: Day(),
    tuple[str, ...]: TextList(),
    LocatedTexts: TextList(),
    Mapping[str, str]: TextMap(),
    Mapping[str, LocatedText]: TextMap(),
    Mapping[str, datetime.date]: DayMap(),
}


@dataclass(frozen=True, slots=True)
class Key:
    """The name of a field in the file, where it differs from the attribute's. On a `Location`: the field it is of."""

    name: str


@dataclass(frozen=True, slots=True)
class EntryName:
    """On a text: the name under which the object is written in a mapping of objects."""


@dataclass(frozen=True, slots=True)
class Inline:
    """On an object: its fields are written among those of the class that has it."""


@dataclass(frozen=True, slots=True)
class LocationsIn:
    """On a mapping: where each text of these attributes is, and each attribute that is no list."""

    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Convert:
    """Makes the value of a field from what is written and the location of its name; reports what is wrong with it.

    What is written is a text, a list of located texts, or the `Parsed` object of a field with fields of its own. None
    makes the field absent.
    """

    function: Callable[[Any, Location, Diagnostics], object]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute that is a field of the file."""

    field: Field
    type: object  # without None and annotations
    default: object  # None for a required field
    convert: Convert | None


@dataclass(frozen=True, slots=True)
class InlineObject:
    """An attribute that is an object made from fields of the same mapping."""

    declared: type[Any]


@dataclass(frozen=True, slots=True)
class LocationOf:
    """An attribute that is the location of a field, or of the whole mapping if `key` is empty."""

    key: str


Filled = InlineObject | LocationOf | LocationsIn | EntryName


@dataclass(frozen=True, slots=True)
class Declaration:
    """A class taken apart: its fields, and its attributes that are no fields and are filled in all the same."""

    schema: Schema
    attributes: Mapping[str, Attribute]
    filled: Mapping[str, Filled]


def schema_of(declared: type[Any]) -> Schema:
    """The schema of the mappings from which objects of this class are made."""
    return declaration_of(declared).schema


_known: dict[type[Any], Declaration] = {}


def declaration_of(declared: type[Any]) -> Declaration:
    """Take a class apart, once. Raises TypeError for a field whose kind does not follow from its type."""
    if declared not in _known:
        _known[declared] = _take_apart(declared)
    return _known[declared]


def form_of(field: Field) -> str:
    """How a field that is an object is written, with all that must be in it, and what it is; "" if nothing must be.

    Like this: `signed: {by: …, on: …}` (who checked the case).
    """
    written, about = _least(field), field.description
    return f"`{field.name}: {written}` ({about[0].lower()}{about[1:].rstrip('.')})" if written != _ANYTHING else ""


def _least(field: Field) -> str:
    if not isinstance(field.kind, Object):
        return _ANYTHING
    schema = schema_of(field.kind.declared)
    needed = [each for each in schema.fields if each.required or each.name in schema.either[:1]]
    return "{" + ", ".join(f"{each.name}: {_least(each)}" for each in needed) + "}" if needed else _ANYTHING


def _take_apart(declared: type[Any]) -> Declaration:
    hints = get_type_hints(declared, include_extras=True)
    roles = {each.name: _role_of(each, hints[each.name]) for each in dataclasses.fields(declared)}
    schema = Schema(
        label=declared.LABEL,
        fields=tuple(field for role in roles.values() for field in _fields_of(role)),
        either=getattr(declared, "EITHER", ()),
        short=getattr(declared, "SHORT", ""),
    )
    attributes = {name: role for name, role in roles.items() if isinstance(role, Attribute)}
    filled = {name: role for name, role in roles.items() if role is not None and not isinstance(role, Attribute)}
    return Declaration(schema, attributes, filled)


def _role_of(each: dataclasses.Field[Any], hint: object) -> Attribute | Filled | None:
    """What an attribute is made from; None if the file says nothing of it."""
    plain, *notes = get_args(hint) if hasattr(hint, "__metadata__") else (hint,)
    key = next((note.name for note in notes if isinstance(note, Key)), "")
    description = next((note for note in notes if isinstance(note, str)), "")
    if description:
        return _attribute_of(each, plain, notes, key or each.name, description)
    if Inline() in notes:
        return InlineObject(_class_in(plain))
    if plain is Location:
        return LocationOf(key)
    return next((note for note in notes if isinstance(note, LocationsIn | EntryName)), None)


def _fields_of(role: Attribute | Filled | None) -> tuple[Field, ...]:
    if isinstance(role, InlineObject):
        return schema_of(role.declared).fields
    return (role.field,) if isinstance(role, Attribute) else ()


def _attribute_of(
    each: dataclasses.Field[Any], plain: object, notes: list[Any], key: str, description: str
) -> Attribute:
    held = _without_none(plain)
    kind = next((note for note in notes if isinstance(note, Kind)), None) or _kind_of(held)
    absent = None if each.default_factory is dataclasses.MISSING else each.default_factory()
    required = absent is None and each.default is dataclasses.MISSING
    return Attribute(
        field=Field(key, kind, description, required=required),
        type=held,
        default=absent if each.default is dataclasses.MISSING else each.default,
        convert=next((note for note in notes if isinstance(note, Convert)), None),
    )


def _without_none(plain: object) -> object:
    others = [each for each in get_args(plain) if each is not NoneType]
    return others[0] if NoneType in get_args(plain) and len(others) == 1 else plain


def _kind_of(held: object) -> Kind:
    """The kind that follows from a type. Raises TypeError for a type from which none does."""
    if held in _KINDS:
        return _KINDS[held]
    if get_origin(held) is tuple:
        return ObjectList(_class_in(get_args(held)[0]))
    return ObjectMap(_class_in(get_args(held)[1])) if get_origin(held) is Mapping else Object(_class_in(held))


def _class_in(held: object) -> type[Any]:
    if not (isinstance(held, type) and dataclasses.is_dataclass(held)):
        raise TypeError(f"no kind follows from {held}: write it, like Annotated[…, Text(), …]")
    return held
