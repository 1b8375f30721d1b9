"""`Site` → what search engines and other programs look for on a host: sitemap.xml, robots.txt, security.txt."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from markupsafe import escape

from explainer.formats.partial_date import PartialDate
from explainer.model import Output, Page, Site
from explainer.render.addresses import BUNDLE, full_address, root_path

# Pages that show facts: a fact that was checked again may have changed them.
_OF_FACTS = ("timeline", "claims", "facts", "figures")


def web_outputs(site: Site, pages: Sequence[tuple[str, Page]]) -> list[Output]:
    """The files for programs. `pages` are the files that visitors may look for, each with its page."""
    made_from = ("site.yaml",)
    outputs = [Output("robots.txt", _robots(site), made_from)]
    if site.settings.address:  # a sitemap names whole addresses and nothing else
        outputs.append(Output("sitemap.xml", _sitemap(site, pages), made_from))
    if site.settings.contact:
        outputs.append(Output(".well-known/security.txt", _security(site), made_from))
    return outputs


def changed_on(site: Site, page: Page) -> PartialDate:
    """When what this page shows last changed, as far as the content records it."""
    days = [page.changed]
    if page.id in _OF_FACTS:
        days += [fact.checked for fact in site.facts.values()]
    if page.id == "changes":
        days += [change.date for change in site.changes]
    return max(days, key=PartialDate.sort_key)


def _sitemap(site: Site, pages: Sequence[tuple[str, Page]]) -> bytes:
    """Format: https://www.sitemaps.org/protocol.html."""

    def lines() -> Iterator[str]:
        yield '<?xml version="1.0" encoding="utf-8"?>'
        yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        for file, page in pages:
            address = escape(full_address(site.settings, file))
            yield f"<url><loc>{address}</loc><lastmod>{changed_on(site, page)}</lastmod></url>"
        yield "</urlset>"

    return _text(lines())


def _robots(site: Site) -> bytes:
    """Format: RFC 9309."""

    def lines() -> Iterator[str]:
        yield "# Every page may be read. No answer that a visitor gives is ever part of an address."
        yield "User-agent: *"
        yield f"Disallow: {root_path(site.settings)}{BUNDLE}/"
        if site.settings.address:
            yield ""
            yield f"Sitemap: {full_address(site.settings, 'sitemap.xml')}"

    return _text(lines())


def _security(site: Site) -> bytes:
    """Format: RFC 9116. It expires a year after the site was last checked, so that nobody trusts an abandoned one."""
    settings = site.settings

    def lines() -> Iterator[str]:
        yield f"Contact: {settings.contact}"
        yield f"Expires: {_a_year_after(settings.checked.first_date())}T00:00:00Z"
        yield f"Preferred-Languages: {settings.language}"
        if settings.address:
            yield f"Canonical: {full_address(settings, '.well-known/security.txt')}"

    return _text(lines())


def _a_year_after(day: datetime.date) -> str:
    return (day + datetime.timedelta(days=365)).isoformat()


def _text(lines: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
