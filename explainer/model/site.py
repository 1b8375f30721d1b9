"""The types that pass between the stages: as written (`RawSite`), as proved (`Site`), as files (`Output`)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from explainer.helper import Helper
from explainer.images.image import Image
from explainer.markdown.text import Link
from explainer.model.collections import Collection, Entries, RawEntries
from explainer.model.content import Change, Fact, Page, Source, Term, Theme
from explainer.model.figures import Figure
from explainer.model.settings import Settings
from explainer.picture import Picture
from explainer.policy import Policy
from explainer.translate.catalog import Found
from explainer.translate.published import Published

if TYPE_CHECKING:  # rules are needed by sites with a form alone, and catalogs by those with languages
    from explainer.rules.case import Case
    from explainer.rules.model import Law, Ruleset
    from explainer.rules.proofs import Proved


@dataclass(frozen=True, slots=True)
class RawForm:
    """The rules of a form and the cases that prove them, as typed."""

    id: str  # the name of the file of rules, without its ending
    ruleset: Ruleset
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class RawSite:
    """Everything as typed; references may still lead nowhere, an id may be used twice."""

    settings: Settings
    pages: tuple[Page, ...]
    collections: Mapping[str, RawEntries]  # by name
    images: tuple[Image, ...]
    data: Mapping[str, Any]  # by the name of the file: plain values
    words: Mapping[str, str]
    forms: tuple[RawForm, ...]  # by name of the file of rules
    found: tuple[Found, ...] = ()  # what a language has for each of the texts; of the source language, the texts

    @property
    def sources(self) -> tuple[Source, ...]:
        return self.collections["sources"].entries

    @property
    def themes(self) -> tuple[Theme, ...]:
        return self.collections["themes"].entries

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.collections["facts"].entries

    @property
    def helpers(self) -> tuple[Helper, ...]:
        return self.collections["helpers"].entries

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.collections["changes"].entries


@dataclass(frozen=True, slots=True)
class Form:
    """The rules of a form, the cases that prove them, and the law that they cite."""

    id: str  # the name of the file of rules, without its ending
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
    collections: Mapping[str, Entries]  # by name; those of the generator also by the properties below
    images: Mapping[str, Image]  # by file: those that a text shows
    data: Mapping[str, Any]  # by the name of the file: plain values
    words: Mapping[str, str]
    forms: Mapping[str, Form]  # by id
    timeline: tuple[Year, ...]
    links: Mapping[Link, PageAnchor]  # where each link of a text leads that stays within the site
    cited: Mapping[str, tuple[str, ...]]  # page id → ids of the sources it cites, in order of first citation
    facts_of_source: Mapping[str, tuple[str, ...]]  # source id → ids of the facts that rest on it
    pages_of_source: Mapping[str, tuple[str, ...]]  # source id → ids of the pages that cite it
    pages_of_fact: Mapping[str, tuple[str, ...]]  # fact id → ids of the sections that speak of it
    source: Site | None = None  # of a translation: the site in its source language
    translations: tuple[Site, ...] = ()  # of the source: the languages that are shown
    published: Published | None = None  # of a translation: how much of it there is, and who read it
    found: Mapping[str, tuple[Found, ...]] = field(default_factory=dict)  # what each language has, by its code
    core: frozenset[str] = frozenset()  # the catalogs of which no older translation is shown
    notes: tuple[str, ...] = ()  # for editors: what keeps a language from being shown
    # What pages ask for again and again, looked up once.
    groups: tuple[tuple[str, list[Page]], ...] = field(init=False)  # sections in order, by the titles of their folders
    places: Mapping[str, tuple[int, int]] = field(init=False)  # of sections, by id: among all, and of their group
    _of_kind: Mapping[str, Page] = field(init=False)  # the first of each

    def __post_init__(self) -> None:
        titles = {group.folder: group.title for group in self.settings.groups}
        grouped = groupby(self.sections, lambda page: titles.get(page.folder, ""))
        groups = tuple((title, list(sections)) for title, sections in grouped)
        in_order = [(page, place) for place, (_, sections) in enumerate(groups) for page in sections]
        object.__setattr__(self, "groups", groups)
        object.__setattr__(self, "places", {page.id: (n, place) for n, (page, place) in enumerate(in_order)})
        object.__setattr__(self, "_of_kind", {page.kind: page for page in reversed(list(self.pages.values()))})

    @property
    def sources(self) -> Mapping[str, Source]:
        return self.collections["sources"].by_id

    @property
    def facts(self) -> Mapping[str, Fact]:
        return self.collections["facts"].by_id

    @property
    def figures(self) -> Mapping[str, Figure]:
        return self.collections["figures"].by_id

    @property
    def pictures(self) -> Mapping[str, Picture]:
        return self.collections["pictures"].by_id

    @property
    def terms(self) -> Mapping[str, Term]:
        return self.collections["terms"].by_id

    @property
    def themes(self) -> tuple[Theme, ...]:
        return tuple(self.collections["themes"].by_id.values())

    @property
    def helpers(self) -> tuple[Helper, ...]:
        return tuple(self.collections["helpers"].by_id.values())

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(self.collections["changes"].by_id.values())

    def page_of(self, kind: str) -> Page | None:
        """The page of this kind, or the first one of a kind that may have several."""
        return self._of_kind.get(kind)

    def entries_of(self, collection: str) -> list[Page]:
        """The pages of the entries of a collection that the site declares itself, in order."""
        return [page for page in self.pages.values() if page.collection == collection]

    def index_of_entry(self, page: Page) -> Page | None:
        """The page that lists this entry of a collection of the site's own; None where there is none, or no entry."""
        indexes = {each.name: each.index for each in self.settings.collections}
        return self.pages.get(indexes.get(page.collection, ""))

    def index_of(self, collection: Collection) -> Page | None:
        """The page that lists the entries of a collection: that of its kind, or else the one that is called like it."""
        return self.page_of(collection.page_kind) if collection.page_kind else self.pages.get(collection.name)

    def forms_of(self, page: Page) -> tuple[Form, ...]:
        """The forms that a page is about: the one that its head names, or all."""
        return (self.forms[page.rules],) if page.rules else tuple(self.forms.values())

    def page_about(self, kind: str, form: Form) -> Page | None:
        """The page of this kind that is about a form: the one that names it, or else one that is about all."""
        pages = [page for page in self.pages.values() if page.kind == kind and page.rules in ("", form.id)]
        return max(pages, key=lambda page: page.rules, default=None)

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
