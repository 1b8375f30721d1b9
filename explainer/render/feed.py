"""`Site` → feed.xml: what changed in what the site says, as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup, escape

from explainer.formats.partial_date import PartialDate
from explainer.model import Change, Output, Site
from explainer.render.addresses import FEED, full_address, page_file
from explainer.render.text import TextRenderer

_CHANGES = "changes"
_TITLE_LENGTH = 80
# a mark of a fact or of a source, with the space before it: <a class="cite" href="#source-x">[1]</a>
_MARK = re.compile(r"\s*<a\b[^>]*>\s*\[.*?</a>")
# <a href="facts-courts.html#fact-x">
_HREF = re.compile(r'\bhref="([^"]*)"')


def change_anchors(changes: tuple[Change, ...]) -> list[str]:
    """The anchor of each change on its page: its day, and its number among those of the day, the oldest first."""
    counts: Counter[PartialDate] = Counter()
    anchors = []
    for change in reversed(changes):
        counts[change.date] += 1
        anchors.append(f"changed-{change.date}-{counts[change.date]}")
    return anchors[::-1]


def has_feed(site: Site) -> bool:
    """Is there something to tell, and a page that tells it?"""
    return _CHANGES in site.pages and bool(site.changes)


def feed_outputs(site: Site, texts: TextRenderer) -> list[Output]:
    """The feed, if the site has one."""
    if not has_feed(site):
        return []
    made_from = (site.changes[0].location.file,)
    return [Output(FEED, "".join(f"{line}\n" for line in _lines(site, texts)).encode(), made_from)]


def _lines(site: Site, texts: TextRenderer) -> Iterator[str]:
    settings = site.settings
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{settings.language}">'
    yield f"<title>{escape(settings.title)}</title>"
    yield f"<subtitle>{escape(site.pages[_CHANGES].title)}</subtitle>"
    # An address may change, and a mirror has another: names that do not hold it stay the same.
    yield f"<id>{_name(site, '')}</id>"
    yield f"<updated>{_moment(site.changes[0].date)}</updated>"
    yield f"<author><name>{escape(settings.title)}</name></author>"
    yield f"<rights>{escape(settings.licence)}</rights>"
    yield f'<link rel="alternate" type="text/html" href="{_page_address(site)}"/>'
    if settings.address:
        yield f'<link rel="self" type="application/atom+xml" href="{escape(full_address(settings, FEED))}"/>'
    for change, anchor in zip(site.changes, change_anchors(site.changes), strict=True):
        yield from _entry(site, texts, change, anchor)
    yield "</feed>"


def _entry(site: Site, texts: TextRenderer, change: Change, anchor: str) -> Iterator[str]:
    html = texts.show(change.text, site.cited[_CHANGES], _CHANGES)
    yield "<entry>"
    yield f"<title>{escape(_beginning(html))}</title>"
    yield f"<id>{_name(site, anchor)}</id>"
    yield f"<updated>{_moment(change.date)}</updated>"
    yield f'<category term="{change.kind}"/>'
    yield f'<link rel="alternate" type="text/html" href="{_page_address(site)}#{anchor}"/>'
    yield f'<content type="html">{escape(str(_with_full_addresses(site, html)))}</content>'
    yield "</entry>"


def _page_address(site: Site) -> Markup:
    return escape(full_address(site.settings, page_file(_CHANGES)))


def _name(site: Site, anchor: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{site.settings.title}#{anchor}").urn


def _moment(day: PartialDate) -> str:
    return f"{day.first_date().isoformat()}T00:00:00Z"


def _beginning(html: Markup) -> str:
    """The first words, without marks of facts and citations."""
    text = " ".join(Markup(_MARK.sub("", html)).striptags().split())
    if len(text) <= _TITLE_LENGTH:
        return text
    return text[:_TITLE_LENGTH].rpartition(" ")[0].rstrip(",;:") + " …"


def _with_full_addresses(site: Site, html: Markup) -> str:
    def full(match: re.Match[str]) -> str:
        address = match.group(1)
        if re.match(r"[a-z][a-z0-9+.-]*:", address):
            return match.group(0)
        file = page_file(_CHANGES) + address if address.startswith("#") else address
        return f'href="{escape(full_address(site.settings, ""))}{file}"'

    return _HREF.sub(full, html)
