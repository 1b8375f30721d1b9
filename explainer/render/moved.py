"""`moved:` of site.yaml, and the addresses that were published → where each of them is now, and what stands there.

A host leads on by the settings that are made for it (hosting.py). From disk, and on hosts without settings, an old page
is a small one with a link. The name of a place on a page is not sent to a host: so the page that took the place of the
other has an element of that name, beside the text that it meant, or a notice with a link at its end.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

PAGE = ".html"
# Elements in which no other may stand but for those that they are made of: the name is put before them.
_CLOSED = frozenset(("ul", "ol", "dl", "table", "details", "select", "img", "input"))


@dataclass(frozen=True, slots=True)
class OldPage:
    """A page that is not made any more: its folder and file, where it is now, and the same of places on it."""

    folder: str  # `fr/` for one of a language, empty for the source
    file: str
    now: str  # as seen from the pages of the source
    anchors: tuple[tuple[str, str], ...]  # each with where it is now


@dataclass(frozen=True, slots=True)
class Moves:
    """Where addresses are now. They are those of the source language: `law.html`, `law.html#days`, `data/law.json`."""

    moved: Mapping[str, str]
    published: Collection[str] = ()

    def now(self, address: str) -> str:
        """Where an address is now: itself, if nothing is known of it, or if it only leads to itself."""
        seen = {address}
        while (following := self._next(address)) and following not in seen:
            seen.add(following)
            address = following
        return address

    def _next(self, address: str) -> str:
        """A place on a page that moved is called there as before, unless the page moved to a place itself."""
        if address in self.moved:
            return self.moved[address]
        file, _, anchor = address.partition("#")
        to = self.moved.get(file, "")
        return f"{to}#{anchor}" if to and anchor and "#" not in to else to

    def landings(self, file: str) -> dict[str, str]:
        """The old places that a page has to have, each with where it is now."""
        olds = (old.partition("#") for old in self.moved)
        return {
            anchor: self.now(f"{page}#{anchor}")
            for page, _, anchor in olds
            if anchor and file_of(self.now(page)) == file
        }

    def places(self, file: str) -> dict[str, list[str]]:
        """The places of a page that have old names too."""
        found: dict[str, list[str]] = {}
        for old, now in self.landings(file).items():
            page, _, anchor = now.partition("#")
            if page == file and anchor:
                found.setdefault(anchor, []).append(old)
        return found

    def old_pages(self, files: Collection[str], folders: Sequence[str]) -> Iterator[OldPage]:
        """The pages that stand in for others; `files` are those that are made, `folders` those of languages shown."""
        published = [address for address in self.published if address.endswith(PAGE)]
        moved = [folder + old for old in self.moved if old.endswith(PAGE) for folder in folders]
        for path in dict.fromkeys([*moved, *published]):
            folder, _, file = path.rpartition("/")
            folder = folder and f"{folder}/"
            now = self.now(file)
            if path not in files and file_of(now) in files:
                begin = f"{file}#"
                anchors = [each.removeprefix(begin) for each in self.published if each.startswith(begin)]
                yield OldPage(folder, file, now, tuple((each, self.now(begin + each)) for each in anchors))


def file_of(address: str) -> str:
    """The file of an address, without the place on it."""
    return address.partition("#")[0]


def with_places(html: str, places: Mapping[str, Iterable[str]]) -> str:
    """The page with elements that have the ids of old places, each beside the id that stands for it now."""
    for now, olds in places.items():
        names = "".join(f'<span id="{old}"></span>' for old in olds)
        found = re.search(rf'<([a-z0-9]+)\b[^<>]*\sid="{re.escape(now)}"[^<>]*>', html)
        if found is not None:
            place = found.start() if found[1] in _CLOSED else found.end()
            html = f"{html[:place]}{names}{html[place:]}"
    return html
