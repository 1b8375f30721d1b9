"""A page, a fact, a source → its address: a file of the site, relative, the same hosted and from disk."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from explainer.model import Page, Settings, Site
from explainer.model.collections import Collection
from explainer.model.page_kinds import KINDS

BUNDLE = "bundle"  # the folder of the files for download
FEED = "feed.xml"
FIRST = KINDS["home"].file

_MANY_SOURCES = 60  # about as many as a page can list and still arrive in the first packets of a connection


def page_file(page: Page) -> str:
    """The file of a page. All pages are side by side, so this is also its relative address from any page."""
    return KINDS[page.kind].file or file_of_id(page.id)


def file_of_id(page: str) -> str:
    """The file of a page of which no more than the id is known: that of most pages."""
    return f"{page}.html"


def page_files(pages: Iterable[Page]) -> dict[str, str]:
    """The file of each page, by id."""
    return {page.id: page_file(page) for page in pages}


def entry_file(site: Site, collection: Collection, identifier: str) -> str:
    """The file of an entry's own page: called like the page that lists the entries, and like the entry."""
    index = site.index_of(collection)
    name = index.id if index else KINDS[collection.page_kind].named if collection.page_kind else collection.name
    return file_of_id(f"{name}-{identifier}")


def fact_address(site: Site, fact: str) -> str:
    """The card of a fact."""
    return f"{entry_file(site, site.collections['themes'].collection, site.facts[fact].theme)}#fact-{fact}"


def sources_are_split(site: Site) -> bool:
    """Are there so many sources that each kind of them has a page of its own?"""
    return len(site.sources) > _MANY_SOURCES


def kind_file(site: Site, kind: str) -> str:
    """The file that shows the sources of one kind, where they are split."""
    return f"{id_of_kind(site, 'sources')}-{kind}.html"


def source_address(site: Site, source: str) -> str:
    """The entry of a source in the list of all sources, or of those of its kind."""
    split = sources_are_split(site)
    file = kind_file(site, site.sources[source].kind) if split else file_of_id(id_of_kind(site, "sources"))
    return f"{file}#source-{source}"


def event_address(site: Site, fact: str) -> str:
    """A fact's place on the timeline."""
    return f"{file_of_id(id_of_kind(site, 'timeline'))}#event-{fact}"


def id_of_kind(site: Site, kind: str) -> str:
    """The id of the page of a kind. Where there is none, the id that it would have: a link to it is then reported."""
    page = site.page_of(kind)
    return page.id if page else KINDS[kind].named


def full_address(settings: Settings, file: str) -> str:
    """The address of a file on the hosted site; relative while site.yaml names no address."""
    if not settings.address:
        return file
    return settings.address + ("" if file == FIRST else file)


def root_path(settings: Settings) -> str:
    """The path under which the site is hosted: `/`, or `/name/` on a host that it shares."""
    return urlsplit(settings.address).path or "/"
