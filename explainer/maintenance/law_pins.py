"""Pins → content/sources.yaml with these pins in it, and every other byte as it was."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from explainer.diagnostics import Diagnostics, Location
from explainer.formats import nodes
from explainer.formats.yaml_file import parse_yaml
from explainer.law.model import Pin
from explainer.law.pins import lines_of
from explainer.load.sources import FILE

# A line with its end, whatever the system that wrote it; the last one may have none.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_MARK = "\ufeff"  # some editors put it before the first letter of a file


def write_pins(root: Path, pins: Mapping[str, Pin]) -> None:
    """Put pins, by id of their source, into the sources of the site. Raises BuildStopped, and then writes nothing."""
    path = root / FILE
    before = path.read_bytes()
    after = with_pins(before.decode("utf-8"), pins).encode()
    # A file beside it takes its place in one step: anyone who reads meanwhile sees all of the old or all of the new.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".sources.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
        Path(name).chmod(path.stat().st_mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def with_pins(text: str, pins: Mapping[str, Pin]) -> str:
    """The text of the sources with these pins. Raises BuildStopped where a field shares its line with another."""
    diagnostics = Diagnostics()
    lines = _LINE.findall(text)
    sources = _sources(text, diagnostics)
    # From the end, so that lines further up keep their numbers.
    for source in reversed(sources):
        identifier = source.entries.get("id")
        pin = pins.get(identifier.text) if isinstance(identifier, nodes.Scalar) else None
        if pin is not None:
            _put(lines, source, pin, diagnostics)
    diagnostics.stop_if_any()
    after = "".join(lines)
    assert _without_pins(_sources(after, diagnostics), pins) == _without_pins(sources, pins)
    return after


def _sources(text: str, diagnostics: Diagnostics) -> list[nodes.Mapping]:
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    diagnostics.add_source(FILE, whole)
    listing = parse_yaml(whole, FILE, diagnostics)
    diagnostics.stop_if_any()
    return [item for item in getattr(listing, "items", ()) if isinstance(item, nodes.Mapping)]


def _put(lines: list[str], source: nodes.Mapping, pin: Pin, diagnostics: Diagnostics) -> None:
    """Put a pin where the old one is, or after the provision that it belongs to."""
    name = "pin" if "pin" in source.key_locations else "provision"
    first = source.key_locations[name].line - 1
    column = _column(lines[first], name)
    if column is None:
        location = Location(FILE, first + 1)
        diagnostics.add(location, f'"{name}" shares its line with something else.', "write each field on its own line.")
        return
    end = _end_of_field(lines, first, column)
    line_end = _line_end(lines[first]) or _line_end(lines[0]) or "\n"
    if not _line_end(lines[end - 1]):
        lines[end - 1] += line_end
    start = first if name == "pin" else end
    lines[start:end] = [f"{' ' * column}{line}{line_end}" for line in lines_of(pin)]


def _column(line: str, name: str) -> int | None:
    match = re.match(rf"{_MARK}?((?:- +)?| +(?:- +)?){name}:(?:\s|\Z)", line)
    return len(match[1]) if match else None


def _end_of_field(lines: list[str], first: int, column: int) -> int:
    """The line after a field. It goes on while lines are indented deeper; empty lines and comments do not end it."""
    end = last = first + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip(" ")) > column):
        end += 1
        if lines[end - 1].strip() and not lines[end - 1].lstrip().startswith("#"):
            last = end
    return last


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _without_pins(sources: list[nodes.Mapping], pins: Mapping[str, Pin]) -> list[object]:
    """The values of the sources, without places; of those that get a pin, without their pin."""
    return [
        {
            name: _plain(value)
            for name, value in source.entries.items()
            if name != "pin" or getattr(source.entries.get("id"), "text", "") not in pins
        }
        for source in sources
    ]


def _plain(node: nodes.Node) -> object:
    if isinstance(node, nodes.Scalar):
        return node.text
    if isinstance(node, nodes.Listing):
        return [_plain(item) for item in node.items]
    return {name: _plain(value) for name, value in node.entries.items()}
