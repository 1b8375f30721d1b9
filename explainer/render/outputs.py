"""`Site` → `Output`s: every page as HTML and every export as JSON."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from explainer.diagnostics import Diagnostics, nearest
from explainer.foreign import with_language, without_signs
from explainer.look import colour_styles
from explainer.markdown.text import reads_noted
from explainer.model import Output, Page, Site
from explainer.model.page_kinds import KINDS
from explainer.processes import parallel_map
from explainer.render.addresses import root_path
from explainer.render.attributes import Record
from explainer.render.data import data_outputs
from explainer.render.environment import Templates
from explainer.render.feed import feed_outputs, feed_target
from explainer.render.help import check_languages
from explainer.render.images import image_outputs
from explainer.render.inline import Assets, Rendered
from explainer.render.kept_pages import KeptPages
from explainer.render.languages import language_values
from explainer.render.links import Links, is_in, links_of
from explainer.render.moved import Moves, with_places
from explainer.render.old_pages import landings_of, old_specs
from explainer.render.pages import PageSpec, contents_of, layout_values, page_specs
from explainer.render.read_me import read_me
from explainer.render.share import share_outputs
from explainer.render.text import TextRenderer
from explainer.render.values import direction_of
from explainer.render.web import web_outputs
from explainer.target import HOSTED, BuildTarget
from explainer.theme import Theme


def render_outputs(  # noqa: PLR0913 -- a site, for whom, and what is known of it from before
    site: Site,
    root: Path,
    diagnostics: Diagnostics,
    *,
    preview: bool = False,
    target: BuildTarget = HOSTED,
    kept: KeptPages | None = None,
    moves: Moves | None = None,
) -> list[Output]:
    """Render everything that is not `kept`. In a `preview` pages do not hold their policy: the server sends it.

    Where `moves` are known, pages stand at old addresses too.
    """
    sites = family_of(site, target)
    specs = [
        (number, spec)
        for number, (each, own_target) in enumerate(sites)
        for spec in page_specs(each)
        if is_in(spec.page, own_target)
    ]
    check_languages(site.helpers, diagnostics)
    make = partial(renderer_of, root=root, family=[each for each, _ in sites])
    everywhere, old = old_specs(sites, specs, moves) if moves else (sites, [])
    outputs = _pages(everywhere, [*specs, *old], make, diagnostics, preview, kept)
    outputs += data_outputs(site.source or site)
    outputs += image_outputs(site.images.values(), root, target, diagnostics)
    if target.copied:
        return [*outputs, read_me(site, root, diagnostics, target)]
    return [*outputs, *_for_programs(sites, root, diagnostics, specs)]


def _pages(
    sites: Sequence[tuple[Site, BuildTarget]],
    specs: Sequence[tuple[int, PageSpec]],
    make: Callable[..., Renderer],
    diagnostics: Diagnostics,
    preview: bool,
    kept: KeptPages | None,
) -> list[Output]:
    """The pages in the order of the specs, each kept or rendered."""

    def render_batch(batch: Sequence[tuple[int, PageSpec]]) -> tuple[list[tuple[Output, set[str]]], Diagnostics]:
        found = Diagnostics()
        pages = [_PageRenderer(*each, partial(make, diagnostics=found), preview=preview) for each in sites]
        rendered = []
        for number, spec in batch:
            with reads_noted() as reads:
                rendered.append((pages[number].page(spec), reads))
        return rendered, found

    done = [
        kept.get(sites[number][1].folder + spec.file, *_text_of(sites[number][0], spec)) if kept else None
        for number, spec in specs
    ]
    left = [spec for spec, output in zip(specs, done, strict=True) if output is None]
    made: list[tuple[Output, set[str]]] = []
    for rendered, found in parallel_map(left, render_batch):
        made += rendered
        diagnostics.extend(found)
    if kept:
        for (number, spec), (output, reads) in zip(left, made, strict=True):
            kept.keep(output, *_text_of(sites[number][0], spec), reads)
    others = (output for output, _ in made)
    return [output or next(others) for output in done]


def _text_of(site: Site, spec: PageSpec) -> tuple[str, str]:
    """The language of a page, and the file of its text."""
    return site.settings.language, spec.page.location.file


def family_of(site: Site, target: BuildTarget) -> list[tuple[Site, BuildTarget]]:
    """The languages of a target, the source first, and each other in a folder of its own.

    What is one file, or a copy of one language, has no other.
    """
    if target.one_file or not site.translations or target.alone:
        return [(site, target)]
    codes = (site.settings.language, *(each.settings.language for each in site.translations))
    whole = replace(target, languages=codes)
    others = ((each, replace(whole, folder=f"{each.settings.language}/", shared="../")) for each in site.translations)
    return [(site, whole), *others]


class _PageRenderer:
    """Renders the pages of one language; what that takes is made when the first of them comes."""

    def __init__(self, site: Site, target: BuildTarget, make: Callable[..., Renderer], *, preview: bool) -> None:
        self._site = site
        self._make = partial(make, site=site)
        self._target = target
        self._preview = preview

    def page(self, spec: PageSpec) -> Output:
        """One page; the one that stands in for others is shown in place of any page, at any depth."""
        at_any_depth = KINDS[spec.page.kind].stands_in and not self._preview
        return (self._rooted if at_any_depth else self._beside).page(spec)

    @cached_property
    def _beside(self) -> Renderer:
        return self._make(preview=self._preview, links=links_of(self._site, self._target))

    @cached_property
    def _rooted(self) -> Renderer:
        root = root_path(self._site.settings)
        rooted = replace(self._target, base=root + self._target.folder, shared=root)
        return self._make(links=links_of(self._site, rooted))


def _for_programs(
    sites: Sequence[tuple[Site, BuildTarget]],
    root: Path,
    diagnostics: Diagnostics,
    specs: Sequence[tuple[int, PageSpec]],
) -> list[Output]:
    """Files that programs ask a host for: the feeds, the sitemap, the settings of servers."""
    site = sites[0][0]
    theme = Theme.of(root, site.settings.theme)
    pages = [
        (sites[number][0].settings.language, spec.file, spec.page)
        for number, spec in specs
        if not KINDS[spec.page.kind].stands_in
    ]
    outputs = []
    for each, target in sites:
        links = links_of(each, replace(feed_target(each), folder=target.folder, languages=target.languages))
        words = Templates(theme, each.words, each.settings.language, diagnostics, links=links)
        outputs += feed_outputs(each, TextRenderer(each, words), target.folder)
    return [*outputs, *web_outputs(site, pages), *share_outputs(site, theme)]


def renderer_of(
    site: Site,
    root: Path,
    diagnostics: Diagnostics,
    *,
    preview: bool = False,
    links: Links | None = None,
    family: Sequence[Site] = (),
) -> Renderer:
    """What renders the pages of the site one by one.

    Without `links` they are those of the hosted site. `family` are the languages of the site, the source first.
    """
    theme = Theme.of(root, site.settings.theme)
    templates = Templates(
        theme,
        site.words,
        site.settings.language,
        diagnostics,
        links=links or links_of(site),
    )
    templates.add_globals(
        data=site.data,
        collections=_own_collections(site),
        source_language=(source := (site.source or site).settings.language),
        source_direction=direction_of(source),
    )
    return Renderer(site, templates, theme, diagnostics, preview=preview, family=family)


def _own_collections(site: Site) -> dict[str, list[Page]]:
    return {each.name: site.entries_of(each.name) for each in site.settings.collections}


class Renderer:
    """Turns one page spec after another into an output."""

    def __init__(
        self,
        site: Site,
        templates: Templates,
        theme: Theme,
        diagnostics: Diagnostics,
        *,
        preview: bool = False,
        family: Sequence[Site] = (),
    ) -> None:
        self._site = site
        self._family = family
        self._diagnostics = diagnostics
        self._templates = templates
        self._theme = theme
        self._assets = Assets(theme, diagnostics, "" if theme.own else colour_styles(site.settings.colours))
        self._texts = TextRenderer(site, templates)
        self._preview = preview
        self._links = templates.links
        self._target = templates.links.target
        self._moves = Moves({} if self._target.copied else site.settings.addresses_moved)

    def page(self, spec: PageSpec) -> Output:
        """One page, with its styles, scripts and policy inside it."""
        return self.finished(spec, self.rendered(spec))

    def finished(self, spec: PageSpec, page: Rendered) -> Output:
        """The output of a rendered spec: styles, scripts and policy put inside."""
        source = (self._site.source or self._site).settings.language
        differs = direction_of(source) != direction_of(self._site.settings.language)
        said = with_language(page.html, source, direction_of(source) if differs else "")
        said = with_places(said, self._moves.places(spec.file))
        page = replace(page, html=said, styles=without_signs(page.styles))
        html, policy = self._assets.inline_assets(page, spec.template, preview=self._preview)
        made_from = (spec.page.location.file, f"templates/{spec.template}")
        folder = self._target.folder
        links = (
            frozenset(posixpath.normpath(folder + link) for link in page.record.links) if folder else page.record.links
        )
        return Output(folder + spec.file, html.encode(), made_from, policy, frozenset(links))

    def rendered(self, spec: PageSpec, **instead: Any) -> Rendered:
        """One page as its template makes it; `instead` are values given in place of the usual ones.

        A part of one file has no lists of its own: its sources are counted through the whole file.
        """
        page, now = spec.page, posixpath.basename(spec.now)
        if page.template and not self._has_template(page):
            return Rendered("", Record())
        here = page.id if spec.has_text else ""
        cited = self._target.cited or (self._site.cited[page.id] if spec.has_text else ())
        with self._templates.recorder.recording() as record:
            (intro, rest), terms = self._parts(page, cited) if spec.has_text else ((Markup(""), Markup("")), ())
            values = {
                **layout_values(self._site, spec, self._links),
                **language_values(self._family, self._site, page, now or spec.file, self._links),
                "landings": landings_of(self._site, spec.file, self._moves, self._links),
                "layout": "layout.html",
                **spec.make_context(),
                "body": intro + rest,
                "intro": intro,
                "rest": rest,
                "terms": terms,
                "cited": [self._site.sources[source] for source in cited],
                "contents": contents_of(page) if spec.has_text else [],
                "show": lambda text: self._texts.show(text, cited, here),
            }
            values |= instead
            make_styles = values.pop("styles", None)
            styles = make_styles(values["ids"]) if make_styles else ""
            html = self._templates.render(spec.template, **values)
        return Rendered(html, record, styles)

    def _has_template(self, page: Page) -> bool:
        """Is there a template of the name that the head of the page gives? If not, it is reported there."""
        known = self._theme.names("templates/pages", ".html")
        if page.template not in known:
            what = f'there is no template "{page.template}".{nearest(page.template, known)}'
            help_text = f"write templates/pages/{page.template}.html, or fix the name."
            self._diagnostics.add(page.template_location, what, help_text)
        return page.template in known

    def _parts(self, page: Page, cited: tuple[str, ...]) -> tuple[tuple[Markup, Markup], tuple[object, ...]]:
        if not KINDS[page.kind].explains_words or not self._links.has_glossary:
            return self._texts.parts(page.text, cited, page.id), ()
        return self._texts.explained(page.text, cited, page.id, back=not self._target.one_file)
