"""A site in its source language → the same with its translations: those of which the core is whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from explainer.diagnostics import Diagnostics
from explainer.load.cache import Cache
from explainer.load.kept_texts import KeptTexts
from explainer.load.languages import anchors_of, core_catalogs, passages_of
from explainer.load.raw_site import load_raw_site
from explainer.load.translations import check_language_folders, load_translations
from explainer.model import Page, RawSite, Settings, Site
from explainer.model.catalogs import catalogs_of
from explainer.render.values import is_written, language_in_words
from explainer.resolve.site import resolve_site
from explainer.theme import Theme
from explainer.translate.catalog import Catalogs, Found
from explainer.translate.published import Published
from explainer.translate.translation import Translation

_NAMED = 3  # units that a note names


def with_translations(  # noqa: PLR0913 -- a site, and what is known of it from before
    site: Site,
    raw: RawSite,
    root: Path,
    diagnostics: Diagnostics,
    cache: Cache | None = None,
    *,
    drafts: bool = False,
    texts: KeptTexts | None = None,
) -> Site:
    """The site with every language that can be shown, and a note for each that cannot.

    With `drafts` all are shown, and all their pages, however little of them is translated. `texts` are those of the
    last build.
    """
    languages = tuple(code for code, _ in site.settings.languages)
    check_language_folders(root, languages, diagnostics)
    if not languages:
        return site
    _check_codes(site.settings, diagnostics)
    diagnostics.raise_if_any()
    core, theme = core_catalogs(raw), Theme.of(root, site.settings.theme)
    units = tuple(found.unit for found in raw.found)
    shown: list[Site] = []
    found_by_language: dict[str, tuple[Found, ...]] = {}
    notes: list[str] = []
    for code in languages:
        catalogs, found = load_translations(theme, code, units, site.settings.language, diagnostics, cache)
        if len(diagnostics):
            continue
        found_by_language[code] = found
        translation = _translation(raw, catalogs, found, core)
        published = Published.of(found, core)
        notes += _notes(code, published)
        if published.is_shown or drafts:
            kept = texts.in_language(code) if texts is not None else None
            own = load_raw_site(root, diagnostics, cache, translation, kept)
            if own is not None and not len(diagnostics):
                shown.append(_translated(own, code, site, published, diagnostics, drafts=drafts))
    return replace(site, translations=tuple(shown), found=found_by_language, core=core, notes=tuple(notes))


def _translation(raw: RawSite, catalogs: Catalogs, found: Sequence[Found], core: frozenset[str]) -> Translation:
    """The language of these catalogs; `raw` is the source, in which they were `found`."""
    passages = passages_of(each.unit for each in raw.found)
    by_key = {each.unit.key: each for each in found}
    return Translation(catalogs.language, catalogs, core, by_key, anchors_of(raw.pages), passages)


def _check_codes(settings: Settings, diagnostics: Diagnostics) -> None:
    for code, location in settings.languages:
        if code == settings.language or not is_written(code):
            what = f'"{code}" cannot be another language of this site.'
            help_text = (
                "write the code of a language whose dates and numbers are known, like fr; not that of the source."
            )
            diagnostics.add(location, what, help_text)


def _translated(
    raw: RawSite, code: str, source: Site, published: Published, diagnostics: Diagnostics, *, drafts: bool
) -> Site:
    """The site in the language; pages of which too little is translated are those of the source, but for `drafts`."""
    raw = replace(
        raw,
        settings=replace(
            raw.settings,
            language=code,
            bundle=f"{raw.settings.bundle}-{code}",
            address=source.settings.address,  # which may have been typed
        ),
        pages=raw.pages if drafts else tuple(_page(page, source, published) for page in raw.pages),
    )
    site = resolve_site(raw, diagnostics, drafts=any(page.draft for page in source.pages.values()), source=source)
    return replace(site, published=published)


def _page(page: Page, source: Site, published: Published) -> Page:
    """The page, or that of the source, called as links to it call it in this language.

    The home page is always there: it is where the switch between languages leads.
    """
    is_there = page.kind == "home" or published.has_page(tuple(catalogs_of(page, source)))
    if is_there or page.id not in source.pages:
        return page
    own = source.pages[page.id]
    return replace(own, title=page.title, short=page.short, description=page.description, is_foreign=True)


def _notes(code: str, published: Published) -> Iterator[str]:
    """What keeps the language from being shown, or whole."""
    if not published.missing:
        return
    name = language_in_words(code, "en")
    words = sum(len(each.unit.text.split()) for each in published.missing)
    named = ", ".join(f"{each.unit.catalog}/{each.unit.context}" for each in published.missing[:_NAMED])
    more = f" and {len(published.missing) - _NAMED} more" if len(published.missing) > _NAMED else ""
    state = "is shown, but" if published.is_shown else "is not shown:"
    yield f"{name} {state} {words:,} words of its core are not translated: {named}{more}"
