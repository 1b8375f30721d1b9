"""Addresses that were published, and finished pages → each of them still leads somewhere; and those that are new."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from explainer.deliver.links import Parts
from explainer.diagnostics import Diagnostics, Location
from explainer.formats.declaration import LocatedText, LocatedTexts
from explainer.model import Output

_MOVED = "say in site.yaml where it is now, `moved: {%s: new.html}`, or bring it back: people have links to it."


class Now(Protocol):
    """What knows where an address is now."""

    def now(self, address: str, /) -> str:
        """Itself, if it did not move."""


def check_published(
    published: LocatedTexts,
    moved: Mapping[str, LocatedText],
    moves: Now,
    places: Mapping[str, Collection[str]],
    old_pages: Collection[str],
    diagnostics: Diagnostics,
) -> None:
    """Report each published address that leads nowhere, and each line of `moved:` that does.

    `places` has the ids on each page of the site, by its path; other files have none. `old_pages` only lead on.
    """

    def leads(address: str) -> bool:
        file, _, anchor = address.partition("#")
        return file in places and (not anchor or anchor in places[file])

    for old, (_, location) in moved.items():
        if old in places and old not in old_pages:
            diagnostics.add(location, f'"{old}" is still there.', "remove this line, or the page.")
    if len(diagnostics):
        return  # its places would seem to have moved, too
    reported = set()
    for old, (new, location) in moved.items():
        now = moves.now(old)
        if not leads(now):
            reported.add(now)
            what = f'"{new}" is where "{old}" leads, and is not there.'
            diagnostics.add(location, what, "write the address of a page, of a place on a page, or of a file.")
    for address, location in published:
        now = moves.now(address)
        if now in reported or leads(now):
            continue
        what = f'"{address}" was published, and leads nowhere now.'
        diagnostics.add(Location(location.file, location.line), what, _MOVED % address)


def places_in(outputs: Iterable[Output], parts: Mapping[str, Parts]) -> dict[str, Collection[str]]:
    """The ids of each page, whose parts are known, by its path; of each other file there are none."""
    return {output.path: set(parts[output.path][0]) if output.path in parts else () for output in outputs}
