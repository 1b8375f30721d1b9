"""YAML text → `Node`s with lines. Strict: scalars stay text; a name twice, an alias or a tag is a diagnostic."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

import yaml

from explainer.diagnostics import Diagnostic, Diagnostics, Location
from explainer.formats.nodes import Listing, Mapping, Node, Scalar
from explainer.formats.text_file import report_unseen_signs

# Who begins a text with one of these may have meant a name for a part (`&name`, `*name`), which is not read.
_QUOTES_OR_WHOLE = "put quotes around it; if it is to stand for another part, write that part out."

# What libyaml says → what an editor can do. The first text found in the message decides.
_EXPLANATIONS = (
    ("a tab character", "there is a tab here", "write spaces instead of it."),
    (
        "mapping values are not allowed",
        "there is a colon inside this text",
        'put the whole text in quotes: "like: this".',
    ),
    ("could not find expected ':'", "a name without a colon", "write it as `name: value`."),
    ("did not find expected key", "this line does not fit the lines above it", "indent it like its neighbours."),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list above it",
        "indent it exactly like the lines above it, or begin it with a dash.",
    ),
    ("unexpected end of stream", "a quote is opened and never closed", "close the quote."),
    ("did not find expected ',' or", "a bracket is opened and not closed", "close the bracket, or quote the text."),
    (
        "invalid Unicode character escape code",
        "this is the number of no sign, or of half of one",
        "write the sign itself instead of its number.",
    ),
    ("expected comment or line break", "a text that begins with | or > needs quotes", "put quotes around it."),
)
_DEEPEST = 50  # lists and fields within one another, beyond which nobody meant them
# Noticed where the reading ends; the editor needs the line where what is wrong begins.
_NOTICED_LATE = ("end of stream", "could not find expected ':'", "did not find expected ',' or")


# A text such as `{fact:id} is new` or `[draft] The card`: its end is not that of the bracket.
_BRACKET = re.compile(r"(?:- )?(?:[\w-]+: +)?([\[{])[^\[\]{}]*[\]}]\s*[^\s,\]}#]")
_COMMENT = re.compile(r"\s*(#.*)")  # after a plain text, on its line
_NAME_OR_NUMBER = re.compile(r"[^\sA-Z]*")  # beside which a comment takes nothing from a text


class _Mark(Protocol):
    """Where libyaml is: a 0-based line and column."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class _Stop(Exception):
    """A mistake was noted after which the rest of the file cannot be read."""


class _Reader:
    """Builds nodes from libyaml's events: one pass, and the line of everything is kept."""

    def __init__(self, text: str, file: str, first_line: int, diagnostics: Diagnostics) -> None:
        self._lines = text.split("\n")
        self._events = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._file = file
        self._first_line = first_line
        self._diagnostics = diagnostics
        self._depth = 0

    def location(self, mark: _Mark | None) -> Location:
        return Location(self._file, (mark.line if mark else 0) + self._first_line)

    def parted(self, mark: _Mark) -> tuple[str, str]:
        """What is in a line before a mark and from it on."""
        line = self._lines[mark.line] if mark.line < len(self._lines) else ""
        return line[: mark.column].strip(), line[mark.column :]

    def document(self) -> Node | None:
        node: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    self._diagnostics.add(
                        self.location(event.start_mark), "a second document begins here.", "remove the line `---`."
                    )
                    raise _Stop
                node = self.node(next(self._events))
        return node

    def node(self, event: yaml.Event) -> Node:
        location = self.location(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(location, "a text that begins with * needs quotes.", _QUOTES_OR_WHOLE)
        if getattr(event, "anchor", None):
            self._refuse(location, "a text that begins with & needs quotes.", _QUOTES_OR_WHOLE)
        if getattr(event, "tag", None):
            self._refuse(location, "a text that begins with ! needs quotes.", "put quotes around it.")
        if isinstance(event, yaml.ScalarEvent):
            self._look_at_scalar(event, location)
            return Scalar(event.value, location, plain=event.implicit[0])
        self._depth += 1
        if self._depth > _DEEPEST:
            what = f"lists and fields lie more than {_DEEPEST} deep in one another here."
            self._refuse(location, what, "close the brackets that are open, or write it with fewer levels.")
        found = self._listing(location) if isinstance(event, yaml.SequenceStartEvent) else self._fields(event, location)
        self._depth -= 1
        return found

    def _fields(self, event: yaml.Event, location: Location) -> Mapping:
        mapping = self._mapping(location)
        if (
            isinstance(event, yaml.MappingStartEvent)
            and event.flow_style
            and any(isinstance(value, Scalar) and value.plain and not value.text for value in mapping.entries.values())
        ):
            self._refuse(location, "a text that begins with { needs quotes.", "put quotes around it.")
        return mapping

    def _look_at_scalar(self, event: yaml.ScalarEvent, location: Location) -> None:
        if event.style == '"':  # where "\e" is the sign itself
            report_unseen_signs(event.value, location, self._diagnostics)
        elif event.implicit[0] and event.end_mark and not _NAME_OR_NUMBER.fullmatch(event.value):
            lost = _COMMENT.match(self.parted(event.end_mark)[1])
            if lost is None:
                return
            what = f'"{lost[1].strip()}" is lost: after a space, # begins a comment.'
            help_text = "put quotes around the whole text; a comment is a line of its own."
            self._diagnostics.add(self.location(event.end_mark), what, help_text)

    def _listing(self, location: Location) -> Listing:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event))
        return Listing(tuple(items), location)

    def _mapping(self, location: Location) -> Mapping:
        entries: dict[str, Node] = {}
        locations: dict[str, Location] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event)
            value = self.node(next(self._events))
            if not isinstance(key, Scalar):
                self._refuse(key.location, "a name must be plain text.", "write it as `name: value`.")
            elif key.text in entries:
                self._diagnostics.add(
                    key.location,
                    f'"{key.text}" is written twice here.',
                    f"keep one (the first is on line {locations[key.text].line}).",
                )
            else:
                entries[key.text] = value
                locations[key.text] = key.location
        return Mapping(entries, locations, location)

    def _refuse(self, location: Location, what: str, help_text: str) -> None:
        self._diagnostics.add(location, what, help_text)
        raise _Stop


