"""content/facts/*.yaml → `Theme`s and `Fact`s: checked statements, each with date, verdict and sources."""

from __future__ import annotations

from pathlib import PurePosixPath

from explainer.formats.day import Day
from explainer.formats.fields import Fields, each_mapping
from explainer.model import CONFIDENCES, FACT_KINDS, VERDICTS, Fact, Support, Theme
from explainer.problems import Place, Problems
from explainer.read.files import Folder

FOLDER = "content/facts"
_LONG_AGO = Day(1)


def read_facts(folder: Folder, problems: Problems) -> tuple[tuple[Theme, ...], tuple[Fact, ...]]:
    """Read every file of facts, in the order of file names; each is one theme."""
    themes: list[Theme] = []
    facts: list[Fact] = []
    for file in folder.list(FOLDER, ".yaml"):
        node = folder.read_mapping(file)
        if node is None:
            continue
        fields = Fields(node, "a file of facts", problems)
        theme = Theme(
            id=PurePosixPath(file).stem,
            title=fields.take_text("title", required=True) or "",
            intro=fields.take_text("intro", required=True) or "",
            place=Place(file),
        )
        themes.append(theme)
        items = each_mapping(fields.take_list("facts", required=True), "this fact", problems)
        facts.extend(fact for item in items if (fact := _fact(item, theme.id, problems)))
        fields.finish()
    return tuple(themes), tuple(facts)


def _fact(fields: Fields, theme: str, problems: Problems) -> Fact | None:
    identifier = fields.take_id()
    date = fields.take_day("date", required=True)
    fact = Fact(
        id=identifier or "",
        theme=theme,
        title=fields.take_text("title", required=True) or "",
        date=date or _LONG_AGO,
        until=fields.take_day("until"),
        dates_text=fields.take_choice("date_is", ("text",)) == "text",
        statement=fields.take_text("statement", required=True) or "",
        kind=fields.take_choice("kind", FACT_KINDS, required=True) or "",
        article_says=fields.take_text("article_says") or "",
        verdict=fields.take_choice("verdict", VERDICTS, required=True) or "",
        why=fields.take_text("why") or "",
        timeline=fields.take_flag("timeline"),
        turn=fields.take_flag("turn"),
        confidence=fields.take_choice("confidence", CONFIDENCES, required=True) or "",
        checked=fields.take_day("checked", required=True, exact=True) or _LONG_AGO,
        note=fields.take_text("note") or "",
        sources=_supports(fields, problems),
        place=fields.place,
    )
    fields.finish()
    _check_sense(fact, fields, problems)
    return fact if identifier else None


def _supports(fields: Fields, problems: Problems) -> tuple[Support, ...]:
    supports = []
    for item in each_mapping(fields.take_list("sources", required=True), "this source of a fact", problems):
        support = Support(
            source=item.take_id("source") or "",
            where=item.take_text("where") or "",
            supports=item.take_text("supports", required=True) or "",
            place=item.place_of("source"),
        )
        item.finish()
        if support.source:
            supports.append(support)
    return tuple(supports)


def _check_sense(fact: Fact, fields: Fields, problems: Problems) -> None:
    """Fields that contradict one another."""
    if fact.until is not None and fact.until.last_date() < fact.date.first_date():
        problems.add(fields.place_of("until"), '"until" is before "date".', "swap the two, or remove one.")
    if fact.turn and not fact.timeline:
        problems.add(fields.place_of("turn"), "a turn of the law must be on the timeline.", "add `timeline: true`, or remove this line.")
    if fact.verdict == "not-in-article" and fact.article_says:
        problems.add(
            fields.place_of("verdict"), 'the verdict is "not-in-article", but "article_says" is written.', "remove one of the two."
        )
    if fact.verdict not in ("not-in-article", "") and not fact.article_says:
        problems.add(
            fields.place_of("verdict"), "a verdict needs to say what the article says.", "add `article_says: …`, or write `verdict: not-in-article`."
        )
