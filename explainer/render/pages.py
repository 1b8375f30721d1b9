"""`Site` → which pages exist, and what each template is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from explainer.model import VERDICTS, Fact, Page, Site, Source, Theme, Year
from explainer.render.addresses import (
    FEED,
    full_address,
    kind_file,
    page_file,
    sources_are_split,
    theme_file,
)
from explainer.render.feed import change_anchors, has_feed
from explainer.render.figures import chart
from explainer.render.form import form_values, shown_suspensions
from explainer.render.help import groups_of, regions_of, ungrouped
from explainer.render.links import Links
from explainer.render.proof import proof_values
from explainer.render.qr import qr_picture
from explainer.render.structured import structured_data
from explainer.render.then_and_now import past_values
from explainer.render.values import is_right_to_left

_NOT_IN_FOOT = ("home", "missing")
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


def page_specs(site: Site) -> Iterator[PageSpec]:
    """Every page of the site, sections first."""
    for index, section in enumerate(site.sections):
        around = {
            "number": index + 1,
            "total": len(site.sections),
            "previous": site.sections[index - 1] if index else None,
            "next": site.sections[index + 1] if index + 1 < len(site.sections) else None,
        }
        yield _spec(section, "pages/section.html", around.copy)
    context_factories = {
        "home": _home,
        "timeline": _timeline,
        "claims": _claims,
        "facts": _facts,
        "figures": _figures,
        "help": _help,
        "glossary": _glossary,
        "sources": _sources,
        "changes": _changes,
        "offline": _offline,
        **({"exempt": form_values, "proof": proof_values, "then-and-now": past_values} if site.form else {}),
    }
    for page in site.pages.values():
        if not page.is_section:
            make_context = context_factories.get(page.id)
            template = f"pages/{page.id}.html" if make_context or page.id == "missing" else "pages/plain.html"
            yield _spec(page, template, partial(make_context, site) if make_context else dict)
    yield from _theme_specs(site)
    yield from _kind_specs(site)


def layout_values(site: Site, spec: PageSpec, links: Links) -> dict[str, Any]:
    """What the layout of every page is given, whatever its template."""
    settings = site.settings
    return {
        "settings": settings,
        "target": links.target,
        "direction": "rtl" if is_right_to_left(settings.language) else "ltr",
        "menu": [site.pages[identifier] for identifier, _ in settings.menu],
        "foot": [site.pages[identifier] for identifier, _ in settings.pages if identifier not in _NOT_IN_FOOT],
        "page": spec.page,
        "title": spec.title,
        "description": spec.description,
        "file": spec.file,
        "canonical": full_address(settings, spec.file) if settings.address else "",
        **_for_programs(site, spec, links),
        "qr": qr_picture(settings.address) if settings.address else "",
        "has_page": site.pages.__contains__,
        "fact_address": partial(links.fact, site),
        "source_address": partial(links.source, site),
        "event_address": links.event,
        "sources": site.sources,
        "suspensions": shown_suspensions(site),
    }


def _for_programs(site: Site, spec: PageSpec, links: Links) -> dict[str, Any]:
    """What a page of a host says to programs; a copy says nothing to them."""
    if links.target.copied:
        return {"structured": "", "feed": ""}
    return {
        "structured": structured_data(site, spec.page, spec.file, spec.title, spec.description),
        "feed": links.to(FEED) if has_feed(site) else "",
    }


def contents_of(page: Page) -> list[Any]:
    """The headings that a contents list names, or nothing when the page is short."""
    headings = [heading for heading in page.text.headings if heading.level == 2]
    return headings if page.text.words >= _LONG and len(headings) >= 3 else []


def _spec(page: Page, template: str, make_context: Callable[[], dict[str, Any]]) -> PageSpec:
    return PageSpec(page_file(page.id), template, page, page.title, page.description, make_context)


def _home(site: Site) -> dict[str, Any]:
    return {"sections": site.sections}


def _timeline(site: Site) -> dict[str, Any]:
    years = [(year, _kinds_of(year)) for year in site.timeline]
    kinds = {fact.kind for year in site.timeline for fact in year.events}
    return {"years": years, "kinds": sorted(kinds), "total": sum(len(year.events) for year in site.timeline)}


def _kinds_of(year: Year) -> list[str]:
    """What the filter of the timeline finds in a year: kinds of events, and `turn` where the law turned."""
    return sorted({fact.kind for fact in year.events} | {"turn" for fact in year.events if fact.turn})


def _claims(site: Site) -> dict[str, Any]:
    claims = [fact for fact in site.facts.values() if fact.article_says]
    counts = [(verdict, sum(fact.verdict == verdict for fact in claims)) for verdict in VERDICTS]
    by_theme = [(theme, [fact for fact in claims if fact.theme == theme.id]) for theme in site.themes]
    return {
        "article": site.sources.get(site.settings.article),
        "total": len(claims),
        "counts": [(verdict, count) for verdict, count in counts if count],
        "groups": [(theme, facts) for theme, facts in by_theme if facts],
    }


def _facts(site: Site) -> dict[str, Any]:
    return {
        "groups": [(theme, theme_file(theme.id), _facts_of(site, theme)) for theme in site.themes],
        "total": len(site.facts),
    }


def _figures(site: Site) -> dict[str, Any]:
    return {"charts": [chart(site, figure) for figure in site.figures.values()]}


def _help(site: Site) -> dict[str, Any]:
    return {
        "helpers": site.helpers,
        "help_groups": groups_of(site),
        "help_regions": regions_of(site.helpers),
        "help_ungrouped": ungrouped(site.helpers),
    }


def _glossary(site: Site) -> dict[str, Any]:
    return {"terms_of_site": sorted(site.terms.values(), key=lambda term: term.term.casefold())}


def _sources(site: Site) -> dict[str, Any]:
    kinds = dict.fromkeys(source.kind for source in site.sources.values())
    return {
        "groups": [(kind, _sources_of(site, kind)) for kind in kinds],
        "files": {kind: kind_file(kind) for kind in kinds} if sources_are_split(site) else {},
        "facts_of_source": facts_of_source(site),
    }


def _changes(site: Site) -> dict[str, Any]:
    return {"changes": site.changes, "anchors": change_anchors(site.changes)}


def _offline(_site: Site) -> dict[str, Any]:
    return {}


def _theme_specs(site: Site) -> Iterator[PageSpec]:
    frame = site.pages.get("facts")
    if frame is None:
        return
    for theme in site.themes:
        yield PageSpec(
            theme_file(theme.id),
            "pages/theme.html",
            frame,
            theme.title,
            theme.intro,
            partial(_theme, site, theme),
            has_text=False,
        )


def _kind_specs(site: Site) -> Iterator[PageSpec]:
    frame = site.pages.get("sources")
    if frame is None or not sources_are_split(site):
        return
    for kind in dict.fromkeys(source.kind for source in site.sources.values()):
        title = site.words.get(f"source-kind-{kind}", kind)
        make_context = partial(_kind, site, kind)
        yield PageSpec(
            kind_file(kind), "pages/kind.html", frame, title, frame.description, make_context, has_text=False
        )


def _theme(site: Site, theme: Theme) -> dict[str, Any]:
    return {"theme": theme, "facts": _facts_of(site, theme), "pages_of_fact": pages_of_fact(site)}


def _kind(site: Site, kind: str) -> dict[str, Any]:
    return {"sources_of_kind": _sources_of(site, kind), "facts_of_source": facts_of_source(site)}


def _sources_of(site: Site, kind: str) -> list[Source]:
    return [source for source in site.sources.values() if source.kind == kind]


def facts_of_source(site: Site) -> dict[str, list[Fact]]:
    """The facts that rest on each source, by its id."""
    return {source: [site.facts[fact] for fact in facts] for source, facts in site.facts_of_source.items()}


def _facts_of(site: Site, theme: Theme) -> list[Any]:
    return [fact for fact in site.facts.values() if fact.theme == theme.id]


def pages_of_fact(site: Site) -> dict[str, list[Page]]:
    """The pages that speak of each fact, by its id."""
    return {fact: [site.pages[page] for page in pages] for fact, pages in site.pages_of_fact.items()}
