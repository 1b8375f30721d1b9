"""`Site` → one HTML file that holds its pages one after another, for a phone without a network.

Each page is made by its own template; what is in its main element becomes a part of the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from explainer.diagnostics import Diagnostics
from explainer.edition import Edition
from explainer.formats.partial_date import PartialDate
from explainer.model import Output, Page, Site
from explainer.render.addresses import BUNDLE, fact_address, page_file
from explainer.render.outputs import Renderer, renderer_of
from explainer.render.pages import Sheet, all_sheets, layout_values
from explainer.render.within import (
    Places,
    ids_of,
    names_told_apart,
    part_id,
    with_links_within,
    with_names,
    without_spaces,
    without_times,
)

TEMPLATE = "pages/one-file.html"
_FRAME = "home"
# What would make the file too long for a messenger: the cards of facts, the claims one by one, the lists of sources.
# Figures are in the texts that speak of them.
_LEFT_OUT = (_FRAME, "missing", "offline", "facts", "claims", "sources", "figures")
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_STYLES = re.compile(r"<style[^>]*>.*?</style>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """One page as a part of the file."""

    id: str
    page: Page
    html: Markup


def render_one_file(site: Site, root: Path, diagnostics: Diagnostics, made: PartialDate) -> Output:
    """The file, with everything inside it."""
    sheets = _chosen(site)
    edition = Edition(copied=made, one_file=True, cited=_cited(site, sheets))
    renderer = renderer_of(site, root, diagnostics, edition=edition)
    texts = {sheet.file: _text(renderer, sheet) for sheet in sheets}
    places = _places(site, {file: _main(text) for file, text in texts.items()}, edition.cited)
    frame = site.pages[_FRAME]
    whole = Sheet(f"{BUNDLE}/{site.settings.bundle}.html", TEMPLATE, frame, frame.title, frame.description)
    included = [sheet.page for sheet in sheets]
    html = renderer.text(
        whole,
        parts=[_part(sheet, _main(texts[sheet.file]), places) for sheet in sheets],
        styles=Markup("".join(style for text in texts.values() for style in _STYLES.findall(text))),
        terms=(),
        menu=[page for page in layout_values(site, whole, edition)["menu"] if page in included],
        foot=included,
    )
    return renderer.finished(whole, with_links_within(html, places))


def _chosen(site: Site) -> list[Sheet]:
    """The sections, then the pages that site.yaml names, in its order; all that fit where it names none."""
    sheets = {sheet.page.id: sheet for sheet in all_sheets(site) if sheet.has_text}
    pages = [identifier for identifier, _ in site.settings.one_file]
    if not pages:
        pages = [identifier for identifier, _ in site.settings.pages if identifier not in _LEFT_OUT]
    return [sheets[identifier] for identifier in (*(section.id for section in site.sections), *pages)]


def _cited(site: Site, sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """The sources of all parts in the order in which they are first cited, then those of the words."""
    of_pages = [source for sheet in sheets for source in site.cited[sheet.page.id]]
    of_words = [source for term in site.terms.values() for source, _ in term.sources]
    return tuple(dict.fromkeys([*of_pages, *of_words]))


def _text(renderer: Renderer, sheet: Sheet) -> str:
    """A page without the lists that the file has once for all."""
    return renderer.text(sheet, cited=[], terms=(), contents=[])


def _main(text: str) -> str:
    found = _MAIN.search(text)
    return without_spaces(found.group(1)) if found else ""


def _places(site: Site, pages: dict[str, str], cited: Sequence[str]) -> Places:
    renamed = names_told_apart(pages)
    ids = {renamed[file].get(name, name) for file, html in pages.items() for name in ids_of(html)}
    sources = [site.sources[source] for source in cited]
    return Places(
        {page_file(_FRAME): "main", **{file: part_id(file) for file in pages}},
        renamed,
        ids | {f"source-{source.id}" for source in sources},
        {fact_address(site, fact): f"event-{fact}" for fact in site.facts},
        # The first that has the address: provisions that are on one page of the web are found there together.
        {str(escape(source.url)): f"source-{source.id}" for source in reversed(sources)},
    )


def _part(sheet: Sheet, html: str, places: Places) -> Part:
    named = with_names(html, places.renamed[sheet.file])
    # A heading of an event leads to the card of its fact; here it would lead to itself.
    itself = {name for name in ids_of(named) if name.startswith("event-")}
    if not itself:
        named = without_times(named)  # but a script of the timeline reads those of events
    return Part(part_id(sheet.file), sheet.page, Markup(with_links_within(named, places, itself=itself)))
