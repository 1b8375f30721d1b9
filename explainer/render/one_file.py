"""`Site` → one HTML file that holds its pages one after another, for a phone without a network.

Each page is made by its own template; what is in its main element becomes a part of the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup, escape

from explainer.diagnostics import Diagnostics
from explainer.formats.partial_date import PartialDate
from explainer.model import Output, Page, Site
from explainer.render.addresses import BUNDLE, fact_address, page_file
from explainer.render.inline import Rendered
from explainer.render.outputs import Renderer, renderer_of
from explainer.render.pages import PageSpec, layout_values, page_specs
from explainer.render.single_page import (
    LinkTargets,
    deduplicate_ids,
    ids_of,
    part_id,
    rename_ids,
    rewrite_links,
    without_spaces,
    without_times,
)
from explainer.target import BuildTarget

TEMPLATE = "pages/one-file.html"
_FRAME = "home"
# What would make the file too long for a messenger: the cards of facts, the claims one by one, the lists of sources.
# Figures are in the texts that speak of them.
_LEFT_OUT = (_FRAME, "missing", "offline", "facts", "claims", "sources", "figures")
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """One page as a part of the file."""

    id: str
    page: Page
    html: Markup


def render_one_file(site: Site, root: Path, diagnostics: Diagnostics, made: PartialDate) -> Output:
    """The file, with everything inside it."""
    specs = _chosen(site)
    target = BuildTarget(copied=made, one_file=True, cited=_cited(site, specs))
    renderer = renderer_of(site, root, diagnostics, target=target)
    pages = {spec.file: _rendered(renderer, spec) for spec in specs}
    link_targets = _link_targets(site, {file: _main(page.html) for file, page in pages.items()}, target.cited)
    frame = site.pages[_FRAME]
    whole = PageSpec(f"{BUNDLE}/{site.settings.bundle}.html", TEMPLATE, frame, frame.title, frame.description)
    included = [spec.page for spec in specs]
    rendered = renderer.rendered(
        whole,
        parts=[_part(spec, _main(pages[spec.file].html), link_targets) for spec in specs],
        styles="".join(page.styles for page in pages.values()),
        terms=(),
        menu=[page for page in layout_values(site, whole, target)["menu"] if page in included],
        foot=included,
    )
    data = tuple(block for page in pages.values() for block in page.data)
    return renderer.finished(whole, replace(rendered, html=rewrite_links(rendered.html, link_targets), data=data))


def _chosen(site: Site) -> list[PageSpec]:
    """The sections, then the pages that site.yaml names, in its order; all that fit where it names none."""
    specs = {spec.page.id: spec for spec in page_specs(site) if spec.has_text}
    pages = [identifier for identifier, _ in site.settings.one_file]
    if not pages:
        pages = [identifier for identifier, _ in site.settings.pages if identifier not in _LEFT_OUT]
    return [specs[identifier] for identifier in (*(section.id for section in site.sections), *pages)]


def _cited(site: Site, specs: Sequence[PageSpec]) -> tuple[str, ...]:
    """The sources of all parts in the order in which they are first cited, then those of the words."""
    of_pages = [source for spec in specs for source in site.cited[spec.page.id]]
    of_words = [source for term in site.terms.values() for source, _ in term.sources]
    return tuple(dict.fromkeys([*of_pages, *of_words]))


def _rendered(renderer: Renderer, spec: PageSpec) -> Rendered:
    """A page without the lists that the file has once for all."""
    return renderer.rendered(spec, cited=[], terms=(), contents=[])


def _main(text: str) -> str:
    found = _MAIN.search(text)
    return without_spaces(found.group(1)) if found else ""


def _link_targets(site: Site, pages: dict[str, str], cited: Sequence[str]) -> LinkTargets:
    renamed = deduplicate_ids(pages)
    ids = {renamed[file].get(name, name) for file, html in pages.items() for name in ids_of(html)}
    sources = [site.sources[source] for source in cited]
    return LinkTargets(
        {page_file(_FRAME): "main", **{file: part_id(file) for file in pages}},
        renamed,
        ids | {f"source-{source.id}" for source in sources},
        {fact_address(site, fact): f"event-{fact}" for fact in site.facts},
        # The first that has the address: provisions that are on one page of the web are found there together.
        {str(escape(source.url)): f"source-{source.id}" for source in reversed(sources)},
    )


def _part(spec: PageSpec, html: str, link_targets: LinkTargets) -> Part:
    named = rename_ids(html, link_targets.renamed[spec.file])
    # A heading of an event leads to the card of its fact; here it would lead to itself.
    itself = {name for name in ids_of(named) if name.startswith("event-")}
    if not itself:
        named = without_times(named)  # but a script of the timeline reads those of events
    return Part(part_id(spec.file), spec.page, Markup(rewrite_links(named, link_targets, itself=itself)))
