"""The model of an entry and a dialogue → the fields of one new entry, each checked as it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from explainer.diagnostics import Diagnostic, Diagnostics, Location
from explainer.formats import nodes
from explainer.formats.declaration import schema_of
from explainer.formats.kinds import Boolean, Date, Day, Field, Kind, Number, Object, ObjectList, Schema, WholeNumber
from explainer.formats.yaml_text import Value
from explainer.new.dialogue import Dialogue
from explainer.resolve.ids import check_known

Values = dict[str, Value]


@dataclass(frozen=True, slots=True)
class EntryModel:
    """A thing that can be new: its fields, how they are read, and what they may name."""

    name: str
    schema: Schema
    read: Callable[[nodes.Mapping, Diagnostics], object]  # notes what is wrong with fields so far
    taken: Mapping[str, Location]  # ids that are in use
    named: Mapping[str, tuple[Sequence[str], str, str]] = field(default_factory=dict)  # field → names, noun, where
    preset: Mapping[str, str] = field(default_factory=dict)  # fields that are not asked for
    default: Callable[[str, Values], str] = lambda _name, _values: ""  # of a field, after those before it
    skips: Callable[[str, Values], bool] = lambda _name, _values: False  # is a field idle, after those before it?


def ask_for(model: EntryModel, dialogue: Dialogue) -> Values:
    """The fields of a new entry, in the order of its schema. Raises Stopped when one cannot be had."""
    values: Values = {}
    for each in model.schema.fields:
        if each.name in model.preset:
            values[each.name] = model.preset[each.name]
        elif isinstance(each.kind, ObjectList):
            values[each.name] = _ask_for_entries(each.name, schema_of(each.kind.declared), values, model, dialogue)
        # What is in an object within the entry is written by machines.
        elif not isinstance(each.kind, Object) and not model.skips(each.name, values):
            text = dialogue.answer(each, _check(each.name, values, model), default=model.default(each.name, values))
            if text and not (isinstance(each.kind, Boolean) and text == "false" and not each.required):
                values[each.name] = text
    dialogue.finish(_names(model))
    return values


def known_only(model: str, names: Iterable[str], where: str) -> Callable[[str], list[Diagnostic]]:
    """A check that a text is one of these names; `where` says in which folder or file they are."""

    def check(text: str) -> list[Diagnostic]:
        diagnostics = Diagnostics()
        check_known(text, list(names), model, where, Location(where), diagnostics)
        return list(diagnostics)

    return check


def texts_of(schema: Schema) -> frozenset[str]:
    """The fields of a schema, and of schemas in it, that hold texts: quoted where they look like something else."""
    plain: tuple[type[Kind], ...] = (Date, Day, Boolean, WholeNumber, Number)
    names = {each.name for each in schema.fields if not isinstance(each.kind, plain)}
    inner = [texts_of(schema_of(each.kind.declared)) for each in schema.fields if isinstance(each.kind, ObjectList)]
    return frozenset(names.union(*inner))


def _ask_for_entries(name: str, schema: Schema, values: Values, model: EntryModel, dialogue: Dialogue) -> list[Value]:
    """The entries of a list, at least one; no answer to the first field of an entry ends it."""
    entries: list[Value] = []
    first, *others = schema.fields
    while True:
        given = dialogue.has_entry(name)
        entry: Values = {}
        before: Values = {**values, name: [*entries, entry]}
        start = first if not entries else Field(first.name, first.kind, f"Another one? {first.description}")
        text = dialogue.answer(start, _check(first.name, before, model, entry), inside=name)
        if not text:
            return entries
        entry[first.name] = text
        for each in others:
            text = dialogue.answer(each, _check(each.name, before, model, entry), inside=name, quiet=given)
            if text:
                entry[each.name] = text
        entries.append(entry)


def _check(
    name: str, values: Values, model: EntryModel, entry: Values | None = None
) -> Callable[[str], list[Diagnostic]]:
    """What is wrong with a text as the next field of `entry` (of the whole, when there is none)."""

    def check(text: str) -> list[Diagnostic]:
        diagnostics = Diagnostics()
        location = Location(f"new {model.name}")
        target = values if entry is None else entry
        target[name] = text
        try:
            counter = _Lines()
            model.read(counter.mapping(values), diagnostics)
            found = [diagnostic for diagnostic in diagnostics if diagnostic.location.line == counter.last]
        finally:
            del target[name]
        if name == "id" and text in model.taken:
            diagnostics.add(
                location, f'{model.name} "{text}" is already defined at {model.taken[text]}.', "choose another id."
            )
        if name in model.named:
            known, what, where = model.named[name]
            check_known(text, known, what, where, location, diagnostics)
        return found + [diagnostic for diagnostic in diagnostics if diagnostic.location == location]

    return check


class _Lines:
    """Makes nodes of values, each name on a line of its own: what is wrong is then known by its line."""

    def __init__(self) -> None:
        self.last = 1

    def mapping(self, values: Mapping[str, Value]) -> nodes.Mapping:
        entries: dict[str, nodes.Node] = {}
        locations: dict[str, Location] = {}
        for name, value in values.items():
            self.last += 1
            locations[name] = Location("", self.last)
            entries[name] = self._node(value, locations[name])
        # What is missing is reported of the whole, which has line 0: nobody has been asked for it yet.
        return nodes.Mapping(entries, locations, Location("", 0))

    def _node(self, value: Value, location: Location) -> nodes.Node:
        if isinstance(value, str):
            return nodes.Scalar(value, location)
        if isinstance(value, Mapping):
            return self.mapping(value)
        return nodes.Listing(tuple(self._node(item, location) for item in value), location)


def _names(model: EntryModel) -> list[str]:
    names = []
    for each in model.schema.fields:
        if isinstance(each.kind, ObjectList):
            names += [f"{each.name}.{inner.name}" for inner in schema_of(each.kind.declared).fields]
        elif not isinstance(each.kind, Object) and each.name not in model.preset:
            names.append(each.name)
    return names
