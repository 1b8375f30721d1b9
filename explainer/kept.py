"""A site that was loaded with its kept texts → `KeptPages`: what each page of each language is made from.

A page of the source shows its own text, and may show all else that is in any file, but not the texts of other pages
unless it reads them, and no catalog. One of another language shows the same, with what the catalogs of its language
say of it. That is known by what they say, not by their files: a catalog that says the same in other lines changes
nothing. Of the other languages a page shows only which of them have it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path

from explainer.load.kept_texts import KeptTexts
from explainer.load.translations import files_about
from explainer.model import Site
from explainer.render.kept_pages import KeptPages, MadeFrom
from explainer.stamp import Stamp
from explainer.theme import Theme


def kept_pages(root: Path, site: Site, texts: KeptTexts, stamp: Stamp) -> KeptPages | None:
    """The pages of the last build. None where it cannot be known what a page is made from."""
    others = {each.settings.language: (each, texts.in_language(each.settings.language)) for each in site.translations}
    files = {*texts.digests}.intersection(*(each.digests for _, each in others.values()))
    theme, source = Theme.of(root, site.settings.theme), site.settings.language
    catalogs = (file for code, _ in site.settings.languages for file in files_about(code, theme, source))
    inputs = stamp.digest_without({*files, *catalogs}) if files else ""
    if not inputs:
        return None
    shared = "\n".join([inputs, site.settings.address, _family(site), *_outlines(texts, files)])
    made_from = {source: MadeFrom(shared, {file: texts.digests[file][1] for file in files})}
    for code, (each, own) in others.items():
        all_else = "\n".join([shared, *_outlines(own, files), *_said(each, site, files)])
        made_from[code] = MadeFrom(all_else, {file: own.digests[file][1] for file in files})
    return KeptPages(root, made_from)


def _outlines(texts: KeptTexts, files: Collection[str]) -> Iterator[str]:
    """What others may show of the texts of these files without reading them."""
    return (f"{file}\0{texts.digests[file][0]}" for file in sorted(files))


def _family(site: Site) -> str:
    """The languages that are shown, each with the pages that it does not have: what the switch shows on each page."""
    return json.dumps(
        [
            (each.settings.language, [page.id for page in each.pages.values() if page.is_foreign])
            for each in site.translations
        ]
    )


def _said(translated: Site, source: Site, files: Collection[str]) -> Iterator[str]:
    """What a language has for each unit but for those in the texts of these files, and who read its translations."""
    for found in source.found[translated.settings.language]:
        if not (found.unit.is_passage and found.unit.file in files):
            own = found.entry.translated if found.entry is not None and found.current else None
            yield json.dumps([*found.unit.key, own])
    if translated.published is not None:
        yield json.dumps(sorted(translated.published.states.items()))
