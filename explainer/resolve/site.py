"""`RawSite` → `Site`: everything by id, ordered, and every reference checked."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.model import Page, RawSite, Settings, Site
from explainer.resolve.form import laws_of_form, resolve_form
from explainer.resolve.help import check_help
from explainer.resolve.ids import by_id, check_known
from explainer.resolve.images import resolve_images
from explainer.resolve.numbering import cited_by_page, facts_by_page, invert, sources_by_fact
from explainer.resolve.order import order_sections, order_themes, without_drafts
from explainer.resolve.page_kinds import check_page_kinds
from explainer.resolve.references import SOURCES, Known, check_references
from explainer.resolve.timeline import order_timeline


def resolve_site(raw: RawSite, diagnostics: Diagnostics, *, drafts: bool = False) -> Site:
    """Look everything up. The result may be used only when no diagnostic was noted.

    `drafts` says whether pages marked `draft: true` belong to the site; only a preview wants them.
    """
    settings = raw.settings
    written = [page for page in raw.pages if drafts or not page.draft]
    left_out = [page for page in raw.pages if page.draft and not drafts]
    pages = by_id(written, "page", diagnostics, "rename one of the two files.")
    known = _known(raw, written, left_out, diagnostics)
    _check_article(settings, known, diagnostics)
    texts = [*(page.text for page in written), *(change.text for change in raw.changes)]
    links = check_references(known, texts, diagnostics)
    check_help(raw, diagnostics)
    check_page_kinds(raw, written, diagnostics)
    cited = cited_by_page(pages, raw.changes, known.pictures)
    site = Site(
        settings=without_drafts(settings, {page.id for page in left_out}),
        sections=order_sections(settings, raw.pages, drafts, diagnostics),
        pages=pages,
        sources=known.sources,
        themes=order_themes(settings, raw.themes, diagnostics),
        facts=known.facts,
        figures=known.figures,
        pictures=known.pictures,
        images=resolve_images(raw, texts, diagnostics),
        terms=known.terms,
        helpers=raw.helpers,
        changes=raw.changes,
        words=raw.words,
        form=resolve_form(raw, known.sources, diagnostics),
        timeline=order_timeline(known.facts.values()),
        links=links,
        cited=cited,
        facts_of_source=invert(sources_by_fact(known.facts.values())),
        pages_of_source=invert(cited),
        pages_of_fact=invert(facts_by_page(pages, known.pictures)),
    )
    _check_sources_used(site, diagnostics)
    return site


def _known(raw: RawSite, written: list[Page], left_out: list[Page], diagnostics: Diagnostics) -> Known:
    return Known(
        pages={page.location.file: page for page in written},
        drafts={page.location.file for page in left_out},
        facts=by_id(raw.facts, "fact", diagnostics),
        sources=by_id(raw.sources, "source", diagnostics),
        figures=by_id(raw.figures, "figure", diagnostics),
        pictures=by_id(raw.pictures, "picture", diagnostics),
        terms=by_id(raw.terms, "term", diagnostics),
        helpers=by_id(raw.helpers, "place of help", diagnostics),
    )


def _check_article(settings: Settings, known: Known, diagnostics: Diagnostics) -> None:
    if settings.article:
        check_known(settings.article, known.sources, "source", SOURCES, settings.article_location, diagnostics)


def _check_sources_used(site: Site, diagnostics: Diagnostics) -> None:
    if len(diagnostics):
        return  # where a name is misspelt, what it meant seems unused: that is no second mistake
    used = {*site.facts_of_source, *site.pages_of_source, site.settings.article}
    used |= laws_of_form(site.form)
    used.update(source for term in site.terms.values() for source, _ in term.sources)
    for source in site.sources.values():
        if source.id not in used:
            diagnostics.add(
                source.location,
                f'nothing rests on source "{source.id}".',
                "cite it in a fact, a section or a rule, or remove it.",
            )
