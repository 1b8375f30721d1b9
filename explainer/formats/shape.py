"""The fields of a YAML mapping, defined once: readers take it apart by them, editors' programs complete and check."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.formats.day import Day
from explainer.formats.fields import Fields, each_mapping
from explainer.formats.nodes import Mapping
from explainer.problems import Place, Problems

_NO_DAY = Day(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Text:
    """One text; folded lines come as one."""

    long: bool = False  # whole sentences, for which an editor needs room
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


Kind = Text | Id | Date | Url | WholeNumber | Flag | Choice | Texts | Part | Parts


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what may stand in it, and what it is for, in words that an editor's program shows."""

    name: str
    kind: Kind
    says: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A mapping: what it is called in messages ("this fact"), and its fields in the order in which they are written."""

    noun: str
    fields: tuple[Field, ...]

    def read(self, node: Mapping, problems: Problems) -> Record:
        """Take a mapping apart. What is wrong, missing or unknown is noted."""
        return self.read_fields(Fields(node, self.noun, problems), problems)

    def read_fields(self, fields: Fields, problems: Problems) -> Record:
        """Take apart what has been opened already."""
        values = {field.name: _take(field, fields, problems) for field in self.fields}
        fields.finish()
        return Record(fields, values)


class Record:
    """A mapping taken apart. Each getter gives an empty value for a field that is absent or wrong."""

    __slots__ = ("_fields", "_values", "place")

    def __init__(self, fields: Fields, values: dict[str, object]) -> None:
        self._fields = fields
        self._values = values
        self.place = fields.place

    def has(self, name: str) -> bool:
        """Is the field written?"""
        return self._fields.has(name)

    def place_of(self, name: str) -> Place:
        """Where the field stands, or the mapping when it does not."""
        return self._fields.place_of(name)

    def text(self, name: str) -> str:
        """A text, an id, an address or a choice; empty when there is none."""
        value = self._values[name]
        return value if isinstance(value, str) else ""

    def flag(self, name: str) -> bool:
        """True or false; false when it is not written."""
        return self._values[name] is True

    def number(self, name: str) -> int:
        """A whole number; 0 when there is none."""
        value = self._values[name]
        return value if isinstance(value, int) else 0

    def day_or_none(self, name: str) -> Day | None:
        """A date, or None."""
        value = self._values[name]
        return value if isinstance(value, Day) else None

    def day(self, name: str) -> Day:
        """A date that is required; where it is missing a problem stands, and any day will do."""
        return self.day_or_none(name) or _NO_DAY

    def texts(self, name: str) -> tuple[tuple[str, Place], ...]:
        """A list of texts with their places."""
        value = self._values[name]
        return value if isinstance(value, tuple) else ()

    def part(self, name: str) -> Record | None:
        """A mapping taken apart, or None."""
        value = self._values[name]
        return value if isinstance(value, Record) else None

    def parts(self, name: str) -> tuple[Record, ...]:
        """A list of mappings taken apart."""
        value = self._values[name]
        return value if isinstance(value, tuple) else ()


def _take(field: Field, fields: Fields, problems: Problems) -> object:  # noqa: C901, PLR0911 -- one line a kind
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
            return fields.take_choice(name, ("true", "false"), required=required) == "true"
        case Choice(options):
            return fields.take_choice(name, options, required=required)
        case Texts(ids):
            return fields.take_ids(name, required=required) if ids else fields.take_texts(name, required=required)
        case Part(shape):
            node = fields.take_mapping(name, required=required)
            return None if node is None else shape.read(node, problems)
        case Parts(shape):
            items = each_mapping(fields.take_list(name, required=required), shape.noun, problems)
            return tuple(shape.read_fields(item, problems) for item in items)
