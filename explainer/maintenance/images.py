"""A valid site → reminders of pictures for which its one file has no room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from explainer.diagnostics import Diagnostics
from explainer.maintenance.reminders import Reminder
from explainer.model import Site
from explainer.render.one_file import pages_of_one_file
from explainer.render.one_file_images import ROOM, embedded_images
from explainer.target import BuildTarget

_KIND = "picture left out of the single file"


def image_reminders(site: Site, root: Path, one_file: BuildTarget) -> Iterator[Reminder]:
    """One for each place where the file, which is of this target, shows the words of a picture in place of it."""
    if not site.images:
        return
    pages = pages_of_one_file(site, one_file)
    shown = embedded_images(site, pages, root, Diagnostics())
    for page in pages:
        for reference in page.text.images:
            if not shown[reference.file].address:
                what = f'"{reference.target}" has no room in it: all its pictures may weigh {ROOM // 1000} KB.'
                yield Reminder(_KIND, reference.location, what)
