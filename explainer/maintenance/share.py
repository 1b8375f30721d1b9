"""A valid site → a reminder if its title does not stand in the picture that other programs show beside a link."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from explainer.maintenance.reminders import Reminder
from explainer.model import Site
from explainer.render.share import FILE, is_made
from explainer.theme import Theme


def share_reminders(site: Site, root: Path) -> Iterator[Reminder]:
    """One, or none. A site that has such a picture of its own is not looked at."""
    if not is_made(site, Theme.of(root, site.settings.theme)):
        return
    from explainer.images.share import fits

    title = site.settings.title
    if not fits(title):
        what = f'"{title}" has letters that its font lacks, or is too long. A picture of your own: assets/files/{FILE}.'
        yield Reminder("title left out of the picture beside links", site.settings.title_location, what)
