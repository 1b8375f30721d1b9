"""Every reference of the content leads somewhere: facts, figures, pictures, sources and links, down to the anchor."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from explainer.diagnostics import Diagnostics, Location, listed, nearest, nearest_word
from explainer.markdown.registry import MARKS
from explainer.markdown.text import Citation, Link, MarkReference, Text
from explainer.model import Page, PageAnchor
from explainer.model.collections import Entries, references_in, texts_in
from explainer.resolve.ids import check_known


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that can be referred to."""

    pages: Mapping[str, Page]  # by file, not by id: links name files
    drafts: Set[str]  # files of pages that are left out
    rows: Mapping[tuple[str, str], Page]  # pages of rows of data, by file and id
    collections: Mapping[str, Entries]  # by name; a mark names the one that it refers to


def check_references(known: Known, texts: Iterable[Text], diagnostics: Diagnostics) -> dict[Link, PageAnchor]:
    """Check what entries of collections refer to, then every reference of their texts and of `texts`.

    Returns where each link leads that stays within the site, except those that were reported.
    """
    entries = [entry for each in known.collections.values() for entry in each.by_id.values()]
    for entry in entries:
        for collection, identifier, location in references_in(entry):
            check_entry(collection, identifier, location, known, diagnostics)
    links: dict[Link, PageAnchor] = {}
    for text in (*(text for entry in entries for text in texts_in(entry)), *texts):
        _check_text(text, known, diagnostics)
        links |= _resolve_links(text, known, diagnostics)
    return links


def check_entry(collection: str, identifier: str, location: Location, known: Known, diagnostics: Diagnostics) -> None:
    """Report an id that no entry of the collection has."""
    entries = known.collections[collection]
    declared = entries.collection
    check_known(identifier, entries.by_id, declared.noun, declared.file, location, diagnostics)


def _check_text(text: Text, known: Known, diagnostics: Diagnostics) -> None:
    _check_marks_that_may_be_used_once(text, diagnostics)
    for reference in text.references:
        if isinstance(reference, MarkReference):
            mark = MARKS[reference.kind]
            entries = known.collections[mark.collection].by_id
            check_known(reference.id, entries, mark.kind, mark.file, reference.location, diagnostics)
        elif isinstance(reference, Citation):
            check_entry("sources", reference.source, reference.location, known, diagnostics)


def _resolve_links(text: Text, known: Known, diagnostics: Diagnostics) -> dict[Link, PageAnchor]:
    links = {}
    for reference in text.references:
        if isinstance(reference, Link) and not reference.outside:
            place = _resolve_link(reference, text, known, diagnostics)
            if place is not None:
                links[reference] = place
    return links


def _check_marks_that_may_be_used_once(text: Text, diagnostics: Diagnostics) -> None:
    first: dict[tuple[str, str], Location] = {}
    for reference in text.references:
        if isinstance(reference, MarkReference) and MARKS[reference.kind].once:
            location = first.setdefault((reference.kind, reference.id), reference.location)
            if location != reference.location:
                what = f'{reference.kind} "{reference.id}" is already defined at {location}.'
                diagnostics.add(reference.location, what, "keep one of the two.")


def _resolve_link(link: Link, text: Text, known: Known, diagnostics: Diagnostics) -> PageAnchor | None:
    """Where a link leads; None after a diagnostic was noted."""
    # A link without a target leads to an anchor of its own text.
    file = posixpath.normpath(posixpath.join(posixpath.dirname(text.file), link.target)) if link.target else text.file
    if any(file == of for of, _ in known.rows):
        return _resolve_row(link, file, known, diagnostics)
    page = known.pages.get(file)
    if file in known.drafts:
        diagnostics.add(
            link.location, f'"{link.target}" is a draft.', "leave the link out, or remove `draft: true` from that page."
        )
    elif page is None:
        what = f'there is no page "{link.target}".'
        near = _moved(file, known.pages) or nearest_word(file, known.pages)
        if near:
            right = posixpath.relpath(near, posixpath.dirname(text.file))
            what += f' Did you mean "{right}"?'
        diagnostics.add(link.location, what, "link to the Markdown file, like [words](other-section.md).")
    elif not link.anchor or _has_anchor(link.anchor, page, known, link.location, diagnostics):
        return PageAnchor(page.id, link.anchor)
    return None


def _resolve_row(link: Link, file: str, known: Known, diagnostics: Diagnostics) -> PageAnchor | None:
    """A link to an entry of a collection that is a row of data: the file, and the id of the row after `#`."""
    row = known.rows.get((file, link.anchor))
    if row is None:
        ids = [f"#{identifier}" for of, identifier in known.rows if of == file]
        what = f'"{file}" has no entry "#{link.anchor}".{nearest(f"#{link.anchor}", ids)}'
        diagnostics.add(link.location, what, f"write one of: {listed(ids, file)}.")
    return PageAnchor(row.id, "") if row else None


def _moved(file: str, pages: Iterable[str]) -> str:
    """The one page whose file is called alike and lies in another folder, or nothing."""
    found = [page for page in pages if posixpath.basename(page) == posixpath.basename(file)]
    return found[0] if len(found) == 1 else ""


def _has_anchor(anchor: str, page: Page, known: Known, location: Location, diagnostics: Diagnostics) -> bool:
    anchors = [heading.anchor for heading in page.text.headings]
    # Anchors that templates make from data.
    listed = (each for each in known.collections.values() if each.collection.page_kind == page.kind)
    anchors.extend(name for each in listed for name in each.anchors)
    if anchor not in anchors:
        diagnostics.add(
            location,
            f'"{page.location.file}" has no heading "#{anchor}".'
            + nearest("#" + anchor, ("#" + name for name in anchors)),
            "write the heading's words in small letters with hyphens, or leave the part from # out.",
        )
    return anchor in anchors
