"""A page, a fact, a source → its address: a file of the site, relative, the same hosted and from disk."""

from __future__ import annotations

from explainer.model import Site

# Pages whose file is not called like their id, because servers look for these names.
_FILES = {"home": "index.html", "missing": "404.html"}


def page_file(page: str) -> str:
    """The file of a page. All pages stand side by side, so this is also its relative address from any page."""
    return _FILES.get(page, f"{page}.html")


def theme_file(theme: str) -> str:
    """The file that shows the facts of one theme."""
    return f"facts-{theme}.html"


def fact_address(site: Site, fact: str) -> str:
    """The card of a fact."""
    return f"{theme_file(site.facts[fact].theme)}#fact-{fact}"


def source_address(source: str) -> str:
    """The entry of a source in the list of all sources."""
    return f"{page_file('sources')}#source-{source}"


def event_address(fact: str) -> str:
    """A fact's place on the timeline."""
    return f"{page_file('timeline')}#event-{fact}"
