"""content/facts/*.yaml → `Theme`s and `Fact`s: checked statements, each with date, verdict and sources."""

from __future__ import annotations

from pathlib import PurePosixPath

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.record import Record
from explainer.formats.shape import Choice, Date, Field, Flag, Id, Parts, Shape, Text
from explainer.load.files import Folder
from explainer.model import CONFIDENCES, FACT_KINDS, VERDICTS, Fact, Support, Theme

FOLDER = "content/facts"
SUPPORT_SHAPE = Shape(
    "this source of a fact",
    (
        Field("source", Id(), "An id of content/sources.yaml.", required=True),
        Field("where", Text(), "Where in the source: a subsection, a page."),
        Field("supports", Text(), "What exactly the source supports.", required=True),
    ),
)
FACT_SHAPE = Shape(
    "this fact",
    (
        Field(
            "id",
            Id(),
            "Its name: small letters and hyphens, no date, no opinion. Never change it later.",
            required=True,
        ),
        Field("title", Text(), "A short headline.", required=True),
        Field("date", Date(), "As exactly as it is known: 2025, 2025-03 or 2025-03-14.", required=True),
        Field("until", Date(), "The end, if it is a period."),
        Field("date_is", Choice(("text",)), "`text`: the date is that of the text of a law, not of an event."),
        Field("statement", Text(long=True), "What the record shows, in one to three sentences.", required=True),
        Field("kind", Choice(FACT_KINDS), "What it is about.", required=True),
        Field("article_says", Text(long=True), "What the article claims, in our own words."),
        Field("verdict", Choice(VERDICTS), "How the article's claim compares with the record. Needed if there is one."),
        Field("why", Text(long=True), "Why this verdict."),
        Field("timeline", Flag(), "true: it is an event of the timeline."),
        Field("turn", Flag(), "true: the law turned there."),
        Field("confidence", Choice(CONFIDENCES), "How sure we are.", required=True),
        Field("checked", Date(exact=True), "The day it was last checked.", required=True),
        Field("note", Text(long=True), "What is not known, or what to be careful of."),
        Field("sources", Parts(SUPPORT_SHAPE), "What it rests on.", required=True),
    ),
)
SHAPE = Shape(
    "a file of facts",
    (
        Field("title", Text(), "What these facts are about.", required=True),
        Field("intro", Text(long=True), "One sentence about them.", required=True),
        Field("facts", Parts(FACT_SHAPE), "The facts.", required=True),
    ),
)


def load_facts(folder: Folder, diagnostics: Diagnostics) -> tuple[tuple[Theme, ...], tuple[Fact, ...]]:
    """Read every file of facts, in the order of file names; each is one theme."""
    themes: list[Theme] = []
    facts: list[Fact] = []
    for file in folder.list(FOLDER, ".yaml"):
        node = folder.read_mapping(file)
        if node is None:
            continue
        record = SHAPE.read(node, diagnostics)
        theme = Theme(PurePosixPath(file).stem, record.text("title"), record.text("intro"), Location(file))
        themes.append(theme)
        facts.extend(load_fact(part, theme.id, diagnostics) for part in record.parts("facts") if part.text("id"))
    return tuple(themes), tuple(facts)


def load_fact(record: Record, theme: str, diagnostics: Diagnostics) -> Fact:
    """A fact from its fields, with a diagnostic for those that contradict one another."""
    fact = Fact(
        id=record.text("id"),
        theme=theme,
        title=record.text("title"),
        date=record.day("date"),
        until=record.day_or_none("until"),
        dates_text=record.text("date_is") == "text",
        statement=record.text("statement"),
        kind=record.text("kind"),
        article_says=record.text("article_says"),
        verdict=record.text("verdict"),
        why=record.text("why"),
        timeline=record.flag("timeline"),
        turn=record.flag("turn"),
        confidence=record.text("confidence"),
        checked=record.day("checked"),
        note=record.text("note"),
        sources=tuple(_support(part) for part in record.parts("sources") if part.text("source")),
        location=record.location,
    )
    _check_sense(fact, record, diagnostics)
    return fact


def _support(record: Record) -> Support:
    return Support(record.text("source"), record.text("where"), record.text("supports"), record.location_of("source"))


def _check_sense(fact: Fact, record: Record, diagnostics: Diagnostics) -> None:
    """Fields that contradict one another."""
    if record.day_or_none("date") and fact.until is not None and fact.until.last_date() < fact.date.first_date():
        diagnostics.add(record.location_of("until"), '"until" is before "date".', "swap the two, or remove one.")
    if fact.turn and not fact.timeline:
        diagnostics.add(
            record.location_of("turn"),
            "a turn of the law must be on the timeline.",
            "add `timeline: true`, or remove this line.",
        )
    if fact.verdict == "not-in-article" and fact.article_says:
        diagnostics.add(
            record.location_of("verdict"),
            'the verdict is "not-in-article", but "article_says" is written.',
            "remove one of the two.",
        )
    if fact.verdict not in ("not-in-article", "") and not fact.article_says:
        diagnostics.add(
            record.location_of("verdict"),
            "a verdict needs to say what the article says.",
            "add `article_says: …`, or write `verdict: not-in-article`.",
        )
    if fact.article_says and not record.has("verdict"):
        diagnostics.add(
            record.location_of("article_says"), "what the article says needs a verdict.", "write `verdict: …` below it."
        )
