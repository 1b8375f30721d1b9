"""`Site` → which pages exist, and what each template is given."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from explainer.model import Page, Site
from explainer.model.amended import unreviewed
from explainer.model.collections import Collection, Entries
from explainer.model.page_kinds import KINDS, PLAIN
from explainer.render import contexts
from explainer.render.addresses import FEED, entry_file, full_address, kind_file, page_file, sources_are_split
from explainer.render.feed import has_feed
from explainer.render.links import Links
from explainer.render.qr import qr_code
from explainer.render.structured import structured_data
from explainer.render.values import direction_of

_LONG = 600  # words from which a page of at least three headings gets a contents list


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page to be rendered: its file, its template, its words and what else its template is given."""

    file: str
    template: str
    page: Page
    title: str
    description: str
    make_context: Callable[[], dict[str, Any]] = dict  # works the values out when the page is rendered, and not before
    has_text: bool = True  # false: it is in the frame of its page, without that page's own text
    facts: tuple[str, ...] | None = None  # ids of those that it shows; None if its page says what it rests on
    now: str = ""  # of an old address: the file that took its place, as seen from the pages of the source


def page_specs(site: Site) -> Iterator[PageSpec]:
    """Every page that the site has in its language, sections first."""
    return (spec for spec in _all_specs(site) if not spec.page.is_foreign)


def _all_specs(site: Site) -> Iterator[PageSpec]:
    others = (page for page in site.pages.values() if not page.is_section)
    for page in (*site.sections, *others):
        yield _spec(site, page, context_factory(site, page))
    for entries in site.collections.values():
        yield from _entry_specs(site, entries)
    yield from _kind_specs(site)


def context_factory(site: Site, page: Page) -> Callable[[], dict[str, Any]]:
    """What works out the values that belong to the kind of a page."""
    kind = KINDS[page.kind]
    if not kind.context or (kind.needs_rules and not site.forms):
        return dict
    return partial(_function(kind.context), site, page)


_function = cache(pkgutil.resolve_name)


def layout_values(site: Site, spec: PageSpec, links: Links) -> dict[str, Any]:
    """What the layout of every page is given, whatever its template."""
    settings = site.settings
    menu, foot = ([site.pages[page] for page, _ in listed] for listed in (settings.menu, settings.pages))
    return {
        "settings": settings,
        "target": links.target,
        "direction": direction_of(settings.language),
        "menu": [page for page in menu if page.id not in links.left_out and not page.is_foreign],
        "foot": [page for page in foot if page.id not in links.left_out and KINDS[page.kind].in_foot],
        "page": spec.page,
        "title": spec.title,
        "description": spec.description,
        "file": spec.file,
        "canonical": full_address(settings, spec.now or links.target.folder + spec.file) if settings.address else "",
        "is_old": bool(spec.now),
        "onion": settings.onion and not links.target.copied and settings.onion + links.target.folder + spec.file,
        "landings": [],
        **_for_programs(site, spec, links),
        "qr": qr_code(settings.address) if settings.address else "",
        "has_page": site.pages.__contains__,
        "has_kind": links.kinds.__contains__,
        "fact_address": partial(links.fact, site),
        "source_address": partial(links.source, site),
        "event_address": partial(links.event, site),
        "sources": site.sources,
        "suspensions": _suspensions(site),
        "amended": unreviewed(site, spec.page, spec.facts),
        "ids": "",
    }


def _for_programs(site: Site, spec: PageSpec, links: Links) -> dict[str, Any]:
    """What a page of a host says to programs; a copy says nothing to them.

    Data about a page names whole addresses. While the site has none, nobody could use it.
    """
    if links.target.copied:
        return {"structured": "", "feed": ""}
    file = links.target.folder + spec.file
    has_address = bool(site.settings.address) and not spec.now
    return {
        "structured": structured_data(site, spec.page, file, spec.title, spec.description) if has_address else "",
        "feed": links.to(FEED) if has_feed(site) else "",
    }


def contents_of(page: Page) -> list[Any]:
    """The headings that a contents list names, or nothing when the page is short."""
    headings = [heading for heading in page.text.headings if heading.level == 2]
    return headings if page.text.words >= _LONG and len(headings) >= 3 else []


def template_of(site: Site, page: Page) -> str:
    """The template of a page: its own, if its head names one, or else that of its kind."""
    if page.template:
        return f"pages/{page.template}.html"
    kind = KINDS[page.kind]
    return KINDS[PLAIN].template if kind.needs_rules and not site.forms else kind.template


def _spec(site: Site, page: Page, make_context: Callable[[], dict[str, Any]]) -> PageSpec:
    return PageSpec(page_file(page), template_of(site, page), page, page.title, page.description, make_context)


def _entry_specs(site: Site, entries: Entries) -> Iterator[PageSpec]:
    """A page for each entry of a collection that has such pages, in the frame of the page that lists them."""
    collection, frame = entries.collection, site.index_of(entries.collection)
    if not collection.template or frame is None:
        return
    for identifier, entry in entries.by_id.items():
        yield PageSpec(
            entry_file(site, collection, identifier),
            collection.template,
            frame,
            entry.title,
            entry.description,
            partial(_entry_context, collection, site, entry),
            has_text=False,
            facts=_facts_of(collection, site, identifier),
        )


def _facts_of(collection: Collection, site: Site, identifier: str) -> tuple[str, ...]:
    return tuple(fact.id for fact in site.facts.values() if collection.name == "themes" and fact.theme == identifier)


def _entry_context(collection: Collection, site: Site, entry: Any) -> dict[str, Any]:
    made = pkgutil.resolve_name(collection.context)(site, entry) if collection.context else {}
    return {"entry": entry, **made}


def _kind_specs(site: Site) -> Iterator[PageSpec]:
    frame = site.page_of("sources")
    if frame is None or not sources_are_split(site):
        return
    for kind in dict.fromkeys(source.kind for source in site.sources.values()):
        title = site.words.get(f"source-kind-{kind}", kind)
        make_context = partial(contexts.sources_of_kind, site, kind)
        yield PageSpec(
            kind_file(site, kind),
            "pages/kind.html",
            frame,
            title,
            frame.description,
            make_context,
            has_text=False,
            facts=(),
        )


def _suspensions(site: Site) -> list[Any]:
    if not site.forms:
        return []
    from explainer.render.form import shown_suspensions

    return shown_suspensions(site)
