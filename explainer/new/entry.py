"""A noun of a site and a dialogue → the fields of one new entry, each checked by the reader while it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from explainer.formats import nodes
from explainer.formats.shape import Date, Field, Flag, Kind, Part, Parts, Shape, WholeNumber
from explainer.formats.yaml_text import Value
from explainer.new.dialogue import Dialogue
from explainer.problems import Place, Problem, Problems
from explainer.resolve.ids import check_known

Values = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing that can be new: its fields, how they are read, and what they may name."""

    name: str
    shape: Shape
    read: Callable[[nodes.Mapping, Problems], object]  # notes what is wrong with fields so far
    taken: Mapping[str, Place]  # ids that are in use
    named: Mapping[str, tuple[Sequence[str], str, str]] = field(default_factory=dict)  # field → names, noun, where
    preset: Mapping[str, str] = field(default_factory=dict)  # fields that are not asked for
    default: Callable[[str, Values], str] = lambda _name, _values: ""  # of a field, after those before it
    skips: Callable[[str, Values], bool] = lambda _name, _values: False  # is a field idle, after those before it?


def ask_for(noun: Noun, dialogue: Dialogue) -> Values:
    """The fields of a new entry, in the order of its shape. Raises Stopped when one cannot be had."""
    values: Values = {}
    for each in noun.shape.fields:
        if each.name in noun.preset:
            values[each.name] = noun.preset[each.name]
        elif isinstance(each.kind, Parts):
            values[each.name] = _ask_for_entries(each.name, each.kind.shape, values, noun, dialogue)
        # What stands in a field of its own shape is written by machines.
        elif not isinstance(each.kind, Part) and not noun.skips(each.name, values):
            text = dialogue.answer(each, _check(each.name, values, noun), default=noun.default(each.name, values))
            if text and not (isinstance(each.kind, Flag) and text == "false" and not each.required):
                values[each.name] = text
    dialogue.finish(_names(noun))
    return values


def known_only(noun: str, names: Iterable[str], where: str) -> Callable[[str], list[Problem]]:
    """A check that a text is one of these names; `where` says in which folder or file they stand."""

    def check(text: str) -> list[Problem]:
        problems = Problems()
        check_known(text, list(names), noun, where, Place(where), problems)
        return list(problems)

    return check


def texts_of(shape: Shape) -> frozenset[str]:
    """The fields of a shape, and of shapes in it, that hold texts: quoted where they look like something else."""
    plain: tuple[type[Kind], ...] = (Date, Flag, WholeNumber)
    names = {each.name for each in shape.fields if not isinstance(each.kind, plain)}
    inner = [texts_of(each.kind.shape) for each in shape.fields if isinstance(each.kind, Parts)]
    return frozenset(names.union(*inner))


def _ask_for_entries(name: str, shape: Shape, values: Values, noun: Noun, dialogue: Dialogue) -> list[Value]:
    """The entries of a list, at least one; no answer to the first field of an entry ends it."""
    entries: list[Value] = []
    first, *others = shape.fields
    while True:
        given = dialogue.has_entry(name)
        entry: Values = {}
        before: Values = {**values, name: [*entries, entry]}
        start = first if not entries else Field(first.name, first.kind, f"Another one? {first.says}")
        text = dialogue.answer(start, _check(first.name, before, noun, entry), inside=name)
        if not text:
            return entries
        entry[first.name] = text
        for each in others:
            text = dialogue.answer(each, _check(each.name, before, noun, entry), inside=name, quiet=given)
            if text:
                entry[each.name] = text
        entries.append(entry)


def _check(name: str, values: Values, noun: Noun, entry: Values | None = None) -> Callable[[str], list[Problem]]:
    """What is wrong with a text as the next field of `entry` (of the whole, when there is none)."""

    def check(text: str) -> list[Problem]:
        problems = Problems()
        place = Place(f"new {noun.name}")
        target = values if entry is None else entry
        target[name] = text
        try:
            counter = _Lines()
            noun.read(counter.mapping(values), problems)
            found = [problem for problem in problems if problem.place.line == counter.last]
        finally:
            del target[name]
        if name == "id" and text in noun.taken:
            problems.add(place, f'{noun.name} "{text}" stands already at {noun.taken[text]}.', "choose another id.")
        if name in noun.named:
            known, what, where = noun.named[name]
            check_known(text, known, what, where, place, problems)
        return found + [problem for problem in problems if problem.place == place]

    return check


class _Lines:
    """Makes nodes of values, each name on a line of its own: what is wrong is then known by its line."""

    def __init__(self) -> None:
        self.last = 1

    def mapping(self, values: Mapping[str, Value]) -> nodes.Mapping:
        entries: dict[str, nodes.Node] = {}
        places: dict[str, Place] = {}
        for name, value in values.items():
            self.last += 1
            places[name] = Place("", self.last)
            entries[name] = self._node(value, places[name])
        # What is missing is told of the whole, which has line 0: nobody has been asked for it yet.
        return nodes.Mapping(entries, places, Place("", 0))

    def _node(self, value: Value, place: Place) -> nodes.Node:
        if isinstance(value, str):
            return nodes.Scalar(value, place)
        if isinstance(value, Mapping):
            return self.mapping(value)
        return nodes.Listing(tuple(self._node(item, place) for item in value), place)


def _names(noun: Noun) -> list[str]:
    names = []
    for each in noun.shape.fields:
        if isinstance(each.kind, Parts):
            names += [f"{each.name}.{inner.name}" for inner in each.kind.shape.fields]
        elif not isinstance(each.kind, Part) and each.name not in noun.preset:
            names.append(each.name)
    return names
