"""A site and its finished pages → the addresses that people cite, and the list of all that were ever published.

They are those of pages in every language, of data and feeds; and of places on the pages of the source language:
headings, and the entries that a page lists. Translations have the same places. Pictures, settings of hosts and copies
are not in the list, as they are named anew when they change; nor are the parts of a form.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from explainer.deliver.links import parts_of
from explainer.deliver.published import places_in
from explainer.diagnostics import Diagnostics, Location
from explainer.load.addresses import FILE, HEAD, load_addresses
from explainer.maintenance.reminders import Reminder
from explainer.model import Output, Site
from explainer.model.page_kinds import KINDS
from explainer.render.addresses import fact_address, file_of_id, id_of_kind, page_file, source_address
from explainer.render.feed import change_anchors
from explainer.render.old_pages import is_old_page

_MISSING = KINDS["missing"].file


def with_new_addresses(site: Site, root: Path, outputs: Collection[Output]) -> tuple[list[str], str]:
    """The addresses that the list does not have yet, and the text of the list with them."""
    known = _known(root)
    new = _new(site, outputs, known)
    path = root / FILE
    text = path.read_text("utf-8") if path.is_file() else HEAD
    comments = [line for line in text.splitlines() if line.startswith("#")]
    return new, "\n".join([*comments, *sorted({*known, *new}), ""])


def address_reminders(site: Site, root: Path, outputs: Collection[Output]) -> list[Reminder]:
    """One, if the site keeps the list, and it does not have every address yet."""
    new = _new(site, outputs, _known(root)) if (root / FILE).is_file() else []
    more = f" and {len(new) - 1:,} more" if len(new) > 1 else ""
    what = f"{', '.join(new[:1])}{more}: the command `addresses` adds what is published."
    return [Reminder("address that is not in the list", Location(FILE), what)] if new else []


def _new(site: Site, outputs: Collection[Output], known: set[str]) -> list[str]:
    return sorted({*_addresses(site, outputs)} - known)


def _known(root: Path) -> set[str]:
    """The addresses in the list. What is wrong with it was reported when the outputs were made."""
    return {address for address, _ in load_addresses(root, Diagnostics())}


def _addresses(site: Site, outputs: Collection[Output]) -> Iterator[str]:
    pages = [output for output in outputs if not is_old_page(output)]
    parts = {page.path: parts_of(page.body.decode()) for page in pages if page.path.endswith(".html")}
    places = places_in(pages, parts)
    for path in places:
        is_page = path.endswith(".html") and not path.endswith(_MISSING)
        if is_page or path.startswith("data/") or path.endswith("feed.xml"):
            yield path
    for address in _places(site):
        file, _, anchor = address.partition("#")
        if anchor in places.get(file, ()):
            yield address


def _places(site: Site) -> Iterator[str]:
    for page in site.pages.values():
        yield from (f"{page_file(page)}#{heading.anchor}" for heading in page.text.headings)
    for name, entries in site.collections.items():
        if name != "sources" and entries.collection.page_kind:
            file = file_of_id(id_of_kind(site, entries.collection.page_kind))
            yield from (f"{file}#{anchor}" for anchor in entries.anchors)
    yield from (source_address(site, source) for source in site.sources)
    if site.page_of("facts"):
        yield from (fact_address(site, fact) for fact in site.facts)
    changes = file_of_id(id_of_kind(site, "changes"))
    yield from (f"{changes}#{anchor}" for anchor in change_anchors(site.changes))
