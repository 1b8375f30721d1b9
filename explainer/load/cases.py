"""content/rules/cases.yaml → `Case`s: persons, and what the rules must say of them. The file a lawyer signs."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.formats.record import Record
from explainer.formats.shape import Choice, Date, Field, NamedDays, NamedTexts, Part, Shape, Text, Texts
from explainer.load.files import Folder
from explainer.load.rules import CASES, date_of, names_of
from explainer.rules.model import AGAINST, FOR, NO, OPEN, UNSURE, YES, Case

EXPECT_SHAPE = Shape(
    "what this case expects",
    (
        Field("exempt", Choice((YES, NO, UNSURE)), "The answer to the first question.", required=True),
        Field("outcome", Text(), "What follows: an outcome, lawyer or unsure.", required=True),
        Field("tone", Choice((FOR, AGAINST, OPEN)), "for or against, if every outcome that can follow is; else open."),
        Field("first", Texts(), "Rules whose `next` is shown, and no others."),
        Field("advice", Texts(), "The hints that are given, and no others."),
    ),
)
SIGNATURE_SHAPE = Shape(
    '"signed"',
    (
        Field("by", Text(), "Who knows the law and has checked the case.", required=True),
        Field("on", Date(exact=True), "The day on which it was checked.", required=True),
    ),
)
SHAPE = Shape(
    "this case",
    (
        Field("name", Text(), "Who this is, in a few words.", required=True),
        Field("scenario", Text(), "The number of the example that it was drawn from."),
        Field("compared", Text(), "Who this is, on the page that sets the law of several days side by side."),
        Field("dates", NamedDays(), "Days by the names of the dates: they pick the answers to questions that count."),
        Field("answers", NamedTexts(), "Options by their questions; `unsure` is an answer to each."),
        Field("expect", Part(EXPECT_SHAPE), "What the rules must say.", required=True),
        Field("because", Texts(), "Rules that must be among the reasons."),
        Field("law", Texts(), "Sources that must be among the law of the result."),
        Field("signed", Part(SIGNATURE_SHAPE), "Added by who knows the law and has checked the case."),
    ),
)


def load_cases(folder: Folder, diagnostics: Diagnostics) -> tuple[Case, ...]:
    """Read all cases in the order of the file, which may be absent; none when something in it cannot be read."""
    known = len(diagnostics)
    cases = tuple(_case(record) for record in folder.read_records(CASES, SHAPE, required=False))
    return cases if len(diagnostics) == known else ()


def _case(record: Record) -> Case:
    expect, signed = record.part("expect"), record.part("signed")
    because, because_locations = names_of(record, "because")
    law, law_locations = names_of(record, "law")
    advice, advice_locations = names_of(expect, "advice") if expect else ((), {})
    outcome = expect.text("outcome") if expect else ""
    locations = record.named_locations("answers") | because_locations | law_locations | advice_locations
    if expect:
        locations[outcome] = expect.location_of("outcome")
        locations[expect.text("tone")] = expect.location_of("tone")
    return Case(
        name=record.text("name"),
        answers=record.named_texts("answers"),
        exempt=expect.text("exempt") if expect else "",
        outcome=outcome,
        advice=advice,
        because=because,
        law=law,
        dates={name: day.first_date() for name, day in record.named_days("dates").items()},
        scenario=record.text("scenario"),
        signed_by=signed.text("by") if signed else "",
        signed_on=date_of(signed, "on") if signed else None,
        compared=record.text("compared"),
        first=tuple(text for text, _ in expect.texts("first")) if expect else (),
        tone=expect.text("tone") if expect else "",
        location=record.location,
        locations=locations,
    )
