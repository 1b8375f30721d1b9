"""content/pictures.yaml → `Picture`s: grids, lines and paths that templates draw."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics, listed, nearest
from explainer.formats.record import Record
from explainer.formats.shape import Choice, Field, Id, Part, Parts, Shape, Texts
from explainer.formats.shape import Text as Words
from explainer.load.files import Folder
from explainer.markdown.parse import parse_inline
from explainer.markdown.text import Text
from explainer.picture import LOOKS, Cell, Drawing, End, Grid, GridRow, Line, Path, Paths, Picture, State, Stretch

FILE = "content/pictures.yaml"
_LOOK = Field("look", Choice(LOOKS), "Its sign, pattern and colour, from no way through to not settled.", required=True)
STATE_SHAPE = Shape(
    "this state",
    (
        Field("id", Id(), "Its name, for the cells.", required=True),
        Field("word", Words(), "What stands in a cell: one or two words.", required=True),
        Field("meaning", Words(), "What the word means, below the grid.", required=True),
        _LOOK,
    ),
)
CELL_SHAPE = Shape(
    "this cell",
    (
        Field("state", Id(), "One of the states of this grid.", required=True),
        Field("text", Words(), "What to add to the word of the state."),
    ),
)
ROW_SHAPE = Shape(
    "this row",
    (
        Field(
            "label", Words(), "What the row is about. Citations and links are written as in a section.", required=True
        ),
        Field("cells", Parts(CELL_SHAPE), "One for each column, in their order.", required=True),
    ),
)
GRID_SHAPE = Shape(
    "this grid",
    (
        Field("columns", Texts(), "The heads of the columns.", required=True),
        Field("states", Parts(STATE_SHAPE), "What may be true of a cell.", required=True),
        Field("rows", Parts(ROW_SHAPE), "The rows, each with a label and its cells.", required=True),
    ),
)
STRETCH_SHAPE = Shape(
    "this stretch",
    (
        Field("from", Words(), "The mark at its beginning.", required=True),
        Field("until", Words(), "The mark at its end; leave it out if it has none."),
        Field("name", Words(), "What it is, in a few words.", required=True),
        Field("text", Words(), "What holds there.", required=True),
        _LOOK,
    ),
)
LINE_SHAPE = Shape(
    "this line",
    (
        Field("stretches", Parts(STRETCH_SHAPE), "The parts of the line, one after another.", required=True),
        Field("throughout", Words(), "What holds along the whole line."),
    ),
)
END_SHAPE = Shape(
    "this end",
    (
        Field("name", Words(), "What it comes to, in a few words.", required=True),
        Field("text", Words(), "What that means."),
        _LOOK,
    ),
)
PATH_SHAPE = Shape(
    "this path",
    (
        Field("name", Words(), "Who goes this way.", required=True),
        Field("steps", Texts(), "One after another.", required=True),
        Field("ends", Parts(END_SHAPE), "How it can end."),
        _LOOK,
    ),
)
PATHS_SHAPE = Shape(
    "these paths",
    (
        Field("start", Words(), "Where they part.", required=True),
        Field("paths", Parts(PATH_SHAPE), "The paths, the most usual first.", required=True),
    ),
)
_DRAWINGS = ("grid", "line", "paths")
SHAPE = Shape(
    "this picture",
    (
        Field("id", Id(), "Its name: small letters and hyphens.", required=True),
        Field("title", Words(), "What the picture shows.", required=True),
        Field("intro", Words(), "What to know before looking."),
        Field("grid", Part(GRID_SHAPE), "A grid: rows, columns, and a state in each cell."),
        Field("line", Part(LINE_SHAPE), "A line: stretches from mark to mark."),
        Field("paths", Part(PATHS_SHAPE), "Paths: steps that part from one start."),
        Field("note", Words(), "What to be careful of."),
    ),
)


def load_pictures(folder: Folder, diagnostics: Diagnostics) -> tuple[Picture, ...]:
    """Read all pictures in the order of the file, which may be absent. What has no drawing was noted, and left out."""
    records = folder.read_records(FILE, SHAPE, required=False)
    pictures = (_picture(record, diagnostics) for record in records)
    return tuple(picture for picture in pictures if picture)


def _picture(record: Record, diagnostics: Diagnostics) -> Picture | None:
    drawing = _drawing(record, diagnostics)
    if drawing is None:
        return None
    return Picture(
        id=record.text("id"),
        title=record.text("title"),
        intro=_text(record, "intro", diagnostics),
        drawing=drawing,
        note=_text(record, "note", diagnostics),
        location=record.location,
    )


def _drawing(record: Record, diagnostics: Diagnostics) -> Drawing | None:
    written = [name for name in _DRAWINGS if record.has(name)]
    if len(written) != 1:
        what = "two drawings" if written else "no drawing"
        location = record.location_of(written[-1]) if written else record.location
        help_text = "write `grid:`, `line:` or `paths:`, and what is drawn indented under it."
        diagnostics.add(location, f"this picture has {what}.", help_text)
        return None
    part = record.part(written[0])
    if part is None:
        return None
    match written[0]:
        case "grid":
            return _grid(part, diagnostics)
        case "line":
            stretches = tuple(_stretch(each, diagnostics) for each in part.parts("stretches"))
            return Line(stretches, _text(part, "throughout", diagnostics))
        case _:
            paths = tuple(_path(each, diagnostics) for each in part.parts("paths"))
            return Paths(_text(part, "start", diagnostics), paths)


def _grid(record: Record, diagnostics: Diagnostics) -> Grid:
    columns = _texts(record, "columns", diagnostics)
    states = _states(record, diagnostics)
    rows = tuple(_row(part, states, len(columns), diagnostics) for part in record.parts("rows"))
    return Grid(columns, states, rows)


def _states(record: Record, diagnostics: Diagnostics) -> tuple[State, ...]:
    first: dict[str, State] = {}
    for part in record.parts("states"):
        name = part.text("id")
        state = State(name, part.text("word"), _text(part, "meaning", diagnostics), part.text("look"), part.location)
        if first.setdefault(name, state) is not state:
            what = f'state "{name}" stands already at {first[name].location}.'
            diagnostics.add(part.location, what, "give one of the two another id.")
    return tuple(first.values())


def _row(record: Record, states: tuple[State, ...], columns: int, diagnostics: Diagnostics) -> GridRow:
    parts = record.parts("cells")
    if columns and parts and len(parts) != columns:
        diagnostics.add(
            record.location_of("cells"),
            f"this row needs {columns} cells, one for each column, and has {len(parts)}.",
            "write a cell more, or take one away; the heads of the columns stand under `columns:`.",
        )
    cells = tuple(cell for part in parts if (cell := _cell(part, states, diagnostics)))
    return GridRow(_text(record, "label", diagnostics), cells)


def _cell(record: Record, states: tuple[State, ...], diagnostics: Diagnostics) -> Cell | None:
    known = {state.id: state for state in states}
    name = record.text("state")
    if name in known:
        return Cell(known[name], _text(record, "text", diagnostics))
    if name and known:
        diagnostics.add(
            record.location_of("state"),
            f'this grid has no state "{name}".{nearest(name, known)}',
            f"write one of: {listed(known)}; or add it under `states:`.",
        )
    return None


def _stretch(record: Record, diagnostics: Diagnostics) -> Stretch:
    return Stretch(
        since=record.text("from"),
        until=record.text("until"),
        name=record.text("name"),
        text=_text(record, "text", diagnostics),
        look=record.text("look"),
    )


def _path(record: Record, diagnostics: Diagnostics) -> Path:
    ends = (
        End(part.text("name"), _text(part, "text", diagnostics), part.text("look")) for part in record.parts("ends")
    )
    return Path(
        name=_text(record, "name", diagnostics),
        look=record.text("look"),
        steps=_texts(record, "steps", diagnostics),
        ends=tuple(ends),
    )


def _text(record: Record, name: str, diagnostics: Diagnostics) -> Text:
    # Folded lines count from the line of the text itself, so the place of its name is the nearest we know.
    return parse_inline(record.text(name), record.location_of(name), diagnostics)


def _texts(record: Record, name: str, diagnostics: Diagnostics) -> tuple[Text, ...]:
    return tuple(parse_inline(text, location, diagnostics) for text, location in record.texts(name))
