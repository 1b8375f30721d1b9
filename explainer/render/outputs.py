"""`Site` → `Output`s: every page as HTML and every export as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from explainer.model import Output, Page, Site
from explainer.problems import Problems
from explainer.processes import share_out
from explainer.render.data import data_outputs
from explainer.render.environment import Compiled, Templates
from explainer.render.inline import Assets
from explainer.render.pages import Sheet, all_sheets, contents_of, layout_values
from explainer.render.text import TextRenderer


def render_outputs(site: Site, root: Path, problems: Problems, *, preview: bool = False) -> list[Output]:
    """Render everything. `preview` leaves the policy out, so that the server's reload script may run."""

    def render_part(part: Sequence[Sheet]) -> tuple[list[Output], Problems]:
        found = Problems()
        renderer = renderer_of(site, root, found, preview=preview)
        return [renderer.page(sheet) for sheet in part], found

    outputs: list[Output] = []
    for rendered, found in share_out(list(all_sheets(site)), render_part):
        outputs.extend(rendered)
        problems.take_over(found)
    return [*outputs, *data_outputs(site)]


def renderer_of(
    site: Site, root: Path, problems: Problems, *, preview: bool = False, compiled: Compiled | None = None
) -> Renderer:
    """What renders the pages of the site one by one. `compiled` keeps compiled templates from one to the next."""
    templates = Templates(root, site.words, site.settings.language, problems, compiled)
    return Renderer(site, templates, Assets(root, problems), preview=preview)


class Renderer:
    """Turns one sheet after another into an output."""

    def __init__(self, site: Site, templates: Templates, assets: Assets, *, preview: bool) -> None:
        self._site = site
        self._templates = templates
        self._assets = assets
        self._texts = TextRenderer(site, templates)
        self._preview = preview

    def page(self, sheet: Sheet) -> Output:
        """One page, with its styles, scripts and policy inside it."""
        page = sheet.page
        cited = self._site.cited[page.id] if sheet.has_text else ()
        body, terms = self._body(page, cited) if sheet.has_text else (Markup(""), ())
        html = self._templates.render(
            sheet.template,
            **layout_values(self._site, sheet),
            **sheet.values,
            body=body,
            terms=terms,
            cited=[self._site.sources[source] for source in cited],
            contents=contents_of(page) if sheet.has_text else [],
            show=lambda text: self._texts.show(text, cited),
        )
        html = self._assets.put_inside(html, sheet.template, policy=not self._preview)
        return Output(sheet.file, html.encode(), (page.place.file, f"templates/{sheet.template}"))

    def _body(self, page: Page, cited: tuple[str, ...]) -> tuple[Markup, tuple[object, ...]]:
        body = self._texts.show(page.text, cited)
        # The glossary explains its own words already.
        return (body, ()) if page.id == "glossary" else self._texts.glossary.explain(body)
