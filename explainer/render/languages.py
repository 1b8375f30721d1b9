"""`Site`s of several languages → the switch between them on each page, and what a translated page says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from explainer.model import Page, Site
from explainer.model.catalogs import catalogs_of
from explainer.render.addresses import FIRST, full_address
from explainer.render.links import Links
from explainer.render.values import direction_of, own_name
from explainer.translate.published import state_among


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in a language, or the first page of that language where it has no such page."""

    code: str
    name: str  # as its speakers write it
    direction: str
    address: str
    is_this: bool  # the language of the page itself
    file: str  # from output/; empty where the language has no such page


def language_values(family: Sequence[Site], site: Site, page: Page, file: str, links: Links) -> dict[str, Any]:
    """What the layout is given. `family` are the languages of the site, the source first; `file` is the page's."""
    source = site.source or site
    others = [each for each in family if each.settings.language in links.target.languages]
    shown = [_language_link(each, site, page, file, links) for each in others]
    states = site.published.states if site.published is not None and not page.is_foreign else None
    return {
        "languages": shown,
        "alternates": [
            (each.code, full_address(site.settings, each.file)) for each in shown if each.file and site.settings.address
        ],
        "source_page": next((each.address for each in shown if each.code == source.settings.language), ""),
        "translated": state_among(states, catalogs_of(page, source)) if states is not None else "",
    }


def _language_link(site: Site, here: Site, page: Page, file: str, links: Links) -> LanguageLink:
    code = site.settings.language
    folder = f"{code}/" if site.source is not None else ""
    same = site.pages.get(page.id)
    own = folder + file if same is not None and not same.is_foreign else ""
    address = links.to_shared(own or folder + FIRST)
    return LanguageLink(code, own_name(code), direction_of(code), address, code == here.settings.language, own)
