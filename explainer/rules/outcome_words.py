"""What a person is told: for the answers to the first question, of a rule that has a row, and with an outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.declaration import LONG, LocationsIn
from explainer.formats.kinds import TextList


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptWords:
    """What a person is told for each answer to the first question."""

    LABEL: ClassVar[str] = 'the words of "exempt"'

    yes: Annotated[str, LONG, "What a person is told when the answer is yes."]
    no: Annotated[str, LONG, "What a person is told when the answer is no."]
    unsure: Annotated[str, LONG, "What a person is told when the answer is unsure."]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """The row of a rule under what happens. Where the rule holds, it says what the rule itself says."""

    LABEL: ClassVar[str] = "this row"

    no: Annotated[str, LONG, "What a person is told where the rule does not hold."]
    unsure: Annotated[str, LONG, "What a person is told while this is not known, or where the law is open."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a person is shown with an outcome."""

    LABEL: ClassVar[str] = "the words against the person"

    says: Annotated[str, LONG, "The result in one sentence that a person understands."]
    clock: Annotated[str, LONG, "The time limit that runs: how long, and from when."] = ""
    means: Annotated[tuple[str, ...], "What it means: one plain sentence each."] = ()
    not_decided: Annotated[tuple[str, ...], "What it does not decide: one plain sentence each."] = ()
    bring: Annotated[tuple[str, ...], "Proof to bring that belongs to no single rule."] = ()
    next: Annotated[tuple[str, ...], "What to do next: one plain sentence each."] = ()
    help: Annotated[tuple[str, ...], TextList(translated=False), "Ids of two or three places of help that fit."] = ()
    locations: Annotated[Mapping[str, Location], LocationsIn(("help",))] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedWords(Words):
    """The words of an outcome that is worked out; `against` are those if every candidate is against the person."""

    LABEL: ClassVar[str] = "the words of this outcome"

    against: Annotated[
        Words | None, "What is said instead when every outcome that can still follow is against the person."
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """The words of the two outcomes that are worked out: LAWYER and UNSURE."""

    LABEL: ClassVar[str] = '"derived"'

    lawyer: Annotated[DerivedWords, "What is said when an open point of law decides."]
    unsure: Annotated[DerivedWords, "What is said when answers are missing that decide."]
