"""Options of a question that can be true of one person at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.declaration import VERBATIM
from explainer.formats.kinds import Choice, TextList

FIRST = "first"
FOR, AGAINST = "for", "against"  # the tone of an outcome, or of a result whose candidates all have it

_NOWHERE = Location("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Options of one question that can be true of one person at once, and which of them such a person must choose.

    `choose` is one of the options, or FIRST: the first of those that are true, in this order. If `counts` is FOR, any
    of them opens a way, and the one to choose must never lead to a worse result than another. If it is AGAINST, any of
    them closes one, and it must never lead to a better result.
    """

    LABEL: ClassVar[str] = "this set of options"

    options: Annotated[tuple[str, ...], TextList(translated=False), "Options that can be true of one person at once."]
    choose: Annotated[str, VERBATIM, "The one that such a person must choose: `first`, or an option."]
    counts: Annotated[
        str,
        Choice((FOR, AGAINST)),
        "for: any of them opens a way, and the one to choose must never lead to a worse result; against: any of "
        "them closes one, and it must never lead to a better one.",
    ]
    location: Location = field(default=_NOWHERE, compare=False)
