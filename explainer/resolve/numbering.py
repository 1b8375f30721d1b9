"""Texts and facts → who cites what: sources by page in order of citation, and back again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from explainer.markdown.registry import MARKS
from explainer.markdown.text import Citation, MarkReference, Reference
from explainer.model import Fact, Page
from explainer.model.collections import Entries, texts_in
from explainer.model.page_kinds import KINDS

Collections = Mapping[str, Entries]  # by name


def cited_by_page(pages: Mapping[str, Page], collections: Collections) -> dict[str, tuple[str, ...]]:
    """For each page the ids of its sources, in the order in which they are first cited."""
    cited = {}
    for page in pages.values():
        references = list(_references(page, collections))
        for name in KINDS[page.kind].shows:
            texts = (text for entry in collections[name].by_id.values() for text in texts_in(entry))
            references.extend(reference for text in texts for reference in text.references)
        cited[page.id] = tuple(dict.fromkeys(filter(None, map(_source_of, references))))
    return cited


def _source_of(reference: Reference) -> str | None:
    match reference:
        case Citation(source=source):
            return source
        case MarkReference(kind=kind, id=identifier) if MARKS[kind].collection == "sources":
            return identifier
        case _:
            return None


def facts_by_page(pages: Mapping[str, Page], collections: Collections) -> dict[str, tuple[str, ...]]:
    """For each page the ids of the facts that it speaks of, in order."""
    found = {}
    for page in pages.values():
        marks = (reference for reference in _references(page, collections) if isinstance(reference, MarkReference))
        facts = (mark.id for mark in marks if MARKS[mark.kind].collection == "facts")
        found[page.id] = tuple(dict.fromkeys(facts))
    return found


def _references(page: Page, collections: Collections) -> Iterator[Reference]:
    """The references of a page, and at the place of each picture those of the picture."""
    for reference in page.text.references:
        yield reference
        if isinstance(reference, MarkReference) and MARKS[reference.kind].block:
            # An unknown one was noted when references were checked.
            entry = collections[MARKS[reference.kind].collection].by_id.get(reference.id)
            for text in texts_in(entry):
                yield from text.references


def sources_by_fact(facts: Iterable[Fact]) -> dict[str, tuple[str, ...]]:
    """For each fact the ids of its sources."""
    return {fact.id: tuple(dict.fromkeys(support.source for support in fact.sources)) for fact in facts}


def invert(many: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """From "a: [x, y]" to "x: [a], y: [a]", keeping the order."""
    found: dict[str, list[str]] = {}
    for key, values in many.items():
        for value in values:
            found.setdefault(value, []).append(key)
    return {key: tuple(values) for key, values in found.items()}
