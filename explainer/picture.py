"""The types of a picture made from data: a grid of states, a line of stretches, or paths that part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from explainer.diagnostics import Location
from explainer.markdown.text import Text

# How a thing looks, from "no way through" to "not settled". Templates give each a sign, a pattern and a colour.
LOOKS = ("closed", "half", "open", "unsure")


@dataclass(frozen=True, slots=True)
class State:
    """What may be true of a cell of a grid."""

    id: str
    word: str
    meaning: Text
    look: str
    location: Location


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid: its state, and what to add to the word of that state."""

    state: State
    text: Text


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid: as many cells as there are columns."""

    label: Text
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows by columns, a state in each cell, and what the states mean."""

    columns: tuple[Text, ...]
    states: tuple[State, ...]
    rows: tuple[GridRow, ...]

    @property
    def texts(self) -> Iterator[Text]:
        """All texts, in the order in which they are shown."""
        yield from self.columns
        for row in self.rows:
            yield row.label
            yield from (cell.text for cell in row.cells)
        yield from (state.meaning for state in self.states)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line, from one mark to the next."""

    since: str
    until: str  # empty: without an end
    name: str
    text: Text
    look: str


@dataclass(frozen=True, slots=True)
class Line:
    """Stretches one after another, and what holds along all of them."""

    stretches: tuple[Stretch, ...]
    throughout: Text

    @property
    def texts(self) -> Iterator[Text]:
        """All texts, in the order in which they are shown."""
        yield from (stretch.text for stretch in self.stretches)
        yield self.throughout


@dataclass(frozen=True, slots=True)
class End:
    """How a path can end."""

    name: str
    text: Text
    look: str


@dataclass(frozen=True, slots=True)
class Path:
    """One way to go on: for whom, step by step, to one end or to several."""

    name: Text
    look: str
    steps: tuple[Text, ...]
    ends: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """A start, and the paths that lead away from it."""

    start: Text
    paths: tuple[Path, ...]

    @property
    def texts(self) -> Iterator[Text]:
        """All texts, in the order in which they are shown."""
        yield self.start
        for path in self.paths:
            yield path.name
            yield from path.steps
            yield from (end.text for end in path.ends)


Drawing: TypeAlias = Grid | Line | Paths


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: what it shows, in words that are in it."""

    id: str
    title: str
    intro: Text
    drawing: Drawing
    note: Text
    location: Location

    @property
    def kind(self) -> str:
        """`grid`, `line` or `paths`."""
        return type(self.drawing).__name__.lower()

    @property
    def texts(self) -> tuple[Text, ...]:
        """All texts, in the order in which they are shown."""
        return (self.intro, *self.drawing.texts, self.note)
