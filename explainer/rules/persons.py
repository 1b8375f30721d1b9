"""Answers for several people, one after another: what is common to all of them is asked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.declaration import LocationsIn
from explainer.formats.kinds import TextList

_NOWHERE = Location("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """After a result, the form offers to answer for another person. Answers to `keep` are taken over."""

    LABEL: ClassVar[str] = '"persons"'

    ask: Annotated[str, "The words of the offer, such as: Answer for another person of your family."]
    keep: Annotated[
        tuple[str, ...], TextList(translated=False), "Questions whose answers are the same for all of them."
    ] = ()
    location: Location = field(default=_NOWHERE, compare=False)
    locations: Annotated[Mapping[str, Location], LocationsIn(("keep",))] = field(default_factory=dict, compare=False)
