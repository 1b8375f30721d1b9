"""Every reference of the content leads somewhere: facts, figures, pictures, sources and links, down to the anchor."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from explainer.diagnostics import Diagnostics, Location, nearest, nearest_word
from explainer.helper import Helper
from explainer.markdown.registry import MARKS
from explainer.markdown.text import Citation, Link, MarkReference, Text
from explainer.model import Fact, Figure, Page, PageAnchor, Source, Term
from explainer.picture import Picture
from explainer.resolve.ids import check_known

SOURCES = "content/sources.yaml"


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that can be referred to, by id. A mark names the field that it refers to as its `collection`."""

    pages: Mapping[str, Page]  # by file, not by id: links name files
    drafts: Set[str]  # files of pages that are left out
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    figures: Mapping[str, Figure]
    pictures: Mapping[str, Picture]
    terms: Mapping[str, Term]
    helpers: Mapping[str, Helper]


def check_references(known: Known, texts: Iterable[Text], diagnostics: Diagnostics) -> dict[Link, PageAnchor]:
    """Check what facts, figures and terms refer to, then every reference of every text.

    Returns where each link leads that stays within the site, except those that were reported.
    """
    for fact in known.facts.values():
        for support in fact.sources:
            check_known(support.source, known.sources, "source", SOURCES, support.location, diagnostics)
    for figure in known.figures.values():
        for row in figure.rows:
            check_known(row.fact, known.facts, "fact", MARKS["fact"].file, row.location, diagnostics)
    for term in known.terms.values():
        for source, location in term.sources:
            check_known(source, known.sources, "source", SOURCES, location, diagnostics)
    links: dict[Link, PageAnchor] = {}
    for text in (*(text for picture in known.pictures.values() for text in picture.texts), *texts):
        _check_text(text, known, diagnostics)
        links |= _resolve_links(text, known, diagnostics)
    return links


def _check_text(text: Text, known: Known, diagnostics: Diagnostics) -> None:
    _check_marks_that_may_be_used_once(text, diagnostics)
    for reference in text.references:
        if isinstance(reference, MarkReference):
            mark = MARKS[reference.kind]
            collection = getattr(known, mark.collection)
            check_known(reference.id, collection, mark.kind, mark.file, reference.location, diagnostics)
        elif isinstance(reference, Citation):
            check_known(reference.source, known.sources, "source", SOURCES, reference.location, diagnostics)


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


def _moved(file: str, pages: Iterable[str]) -> str:
    """The one page whose file is called alike and lies in another folder, or nothing."""
    found = [page for page in pages if posixpath.basename(page) == posixpath.basename(file)]
    return found[0] if len(found) == 1 else ""


def _has_anchor(anchor: str, page: Page, known: Known, location: Location, diagnostics: Diagnostics) -> bool:
    anchors = [heading.anchor for heading in page.text.headings]
    # Anchors that templates make from data, such as fact-whole-border on the page of a theme.
    made: dict[str, Mapping[str, object]] = {
        "timeline": {f"event-{fact.id}": fact for fact in known.facts.values() if fact.timeline},
        "glossary": {f"word-{identifier}": term for identifier, term in known.terms.items()},
        "figures": {f"figure-{identifier}": figure for identifier, figure in known.figures.items()},
        "sources": {f"source-{identifier}": source for identifier, source in known.sources.items()},
        "help": {f"help-{identifier}": helper for identifier, helper in known.helpers.items()},
    }
    anchors.extend(made.get(page.kind, ()))
    if anchor not in anchors:
        diagnostics.add(
            location,
            f'"{page.location.file}" has no heading "#{anchor}".'
            + nearest("#" + anchor, ("#" + name for name in anchors)),
            "write the heading's words in small letters with hyphens, or leave the part from # out.",
        )
    return anchor in anchors
