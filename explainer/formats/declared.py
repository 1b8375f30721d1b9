"""A frozen dataclass whose fields say what is in them → its `Shape`; a YAML mapping → an object of it.

A field of a file is declared once. Its text is the description, its default what an absent field means:

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Term:
        LABEL: ClassVar[str] = "this term"

        id: Annotated[str, Id(), "Its name: small letters and hyphens."]
        also: Annotated[tuple[str, ...], "Its other forms."] = ()
        location: Location

A field without a default is required. A kind that follows from the type is left out. A field without a description is
not in the file: a `Location` is filled in, anything else is passed to `Parsed.build`. Reading, JSON Schemas, `new` and
the editor in a browser all use `shape_of` the class.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import NoneType
from typing import Any, Generic, TypeVar, cast, get_args, get_origin, get_type_hints

from explainer.diagnostics import Diagnostics, Location
from explainer.formats import nodes
from explainer.formats.partial_date import PartialDate
from explainer.formats.record import Record
from explainer.formats.shape import (
    Date,
    Field,
    Flag,
    Kind,
    NamedDays,
    NamedTexts,
    Part,
    Parts,
    Shape,
    Text,
    Texts,
    WholeNumber,
)

Built = TypeVar("Built")
Value = TypeVar("Value")

LocatedText = tuple[str, Location]
LocatedTexts = tuple[LocatedText, ...]
LONG = Text(long=True)
DAY = Date(exact=True)
_KINDS: dict[object, Kind] = {
    str: Text(),
    bool: Flag(),
    int: WholeNumber(),
    PartialDate: Date(),
    datetime.date: Date(exact=True),
    tuple[str, ...]: Texts(),
    LocatedTexts: Texts(),
    Mapping[str, LocatedText]: NamedTexts(),
    Mapping[str, datetime.date]: NamedDays(),
}


@dataclass(frozen=True, slots=True)
class Key:
    """The name of a field in the file, where it differs from the attribute's. On a `Location`: the field it is of."""

    name: str


@dataclass(frozen=True, slots=True)
class Convert:
    """Makes the value of a field from what is written and the location of its name; reports what is wrong with it.

    What is written is a text, or the `Record` of a field with fields of its own. None makes the field absent.
    """

    function: Callable[[Any, Location, Diagnostics], object]


@dataclass(frozen=True, slots=True)
class _Attribute:
    """One attribute of a declaration that is a field of the file."""

    name: str
    field: Field
    type: object  # without None and annotations
    default: object  # None for a required field
    convert: Convert | None


@dataclass(frozen=True, slots=True)
class _Declaration:
    """A class taken apart: its fields in the file, and the keys of its locations (empty: the whole mapping)."""

    attributes: dict[str, _Attribute]
    locations: dict[str, str]
    shape: Shape


def shape_of(declared: type[Any]) -> Shape:
    """The shape of the mappings from which objects of this class are made."""
    return _declaration_of(declared).shape


class Incomplete(Exception):
    """A check asked for a required field that is missing or wrong, which has been reported."""


