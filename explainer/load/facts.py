"""content/facts/*.yaml → `Theme`s and `Fact`s: checked statements, each with date, verdict and sources."""

from __future__ import annotations

from pathlib import PurePosixPath

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.parsed import Parsed
from explainer.load.files import Folder
from explainer.model import Fact, Theme

FOLDER = "content/facts"


def load_themes(folder: Folder, diagnostics: Diagnostics) -> tuple[Theme, ...]:
    """Read every file of facts, in the order of file names; each is one theme."""
    themes: list[Theme] = []
    for file in folder.list(FOLDER, ".yaml"):
        node = folder.read_mapping(file, Theme)
        if node is None:
            continue
        entry, name = Parsed.of(Theme, node, diagnostics), PurePosixPath(file).stem
        loaded = tuple(fact for each in entry.entries("facts", Fact) if (fact := load_fact(each, name)))
        theme = entry.build(id=name, facts=loaded, location=Location(file))
        if theme is not None:
            themes.append(theme)
    return tuple(themes)


def load_fact(entry: Parsed[Fact], theme: str) -> Fact | None:
    """The fact, with a diagnostic for fields that contradict one another. None when a required one is missing."""
    entry.check(_check_period, _check_turn, _check_bar, _check_claim)
    return entry.build(theme=theme)


def _check_period(fact: Fact, entry: Parsed[Fact]) -> None:
    if fact.until is not None and fact.until.last_date() < fact.date.first_date():
        entry.report("until", '"until" is before "date".', "swap the two, or remove one.")


def _check_turn(fact: Fact, entry: Parsed[Fact]) -> None:
    if fact.turn and not fact.timeline:
        entry.report("turn", "a turn of the law must be on the timeline.", "add `timeline: true`, or remove this line.")


def _check_bar(fact: Fact, entry: Parsed[Fact]) -> None:
    if fact.applies and not fact.timeline:
        what = "what applies from a day on is shown on the timeline, and this fact is not on it."
        entry.report("applies", what, "add `timeline: true`, or remove this line.")
    if fact.ended_by and not fact.applies:
        what = '"ended_by" says when something ended, but not what.'
        entry.report("ended_by", what, "add `applies: …`, or remove this line.")


def _check_claim(fact: Fact, entry: Parsed[Fact]) -> None:
    if fact.verdict == "not-in-article" and fact.article_says:
        what = 'the verdict is "not-in-article", but "article_says" is written.'
        entry.report("verdict", what, "remove one of the two.")
    if fact.verdict not in ("not-in-article", "") and not fact.article_says:
        help_text = "add `article_says: …`, or write `verdict: not-in-article`."
        entry.report("verdict", "a verdict needs to say what the article says.", help_text)
    if fact.article_says and not entry.has("verdict"):
        entry.report("article_says", "what the article says needs a verdict.", "write `verdict: …` below it.")
