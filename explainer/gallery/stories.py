"""Components and their stories, and the few stories that together show every state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Story:
    """One state of a part: its name, and what the part's macro is given."""

    name: str
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Component:
    """A macro of templates/parts/, as it looks in each state."""

    file: str  # from templates/
    macro: str
    stories: tuple[Story, ...]
    around: str = "div"  # the element in which it is
    block: str = ""  # the class of that element


@dataclass(frozen=True, slots=True)
class FormStory:
    """A state of the form that only its script makes, and what a visitor does to reach it."""

    page: str  # id
    name: str
    chosen: Mapping[str, str]  # id of a question's element → id of the button to choose; elsewhere "I do not know"
    stop: str  # id of the question at which to stop; empty: at the result
    press: str = ""  # what to press at the end, as a selector of CSS


def greedy_cover(things: Iterable[T], stories_of: Callable[[T], Iterable[str]]) -> Iterator[tuple[str, T]]:
    """Of `things` those that have a state which none before them had, each named by those states."""
    seen: set[str] = set()
    for thing in things:
        new = [story for story in dict.fromkeys(stories_of(thing)) if story not in seen]
        if new:
            seen.update(new)
            yield ", ".join(new), thing
