"""What may be in a field of an editor's file: one class a kind. A declared class may stand within another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# whole-border, between_ports
ID_PATTERN = "[a-z0-9]+([-_][a-z0-9]+)*"
# The parts of a host's name, in any script, parted by dots; a port; a path. No name and no password before the host:
# they would be published. No "\", which browsers read as "/".
URL_PATTERN = (
    r"https?://[^\x00-\x20\x7f\s!-,./:-@\[-^`{-~]+(\.[^\x00-\x20\x7f\s!-,./:-@\[-^`{-~]+)+"
    r'(:[0-9]{1,5})?([/?#][^\x00-\x20\x7f\s"<>\\]*)?'
)
# All programs agree on whole numbers of up to 15 digits (RFC 8259, section 6).
MOST = 999_999_999_999_999
# -12.50
NUMBER_PATTERN = r"-?[0-9]+(\.[0-9]+)?"
MOST_DAYS = 36_500  # a hundred years: after any day that can be written, such a day can be named


@dataclass(frozen=True, slots=True)
class Text:
    """One text; folded lines come as one. It is shown as it is written, unless it is Markdown."""

    long: bool = False  # whole sentences, for which an editor needs space
    markdown: bool = False  # within a sentence: links, marks, citations and emphasis are rendered
    longest: int = 0  # how many characters it may have; 0 for any number
    because: str = ""  # why not more, as a clause
    translated: bool = True  # false: it is the same in every language, such as a telephone number
    name: bool = False  # a name, which stays as it is unless a language has one of its own


@dataclass(frozen=True, slots=True)
class Id:
    """An id: small letters, digits, hyphens (underscores inside rules)."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as exactly as it is known: a year, a month or a day."""


@dataclass(frozen=True, slots=True)
class Day:
    """A whole day."""


@dataclass(frozen=True, slots=True)
class Url:
    """A web address."""

    translated: bool = False  # may another language have an address of its own?


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number, 0 or more."""

    most: int = MOST


@dataclass(frozen=True, slots=True)
class Number:
    """A number in decimal digits, which may be less than 0; it keeps as many decimals as are written."""


@dataclass(frozen=True, slots=True)
class Boolean:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these words."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextList:
    """A list of texts, or of ids."""

    ids: bool = False
    markdown: bool = False  # as in `Text`
    translated: bool = True  # likewise; ids never are
    forms: bool = False  # forms of one word, of which every language has its own number


@dataclass(frozen=True, slots=True)
class TextMap:
    """A mapping of names to texts."""

    translated: bool = True  # as in `Text`


@dataclass(frozen=True, slots=True)
class DayMap:
    """A mapping of names to whole days."""


@dataclass(frozen=True, slots=True)
class Object:
    """A mapping with the fields of a declared class."""

    declared: type[Any]


@dataclass(frozen=True, slots=True)
class ObjectList:
    """A list of such mappings."""

    declared: type[Any]


@dataclass(frozen=True, slots=True)
class ObjectMap:
    """A mapping of names to such mappings."""

    declared: type[Any]


@dataclass(frozen=True, slots=True)
class MatchingObjects:
    """Such mappings as fields beside the declared ones: all whose whole names match a regular expression.

    It is the last field of its class, as fields that others ask for are not among them.
    """

    pattern: str
    declared: type[Any]


@dataclass(frozen=True, slots=True)
class Custom:
    """Anything else. `definition` names what it is: its reader and its JSON Schema are given by this name."""

    definition: str


PlainKind = (
    Text | Id | Date | Day | Url | WholeNumber | Number | Boolean | Choice | TextList | TextMap | DayMap | Custom
)
ObjectKind = Object | ObjectList | ObjectMap | MatchingObjects
Kind = PlainKind | ObjectKind


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a mapping: its name, what may be in it, and what it is for, in words that editors read."""

    name: str
    kind: Kind
    description: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """The fields of a mapping in the order in which they are written, and what it is called in messages.

    `either` are fields of which at least one must be there. `short` is the field that a bare text in the place of the
    mapping stands for; empty if it cannot be one.
    """

    label: str
    fields: tuple[Field, ...]
    either: tuple[str, ...] = ()
    short: str = ""
