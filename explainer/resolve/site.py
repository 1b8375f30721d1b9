"""`RawSite` → `Site`: everything by id, ordered, and every reference checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from explainer.diagnostics import Diagnostics
from explainer.model import Page, RawSite, Settings, Site
from explainer.model.collections import Entries, RawEntries, references_in
from explainer.resolve.form import laws_of_forms, resolve_forms
from explainer.resolve.help import check_help
from explainer.resolve.ids import by_id
from explainer.resolve.images import resolve_images
from explainer.resolve.maps import check_maps
from explainer.resolve.numbering import cited_by_page, facts_by_page, invert, sources_by_fact
from explainer.resolve.order import order_sections, order_themes, without_drafts
from explainer.resolve.own_collections import check_own_collections
from explainer.resolve.page_kinds import check_page_kinds
from explainer.resolve.references import Known, check_entry, check_references
from explainer.resolve.timeline import check_ends, order_timeline
from explainer.resolve.years import check_years


def resolve_site(raw: RawSite, diagnostics: Diagnostics, *, drafts: bool = False, source: Site | None = None) -> Site:
    """Look everything up. The result may be used only when no diagnostic was noted.

    Of a translation, `source` is the site that it is a translation of. `drafts` says whether pages marked `draft: true`
    belong to the site; only a preview wants them.
    """
    written = [page for page in raw.pages if drafts or not page.draft]
    left_out = [page for page in raw.pages if page.draft and not drafts]
    pages = by_id(written, "page", diagnostics, "rename one of the two files.")
    collections = {name: _entries(each, diagnostics) for name, each in raw.collections.items()}
    known = _known(written, left_out, collections)
    check_own_collections(raw, diagnostics)
    texts = [page.text for page in written]
    _check_article(raw.settings, known, diagnostics)
    links = check_references(known, texts, diagnostics)
    _check_uses(raw, written, diagnostics)
    cited = cited_by_page(pages, collections)
    facts = collections["facts"].by_id
    check_ends(facts, diagnostics)
    themes = order_themes(raw.settings, raw.themes, diagnostics)
    collections["themes"] = replace(collections["themes"], by_id={theme.id: theme for theme in themes})
    site = Site(
        settings=without_drafts(raw.settings, {page.id for page in left_out}),
        sections=order_sections(raw.settings, raw.pages, drafts, diagnostics),
        pages=pages,
        collections=collections,
        images=resolve_images(raw, [*texts, *(change.text for change in raw.changes)], diagnostics),
        data=raw.data,
        words=raw.words,
        forms=resolve_forms(raw, collections["sources"].by_id, diagnostics, source),
        timeline=order_timeline(facts.values()),
        links=links,
        cited=cited,
        facts_of_source=invert(sources_by_fact(facts.values())),
        pages_of_source=invert(cited),
        pages_of_fact=invert(facts_by_page(pages, collections)),
        source=source,
    )
    _check_sources_used(site, diagnostics)
    return site


def _known(written: list[Page], left_out: list[Page], collections: Mapping[str, Entries]) -> Known:
    files = {page.location.file: page for page in written if not page.row}
    rows = {(page.location.file, page.row): page for page in written if page.row}
    return Known(files, {page.location.file for page in left_out}, rows, collections)


def _entries(raw: RawEntries, diagnostics: Diagnostics) -> Entries:
    """A collection by id, two of one id reported; by number where its entries have no id."""
    if not raw.collection.has_ids:
        return Entries(raw.collection, {str(number): entry for number, entry in enumerate(raw.entries, 1)})
    return Entries(raw.collection, by_id(raw.entries, raw.collection.noun, diagnostics))


def _check_uses(raw: RawSite, written: list[Page], diagnostics: Diagnostics) -> None:
    """Check what is not said by an id alone."""
    check_help(raw, diagnostics)
    check_maps(raw, diagnostics)
    check_years(raw, diagnostics)
    check_page_kinds(raw, written, diagnostics)


def _check_article(settings: Settings, known: Known, diagnostics: Diagnostics) -> None:
    if settings.article:
        check_entry("sources", settings.article, settings.article_location, known, diagnostics)


def _check_sources_used(site: Site, diagnostics: Diagnostics) -> None:
    if len(diagnostics):
        return  # where a name is misspelt, what it meant seems unused: that is no second mistake
    used = {*site.facts_of_source, *site.pages_of_source, site.settings.article}
    used |= laws_of_forms(site.forms.values())
    used |= {name for entry in _all_entries(site) for of, name, _ in references_in(entry) if of == "sources"}
    for source in site.sources.values():
        if source.id not in used:
            diagnostics.add(
                source.location,
                f'nothing rests on source "{source.id}".',
                "cite it in a fact, a section or a rule, or remove it.",
            )


def _all_entries(site: Site) -> Iterator[Any]:
    return (entry for entries in site.collections.values() for entry in entries.by_id.values())
