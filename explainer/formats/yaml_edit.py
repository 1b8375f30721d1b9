"""YAML text and a new entry of a list, or a field of entries → the text with these, every other byte as it was."""

from __future__ import annotations

import re
from collections import abc
from collections.abc import Sequence

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.nodes import Listing, Mapping, Node, Scalar
from explainer.formats.yaml_file import parse_yaml
from explainer.formats.yaml_text import Value, item_lines

# A line with its end, whatever the system that wrote it; the last one may have none.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_MARK = "\ufeff"  # some editors put it before the first letter of a file


def with_item(
    text: str, file: str, name: str, item: Value, diagnostics: Diagnostics, *, texts: frozenset[str] = frozenset()
) -> tuple[str, int]:
    """The text with `item` at the end of the list `name` (of the file itself, if empty), and the line of the item.

    Where that cannot be done without touching anything else, a diagnostic is noted and the text comes back as it is.
    """
    before = _parsed(text, file, diagnostics)
    listing = _listing(before, name)
    if len(diagnostics):
        return text, 1
    lines = _LINE.findall(text)
    location = _end_of_list(lines, listing)
    if location is None:
        where = getattr(listing, "location", Location(file))
        diagnostics.add(where, "nothing can be added to this list.", "write each of its entries on lines of its own.")
        return text, 1
    index, column, is_apart = location
    line_end = _line_end(lines[0]) if lines else "\n"
    if index and not _line_end(lines[index - 1]):
        lines[index - 1] += line_end
    new = [line + line_end for line in item_lines(item, indent=column, texts=texts)]
    lines[index:index] = [line_end, *new] if is_apart else new
    after = "".join(lines)
    if not _is_before_and(item, before, _parsed(after, file, Diagnostics()), name):
        diagnostics.add(Location(file, index), "nothing can be added after this line.", "write the entry by hand.")
        return text, 1
    return after, index + 1 + is_apart


def with_field(
    text: str, file: str, values: abc.Mapping[str, Sequence[str]], diagnostics: Diagnostics, *, name: str, after: str
) -> str:
    """The text of a list of mappings with the field `name` in the entries whose ids are the keys of `values`.

    A value is the lines of the field, without indentation. They take the place of the old field, or follow the field
    `after`, which each of these entries must have. Where that cannot be done without touching anything else, a
    diagnostic is noted and the text comes back as it is.
    """
    known = len(diagnostics)
    before = _entries(_parsed(text, file, diagnostics))
    lines = _LINE.findall(text)
    # From the end, so that lines further up keep their numbers.
    for identifier, entry in reversed(before):
        if identifier not in values:
            continue
        replaced = name in entry.key_locations
        field = name if replaced else after
        line = entry.key_locations[field].line
        if not _put_field(lines, line - 1, field, values[identifier], replace=replaced):
            what = f'"{field}" shares its line with something else.'
            diagnostics.add(Location(file, line), what, "write each field on its own line.")
    if len(diagnostics) > known:
        return text
    changed = "".join(lines)
    now = _entries(_parsed(changed, file, Diagnostics()))
    assert [_without(name, *each, values) for each in now] == [_without(name, *each, values) for each in before]
    return changed


def _entries(listing: Node | None) -> list[tuple[str, Mapping]]:
    """The mappings of a list with their ids; the id is empty where there is none."""
    items = listing.items if isinstance(listing, Listing) else ()
    return [(getattr(item.entries.get("id"), "text", ""), item) for item in items if isinstance(item, Mapping)]


def _without(name: str, identifier: str, entry: Mapping, values: abc.Mapping[str, object]) -> dict[str, object]:
    """The values of an entry, but for the field that it may get."""
    return {key: plain_value(node) for key, node in entry.entries.items() if key != name or identifier not in values}


def _put_field(lines: list[str], first: int, field: str, new: Sequence[str], *, replace: bool) -> bool:
    """Put lines in place of a field, or after it. False when the field is not on lines of its own."""
    match = re.match(rf"{_MARK}?((?:- +)?| +(?:- +)?){field}:(?:\s|\Z)", lines[first])
    if match is None:
        return False
    column = len(match[1])
    end = _end_of_field(lines, first, column)
    line_end = _line_end(lines[first]) or _line_end(lines[0]) or "\n"
    if not _line_end(lines[end - 1]):
        lines[end - 1] += line_end
    lines[first if replace else end : end] = [f"{' ' * column}{line}{line_end}" for line in new]
    return True


def _end_of_field(lines: list[str], first: int, column: int) -> int:
    """The index of the line after a field. It goes on while lines are indented deeper; a comment does not end it."""
    end = last = first + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > column):
        end += 1
        if lines[end - 1].strip() and not lines[end - 1].lstrip().startswith("#"):
            last = end
    return last


def _parsed(text: str, file: str, diagnostics: Diagnostics) -> Node | None:
    whole = text.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")
    diagnostics.add_source(file, whole)
    return parse_yaml(whole, file, diagnostics)


def _listing(node: Node | None, name: str) -> Node | None:
    return node.entries.get(name) if name and isinstance(node, Mapping) else node


def _end_of_list(lines: list[str], listing: Node | None) -> tuple[int, int, bool] | None:
    """The index of the line after a list, the column of its dashes, and whether an empty line parts its entries."""
    if isinstance(listing, Listing) and listing.items:
        last = listing.items[-1]
        first = last.location.line - 1
        dash = re.match(rf"{_MARK}?( *)- ", lines[first])
        if dash is None:
            return None
        column = len(dash[1])
        apart = isinstance(last, Mapping) if len(listing.items) == 1 else not lines[first - 1].strip()
        return _end_of_item(lines, first, column), column, apart
    if isinstance(listing, Listing):
        return _opened(lines, listing.location.line - 1)
    return None


def _opened(lines: list[str], index: int) -> tuple[int, int, bool] | None:
    """Take the brackets of an empty list away."""
    empty = re.fullmatch(r"( *)([\w-]+:)?( *\[ *\])\s*", lines[index])
    if empty is None:
        return None
    margin, field, brackets = empty.groups()
    lines[index] = lines[index].replace(brackets, "", 1)
    if field:
        return index + 1, len(margin) + 2, False
    del lines[index]
    return index, 0, False


def _end_of_item(lines: list[str], first: int, column: int) -> int:
    """The index of the line after an entry. It goes on while lines are indented deeper than its dash."""
    end = index = first + 1
    while index < len(lines) and (not lines[index].strip() or _indent(lines[index]) > column):
        index += 1
        if lines[index - 1].strip():
            end = index
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _is_before_and(item: Value, before: Node | None, after: Node | None, name: str) -> bool:
    """Is all as before, but for the new entry at the end of the list?"""
    old, new = plain_value(before), plain_value(after)
    if name:
        if not isinstance(old, dict) or not isinstance(new, dict) or list(old) != list(new):
            return False
        others = all(old[key] == new[key] for key in old if key != name)
        old, new = old[name], new[name]
    else:
        others = True
    return others and new == [*(old if isinstance(old, list) else []), _collapsed(item)]


def plain_value(node: Node | None) -> object:
    """A node as plain values, without places; texts with single spaces."""
    match node:
        case Scalar(text):
            return " ".join(text.split())
        case Listing(items):
            return [plain_value(item) for item in items]
        case Mapping(entries):
            return {name: plain_value(value) for name, value in entries.items()}
    return None


def _collapsed(value: Value) -> object:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, abc.Mapping):
        return {name: _collapsed(item) for name, item in value.items()}
    return [_collapsed(item) for item in value]
