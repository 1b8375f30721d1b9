"""A `Site` and one of its pages → what search engines read about the page: JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from explainer.model import Page, Site
from explainer.model.page_kinds import KINDS
from explainer.render.addresses import FIRST, full_address, page_file


def structured_data(site: Site, page: Page, file: str, title: str, description: str) -> Markup:
    """Article (of a section) or WebPage, and the way to it from the first page, as one graph; nothing of a lost page.

    Without an address in site.yaml the addresses are relative; JSON-LD reads them from that of the page (JSON-LD 1.1,
    section 9.1). Shape: https://schema.org/Article, https://schema.org/BreadcrumbList.
    """
    if KINDS[page.kind].stands_in:
        return Markup("")
    graph = [_page(site, page, file, title, description)]
    way = _way(site, page, file, title)
    if len(way) > 1:
        graph.append({"@type": "BreadcrumbList", "itemListElement": way})
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    # Only "<" could end the block before its end.
    return Markup(text.replace("<", "\\u003c"))


def _page(site: Site, page: Page, file: str, title: str, description: str) -> dict[str, Any]:
    settings = site.settings
    images = [site.images[reference.file] for reference in page.text.images] if file == page_file(page) else []
    kind = {"@type": "Article", "headline": title} if page.is_section else {"@type": "WebPage", "name": title}
    return {
        **kind,
        "url": full_address(settings, file),
        "description": description,
        "inLanguage": settings.language,
        "dateModified": str(page.changed),
        **({"image": full_address(settings, images[0].widest.path)} if images else {}),
        "license": settings.licence_url,
        "isPartOf": {"@type": "WebSite", "name": settings.title, "url": full_address(settings, FIRST)},
        "publisher": {"@type": "Organization", "name": settings.title},
    }


def _way(site: Site, page: Page, file: str, title: str) -> list[dict[str, Any]]:
    steps = [(FIRST, site.settings.title)]
    if file != page_file(page):  # one of several that are in the frame of this page
        steps.append((page_file(page), page.short))
    index = site.index_of_entry(page)
    if index:
        steps.append((page_file(index), index.short))
    if file != FIRST:
        steps.append((file, title))
    return [
        {"@type": "ListItem", "position": position, "name": name, "item": full_address(site.settings, step)}
        for position, (step, name) in enumerate(steps, 1)
    ]
