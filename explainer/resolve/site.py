"""`Manuscript` → `Site`: everything by id, ordered, and every reference checked."""

from __future__ import annotations

from explainer.model import Manuscript, Page, Site
from explainer.problems import Problems
from explainer.resolve.form import laws_of_form, resolve_form
from explainer.resolve.help import check_help
from explainer.resolve.ids import by_id, check_known
from explainer.resolve.numbering import cited_by_page, facts_by_page, sources_by_fact, turned_around
from explainer.resolve.order import order_sections, order_themes, without_drafts
from explainer.resolve.references import SOURCES, Known, check_references
from explainer.resolve.timeline import order_timeline


def resolve_site(manuscript: Manuscript, problems: Problems, *, drafts: bool = False) -> Site:
    """Look everything up. The result may be used only when no problem was noted.

    `drafts` says whether pages marked `draft: true` belong to the site; only a preview wants them.
    """
    settings = manuscript.settings
    written = [page for page in manuscript.pages if drafts or not page.draft]
    left_out = [page for page in manuscript.pages if page.draft and not drafts]
    pages = by_id(written, "page", problems, "rename one of the two files.")
    known = _known(manuscript, written, left_out, problems)
    sections = order_sections(settings, manuscript.pages, drafts, problems)
    if settings.article:
        check_known(settings.article, known.sources, "source", SOURCES, settings.article_place, problems)
    check_references(known, [*(page.text for page in written), *(one.text for one in manuscript.changes)], problems)
    check_help(manuscript, problems)
    cited = cited_by_page(pages, manuscript.changes, known.pictures)
    site = Site(
        settings=without_drafts(settings, {page.id for page in left_out}),
        sections=sections,
        pages=pages,
        sources=known.sources,
        themes=order_themes(settings, manuscript.themes, problems),
        facts=known.facts,
        figures=known.figures,
        pictures=known.pictures,
        terms=known.terms,
        helpers=manuscript.helpers,
        changes=manuscript.changes,
        words=manuscript.words,
        form=resolve_form(manuscript, known.sources, problems),
        timeline=order_timeline(known.facts.values()),
        cited=cited,
        facts_of_source=turned_around(sources_by_fact(known.facts.values())),
        pages_of_source=turned_around(cited),
        pages_of_fact=turned_around(facts_by_page(pages, known.pictures)),
    )
    # Where a name is misspelt, what it meant seems unused: that is no second mistake.
    if not len(problems):
        _check_sources_used(site, problems)
    return site


def _known(manuscript: Manuscript, written: list[Page], left_out: list[Page], problems: Problems) -> Known:
    return Known(
        pages={page.place.file: page for page in written},
        drafts={page.place.file for page in left_out},
        facts=by_id(manuscript.facts, "fact", problems),
        sources=by_id(manuscript.sources, "source", problems),
        figures=by_id(manuscript.figures, "figure", problems),
        pictures=by_id(manuscript.pictures, "picture", problems),
        terms=by_id(manuscript.terms, "term", problems),
        helpers=by_id(manuscript.helpers, "place of help", problems),
    )


def _check_sources_used(site: Site, problems: Problems) -> None:
    used = {*site.facts_of_source, *site.pages_of_source, site.settings.article}
    used |= laws_of_form(site.form)
    used.update(source for term in site.terms.values() for source, _ in term.sources)
    for source in site.sources.values():
        if source.id not in used:
            problems.add(
                source.place,
                f'nothing rests on source "{source.id}".',
                "cite it in a fact, a section or a rule, or remove it.",
            )
