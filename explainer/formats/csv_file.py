"""CSV text (RFC 4180) → a list of mappings from the words of its first row, each value a text with its line."""

from __future__ import annotations

import csv
import io
from collections import Counter

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.nodes import Listing, Mapping, Node, Scalar


def parse_csv(text: str, file: str, diagnostics: Diagnostics) -> Node | None:
    """Read a table. None when it cannot be read; rows that do not fit are left out. Both are reported."""
    rows = _rows(text, file, diagnostics)
    if rows is None:
        return None
    if not rows:
        diagnostics.add(Location(file), "this table is empty.", "write the names of its columns in the first row.")
        return None
    (first, columns), *others = rows
    if not _columns_are_right(columns, Location(file, first), diagnostics):
        return None
    items: list[Node] = []
    for line, values in others:
        location = Location(file, line)
        if len(values) == len(columns):
            entries: dict[str, Node] = {
                name: Scalar(value, location, plain=False) for name, value in zip(columns, values, strict=True)
            }
            items.append(Mapping(entries, dict.fromkeys(columns, Location(file, first)), location))
        else:
            what = f"the table has {len(columns)} columns, and this row has another number of values: {len(values)}."
            help_text = "write a value for each column, if only an empty one; put quotes around one with a comma in it."
            diagnostics.add(location, what, help_text)
    return Listing(tuple(items), Location(file))


def _rows(text: str, file: str, diagnostics: Diagnostics) -> list[tuple[int, list[str]]] | None:
    """Each row with the line on which it begins; empty lines are none."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    line = 1
    try:
        for row in reader:
            if row:
                rows.append((line, [value.strip() for value in row]))
            line = reader.line_num + 1
    except csv.Error:
        what = "this row cannot be read: a quote is not closed, or something follows a closing quote."
        diagnostics.add(Location(file, line), what, 'put the whole value in quotes, and write "" for a quote in it.')
        return None
    return rows


def _columns_are_right(columns: list[str], location: Location, diagnostics: Diagnostics) -> bool:
    known = len(diagnostics)
    if len(columns) == 1 and ";" in columns[0]:
        diagnostics.add(location, 'the columns are separated by ";".', "separate them by commas.")
    for name, times in Counter(columns).items():
        if not name:
            diagnostics.add(location, "a column has no name.", "write one in the first row.")
        elif times > 1:
            diagnostics.add(location, f'two columns are called "{name}".', "give one of the two another name.")
    return len(diagnostics) == known