def parse_yaml(text: str, file: str, diagnostics: Diagnostics, first_line: int = 1) -> Node | None:
    """Read YAML 1.1 text; `first_line` is the line in `file` on which `text` begins.

    Returns None when the text is empty, or when it cannot be read (a diagnostic is noted then).
    """
    node, found = _parsed(text, file, first_line)
    for each in found:
        diagnostics.add(each.location, each.what, each.help_text)
    return node


# Kept: each language of a site begins with the same nodes, and so does the next look of a preview.
@lru_cache(maxsize=1024)
def _parsed(text: str, file: str, first_line: int) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    diagnostics = Diagnostics()
    return _parse(text, file, first_line, diagnostics), tuple(diagnostics)


def _parse(text: str, file: str, first_line: int, diagnostics: Diagnostics) -> Node | None:
    reader = _Reader(text, file, first_line, diagnostics)
    try:
        return reader.document()
    except _Stop:
        return None
    except yaml.MarkedYAMLError as error:
        _explain(error, reader, diagnostics)
        return None
    except yaml.reader.ReaderError:
        report_unseen_signs(text, Location(file, first_line), diagnostics)
        return None


def _explain(error: yaml.MarkedYAMLError, reader: _Reader, diagnostics: Diagnostics) -> None:
    said = str(error.problem or "")
    mark = error.problem_mark or error.context_mark
    if error.context_mark is not None and any(sign in said for sign in _NOTICED_LATE):
        mark = error.context_mark
    diagnostics.add(reader.location(mark), *_explanation(said, mark, reader))


def _explanation(said: str, mark: _Mark | None, reader: _Reader) -> tuple[str, str]:
    before, after = reader.parted(mark) if mark else ("", "")
    if found := _BRACKET.match(f"{before} {after}"):
        return f"a text that begins with {found[1]} needs quotes.", "put quotes around it."
    if "cannot start any token" in said and after and not after.startswith("\t"):
        return f"a text that begins with {after[0]} needs quotes.", "put quotes around it."
    if "cannot start any token" in said:
        return "there is a tab here.", "write spaces instead of it."
    if "did not find expected key" in said and before.endswith(('"', "'")):
        return "there is more text after the closing quote.", "put quotes around the whole text, or around none of it."
    for sign, what, help_text in _EXPLANATIONS:
        if sign in said:
            return f"{what}.", help_text
    return f"YAML cannot be read here ({said}).", "compare with the entries around it; quote texts with : # or quotes."
