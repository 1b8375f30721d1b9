"""What editors write: pages, sources, facts, terms, changes. A field of a file is declared here alone."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from explainer.diagnostics import Location
from explainer.formats.declaration import LONG, MARKDOWN, NAME, VERBATIM, Convert, Key, LocatedTexts
from explainer.formats.kinds import Choice, Id, Object, TextList, Url
from explainer.formats.kinds import Text as Words
from explainer.formats.partial_date import PartialDate
from explainer.law.citations import Reference
from explainer.law.model import Pin
from explainer.markdown.parse import parse_inline
from explainer.markdown.text import Text
from explainer.model.collections import RefersTo
from explainer.model.page_kinds import SECTION, WRITTEN
from explainer.model.pins import MACHINE, PinFields, pin_of, provision_of

SOURCE_KINDS = ("law", "court", "government", "parliament", "news", "research", "guide", "article")
FACT_KINDS = ("law", "court", "event", "figure", "politics")
VERDICTS = ("confirmed", "imprecise", "outdated", "unverified", "opinion", "not-in-article")
CONFIDENCES = ("high", "medium", "low")
CHANGE_KINDS = ("law", "correction", "content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One Markdown file: a section, or the words of a page that templates complete."""

    LABEL: ClassVar[str] = "the head of a page"

    id: str
    title: Annotated[str, "The title says the point. Keep it neutral: it is shown in the browser's title bar."]
    short: Annotated[str, "The title where there is little room."] = ""  # the title itself, once it is loaded
    description: Annotated[
        str,
        Words(long=True, longest=160, because="search results cut the rest"),
        "One sentence, at most 160 characters, for search results.",
    ]
    changed: Annotated[datetime.date, "The day on which what the page says last changed."]
    reviewed: Annotated[
        datetime.date | None, "The day on which somebody last compared it with the law that it rests on."
    ] = None
    draft: Annotated[bool, "true: only the preview shows it."] = False
    # Once it is loaded, a section and a page that says no kind have theirs.
    kind: Annotated[str, Choice(WRITTEN), "What the page is, if the name of its file does not say it."] = ""
    template: Annotated[str, Id(), "A template of its own: the name of a file in templates/pages/, without .html."] = ""
    rules: Annotated[
        str, Id(), "A file in content/rules/, without .yaml, if there are several: by these rules the page asks."
    ] = ""
    # Of an entry of a collection that the site declares: which one, and what else is written of it.
    collection: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    row: str = ""  # its id within the file, where it is a row of data
    is_foreign: bool = False  # is it still in the source language, in a site of another?
    text: Text
    location: Location
    kind_location: Annotated[Location, Key("kind")]
    template_location: Annotated[Location, Key("template")]
    rules_location: Annotated[Location, Key("rules")]

    @property
    def is_section(self) -> bool:
        """Is it read in order with the others?"""
        return self.kind == SECTION

    @property
    def folder(self) -> str:
        """The folder that holds its file, from content/sections/ or content/pages/; empty if it lies there itself."""
        return "/".join(self.location.file.split("/")[2:-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A change of a source that is known, while what rests on it has not been reviewed."""

    LABEL: ClassVar[str] = '"amended"'

    day: Annotated[datetime.date, "The day from which the source says something else."]
    says: Annotated[str, LONG, "What is known of it, in one or two plain sentences for visitors."]
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A section of law, a judgment or a publication: what a statement rests on."""

    LABEL: ClassVar[str] = "this source"

    id: Annotated[str, Id(), "Its name: small letters and hyphens. Never change it later."]
    kind: Annotated[str, Choice(SOURCE_KINDS), "What it is."]
    title: Annotated[str, NAME, "Its full title."]
    short: Annotated[str, NAME, "How it is cited where there is little room. Without it: publisher, year."] = ""
    publisher: Annotated[str, NAME, "Who published it."]
    url: Annotated[str, Url(translated=True), "Its address."]
    archived: Annotated[
        str, Url(translated=True), "A copy of it in an archive, such as web.archive.org, for the day when it is gone."
    ] = ""
    date: Annotated[PartialDate | None, "The day of publication, as exactly as it is known."] = None
    current_to: Annotated[datetime.date | None, "Law: it was read as it stood on this day."] = None
    in_force: Annotated[datetime.date | None, "Law, a guideline: this text came into force on this day."] = None
    claims_from: Annotated[
        datetime.date | None,
        "Law, a judgment, a guideline: it reaches claims made from this day, if that is not in_force.",
    ] = None
    claims_until: Annotated[
        datetime.date | None, "Law, a judgment, a guideline: it reaches claims made until this day."
    ] = None
    amended: Annotated[
        Amendment | None,
        "Law, a judgment, a guideline: it has changed, and pages that rest on it say so until they are reviewed.",
    ] = None
    provision: Annotated[
        Reference | None,
        VERBATIM,
        Convert(provision_of),
        "Law: the act as its official file names it, and the label, like A-1 12(3)(b) or 32004R0261 Article 7(1)(a).",
    ] = None
    pin: Annotated[
        Pin | None,
        Object(PinFields),
        Convert(pin_of),
        f"Law: what the provision was when it was compared. {MACHINE}",
    ] = None
    opened: Annotated[bool, "Whether somebody of ours opened the address."]
    caution: Annotated[str, LONG, "Why it is weak, if it is, in one plain sentence."] = ""
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What one source does for one fact."""

    LABEL: ClassVar[str] = "this source of a fact"

    source: Annotated[str, Id(), RefersTo("sources"), "An id of content/sources.yaml."]
    where: Annotated[str, NAME, "Where in the source: a subsection, a page."] = ""
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
    applies: Annotated[str, "What applies from its date on, or where, in a few words: a bar above the timeline."] = ""
    ended_by: Annotated[str, Id(), RefersTo("facts"), "The fact by which that ended, if it did."] = ""
    confidence: Annotated[str, Choice(CONFIDENCES), "How sure we are."]
    checked: Annotated[datetime.date, "The day it was last checked."]
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

    @property
    def description(self) -> str:
        """What its page is about."""
        return self.intro


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the glossary."""

    LABEL: ClassVar[str] = "this term"

    id: Annotated[str, Id(), "Its name: small letters and hyphens."]
    term: Annotated[str, "The word as the glossary has it."]
    also: Annotated[
        tuple[str, ...], TextList(forms=True), "Its other forms as they stand in texts: a plural, a short form."
    ] = ()
    meaning: Annotated[str, LONG, "What it means, in one to three plain sentences."]
    sources: Annotated[
        LocatedTexts, TextList(ids=True), RefersTo("sources"), "Ids of content/sources.yaml that the meaning rests on."
    ] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of "what changed": a change of what the site says."""

    LABEL: ClassVar[str] = "this change"

    date: Annotated[datetime.date, "The day of the change."]
    kind: Annotated[str, Choice(CHANGE_KINDS), "Why the site changed."]
    # Folded lines count from the line of the text itself: the location of its name is the nearest that is known.
    text: Annotated[
        Text,
        MARKDOWN,
        Convert(parse_inline),
        "What changed. Links, facts and citations are written as in a section.",
    ]
    location: Location
