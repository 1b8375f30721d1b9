"""A golden case: a person, and what the rules must say of them. The fields of content/rules/cases.yaml."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.declaration import VERBATIM, Convert, LocationsIn
from explainer.formats.kinds import Choice, TextList, TextMap
from explainer.rules.citations import Citation
from explainer.rules.hours import times_of
from explainer.rules.model import NO, OPEN, UNSURE, YES
from explainer.rules.together import AGAINST, FOR

_NOWHERE = Location("")
_NAMES = TextList(translated=False)
_CHOSEN = TextMap(translated=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the rules must say of the person of a case."""

    LABEL: ClassVar[str] = "what this case expects"

    exempt: Annotated[str, Choice((YES, NO, UNSURE)), "The answer to the first question."]
    outcome: Annotated[str, VERBATIM, "What follows: an outcome, lawyer or unsure."]
    # Empty: not checked.
    tone: Annotated[
        str, Choice((FOR, AGAINST, OPEN)), "for or against, if every outcome that can follow is; else open."
    ] = ""
    first: Annotated[tuple[str, ...], _NAMES, "Rules whose `next` is shown, and no others."] = ()
    advice: Annotated[tuple[str, ...], _NAMES, "The hints that are given, and no others."] = ()
    values: Annotated[
        Mapping[str, str],
        _CHOSEN,
        "What the values in the words of the outcome are, by name; `lawyer` or `unsure` if it is open.",
    ] = field(default_factory=dict)
    locations: Annotated[Mapping[str, Location], LocationsIn(("outcome", "tone", "advice", "values"))] = field(
        default_factory=dict, compare=False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who checked a case."""

    LABEL: ClassVar[str] = '"signed"'

    by: Annotated[str, VERBATIM, "Who knows the law and has checked the case."]
    on: Annotated[datetime.date, "The day on which it was checked."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A golden case: a person, and what the rules must say of them."""

    LABEL: ClassVar[str] = "this case"

    name: Annotated[str, VERBATIM, "Who this is, in a few words."]
    scenario: Annotated[str, VERBATIM, "The number of the example that it was drawn from."] = ""
    # Empty: not shown there.
    compared: Annotated[str, "Who this is, on the page that sets the law of several days side by side."] = ""
    dates: Annotated[
        Mapping[str, datetime.date],
        "Days by the names of the dates: they pick the answers to questions that count.",
    ] = field(default_factory=dict)
    times: Annotated[
        Mapping[str, str],
        _CHOSEN,
        Convert(times_of),
        "Times of these days, where hours are counted: 14:30, or 14 if only the hour is known.",
    ] = field(default_factory=dict)
    answers: Annotated[Mapping[str, str], _CHOSEN, "Options by their questions; `unsure` is an answer to each."] = (
        field(default_factory=dict)
    )
    expect: Annotated[Expected, "What the rules must say."]
    because: Annotated[tuple[str, ...], _NAMES, "Rules that must be among the reasons."] = ()
    law: Annotated[tuple[Citation, ...], "Sources that must be among the law of the result, or places in them."] = ()
    signed: Annotated[Signature | None, "Added by who knows the law and has checked the case."] = None
    location: Location = field(default=_NOWHERE, compare=False)
    locations: Annotated[Mapping[str, Location], LocationsIn(("answers", "because"))] = field(
        default_factory=dict, compare=False
    )
