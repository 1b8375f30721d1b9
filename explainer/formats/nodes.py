"""YAML as typed: every scalar as text, each with the line it is on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explainer.diagnostics import Location

_SPACES = re.compile(r"[^\S\u00a0\u2007\u202f]+")


def folded(text: str) -> str:
    """The text in one line, with single spaces. A space at which no line may end is meant, and stays."""
    return _SPACES.sub(" ", text).strip(" ")


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value, exactly as written; `yes`, `012` and `2023-03-25` are all text."""

    text: str
    location: Location
    plain: bool = True  # whether it is written without quotes, so that YAML may read something else in it than text

    @property
    def folded(self) -> str:
        """The text in one line, with single spaces."""
        return folded(self.text)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of values."""

    items: tuple[Node, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Values by name, in the order written. `key_locations` says where each name is."""

    entries: dict[str, Node]
    key_locations: dict[str, Location]
    location: Location


Node = Scalar | Listing | Mapping
