"""Values in the words of an outcome: declared, finite, set by rules. `{amount}` in its words is filled in by them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.declaration import EntryName
from explainer.formats.kinds import ID_PATTERN, MatchingObjects
from explainer.rules.outcome_words import Words

# such as {amount}
PLACE = re.compile(r"\{([a-z0-9_]+)\}")

_NOWHERE = Location("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueWords:
    """One of the things that a value can be, in words."""

    LABEL: ClassVar[str] = "value"
    SHORT: ClassVar[str] = "says"

    id: Annotated[str, EntryName()]
    says: Annotated[str, "The words that stand in its place."]
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value by name, with all that it can be, in order."""

    LABEL: ClassVar[str] = "value"

    id: Annotated[str, EntryName()]
    options: Annotated[
        Mapping[str, ValueWords], MatchingObjects(ID_PATTERN, ValueWords), "What it can be, by name: the words for it."
    ] = field(default_factory=dict)
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class FoundValue:
    """What a value is for one person, as far as it is known.

    `option` is what it is; LAWYER if the law leaves it open, UNSURE if facts do. `can_be` is all that it may still be,
    in the order of the file. `unsettled`: an unsettled rule would set it.
    """

    option: str
    can_be: tuple[str, ...]
    unsettled: bool


def texts_of(words: Words) -> Iterator[str]:
    """Every text that is shown with an outcome."""
    yield words.says
    yield words.clock
    yield from (*words.means, *words.not_decided, *words.bring, *words.next)


def places_in(words: Words) -> tuple[str, ...]:
    """The names in braces in the words of an outcome, each once, in order."""
    return tuple(dict.fromkeys(name for text in texts_of(words) for name in PLACE.findall(text)))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with words in its places; a place of which nothing is known stays as it is."""
    return PLACE.sub(lambda place: values.get(place[1], place[0]), text)
