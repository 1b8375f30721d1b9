"""`Site` → `Output`s: every page as HTML and every export as JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from explainer.diagnostics import Diagnostics
from explainer.edition import HOSTED, Edition
from explainer.model import Output, Page, Site
from explainer.processes import share_out
from explainer.render.addresses import root_path
from explainer.render.data import data_outputs
from explainer.render.environment import Compiled, Templates
from explainer.render.feed import feed_outputs
from explainer.render.help import check_languages
from explainer.render.inline import Assets
from explainer.render.pages import Sheet, all_sheets, contents_of, layout_values
from explainer.render.read_me import read_me
from explainer.render.text import TextRenderer
from explainer.render.web import web_outputs

_MISSING = "missing"
# <a href="help.html">, but not "#main", "/help.html" or "https://…"
_RELATIVE = re.compile(r'(<(?:a|link)\b[^>]*\bhref=")(?![a-z]+:|[#/])')


def render_outputs(
    site: Site, root: Path, diagnostics: Diagnostics, *, preview: bool = False, edition: Edition = HOSTED
) -> list[Output]:
    """Render everything. `preview` leaves the policy out, so that the server's reload script may run."""

    def render_part(part: Sequence[Sheet]) -> tuple[list[Output], Diagnostics]:
        found = Diagnostics()
        renderer = renderer_of(site, root, found, preview=preview, edition=edition)
        return [renderer.page(sheet) for sheet in part], found

    # A copy has no host that could look in vain for a page.
    sheets = [sheet for sheet in all_sheets(site) if not (edition.copied and sheet.page.id == _MISSING)]
    check_languages(site.helpers, diagnostics)
    outputs: list[Output] = []
    for rendered, found in share_out(sheets, render_part):
        outputs.extend(rendered)
        diagnostics.extend(found)
    outputs += data_outputs(site)
    if edition.copied:
        return [*outputs, read_me(site, root, diagnostics, edition)]
    return [*outputs, *_for_programs(site, root, diagnostics, sheets)]


def _for_programs(site: Site, root: Path, diagnostics: Diagnostics, sheets: Sequence[Sheet]) -> list[Output]:
    """What those ask a host for who are no people."""
    texts = TextRenderer(site, Templates(root, site.words, site.settings.language, diagnostics))
    pages = [(sheet.file, sheet.page) for sheet in sheets if sheet.page.id != _MISSING]
    return [*feed_outputs(site, texts), *web_outputs(site, pages)]


def renderer_of(
    site: Site,
    root: Path,
    diagnostics: Diagnostics,
    *,
    preview: bool = False,
    compiled: Compiled | None = None,
    edition: Edition = HOSTED,
) -> Renderer:
    """What renders the pages of the site one by one. `compiled` keeps compiled templates from one to the next."""
    templates = Templates(root, site.words, site.settings.language, diagnostics, compiled=compiled, edition=edition)
    return Renderer(site, templates, Assets(root, diagnostics), preview=preview, edition=edition)


class Renderer:
    """Turns one sheet after another into an output."""

    def __init__(
        self, site: Site, templates: Templates, assets: Assets, *, preview: bool = False, edition: Edition = HOSTED
    ) -> None:
        self._site = site
        self._templates = templates
        self._assets = assets
        self._texts = TextRenderer(site, templates)
        self._preview = preview
        self._edition = edition

    def page(self, sheet: Sheet) -> Output:
        """One page, with its styles, scripts and policy inside it."""
        html = self.text(sheet)
        if sheet.page.id == _MISSING and not self._preview:
            # It is shown in place of any page, at any depth.
            html = _RELATIVE.sub(rf"\g<1>{root_path(self._site.settings)}", html)
        return self.finished(sheet, html)

    def finished(self, sheet: Sheet, html: str) -> Output:
        """The output of a sheet whose text is `html`: styles, scripts and policy put inside."""
        html = self._assets.put_inside(html, sheet.template, policy=not self._preview)
        return Output(sheet.file, html.encode(), (sheet.page.location.file, f"templates/{sheet.template}"))

    def text(self, sheet: Sheet, **instead: Any) -> str:
        """One page as its template makes it; `instead` are values given in place of the usual ones.

        A part of one file has no lists of its own: its sources are counted through the whole file.
        """
        page = sheet.page
        cited = self._edition.cited or (self._site.cited[page.id] if sheet.has_text else ())
        body, terms = self._body(page, cited) if sheet.has_text else (Markup(""), ())
        values = {
            **layout_values(self._site, sheet, self._edition),
            **sheet.give(),
            "body": body,
            "terms": terms,
            "cited": [self._site.sources[source] for source in cited],
            "contents": contents_of(page) if sheet.has_text else [],
            "show": lambda text: self._texts.show(text, cited),
        }
        return self._templates.render(sheet.template, **values | instead)

    def _body(self, page: Page, cited: tuple[str, ...]) -> tuple[Markup, tuple[object, ...]]:
        body = self._texts.show(page.text, cited)
        # The glossary explains its own words already.
        if page.id == "glossary":
            return body, ()
        return self._texts.glossary.explain(body, back=not self._edition.one_file)
