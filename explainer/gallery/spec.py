"""`Site` → the page of all parts, as one more page spec; the text that is on it shows all that Markdown may hold."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from explainer.diagnostics import Diagnostics, Location
from explainer.gallery.content import content_components
from explainer.gallery.form import form_components, form_stories
from explainer.look import LIGHT
from explainer.markdown.parse import parse
from explainer.model import Page, Site
from explainer.model.page_kinds import PLAIN
from explainer.render.pages import PageSpec
from explainer.resolve.numbering import cited_by_page
from explainer.resolve.references import Known, check_references
from explainer.theme import Theme

FILE = "_parts.html"  # the id of a page begins with a letter or a digit, so no page of a site is called so
_TEMPLATE = "pages/parts.html"
_TEXT = "templates/parts.md"


def gallery_spec(site: Site, root: Path, diagnostics: Diagnostics) -> tuple[Site, PageSpec] | None:
    """The site with the page in it, and the spec of that page.

    None where the site's templates have no such page, or where its text has a mistake, noted in `diagnostics`.
    """
    theme = Theme.of(root, site.settings.theme)
    if theme.find(_TEXT) is None or theme.find(f"templates/{_TEMPLATE}") is None:
        return None
    page = _page(site, theme, diagnostics)
    links = check_references(_known(site), (page.text,), diagnostics)
    if len(diagnostics):
        return None
    cited = cited_by_page({page.id: page}, site.collections)
    with_page = replace(site, links={**site.links, **links}, cited={**site.cited, **cited})

    def make_context() -> dict[str, Any]:
        return {
            "components": [
                component for component in (*content_components(site), *form_components(site)) if component.stories
            ],
            "colours": list(LIGHT),
            "forms": [(story.page, story.name, json.dumps(asdict(story))) for story in form_stories(site)],
        }

    return with_page, PageSpec(FILE, _TEMPLATE, page, page.title, page.description, make_context)


def _page(site: Site, theme: Theme, diagnostics: Diagnostics) -> Page:
    body, location = theme.read(_TEXT, diagnostics) or "", Location(_TEXT)
    return Page(
        id=FILE.removesuffix(".html"),
        title="The parts of a page",
        description="Each part, in all the states it can have.",
        short="Parts",
        changed=site.changed,
        draft=True,
        kind=PLAIN,
        text=parse(_filled(body, site), _TEXT, 1, diagnostics),
        location=location,
        kind_location=location,
        template_location=location,
        rules_location=location,
    )


def _known(site: Site) -> Known:
    return Known(
        pages={page.location.file: page for page in site.pages.values() if not page.row},
        drafts=frozenset(),
        rows={},
        collections=site.collections,
    )


def _filled(body: str, site: Site) -> str:
    """The text with ids of this site in it; without the lines that need a thing of which the site has none."""
    ids = {"FACT": next(iter(site.facts), ""), "SOURCE": next(iter(site.sources), "")}
    lines = [line for line in body.split("\n") if all(ids[name] for name in ids if name in line)]
    for name, identifier in ids.items():
        lines = [line.replace(name, identifier) for line in lines]
    drawings = [f"{{picture:{picture}}}" for picture in site.pictures]
    drawings += [f"{{figure:{figure}}}" for figure in site.figures]
    return "\n".join(lines).replace("DRAWINGS", "\n\n".join(drawings))
