"""YAML as typed: every scalar as text, each with the line it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.problems import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value, exactly as written; `yes`, `012` and `2023-03-25` are all text."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of values."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Values by name, in the order written. `key_places` says where each name stands."""

    entries: dict[str, Node]
    key_places: dict[str, Place]
    place: Place


Node = Scalar | Listing | Mapping
