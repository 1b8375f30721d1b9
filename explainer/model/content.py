"""What editors write: pages, sources, facts, figures, terms, changes. A field of a file is declared here alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.declared import DAY, LONG, Convert, Key, LocatedTexts
from explainer.formats.partial_date import PartialDate
from explainer.formats.shape import Choice, Id, Texts
from explainer.law.labels import Reference
from explainer.law.model import Pin
from explainer.markdown.parse import parse_inline
from explainer.markdown.text import Text

SOURCE_KINDS = ("law", "court", "government", "parliament", "news", "research", "guide", "article")
FACT_KINDS = ("law", "court", "event", "figure", "politics")
VERDICTS = ("confirmed", "imprecise", "outdated", "unverified", "opinion", "not-in-article")
CONFIDENCES = ("high", "medium", "low")
CHANGE_KINDS = ("law", "correction", "content")


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file: a section, or the words of a page that templates complete."""

    id: str
    title: str
    description: str
    short: str  # the title where there is little space
    changed: PartialDate
    draft: bool
    is_section: bool
    text: Text
    location: Location


@dataclass(frozen=True, slots=True)
class Source:
    """A section of law, a judgment or a publication: what a statement rests on."""

    id: str
    kind: str
    title: str
    short: str  # how it is cited where there is little space
    publisher: str
    url: str
    opened: bool  # whether somebody of ours opened the address
    date: PartialDate | None  # of publication
    current_to: PartialDate | None  # law: read as it was on this day
    in_force: PartialDate | None  # law: this text came into force on this day
    claims_from: PartialDate | None  # law: the first claims it reaches, where that differs from in_force
    claims_until: PartialDate | None
    caution: str  # why it is weak; empty when it is not
    provision: Reference | None  # law: the act or regulation, and the label in it
    pin: Pin | None  # law: what that provision was when it was compared with the official text
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What one source does for one fact."""

    LABEL: ClassVar[str] = "this source of a fact"

    source: Annotated[str, Id(), "An id of content/sources.yaml."]
    where: Annotated[str, "Where in the source: a subsection, a page."] = ""
    supports: Annotated[str, "What exactly the source supports."]
    location: Annotated[Location, Key("source")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A checked statement: what is claimed, what the record shows, and what that rests on."""

    LABEL: ClassVar[str] = "this fact"

    id: Annotated[str, Id(), "Its name: small letters and hyphens, no date, no opinion. Never change it later."]
    theme: str
    title: Annotated[str, "A short headline."]
    date: Annotated[PartialDate, "As exactly as it is known: 2025, 2025-03 or 2025-03-14."]
    until: Annotated[PartialDate | None, "The end, if it is a period."] = None
    date_is: Annotated[str, Choice(("text",)), "`text`: the date is that of the text of a law, not of an event."] = ""
    statement: Annotated[str, LONG, "What the record shows, in one to three sentences."]
    kind: Annotated[str, Choice(FACT_KINDS), "What it is about."]
    article_says: Annotated[str, LONG, "What the article claims, in our own words."] = ""
    verdict: Annotated[
        str, Choice(VERDICTS), "How the article's claim compares with the record. Needed if there is one."
    ] = ""
    why: Annotated[str, LONG, "Why this verdict."] = ""
    timeline: Annotated[bool, "true: it is an event of the timeline."] = False
    turn: Annotated[bool, "true: the law turned there."] = False
    confidence: Annotated[str, Choice(CONFIDENCES), "How sure we are."]
    checked: Annotated[PartialDate, DAY, "The day it was last checked."]
    note: Annotated[str, LONG, "What is not known, or what to be careful of."] = ""
    sources: Annotated[tuple[Support, ...], "What it rests on."]
    location: Location

    @property
    def dates_text(self) -> bool:
        """Is the date that of the text of a law, not of an event?"""
        return self.date_is == "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One file of facts."""

    LABEL: ClassVar[str] = "a file of facts"

    id: str
    title: Annotated[str, "What these facts are about."]
    intro: Annotated[str, LONG, "One sentence about them."]
    facts: Annotated[tuple[Fact, ...], "The facts."]
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One value of a figure, and the fact that it rests on."""

    LABEL: ClassVar[str] = "this row"

    label: Annotated[str, "The year or period."]
    value: Annotated[int, "The count, in digits only."]
    fact: Annotated[str, Id(), "The fact that the value rests on."]
    about: Annotated[bool, "true: the source rounds it."] = False
    part: Annotated[bool, "true: it covers only a part of the year or period."] = False
    note: Annotated[str, LONG, "What to know of this value alone."] = ""
    location: Annotated[Location, Key("fact")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A table of one count over time, shown as bars as well."""

    LABEL: ClassVar[str] = "this figure"

    id: Annotated[str, Id(), "Its name: small letters and hyphens."]
    title: Annotated[str, "What is counted."]
    unit: Annotated[str, "The head of the column of values."]
    intro: Annotated[str, LONG, "What is counted and what is not, in one or two sentences."]
    rows: Annotated[tuple[Row, ...], "The values, oldest first."]
    note: Annotated[str, LONG, "What to be careful of."] = ""
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the glossary."""

    LABEL: ClassVar[str] = "this term"

    id: Annotated[str, Id(), "Its name: small letters and hyphens."]
    term: Annotated[str, "The word as it stands in the glossary."]
    also: Annotated[tuple[str, ...], "Its other forms as they stand in texts: a plural, a short form."] = ()
    meaning: Annotated[str, LONG, "What it means, in one to three plain sentences."]
    sources: Annotated[LocatedTexts, Texts(ids=True), "Ids of content/sources.yaml that the meaning rests on."] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of "what changed": a change of what the site says."""

    LABEL: ClassVar[str] = "this change"

    date: Annotated[PartialDate, DAY, "The day of the change."]
    kind: Annotated[str, Choice(CHANGE_KINDS), "Why the site changed."]
    # Folded lines count from the line of the text itself: the location of its name is the nearest that is known.
    text: Annotated[
        Text,
        LONG,
        Convert(parse_inline),
        "What changed. Links, facts and citations are written as in a section.",
    ]
    location: Location
