"""A finished page → its tags with their attributes, however a template wrote them.

Quotes may be of either kind, or missing; names may be in capitals; spaces may stand around the sign of equality; and
signs may be written by their numbers (https://html.spec.whatwg.org/multipage/syntax.html#attributes-2).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape

# <img alt="a > b" SRC='card.png'>; nothing is tried twice, so one that never ends costs little time
_TAG = re.compile(r"""<([a-z][^\s/>"'=<]*+)((?:[\s/](?:[^<>"']++|"[^"]*+"|'[^']*+')*+)?)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
# What browsers pass over in an address, and what they read as a slash
_PASSED_OVER = re.compile(r"[\t\n\r]|\A[\x00- ]+|[\x00- ]+\Z")


@dataclass(frozen=True, slots=True)
class Attribute:
    """A name in small letters, a value without escapes, and both as they are written."""

    name: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Tag:
    """The beginning of an element: its name in small letters, and all of it as it is written."""

    name: str
    attributes: tuple[Attribute, ...]
    text: str

    def values(self, *names: str) -> list[str]:
        """The values of attributes that have one of the names."""
        return [each.value for each in self.attributes if each.name in names]


def tags(html: str, names: Collection[str], attribute: str = "") -> Iterator[Tag]:
    """The tags that have one of the `names`, or an attribute whose name fits the regular expression."""
    has_one = re.compile(rf"""[\s/"'](?:{attribute})\s*=""", re.IGNORECASE).search if attribute else None
    for match in _TAG.finditer(html):
        name = match[1].lower()
        if name in names or (has_one and has_one(match[2])):
            yield Tag(name, tuple(map(_attribute, _ATTRIBUTE.finditer(match[2]))), match[0])


def _attribute(match: re.Match[str]) -> Attribute:
    value = next((each for each in match.groups()[1:] if each is not None), "")
    return Attribute(match[1].lower(), unescape(value) if "&" in value else value, match[0])


def address_read(value: str) -> str:
    """An address as browsers read it."""
    address = _PASSED_OVER.sub("", value)
    return address.replace("\\", "/") if address[:2].strip("/\\") == "" else address


def addresses_of_sizes(value: str) -> list[str]:
    """Those of `srcset`: `map-480.png 480w, map-960.png 960w`."""
    return [size.split()[0] for size in re.split(r",\s", value) if size.strip()]
