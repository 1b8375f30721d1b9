"""The types that pass between the stages: as written (`RawSite`), as proved (`Site`), as files (`Output`)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explainer.helper import Helper
from explainer.images.image import Image
from explainer.markdown.text import Link
from explainer.model.content import Change, Fact, Figure, Page, Source, Term, Theme
from explainer.model.settings import Settings
from explainer.picture import Picture
from explainer.policy import Policy
from explainer.rules.case import Case
from explainer.rules.model import Law, Ruleset

if TYPE_CHECKING:  # proofs are needed by sites with a form alone
    from explainer.rules.proofs import Proved


@dataclass(frozen=True, slots=True)
class RawSite:
    """Everything as typed; references may still lead nowhere, an id may be used twice."""

    settings: Settings
    pages: tuple[Page, ...]
    sources: tuple[Source, ...]
    themes: tuple[Theme, ...]
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    pictures: tuple[Picture, ...]
    images: tuple[Image, ...]
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
class PageAnchor:
    """Where a link within the site leads."""

    page: str  # id
    anchor: str  # without "#"; empty for the page as a whole


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
    images: Mapping[str, Image]  # by file: those that a text shows
    terms: Mapping[str, Term]
    helpers: tuple[Helper, ...]
    changes: tuple[Change, ...]
    words: Mapping[str, str]
    form: Form | None
    timeline: tuple[Year, ...]
    links: Mapping[Link, PageAnchor]  # where each link of a text leads that stays within the site
    cited: Mapping[str, tuple[str, ...]]  # page id → ids of the sources it cites, in order of first citation
    facts_of_source: Mapping[str, tuple[str, ...]]  # source id → ids of the facts that rest on it
    pages_of_source: Mapping[str, tuple[str, ...]]  # source id → ids of the pages that cite it
    pages_of_fact: Mapping[str, tuple[str, ...]]  # fact id → ids of the sections that speak of it

    def page_of(self, kind: str) -> Page | None:
        """The page of this kind, or the first one of a kind that may have several."""
        return next((page for page in self.pages.values() if page.kind == kind), None)

    @property
    def changed(self) -> datetime.date:
        """The newest day recorded in the content: when the site last changed."""
        days = [page.changed for page in self.pages.values()]
        days += [change.date for change in self.changes] + [self.settings.checked]
        return max(days)


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the finished site: its path from output/, its bytes, and the files it was made from."""

    path: str
    body: bytes
    made_from: tuple[str, ...]
    policy: Policy | None = None  # of a page; None for other files
    links: frozenset[str] = frozenset()  # of a page: the files that it leads to or shows
