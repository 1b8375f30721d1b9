"""`Site` → what search engines and other programs look for on a host: sitemap.xml, robots.txt, security.txt."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from explainer.model import Output, Page, Site
from explainer.model.page_kinds import KINDS
from explainer.render.addresses import BUNDLE, full_address, root_path
from explainer.render.program_files import program_file


def web_outputs(site: Site, pages: Sequence[tuple[str, str, Page]]) -> list[Output]:
    """The files for programs. `pages` are those that visitors may look for: language, file without its folder, page."""
    made_from = ("site.yaml",)
    outputs = [Output("robots.txt", _robots(site), made_from)]
    if site.settings.address:  # a sitemap names whole addresses and nothing else
        outputs.append(Output("sitemap.xml", _sitemap(site, pages), made_from))
    if site.settings.contact:
        outputs.append(Output(".well-known/security.txt", _security(site), made_from))
    return outputs


def changed_on(site: Site, page: Page) -> datetime.date:
    """When what this page shows last changed, as far as the content records it."""
    days = [page.changed]
    shown = KINDS[page.kind].shows
    if "facts" in shown:  # a fact that was checked again may have changed them
        days += [fact.checked for fact in site.facts.values()]
    if "changes" in shown:
        days += [change.date for change in site.changes]
    return max(days)


def _sitemap(site: Site, pages: Sequence[tuple[str, str, Page]]) -> bytes:
    """Format: https://www.sitemaps.org/protocol.html; of languages, as search engines read it since 2012."""

    def address_of(language: str, file: str) -> str:
        return full_address(site.settings, file if language == site.settings.language else f"{language}/{file}")

    languages: dict[str, list[str]] = {}
    for language, file, _ in pages:
        languages.setdefault(file, []).append(language)
    entries = [
        (
            address_of(language, file),
            changed_on(site, page),
            [(other, address_of(other, file)) for other in languages[file]] if len(languages[file]) > 1 else [],
        )
        for language, file, page in pages
    ]
    return program_file("sitemap.xml", pages=entries, has_languages=bool(site.translations))


def _robots(site: Site) -> bytes:
    """Format: RFC 9309."""
    sitemap = full_address(site.settings, "sitemap.xml") if site.settings.address else ""
    return program_file("robots.txt", root=root_path(site.settings), bundle=BUNDLE, sitemap=sitemap)


def _security(site: Site) -> bytes:
    """Format: RFC 9116. It expires a year after the site was last checked, so that nobody trusts an abandoned one."""
    settings = site.settings
    expires = settings.checked + datetime.timedelta(days=365)
    address = full_address(settings, ".well-known/security.txt")
    return program_file("security.txt", settings=settings, expires=expires.isoformat(), address=address)
