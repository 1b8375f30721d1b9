"""A YAML mapping and a declared class → an object of the class, with a diagnostic for whatever is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any, Generic, TypeVar, cast, get_origin

from explainer.diagnostics import Diagnostics, Location
from explainer.formats import nodes
from explainer.formats.declaration import (
    Attribute,
    EntryName,
    Filled,
    InlineObject,
    LocationOf,
    LocationsIn,
    declaration_of,
    form_of,
    schema_of,
)
from explainer.formats.kinds import (
    Custom,
    Field,
    MatchingObjects,
    Object,
    ObjectKind,
    ObjectList,
    ObjectMap,
    Schema,
    Text,
    TextList,
    TextMap,
)
from explainer.formats.mapping_reader import MappingReader, each_mapping, written_in_full
from explainer.formats.take_field import take_field

Built = TypeVar("Built")
Value = TypeVar("Value")
# A kind `Custom` → what reads it: None when it cannot be read (reported).
Readers = Mapping[str, Callable[[nodes.Node, Diagnostics], object]]


class Incomplete(Exception):
    """A check asked for a required field that is missing or wrong, which has been reported."""


class Parsed(Generic[Built]):
    """A mapping read by a declaration: the object, if it is complete, and where each of its fields is.

    Fields are named by the attributes of the class. A name that it does not have raises KeyError. `name` is that of an
    entry in a mapping of objects. `location` is where the object begins: its name or that of the field it is in.
    """

    __slots__ = ("_declaration", "_reader", "_readers", "_type", "_values", "_written", "location", "name")

    def __init__(
        self,
        declared: type[Built],
        reader: MappingReader,
        readers: Readers,
        written: Mapping[str, Any],
        *,
        location: Location,
        name: str = "",
    ) -> None:
        self.location = location
        self.name = name
        self._type = declared
        self._declaration = declaration_of(declared)
        self._reader = reader
        self._readers = readers
        self._written = written
        self._values: dict[str, Any] = {}

    @classmethod
    def of(
        cls,
        declared: type[Built],
        node: nodes.Mapping,
        diagnostics: Diagnostics,
        readers: Readers = MappingProxyType({}),
        *,
        location: Location | None = None,
        name: str = "",
    ) -> Parsed[Built]:
        """Read a mapping. What is wrong, missing or unknown is reported."""
        schema = schema_of(declared)
        reader = MappingReader(node, f'{schema.label} "{name}"' if name else schema.label, diagnostics)
        written = read_fields(schema, reader, readers)
        return cls(declared, reader, readers, written, location=location or node.location, name=name)

    def has(self, name: str) -> bool:
        """Is the field written?"""
        return self._reader.has(self.key_of(name))

    def location_of(self, name: str) -> Location:
        """Where the name of the field is, or the mapping when it is absent."""
        return self._reader.location_of(self.key_of(name))

    def key_of(self, name: str) -> str:
        """The name of the field in the file."""
        return self._declaration.attributes[name].field.name

    def report(self, name: str, what: str, help_text: str) -> None:
        """Add a diagnostic of a field."""
        self._reader.diagnostics.add(self.location_of(name), what, help_text)

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
        """The mappings of a field that is a list or a mapping of objects of the class `declared`."""
        kind = self._declaration.attributes[name].field.kind
        assert kind in (ObjectList(declared), ObjectMap(declared))
        return self._written[self.key_of(name)] or ()

    def part(self, name: str, declared: type[Value]) -> Parsed[Value] | None:
        """The mapping of a field that is an object of the class `declared`; None when it is absent."""
        assert self._declaration.attributes[name].field.kind == Object(declared)
        part: Parsed[Value] | None = self._written[self.key_of(name)]
        return part

    def text(self, name: str) -> str | None:
        """A text as written, for a value that depends on more than this text; None when it is absent."""
        assert isinstance(self._declaration.attributes[name].field.kind, Text)
        text: str | None = self._written[self.key_of(name)]
        return text

    def build(self, **others: object) -> Built | None:
        """The object; `others` are not read by the declaration. None when a required field is missing (reported)."""
        names = [name for name in (*self._declaration.attributes, *self._declaration.filled) if name not in others]
        values = {name: self._value(name) for name in names}  # all of them first: what is wrong with any is reported
        return None if any(map(self._is_missing, names)) else self._type(**{**values, **others})

    def _value_or_raise(self, name: str) -> Any:
        if self._is_missing(name):
            raise Incomplete(name)
        return self._value(name)

    def _is_missing(self, name: str) -> bool:
        attribute = self._declaration.attributes.get(name)
        return self._value(name) is None and (attribute is None or attribute.field.required)

    def _value(self, name: str) -> Any:
        """The value of an attribute. Made once, because making it reports what is wrong."""
        if name not in self._values:
            filled = self._declaration.filled.get(name)
            self._values[name] = self._filled(filled) if filled else self._read(self._declaration.attributes[name])
        return self._values[name]

    def _read(self, attribute: Attribute) -> object:
        """The value of a field, or its default if it is absent or wrong."""
        written = self._written[attribute.field.name]
        made = None if written is None else self._made(attribute, written)
        return attribute.default if made is None else made

    def _made(self, attribute: Attribute, written: Any) -> object:  # noqa: PLR0911 -- one line a kind
        """The value of a field that is written; None when it is wrong (reported)."""
        if attribute.convert:
            location = self._reader.location_of(attribute.field.name)
            return attribute.convert.function(written, location, self._reader.diagnostics)
        match attribute.field.kind:
            case Custom(definition):
                return self._readers[definition](written, self._reader.diagnostics)
            case Object():
                return written.build()
            case ObjectList():
                return tuple(made for each in written if (made := each.build()) is not None) or None
            case ObjectMap() | MatchingObjects():
                made = {each.name: made for each in written if (made := each.build()) is not None}
                return tuple(made.values()) if get_origin(attribute.type) is tuple else made
            case TextList() if attribute.type == tuple[str, ...]:
                return tuple(text for text, _ in written)
            case TextMap() if attribute.type == Mapping[str, str]:
                return {name: text for name, (text, _) in written.items()}
        return written

    def _filled(self, role: Filled) -> object:
        match role:
            case InlineObject(declared):
                inner = Parsed[Any](declared, self._reader, self._readers, self._written, location=self.location)
                return inner.build()
            case LocationOf(key):
                return self._reader.location_of(key) if key else self.location
            case LocationsIn(attributes):
                return {text: location for name in attributes for text, location in self._locations_in(name)}
            case EntryName():
                return self.name

    def _locations_in(self, name: str) -> Iterator[tuple[str, Location]]:
        match self._written[self.key_of(name)]:
            case tuple() as texts:
                yield from texts
            case dict() as texts:
                yield from ((key, location) for key, (_, location) in texts.items())
            case None:
                return
            case single:
                yield name, self.location_of(name)
                if isinstance(single, str):
                    yield single, self.location_of(name)


class _Draft:
    """Has the attributes of an object that may be incomplete."""

    def __init__(self, value_of: Callable[[str], Any]) -> None:
        self._value_of = value_of

    def __getattr__(self, name: str) -> Any:
        return self._value_of(name)


def read_fields(schema: Schema, reader: MappingReader, readers: Readers) -> dict[str, Any]:
    """What is written in each field, by its key; None where it is absent or wrong. What is wrong is reported."""
    values = {field.name: _read_field(field, reader, readers) for field in schema.fields}
    reader.finish(schema.either)
    return values


def _read_field(field: Field, reader: MappingReader, readers: Readers) -> object:
    if isinstance(field.kind, ObjectKind):
        return _read_objects(field, field.kind, reader, readers)
    return take_field(field.name, field.kind, reader, required=field.required)


def _read_objects(field: Field, kind: ObjectKind, reader: MappingReader, readers: Readers) -> object:
    name, required = field.name, field.required
    match kind:
        case Object(declared):
            node = reader.take_mapping(name, required=required, form=form_of(field))
            location = reader.location_of(name)
            return node and Parsed[Any].of(declared, node, reader.diagnostics, readers, location=location)
        case ObjectList(declared):
            items = each_mapping(reader.take_list(name, required=required), schema_of(declared), reader.diagnostics)
            return tuple(Parsed[Any].of(declared, node, reader.diagnostics, readers) for node in items) or None
        case ObjectMap(declared):
            names = reader.take_mapping(name, required=required)
            return names and tuple(_entries(declared, names, reader.diagnostics, readers))
        case MatchingObjects(pattern, declared):
            return tuple(_entries(declared, reader.take_matching(pattern), reader.diagnostics, readers)) or None


def _entries(
    declared: type[Any], names: nodes.Mapping, diagnostics: Diagnostics, readers: Readers
) -> Iterator[Parsed[Any]]:
    """The objects of a mapping of names to objects."""
    schema = schema_of(declared)
    for name, value in names.entries.items():
        location, fields = names.key_locations[name], written_in_full(value, schema)
        if fields:
            yield Parsed[Any].of(declared, fields, diagnostics, readers, location=location, name=name)
        elif schema.short:
            what = f'{schema.label} "{name}" needs its words.'
            diagnostics.add(location, what, f"write `{name}: …`, as people will read it.")
        else:
            what = f'{schema.label} "{name}" must have fields.'
            diagnostics.add(location, what, "write them indented below it.")
