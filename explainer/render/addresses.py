"""A page, a fact, a source → its address: a file of the site, relative, the same hosted and from disk."""

from __future__ import annotations

from urllib.parse import urlsplit

from explainer.model import Settings, Site

BUNDLE = "bundle"  # the folder of the files for download
FEED = "feed.xml"

_SOURCES = "sources"
_MANY_SOURCES = 60  # about as many as a page can list and still arrive in the first packets of a connection
# Pages whose file is not called like their id, because servers look for these names.
_FILES = {"home": "index.html", "missing": "404.html"}


def page_file(page: str) -> str:
    """The file of a page. All pages are side by side, so this is also its relative address from any page."""
    return _FILES.get(page, f"{page}.html")


def theme_file(theme: str) -> str:
    """The file that shows the facts of one theme."""
    return f"facts-{theme}.html"


def fact_address(site: Site, fact: str) -> str:
    """The card of a fact."""
    return f"{theme_file(site.facts[fact].theme)}#fact-{fact}"


def sources_are_split(site: Site) -> bool:
    """Are there so many sources that each kind of them has a page of its own?"""
    return len(site.sources) > _MANY_SOURCES


def kind_file(kind: str) -> str:
    """The file that shows the sources of one kind, where they are split."""
    return f"{_SOURCES}-{kind}.html"


def source_address(site: Site, source: str) -> str:
    """The entry of a source in the list of all sources, or of those of its kind."""
    file = kind_file(site.sources[source].kind) if sources_are_split(site) else page_file(_SOURCES)
    return f"{file}#source-{source}"


def event_address(fact: str) -> str:
    """A fact's place on the timeline."""
    return f"{page_file('timeline')}#event-{fact}"


def full_address(settings: Settings, file: str) -> str:
    """The address of a file on the hosted site; relative while site.yaml names no address."""
    if not settings.address:
        return file
    return settings.address + ("" if file == _FILES["home"] else file)


def root_path(settings: Settings) -> str:
    """The path under which the site is hosted: `/`, or `/name/` on a host that it shares."""
    return urlsplit(settings.address).path or "/"
