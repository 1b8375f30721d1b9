"""YAML text → `Node`s with lines. Strict: scalars stay text; a name twice, an alias or a tag is a problem."""

from __future__ import annotations

from typing import Protocol

import yaml

from explainer.formats.nodes import Listing, Mapping, Node, Scalar
from explainer.problems import Place, Problems

# What libyaml says → what an editor can do. The first text found in the message decides.
_EXPLANATIONS = (
    (
        "cannot start any token",
        "YAML cannot read a character here",
        "use spaces, not tabs; put quotes around the text.",
    ),
    (
        "mapping values are not allowed",
        "there is a colon inside this text",
        'put the whole text in quotes: "like: this".',
    ),
    (
        "could not find expected ':'",
        "a name without a colon",
        "write it as `name: value`, or indent it under its name.",
    ),
    ("did not find expected key", "this line does not fit the lines above it", "indent it like its neighbours."),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list above it",
        "start it with a dash, or indent it.",
    ),
    ("unexpected end of stream", "a quote is opened and never closed", "close the quote."),
    ("did not find expected ',' or", "a bracket is opened and not closed", "close the bracket, or quote the text."),
    ("undefined alias", "a text that begins with * needs quotes", "put quotes around it."),
)


class _Mark(Protocol):
    """Where libyaml stands: a 0-based line."""

    @property
    def line(self) -> int: ...


class _Stop(Exception):
    """A mistake was noted after which the rest of the file cannot be read."""


class _Reader:
    """Builds nodes from libyaml's events: one pass, and the line of everything is kept."""

    def __init__(self, text: str, file: str, first_line: int, problems: Problems) -> None:
        self._events = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._file = file
        self._first_line = first_line
        self._problems = problems

    def place(self, mark: _Mark | None) -> Place:
        return Place(self._file, (mark.line if mark else 0) + self._first_line)

    def document(self) -> Node | None:
        node: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    self._problems.add(
                        self.place(event.start_mark), "a second document begins here.", "remove the line `---`."
                    )
                    raise _Stop
                node = self.node(next(self._events))
        return node

    def node(self, event: yaml.Event) -> Node:
        place = self.place(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(place, "a text that begins with * needs quotes.", "put quotes around it.")
        if getattr(event, "anchor", None):
            self._refuse(place, "a text that begins with & needs quotes.", "put quotes around it.")
        if getattr(event, "tag", None):
            self._refuse(place, "a text that begins with ! needs quotes.", "put quotes around it.")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._listing(place)
        return self._mapping(place)

    def _listing(self, place: Place) -> Listing:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event))
        return Listing(tuple(items), place)

    def _mapping(self, place: Place) -> Mapping:
        entries: dict[str, Node] = {}
        places: dict[str, Place] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event)
            value = self.node(next(self._events))
            if not isinstance(key, Scalar):
                self._refuse(key.place, "a name must be plain text.", "write it as `name: value`.")
            elif key.text in entries:
                self._problems.add(
                    key.place,
                    f'"{key.text}" is written twice here.',
                    f"keep one (the first is on line {places[key.text].line}).",
                )
            else:
                entries[key.text] = value
                places[key.text] = key.place
        return Mapping(entries, places, place)

    def _refuse(self, place: Place, what: str, mend: str) -> None:
        self._problems.add(place, what, mend)
        raise _Stop


def parse_yaml(text: str, file: str, problems: Problems, first_line: int = 1) -> Node | None:
    """Read YAML 1.1 text; `first_line` is the line in `file` on which `text` begins.

    Returns None when the text is empty, or when it cannot be read (a problem is noted then).
    """
    reader = _Reader(text, file, first_line, problems)
    try:
        return reader.document()
    except _Stop:
        return None
    except yaml.MarkedYAMLError as error:
        _explain(error, reader, problems)
        return None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        problems.add(
            Place(file, line), "there is a character here that YAML does not allow.", "remove it or type it anew."
        )
        return None


def _explain(error: yaml.MarkedYAMLError, reader: _Reader, problems: Problems) -> None:
    said = str(error.problem or "")
    mark = error.problem_mark or error.context_mark
    # An unclosed quote is noticed at the end of the file; the editor needs the line where it opens.
    if "end of stream" in said and error.context_mark is not None:
        mark = error.context_mark
    place = reader.place(mark)
    for sign, what, mend in _EXPLANATIONS:
        if sign in said:
            problems.add(place, f"{what}.", mend)
            return
    problems.add(
        place,
        f"YAML cannot be read here ({said}).",
        "compare with the entries around it; quote texts with : # or quotes in them.",
    )
