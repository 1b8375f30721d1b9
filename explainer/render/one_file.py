"""`Site` → one HTML file that holds its pages one after another, for a phone without a network.

Each page is made by its own template within templates/part.html, with links that lead within the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from explainer.diagnostics import Diagnostics
from explainer.model import Output, Page, Site
from explainer.model.page_kinds import KINDS
from explainer.render.addresses import BUNDLE, id_of_kind
from explainer.render.inline import Rendered
from explainer.render.one_file_images import embedded_images
from explainer.render.one_file_links import OneFileLinks, one_file_links, part_id
from explainer.render.outputs import renderer_of
from explainer.render.pages import PageSpec, layout_values, page_specs
from explainer.target import BuildTarget

TEMPLATE = "pages/one-file.html"
_LAYOUT = "part.html"
_LINE_END = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """One page as a part of the file."""

    id: str
    page: Page
    html: Markup


def render_one_file(site: Site, root: Path, diagnostics: Diagnostics, copied: BuildTarget) -> Output:
    """The file, with everything inside it. `copied` is its target without what follows from its pages."""
    specs = _chosen(site, copied)
    frame, *included = pages_of_one_file(site, copied)
    target = replace(copied, one_file=True, cited=_cited(site, specs))
    images = embedded_images(site, [frame, *included], root, diagnostics)
    links = one_file_links(site, included, target, images)
    parts = _render_parts(site, root, diagnostics, specs, links)
    whole = PageSpec(f"{BUNDLE}/{site.settings.bundle}.html", TEMPLATE, frame, frame.title, frame.description)
    renderer = renderer_of(site, root, diagnostics, links=links)
    rendered = renderer.rendered(
        whole,
        parts=[_part(spec, part) for spec, part in zip(specs, parts, strict=True)],
        styles=lambda _ids: "".join(part.styles for part in parts),
        terms=(),
        menu=[page for page in layout_values(site, whole, links)["menu"] if page in included],
        foot=included,
    )
    for part in parts:
        rendered.record.add(part.record)
    return renderer.finished(whole, rendered)


def pages_of_one_file(site: Site, target: BuildTarget) -> list[Page]:
    """The pages whose texts are in the file, its first page first."""
    return [site.pages[id_of_kind(site, "home")], *(spec.page for spec in _chosen(site, target))]


def _chosen(site: Site, target: BuildTarget) -> list[PageSpec]:
    """The sections, then the pages that site.yaml names, in its order; all that fit where it names none."""
    specs = {spec.page.id: spec for spec in page_specs(site) if spec.has_text}
    pages = [identifier for identifier, _ in site.settings.one_file]
    if not pages:
        listed = (site.pages[identifier] for identifier, _ in site.settings.pages)
        pages = [page.id for page in listed if KINDS[page.kind].is_in(target)]
    # A page that the language does not have is not there.
    return [specs[each] for each in (*(section.id for section in site.sections), *pages) if each in specs]


def _cited(site: Site, specs: Sequence[PageSpec]) -> tuple[str, ...]:
    """The sources of all parts in the order in which they are first cited, then those of the words."""
    of_pages = [source for spec in specs for source in site.cited[spec.page.id]]
    of_words = [source for term in site.terms.values() for source, _ in term.sources]
    return tuple(dict.fromkeys([*of_pages, *of_words]))


def _render_parts(
    site: Site, root: Path, diagnostics: Diagnostics, specs: Sequence[PageSpec], links: OneFileLinks
) -> list[Rendered]:
    """The pages, without the lists that the file has once for all."""
    # A script of the timeline reads the days of events; elsewhere they are for people alone.
    with_days = renderer_of(site, root, diagnostics, links=links)
    plain = replace(links, target=replace(links.target, plain_days=True))
    without_days = renderer_of(site, root, diagnostics, links=plain)
    return [
        (with_days if KINDS[spec.page.kind].reads_days else without_days).rendered(
            spec, layout=_LAYOUT, cited=[], terms=(), contents=[], ids=ids
        )
        for spec, ids in zip(specs, _prefixes(specs), strict=True)
    ]


def _prefixes(specs: Sequence[PageSpec]) -> Iterator[str]:
    """What ids in each part begin with: nothing, unless several parts are of a kind that a form may have for itself."""
    kinds = Counter(spec.page.kind for spec in specs if KINDS[spec.page.kind].needs_rules)
    for number, spec in enumerate(specs, 1):
        yield f"p{number}-" if kinds[spec.page.kind] > 1 else ""


def _part(spec: PageSpec, part: Rendered) -> Part:
    """The part, with one line end wherever lines end and begin, as HTML shows it."""
    return Part(part_id(spec.page.id), spec.page, Markup(_LINE_END.sub("\n", part.html).strip()))
