"""The types that pass between the stages: as written (`RawSite`), as proved (`Site`), as files (`Output`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.declared import Key, LocatedTexts
from explainer.formats.partial_date import PartialDate
from explainer.formats.shape import Id, Texts
from explainer.formats.shape import Text as TextKind
from explainer.helper import Helper
from explainer.law.labels import Reference
from explainer.law.model import Pin
from explainer.markdown.text import Text
from explainer.picture import Picture
from explainer.rules.model import Case, Law, Ruleset

if TYPE_CHECKING:  # proofs are needed by sites with a form alone
    from explainer.rules.proofs import Proved

SOURCE_KINDS = ("law", "court", "government", "parliament", "news", "research", "guide", "article")
FACT_KINDS = ("law", "court", "event", "figure", "politics")
VERDICTS = ("confirmed", "imprecise", "outdated", "unverified", "opinion", "not-in-article")
CONFIDENCES = ("high", "medium", "low")
CHANGE_KINDS = ("law", "correction", "content")

LONG = TextKind(long=True)  # whole sentences


@dataclass(frozen=True, slots=True)
class Settings:
    """site.yaml: what holds for the whole site."""

    title: str
    description: str
    language: str  # two letters, ISO 639-1
    address: str  # of the hosted site, ending in a slash; empty when not known
    article: str  # id of the source that the site is drawn from; empty when there is none
    article_location: Location
    sections: tuple[tuple[str, Location], ...]  # ids, in reading order
    pages: tuple[tuple[str, Location], ...]  # ids of the other pages, in the order of the navigation
    menu: tuple[tuple[str, Location], ...]  # ids of the pages in the head of every page
    one_file: tuple[tuple[str, Location], ...]  # ids of the pages that follow the sections in the one file for download
    themes: tuple[tuple[str, Location], ...]  # ids of the files of facts, in the order in which they are shown
    leave: str  # where the quick exit leads
    checked: PartialDate  # the day on which the content was last compared with its sources
    stale_after_days: int
    licence: str
    licence_url: str
    bundle: str  # what the files for download are called
    contact: str  # where a weakness of the site can be reported, as a URI; empty when nowhere

    @property
    def stale_after(self) -> PartialDate:
        """The last day on which a copy does not yet warn that it is old."""
        checked = self.checked.first_date()
        last = checked + timedelta(days=min(self.stale_after_days, (date.max - checked).days))
        return PartialDate(last.year, last.month, last.day)


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


@dataclass(frozen=True, slots=True)
class Support:
    """What one source does for one fact."""

    source: str
    where: str
    supports: str
    location: Location


@dataclass(frozen=True, slots=True)
class Fact:
    """A checked statement: what is claimed, what the record shows, and what that rests on."""

    id: str
    theme: str
    title: str
    date: PartialDate
    until: PartialDate | None
    dates_text: bool  # the date is that of the cited text, not of an event
    statement: str
    kind: str
    article_says: str  # empty when the article says nothing of it
    verdict: str  # empty when the site checks no article
    why: str
    timeline: bool
    turn: bool  # a turn of the law
    confidence: str
    checked: PartialDate
    note: str
    sources: tuple[Support, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Theme:
    """One file of facts."""

    id: str
    title: str
    intro: str
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


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of "what changed": a change of what the site says."""

    date: PartialDate
    kind: str
    text: Text
    location: Location


@dataclass(frozen=True, slots=True)
class RawSite:
    """Everything as typed; references may still lead nowhere, ids may be twice."""

    settings: Settings
    pages: tuple[Page, ...]
    sources: tuple[Source, ...]
    themes: tuple[Theme, ...]
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    pictures: tuple[Picture, ...]
    terms: tuple[Term, ...]
    helpers: tuple[Helper, ...]
    changes: tuple[Change, ...]
    words: Mapping[str, str]
    ruleset: Ruleset | None  # None: the site has no form
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The rules of the form, the cases that prove them, and the law that they cite."""

    ruleset: Ruleset
    cases: tuple[Case, ...]
    laws: Mapping[str, Law]  # by id of their source
    proof: Proved | None = None  # what was proved of them; None until it was


@dataclass(frozen=True, slots=True)
class Year:
    """The events of the timeline that belong to one year."""

    year: int
    events: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything by id, and every reference leads somewhere: later stages need no `if`."""

    settings: Settings
    sections: tuple[Page, ...]  # in reading order
    pages: Mapping[str, Page]  # every page, sections too, by id
    sources: Mapping[str, Source]
    themes: tuple[Theme, ...]
    facts: Mapping[str, Fact]
    figures: Mapping[str, Figure]
    pictures: Mapping[str, Picture]
    terms: Mapping[str, Term]
    helpers: tuple[Helper, ...]
    changes: tuple[Change, ...]
    words: Mapping[str, str]
    form: Form | None
    timeline: tuple[Year, ...]
    cited: Mapping[str, tuple[str, ...]]  # page id → ids of the sources it cites, in order of first citation
    facts_of_source: Mapping[str, tuple[str, ...]]  # source id → ids of the facts that rest on it
    pages_of_source: Mapping[str, tuple[str, ...]]  # source id → ids of the pages that cite it
    pages_of_fact: Mapping[str, tuple[str, ...]]  # fact id → ids of the sections that speak of it

    @property
    def changed(self) -> PartialDate:
        """The newest day recorded in the content: when the site last changed."""
        days = [page.changed for page in self.pages.values()]
        days += [change.date for change in self.changes] + [self.settings.checked]
        return max(days, key=PartialDate.sort_key)


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the finished site: its path from output/, its bytes, and the files it was made from."""

    path: str
    body: bytes
    made_from: tuple[str, ...]