class Parsed(Generic[Built]):
    """A mapping read by a declaration: the object, if it is complete, and where each of its fields is.

    Fields are named by the attributes of the class. A name that it does not have raises KeyError.
    """

    __slots__ = ("_declaration", "_diagnostics", "_record", "_type", "_values", "location")

    def __init__(self, declared: type[Built], record: Record, diagnostics: Diagnostics) -> None:
        self.location = record.location
        self._type = declared
        self._declaration = _declaration_of(declared)
        self._record = record
        self._diagnostics = diagnostics
        self._values: dict[str, Any] = {}

    @classmethod
    def of(cls, declared: type[Built], node: nodes.Mapping, diagnostics: Diagnostics) -> Parsed[Built]:
        """Read a mapping. What is wrong, missing or unknown is reported."""
        return cls(declared, shape_of(declared).read(node, diagnostics), diagnostics)

    def has(self, name: str) -> bool:
        """Is the field written?"""
        return self._record.has(self._key(name))

    def location_of(self, name: str) -> Location:
        """Where the name of the field is, or the mapping when it is absent."""
        return self._record.location_of(self._key(name))

    def report(self, name: str, what: str, help_text: str) -> None:
        """Add a diagnostic of a field."""
        self._diagnostics.add(self.location_of(name), what, help_text)

    @property
    def draft(self) -> Built:
        """The object as far as it is written, for checks. A required field that is missing raises Incomplete."""
        return cast(Built, _Draft(self._value_or_raise))

    def check(self, *checks: Callable[[Built, Parsed[Built]], object]) -> None:
        """Run each check, unless it needs a required field that is missing: that has been reported."""
        for each in checks:
            with suppress(Incomplete):
                each(self.draft, self)

    def entries(self, name: str, declared: type[Value]) -> tuple[Parsed[Value], ...]:
        """The mappings of a field that is a list of objects of the class `declared`."""
        attribute = self._declaration.attributes[name]
        assert _class_in(attribute.type) is declared
        return self._nested(attribute)

    def part(self, name: str, declared: type[Value]) -> Parsed[Value] | None:
        """The mapping of a field that has fields of its own, those of the class `declared`; None when it is absent."""
        record = self._record.values[self._key(name)]
        return None if record is None else Parsed(declared, record, self._diagnostics)

    def build(self, **others: object) -> Built | None:
        """The object; `others` are not read by the declaration. None when a required field is missing (reported)."""
        # All of them first: what is wrong with any is reported.
        values = {name: self._value(each) for name, each in self._declaration.attributes.items() if name not in others}
        if any(self._is_missing(name, value) for name, value in values.items()):
            return None
        for name, key in self._declaration.locations.items():
            values[name] = self._record.location_of(key) if key else self.location
        return self._type(**{**values, **others})

    def _key(self, name: str) -> str:
        return self._declaration.attributes[name].field.name

    def _value_or_raise(self, name: str) -> Any:
        value = self._value(self._declaration.attributes[name])
        if self._is_missing(name, value):
            raise Incomplete(name)
        return value

    def _is_missing(self, name: str, value: object) -> bool:
        return self._declaration.attributes[name].field.required and value in (None, ())

    def _value(self, attribute: _Attribute) -> Any:
        if attribute.name not in self._values:
            value = self._made(attribute)
            self._values[attribute.name] = attribute.default if value is None else value
        return self._values[attribute.name]

    def _made(self, attribute: _Attribute) -> object:
        value = self._record.values[attribute.field.name]
        if value is None:
            return None
        if attribute.convert:
            location = self._record.location_of(attribute.field.name)
            return attribute.convert.function(value, location, self._diagnostics)
        kind = attribute.field.kind
        if isinstance(kind, Part):
            return Parsed[Any](_class_in(attribute.type), value, self._diagnostics).build()
        if isinstance(kind, Parts):
            return tuple(made for each in self._nested(attribute) if (made := each.build()) is not None)
        if attribute.type == tuple[str, ...]:
            return tuple(text for text, _ in value)
        return value.first_date() if attribute.type is datetime.date else value

    def _nested(self, attribute: _Attribute) -> tuple[Parsed[Any], ...]:
        key = f"{attribute.name}[]"
        if key not in self._values:
            records, inner = self._record.values[attribute.field.name], _class_in(attribute.type)
            self._values[key] = tuple(Parsed[Any](inner, each, self._diagnostics) for each in records)
        nested: tuple[Parsed[Any], ...] = self._values[key]
        return nested


class _Draft:
    """Has the attributes of an object that may be incomplete."""

    def __init__(self, value_of: Callable[[str], Any]) -> None:
        self._value_of = value_of

    def __getattr__(self, name: str) -> Any:
        return self._value_of(name)


_known: dict[type[Any], _Declaration] = {}


def _declaration_of(declared: type[Any]) -> _Declaration:
    if declared not in _known:
        _known[declared] = _take_apart(declared)
    return _known[declared]


def _take_apart(declared: type[Any]) -> _Declaration:
    hints = get_type_hints(declared, include_extras=True)
    attributes: dict[str, _Attribute] = {}
    locations: dict[str, str] = {}
    for each in dataclasses.fields(declared):
        plain, *notes = get_args(hints[each.name]) if hasattr(hints[each.name], "__metadata__") else (hints[each.name],)
        key = next((note.name for note in notes if isinstance(note, Key)), "")
        description = next((note for note in notes if isinstance(note, str)), "")
        if description:
            attributes[each.name] = _attribute_of(each, plain, notes, key or each.name, description)
        elif plain is Location:
            locations[each.name] = key
    either: tuple[str, ...] = getattr(declared, "EITHER", ())
    shape = Shape(declared.LABEL, tuple(attribute.field for attribute in attributes.values()), either)
    return _Declaration(attributes, locations, shape)


def _attribute_of(
    each: dataclasses.Field[Any], plain: object, notes: list[object], key: str, description: str
) -> _Attribute:
    held = _without_none(plain)
    kind = next((note for note in notes if isinstance(note, Kind)), None) or _kind_of(held)
    absent = None if each.default_factory is dataclasses.MISSING else each.default_factory()
    required = absent is None and each.default is dataclasses.MISSING
    return _Attribute(
        name=each.name,
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
    return Parts(shape_of(_class_in(held))) if get_origin(held) is tuple else Part(shape_of(_class_in(held)))


def _class_in(held: object) -> type[Any]:
    """The declared class of a field that holds one object of it, or a list of them."""
    inner = get_args(held)[0] if get_origin(held) is tuple else held
    if not (isinstance(inner, type) and dataclasses.is_dataclass(inner)):
        raise TypeError(f"no kind follows from {held}: write it, like Annotated[…, Text(), …]")
    return inner
