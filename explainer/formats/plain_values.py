"""A node → what YAML 1.2 reads in it: text, numbers, true and false, null, lists and mappings of these.

What YAML 1.1 and 1.2 read differently is reported, because nobody who writes it knows which one is meant: `no`, `012`.
Sources: https://yaml.org/spec/1.2.2/#103-core-schema and https://yaml.org/type/bool.html.
"""

from __future__ import annotations

import re

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.kinds import MOST
from explainer.formats.nodes import Listing, Mapping, Node, Scalar

PlainValue = str | int | float | bool | list["PlainValue"] | dict[str, "PlainValue"] | None
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_WHOLE_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?\Z")
# What YAML 1.1 reads as true or false, as a number of another base, or as minutes; and what is no number to JSON.
_AMBIGUOUS = re.compile(
    r"(y|n|yes|no|on|off)\Z|[-+]?0[0-9_]+\Z|0[xob][0-9a-f_]+\Z|[-+]?[0-9][0-9_]*_[0-9_]*\Z|[-+]?[0-9]+(:[0-5]?[0-9])+\Z"
    r"|[-+]?\.inf\Z|\.nan\Z",
    re.IGNORECASE,
)
_TAKEN = frozenset(dir(dict))


def plain_value(node: Node, diagnostics: Diagnostics) -> PlainValue:
    """The value of a node. A name that templates could not ask for is reported."""
    if isinstance(node, Scalar):
        return _scalar(node, diagnostics)
    if isinstance(node, Listing):
        return [plain_value(item, diagnostics) for item in node.items]
    for name, location in node.key_locations.items():
        if name in _TAKEN:
            what = f'"{name}" means something else in templates.'
            diagnostics.add(location, what, f"give it another name, such as {name}_here.")
    return {name: plain_value(value, diagnostics) for name, value in node.entries.items()}


def location_in(node: Node, path: list[str | int]) -> Location:
    """Where the value is to which a path leads; of one with parts in a mapping, where its name is."""
    location = node.location
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            name, node = node.key_locations[step], node.entries[step]
            location = node.location if isinstance(node, Scalar) else name
        elif isinstance(node, Listing) and isinstance(step, int):
            node = node.items[step]
            location = node.location
    return location


def _scalar(node: Scalar, diagnostics: Diagnostics) -> str | int | float | bool | None:
    text = node.text
    if not node.plain:
        return text
    if text.lower() in _WORDS and text in (text.lower(), text.upper(), text.capitalize()):
        return _WORDS[text.lower()]
    if _AMBIGUOUS.match(text):
        what = f'"{text}" is not the same to all programs that read YAML.'
        diagnostics.add(
            node.location, what, f'put quotes around a text: "{text}"; write true, false, or a plain number.'
        )
        return text
    if not _NUMBER.match(text):
        return text
    if abs(float(text)) > MOST:  # a float knows thousands of digits, and what is beyond it is infinite
        what = "a number as great as this is not the same to all programs."
        diagnostics.add(node.location, what, "write one of up to 15 digits; put quotes around what is no number.")
        return text
    return int(text) if _WHOLE_NUMBER.match(text) else float(text)
