"""Other words for a question, where an earlier answer calls for them; and what must hold of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.declaration import LONG, LocationsIn
from explainer.formats.kinds import Custom
from explainer.rules.conditions import Condition

_NOWHERE = Location("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Words in place of those of a question. What is empty stays as it is."""

    LABEL: ClassVar[str] = "this variant"
    EITHER: ClassVar[tuple[str, ...]] = ("ask", "why", "find_out", "options")

    when: Annotated[Condition, Custom("condition"), "Where it stands: where this surely holds, by earlier answers."]
    ask: Annotated[str, "The question."] = ""
    why: Annotated[str, LONG, "Why it is asked."] = ""
    find_out: Annotated[str, LONG, "How a person finds the answer."] = ""
    options: Annotated[Mapping[str, str], "Answers as people read them, by name; only those that differ."] = field(
        default_factory=dict
    )
    location: Location = field(default=_NOWHERE, compare=False)
    locations: Annotated[Mapping[str, Location], LocationsIn(("options",))] = field(default_factory=dict, compare=False)


def varied(own: str, others: list[str]) -> tuple[str, ...]:
    """Words of a question and, if a variant differs, those of each variant, which are its own where it says none."""
    return (own, *(other or own for other in others)) if any(others) else (own,)
