"""The nouns of the page of parts, and how few things are chosen that together show every state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class State:
    """One state of a part: its name, and what the part's macro is given."""

    name: str
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A macro of templates/parts/, as it looks in each state."""

    file: str  # from templates/
    macro: str
    states: tuple[State, ...]
    around: str = "div"  # the element in which it is
    block: str = ""  # the class of that element


@dataclass(frozen=True, slots=True)
class FormState:
    """A state of the form that only its script makes, and what a visitor does to reach it."""

    name: str
    chosen: Mapping[str, str]  # id of a question's element → id of the button to choose; elsewhere "I do not know"
    stop: str  # id of the question at which to stop; empty: at the result
    press: str = ""  # what to press at the end, as a selector of CSS


def covering(things: Iterable[T], states_of: Callable[[T], Iterable[str]]) -> Iterator[tuple[str, T]]:
    """Of `things` those that have a state which none before them had, each named by those states."""
    seen: set[str] = set()
    for thing in things:
        new = [state for state in dict.fromkeys(states_of(thing)) if state not in seen]
        if new:
            seen.update(new)
            yield ", ".join(new), thing
