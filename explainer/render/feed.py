"""`Site` → feed.xml: what changed in what the site says, as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from explainer.foreign import without_signs
from explainer.model import Change, Output, Page, Site
from explainer.render.addresses import FEED, full_address, page_file
from explainer.render.program_files import program_file
from explainer.render.text import TextRenderer
from explainer.target import BuildTarget

_TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One change, as the template of the feed is given it."""

    title: str
    id: str
    updated: str  # as RFC 3339 writes it
    kind: str
    anchor: str  # on the page of changes
    html: str


def change_anchors(changes: tuple[Change, ...]) -> list[str]:
    """The anchor of each change on its page: its day, and its number among those of the day, the oldest first."""
    counts: Counter[datetime.date] = Counter()
    anchors = []
    for change in reversed(changes):
        counts[change.date] += 1
        anchors.append(f"changed-{change.date}-{counts[change.date]}")
    return anchors[::-1]


def has_feed(site: Site) -> bool:
    """Is there something to tell, and a page that tells it?"""
    page = site.page_of("changes")
    return page is not None and not page.is_foreign and bool(site.changes)


def feed_outputs(site: Site, texts: TextRenderer, folder: str = "") -> list[Output]:
    """The feed, if the site has one. `texts` writes the addresses of `feed_target`; `folder` is the language's."""
    page = site.page_of("changes")
    if page is None or not has_feed(site):
        return []
    body = program_file(
        FEED,
        settings=site.settings,
        page=page,
        # An address may change, and a mirror has another: names that do not hold it stay the same.
        id=_name(site, ""),
        address=full_address(site.settings, folder + page_file(page)),
        own_address=full_address(site.settings, folder + FEED),
        entries=[
            _entry(site, page, texts, change, anchor)
            for change, anchor in zip(site.changes, change_anchors(site.changes), strict=True)
        ],
    )
    return [Output(folder + FEED, body, (site.changes[0].location.file,))]


def feed_target(site: Site) -> BuildTarget:
    """For whom the texts of a feed are: they are read elsewhere, so their addresses are whole."""
    page = site.page_of("changes")
    root, folder = full_address(site.settings, ""), f"{site.settings.language}/" if site.source else ""
    return BuildTarget(base=root + folder, shared=root, own_file=page_file(page) if page else "")


def _entry(site: Site, page: Page, texts: TextRenderer, change: Change, anchor: str) -> FeedEntry:
    return FeedEntry(
        title=_beginning(without_signs(texts.words(change.text))),
        id=_name(site, anchor),
        updated=_moment(change.date),
        kind=change.kind,
        anchor=anchor,
        html=without_signs(str(texts.show(change.text, site.cited[page.id], page.id))),
    )


def _name(site: Site, anchor: str) -> str:
    import uuid

    return uuid.uuid5(uuid.NAMESPACE_URL, f"{site.settings.title}#{anchor}").urn


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _beginning(words: str) -> str:
    """The first words, as a title."""
    text = " ".join(words.split())
    if len(text) <= _TITLE_LENGTH:
        return text
    return text[:_TITLE_LENGTH].rpartition(" ")[0].rstrip(",;:") + " …"
