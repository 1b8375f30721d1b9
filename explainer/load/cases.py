"""content/rules/cases.yaml → `Case`s: persons, and what the rules must say of them. The file a lawyer signs."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.declared import Key, LocatedText, LocatedTexts
from explainer.formats.shape import Choice
from explainer.load.files import Folder
from explainer.load.rules import CASES
from explainer.rules.model import AGAINST, FOR, NO, OPEN, UNSURE, YES, Case


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectFields:
    """What a case expects, as written."""

    LABEL: ClassVar[str] = "what this case expects"

    exempt: Annotated[str, Choice((YES, NO, UNSURE)), "The answer to the first question."]
    outcome: Annotated[str, "What follows: an outcome, lawyer or unsure."]
    outcome_location: Annotated[Location, Key("outcome")]
    tone: Annotated[
        str, Choice((FOR, AGAINST, OPEN)), "for or against, if every outcome that can follow is; else open."
    ] = ""
    tone_location: Annotated[Location, Key("tone")]
    first: Annotated[tuple[str, ...], "Rules whose `next` is shown, and no others."] = ()
    advice: Annotated[LocatedTexts, "The hints that are given, and no others."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureFields:
    """Who checked a case, as written."""

    LABEL: ClassVar[str] = '"signed"'

    by: Annotated[str, "Who knows the law and has checked the case."]
    on: Annotated[datetime.date, "The day on which it was checked."]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFields:
    """A case, as written."""

    LABEL: ClassVar[str] = "this case"

    name: Annotated[str, "Who this is, in a few words."]
    scenario: Annotated[str, "The number of the example that it was drawn from."] = ""
    compared: Annotated[str, "Who this is, on the page that sets the law of several days side by side."] = ""
    dates: Annotated[
        Mapping[str, datetime.date],
        "Days by the names of the dates: they pick the answers to questions that count.",
    ] = field(default_factory=dict)
    answers: Annotated[Mapping[str, LocatedText], "Options by their questions; `unsure` is an answer to each."] = field(
        default_factory=dict
    )
    expect: Annotated[ExpectFields, "What the rules must say."]
    because: Annotated[LocatedTexts, "Rules that must be among the reasons."] = ()
    law: Annotated[LocatedTexts, "Sources that must be among the law of the result."] = ()
    signed: Annotated[SignatureFields | None, "Added by who knows the law and has checked the case."] = None
    location: Location


def load_cases(folder: Folder, diagnostics: Diagnostics) -> tuple[Case, ...]:
    """Read all cases in the order of the file, which may be absent; none when something in it cannot be read."""
    known = len(diagnostics)
    fields = [each.build() for each in folder.read_entries(CASES, CaseFields, required=False)]
    return tuple(_case(each) for each in fields if each) if len(diagnostics) == known else ()


def _case(fields: CaseFields) -> Case:
    expect, signed = fields.expect, fields.signed
    return Case(
        name=fields.name,
        answers={question: option for question, (option, _) in fields.answers.items()},
        exempt=expect.exempt,
        outcome=expect.outcome,
        advice=_texts(expect.advice),
        because=_texts(fields.because),
        law=_texts(fields.law),
        dates=fields.dates,
        scenario=fields.scenario,
        signed_by=signed.by if signed else "",
        signed_on=signed.on if signed else None,
        compared=fields.compared,
        first=expect.first,
        tone=expect.tone,
        location=fields.location,
        locations={
            **{question: location for question, (_, location) in fields.answers.items()},
            **dict(fields.because + fields.law + expect.advice),
            expect.outcome: expect.outcome_location,
            expect.tone: expect.tone_location,
        },
    )


def _texts(located: LocatedTexts) -> tuple[str, ...]:
    return tuple(text for text, _ in located)
