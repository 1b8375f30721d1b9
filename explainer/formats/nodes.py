"""YAML as typed: every scalar as text, each with the line it is on."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value, exactly as written; `yes`, `012` and `2023-03-25` are all text."""

    text: str
    location: Location
    plain: bool = True  # whether it is written without quotes, so that YAML may read something else in it than text


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
