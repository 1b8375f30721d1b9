"""The types of a picture made from data: a grid of states, a line or a ruler of stretches, paths, maps, or counts.

What an editor writes is declared here. `GridFields`, `RowFields` and `CellFields` are a grid as written: its cells name
their states by id.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, TypeAlias

from explainer.diagnostics import Location
from explainer.formats.declaration import Convert, Key
from explainer.formats.kinds import Id, Object, TextList
from explainer.markdown.text import Text
from explainer.picture.common import INLINE, NOTHING, WORDS, Look, parse_each
from explainer.picture.maps import Map, Years

# The kinds of drawings, as the fields of a picture are called.
DRAWINGS = ("grid", "line", "ruler", "paths", "map", "years")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What may be true of a cell of a grid."""

    LABEL: ClassVar[str] = "this state"

    id: Annotated[str, Id(), "Its name, for the cells."]
    word: Annotated[str, "What a cell shows: one or two words."]
    meaning: Annotated[Text, WORDS, INLINE, "What the word means, below the grid."]
    look: Look
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFields:
    """A cell as written: the id of its state, and what to add to the word of that state."""

    LABEL: ClassVar[str] = "this cell"

    state: Annotated[str, Id(), "One of the states of this grid."]
    text: Annotated[Text, WORDS, INLINE, "What to add to the word of the state."] = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFields:
    """A row as written."""

    LABEL: ClassVar[str] = "this row"

    label: Annotated[Text, WORDS, INLINE, "What the row is about. Citations and links are written as in a section."]
    cells: Annotated[tuple[CellFields, ...], "One for each column, in their order."]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFields:
    """A grid as written."""

    LABEL: ClassVar[str] = "this grid"

    columns: Annotated[tuple[Text, ...], TextList(markdown=True), Convert(parse_each), "The heads of the columns."]
    states: Annotated[tuple[State, ...], "What may be true of a cell."]
    rows: Annotated[tuple[RowFields, ...], "The rows, each with a label and its cells."]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a line, from one mark to the next."""

    LABEL: ClassVar[str] = "this stretch"

    since: Annotated[str, Key("from"), "The mark at its beginning."]
    until: Annotated[str, "The mark at its end; leave it out if it has none."] = ""
    name: Annotated[str, "What it is, in a few words."]
    text: Annotated[Text, WORDS, INLINE, "What holds there."]
    look: Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Stretches one after another, and what holds along all of them."""

    LABEL: ClassVar[str] = "this line"

    stretches: Annotated[tuple[Stretch, ...], "The parts of the line, one after another."]
    throughout: Annotated[Text, WORDS, INLINE, "What holds along the whole line."] = NOTHING

    @property
    def texts(self) -> Iterator[Text]:
        """All texts, in the order in which they are shown."""
        yield from (stretch.text for stretch in self.stretches)
        yield self.throughout


@dataclass(frozen=True, slots=True, kw_only=True)
class Days(Stretch):
    """A stretch of a ruler, which is as long as its days."""

    LABEL: ClassVar[str] = "these days"

    day: Annotated[int, "Its first day, counted as the ruler counts. It ends where the next stretch begins."]
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruler(Line):
    """Stretches of days, drawn to scale: a box for each day, and a break where there are too many."""

    LABEL: ClassVar[str] = "this ruler"

    stretches: Annotated[tuple[Days, ...], "The parts, one after another; the last has no end."]
    throughout: Annotated[Text, WORDS, INLINE, "What holds on all days."] = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How a path can end."""

    LABEL: ClassVar[str] = "this end"

    name: Annotated[str, "What it comes to, in a few words."]
    text: Annotated[Text, WORDS, INLINE, "What that means."] = NOTHING
    look: Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """One way to go on: for whom, step by step, to one end or to several."""

    LABEL: ClassVar[str] = "this path"

    name: Annotated[Text, WORDS, INLINE, "Who goes this way."]
    steps: Annotated[tuple[Text, ...], TextList(markdown=True), Convert(parse_each), "One after another."]
    ends: Annotated[tuple[End, ...], "How it can end."] = ()
    look: Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """A start, and the paths that lead away from it."""

    LABEL: ClassVar[str] = "this list of paths"

    start: Annotated[Text, WORDS, INLINE, "Where they part."]
    paths: Annotated[tuple[Path, ...], "The paths, the most usual first."]

    @property
    def texts(self) -> Iterator[Text]:
        """All texts, in the order in which they are shown."""
        yield self.start
        for path in self.paths:
            yield path.name
            yield from path.steps
            yield from (end.text for end in path.ends)


Drawing: TypeAlias = Grid | Line | Ruler | Paths | Map | Years


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture: what it shows, in words that are in it. It has exactly one of `DRAWINGS`."""

    LABEL: ClassVar[str] = "this picture"

    id: Annotated[str, Id(), "Its name: small letters and hyphens."]
    title: Annotated[str, "What the picture shows."]
    intro: Annotated[Text, WORDS, INLINE, "What to know before looking."] = NOTHING
    grid: Annotated[Grid | None, Object(GridFields), "A grid: rows, columns, and a state in each cell."] = None
    line: Annotated[Line | None, "A line: stretches from mark to mark."] = None
    ruler: Annotated[Ruler | None, "A ruler: stretches of days, drawn to scale."] = None
    paths: Annotated[Paths | None, "Paths: steps that part from one start."] = None
    map: Annotated[Map | None, "Maps: lines, points and areas of a file in content/data/."] = None
    years: Annotated[Years | None, "Counts of content/figures.yaml, over the same line of years."] = None
    note: Annotated[Text, WORDS, INLINE, "What to be careful of."] = NOTHING
    location: Location

    @property
    def drawing(self) -> Drawing:
        """The one drawing."""
        drawing = self.grid or self.line or self.ruler or self.paths or self.map or self.years
        assert drawing is not None  # checked where pictures are loaded
        return drawing

    @property
    def kind(self) -> str:
        """One of `DRAWINGS`."""
        return type(self.drawing).__name__.lower()

    @property
    def texts(self) -> tuple[Text, ...]:
        """All texts, in the order in which they are shown."""
        return (self.intro, *self.drawing.texts, self.note)
