"""`Site` → `Output`s: every page as HTML and every export as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from explainer.diagnostics import Diagnostics, nearest
from explainer.look import colour_styles
from explainer.model import Output, Page, Site
from explainer.model.page_kinds import KINDS
from explainer.processes import parallel_map
from explainer.render.addresses import root_path
from explainer.render.attributes import Record
from explainer.render.data import data_outputs
from explainer.render.environment import BytecodeCache, Templates
from explainer.render.feed import feed_outputs, feed_target
from explainer.render.help import check_languages
from explainer.render.images import image_outputs
from explainer.render.inline import Assets, Rendered
from explainer.render.links import Links, links_of
from explainer.render.pages import PageSpec, contents_of, layout_values, page_specs
from explainer.render.read_me import read_me
from explainer.render.share import share_outputs
from explainer.render.text import TextRenderer
from explainer.render.web import web_outputs
from explainer.target import HOSTED, BuildTarget
from explainer.theme import Theme


def render_outputs(
    site: Site, root: Path, diagnostics: Diagnostics, *, preview: bool = False, target: BuildTarget = HOSTED
) -> list[Output]:
    """Render everything. In a `preview` pages do not hold their policy: the server sends it."""

    def render_batch(batch: Sequence[PageSpec]) -> tuple[list[Output], Diagnostics]:
        found = Diagnostics()
        cache = BytecodeCache()
        links = links_of(site, target)
        renderer = renderer_of(site, root, found, preview=preview, bytecode_cache=cache, links=links)
        # It is shown in place of any page, at any depth.
        rooted = links_of(site, replace(target, base=root_path(site.settings)))
        at_any_depth = renderer_of(site, root, found, bytecode_cache=cache, links=rooted)
        stand_in = renderer if preview else at_any_depth
        return [(stand_in if KINDS[spec.page.kind].stands_in else renderer).page(spec) for spec in batch], found

    specs = [spec for spec in page_specs(site) if KINDS[spec.page.kind].is_in(target)]
    check_languages(site.helpers, diagnostics)
    outputs: list[Output] = []
    for rendered, found in parallel_map(specs, render_batch):
        outputs.extend(rendered)
        diagnostics.extend(found)
    outputs += data_outputs(site)
    outputs += image_outputs(site.images.values(), root, target, diagnostics)
    if target.copied:
        return [*outputs, read_me(site, root, diagnostics, target)]
    return [*outputs, *_for_programs(site, root, diagnostics, specs)]


def _for_programs(site: Site, root: Path, diagnostics: Diagnostics, specs: Sequence[PageSpec]) -> list[Output]:
    """Files that programs ask a host for: the feed, the sitemap, the settings of servers."""
    links = links_of(site, feed_target(site))
    theme = Theme.of(root, site.settings.theme)
    texts = TextRenderer(site, Templates(theme, site.words, site.settings.language, diagnostics, links=links))
    pages = [(spec.file, spec.page) for spec in specs if not KINDS[spec.page.kind].stands_in]
    return [*feed_outputs(site, texts), *web_outputs(site, pages), *share_outputs(site, theme)]


def renderer_of(
    site: Site,
    root: Path,
    diagnostics: Diagnostics,
    *,
    preview: bool = False,
    bytecode_cache: BytecodeCache | None = None,
    links: Links | None = None,
) -> Renderer:
    """What renders the pages of the site one by one. `bytecode_cache` keeps compiled templates from one to the next.

    Without `links` they are those of the hosted site.
    """
    theme = Theme.of(root, site.settings.theme)
    templates = Templates(
        theme,
        site.words,
        site.settings.language,
        diagnostics,
        bytecode_cache=bytecode_cache,
        links=links or links_of(site),
    )
    templates.add_globals(data=site.data, collections=_own_collections(site))
    return Renderer(site, templates, theme, diagnostics, preview=preview)


def _own_collections(site: Site) -> dict[str, list[Page]]:
    return {each.name: site.entries_of(each.name) for each in site.settings.collections}


class Renderer:
    """Turns one page spec after another into an output."""

    def __init__(
        self, site: Site, templates: Templates, theme: Theme, diagnostics: Diagnostics, *, preview: bool = False
    ) -> None:
        self._site = site
        self._diagnostics = diagnostics
        self._templates = templates
        self._theme = theme
        self._assets = Assets(theme, diagnostics, "" if theme.own else colour_styles(site.settings.colours))
        self._texts = TextRenderer(site, templates)
        self._preview = preview
        self._links = templates.links
        self._target = templates.links.target

    def page(self, spec: PageSpec) -> Output:
        """One page, with its styles, scripts and policy inside it."""
        return self.finished(spec, self.rendered(spec))

    def finished(self, spec: PageSpec, page: Rendered) -> Output:
        """The output of a rendered spec: styles, scripts and policy put inside."""
        html, policy = self._assets.inline_assets(page, spec.template, preview=self._preview)
        made_from = (spec.page.location.file, f"templates/{spec.template}")
        return Output(spec.file, html.encode(), made_from, policy, frozenset(page.record.links))

    def rendered(self, spec: PageSpec, **instead: Any) -> Rendered:
        """One page as its template makes it; `instead` are values given in place of the usual ones.

        A part of one file has no lists of its own: its sources are counted through the whole file.
        """
        page = spec.page
        if page.template and not self._has_template(page):
            return Rendered("", Record())
        here = page.id if spec.has_text else ""
        cited = self._target.cited or (self._site.cited[page.id] if spec.has_text else ())
        with self._templates.recorder.recording() as record:
            body, terms = self._body(page, cited) if spec.has_text else (Markup(""), ())
            values = {
                **layout_values(self._site, spec, self._links),
                "layout": "layout.html",
                **spec.make_context(),
                "body": body,
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

    def _body(self, page: Page, cited: tuple[str, ...]) -> tuple[Markup, tuple[object, ...]]:
        if not KINDS[page.kind].explains_words:
            return self._texts.show(page.text, cited, page.id), ()
        return self._texts.explain(page.text, cited, page.id, back=not self._target.one_file)
