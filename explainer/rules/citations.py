"""What rules rest on: sources of law, each with the place in it where it says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.kinds import Id

# Kinds of sources that say what the law is. All others tell what somebody thinks it is, and carry no rule.
LAW_KINDS = ("law", "court", "government")
LAW = "Ids of sources of kind law, court or government that it rests on; with a place, `{source: …, at: …}`."

_NOWHERE = Location("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source that something rests on, and where in it; `at` is empty for the source as a whole."""

    LABEL: ClassVar[str] = "this law"
    SHORT: ClassVar[str] = "source"

    source: Annotated[str, Id(), "An id of content/sources.yaml."]
    at: Annotated[str, "Where in the source: a paragraph, an article, a page."] = ""
    location: Location = field(default=_NOWHERE, compare=False)

    def __str__(self) -> str:
        return f"{self.source}, {self.at}" if self.at else self.source


def sources_of(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The ids of the sources, each once."""
    return tuple(dict.fromkeys(citation.source for citation in citations))


def places_of(citations: Iterable[Citation]) -> Mapping[str, tuple[str, ...]]:
    """Source → the places in it, each once; only sources of which a place is named."""
    places: dict[str, tuple[str, ...]] = {}
    for citation in citations:
        known = places.get(citation.source, ())
        if citation.at and citation.at not in known:
            places[citation.source] = (*known, citation.at)
    return places
