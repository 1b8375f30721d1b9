"""A site's folder, again and again → its pages for an editor: read where it changed, rendered when asked for.

Nothing is written. A preview shows drafts, and its pages do not hold their policy, so it must never become output/.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from explainer.diagnostics import BuildStopped, Diagnostic, Diagnostics, Location, refusals_told
from explainer.gallery.spec import FILE as GALLERY
from explainer.gallery.spec import gallery_spec
from explainer.load.cache import Cache
from explainer.model import Output, Site
from explainer.pipeline import load_site, outputs_of
from explainer.preview.pairs import FILE as PAIRS
from explainer.preview.pairs import FOLDER as PAIRS_FOLDER
from explainer.preview.pairs import languages_of
from explainer.preview.pairs_page import language_page, languages_page, part_page
from explainer.preview.source_overlay import add_source_overlay, locations_of
from explainer.preview.translation_bar import add_translation_bar
from explainer.render.images import renditions_of
from explainer.render.links import links_of
from explainer.render.outputs import Renderer, family_of, renderer_of
from explainer.render.pages import PageSpec, page_specs
from explainer.target import HOSTED
from explainer.theme import Theme


class Preview:
    """One site in memory. `diagnostics` are those that the last look found; while there are any, no page is shown."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._cache = Cache()
        self._site: Site | None = None
        self._specs: dict[str, tuple[str, PageSpec]] = {}  # with the language, by path
        self._sites: dict[str, Site] = {}  # by language
        self._renderers: dict[str, Renderer] = {}
        self._locations: dict[str, Location] = {}
        self._noted = Diagnostics()
        self._others: dict[str, bytes] | None = None
        self.diagnostics: Sequence[Diagnostic] = ()

    def refresh(self) -> None:
        """Read and resolve what changed. Takes a few milliseconds when one file did."""
        self._others = None
        try:
            with refusals_told(self._root):
                self._site = load_site(self._root, preview=True, cache=self._cache)
        except BuildStopped as stopped:
            self.diagnostics = stopped.diagnostics
            return
        self.diagnostics = ()
        self._locations = locations_of(self._site)
        self._noted = Diagnostics()
        family = family_of(self._site, HOSTED)
        self._specs = {
            target.folder + spec.file: (site.settings.language, spec)
            for site, target in family
            for spec in page_specs(site)
        }
        self._sites = {site.settings.language: site for site, _ in family}
        self._renderers = {
            site.settings.language: renderer_of(
                site,
                self._root,
                self._noted,
                preview=True,
                links=links_of(site, target),
                family=[each for each, _ in family],
            )
            for site, target in family
        }

    def page(self, file: str) -> Output | None:
        """A page; None when there is no such page, or when rendering it found diagnostics."""
        if file == GALLERY:
            return self._gallery()
        if file not in self._specs or self.diagnostics:
            return None
        language, spec = self._specs[file]
        output = self._renderers[language].page(spec)
        self.diagnostics = self._explained(self._noted)
        if self.diagnostics:
            return None
        output = add_source_overlay(output, spec.page, self._locations, self._root)
        return add_translation_bar(output, self._sites[language], spec.page)

    def pairs(self, file: str) -> bytes | None:
        """A page of texts beside their translations, also while there are diagnostics; None when there is none."""
        languages = {each.code: each for each in languages_of(self._root, self._cache, self._site, self.diagnostics)}
        if file == PAIRS and languages:
            return languages_page(languages.values()).encode()
        language = languages.get(file.removeprefix(PAIRS_FOLDER).partition("/")[0].removesuffix(".html"))
        if language is None:
            return None
        part = language.part(file)
        if part is not None:
            return part_page(language, part, self._root).encode()
        return language_page(language).encode() if file == f"{PAIRS_FOLDER}{language.code}.html" else None

    def _gallery(self) -> Output | None:
        """The page of all parts, which is no page of the site."""
        if self._site is None or self.diagnostics:
            return None
        noted = Diagnostics()
        found = gallery_spec(self._site, self._root, noted)
        output = None
        if found is not None:
            site, spec = found
            output = renderer_of(site, self._root, noted, preview=True).page(spec)
        self.diagnostics = self._explained(noted)
        return None if self.diagnostics else output

    def _explained(self, noted: Diagnostics) -> Sequence[Diagnostic]:
        """What was noted; where it is in a file of the theme, it says so."""
        assert self._site is not None
        noted.add_help(Theme.of(self._root, self._site.settings.theme).help_of)
        return tuple(noted)

    def other(self, file: str) -> bytes | None:
        """A file of the site that is no page, such as an export; None when there is none."""
        image = self._image(file)
        if image is not None:
            return image
        if self._others is None:
            self.full_check()
        return (self._others or {}).get(file)

    def _image(self, file: str) -> bytes | None:
        """One picture, made when a page asks for it: it need not wait for the rest of the site."""
        for image in self._site.images.values() if self._site else ():
            paths = [rendition.path for rendition in image.renditions]
            if file in paths:
                made = renditions_of(image, self._root, Diagnostics())
                return made[paths.index(file)] if made else None
        return None

    def full_check(self) -> None:
        """Render everything and check its links, as a build does. Takes as long as a build; done when nobody waits.

        Nobody could wait for all languages; they have the links of the source. Their pages are looked at when shown.
        """
        if self._site is None or self.diagnostics:
            return
        try:
            with refusals_told(self._root):
                outputs: list[Output] = outputs_of(replace(self._site, translations=()), self._root, preview=True)
        except BuildStopped as stopped:
            self.diagnostics = stopped.diagnostics
            return
        self._others = {output.path: output.body for output in outputs if output.path not in self._specs}
