"""Texts and facts → who cites what: sources by page in order of citation, and back again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explainer.markdown.text import Citation, FactReference
from explainer.model import Change, Fact, Page


def cited_by_page(pages: Mapping[str, Page], changes: Iterable[Change]) -> dict[str, tuple[str, ...]]:
    """For each page the ids of its sources, in the order in which they are first cited."""
    cited = {}
    for page in pages.values():
        references = list(page.text.references)
        if page.id == "changes":
            references.extend(reference for change in changes for reference in change.text.references)
        sources = (reference.source for reference in references if isinstance(reference, Citation))
        cited[page.id] = tuple(dict.fromkeys(sources))
    return cited


def facts_by_page(pages: Mapping[str, Page]) -> dict[str, tuple[str, ...]]:
    """For each page the ids of the facts that it speaks of, in order."""
    found = {}
    for page in pages.values():
        facts = (reference.id for reference in page.text.references if isinstance(reference, FactReference))
        found[page.id] = tuple(dict.fromkeys(facts))
    return found


def sources_by_fact(facts: Iterable[Fact]) -> dict[str, tuple[str, ...]]:
    """For each fact the ids of its sources."""
    return {fact.id: tuple(dict.fromkeys(support.source for support in fact.sources)) for fact in facts}


def turned_around(many: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """From "a: [x, y]" to "x: [a], y: [a]", keeping the order."""
    found: dict[str, list[str]] = {}
    for key, values in many.items():
        for value in values:
            found.setdefault(value, []).append(key)
    return {key: tuple(values) for key, values in found.items()}
