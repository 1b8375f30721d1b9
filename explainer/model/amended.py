"""A site with amended sources → the amendments for which a page that rests on them has not been reviewed yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from explainer.model.content import Page, Source
from explainer.model.page_kinds import KINDS
from explainer.model.site import Form, Site
from explainer.rules.citations import sources_of

if TYPE_CHECKING:  # a site without a form does not wait for them
    from explainer.rules.model import Advice, Outcome, Rule
    from explainer.rules.periods import Suspension


def unreviewed(site: Site, page: Page, facts: Iterable[str] | None = None) -> list[Source]:
    """The amended sources that a page rests on, unless somebody reviewed the page on that day or later.

    `facts` are ids of all that it shows, where it has a frame of another page and no text of its own.
    """
    amended = [source for source in site.sources.values() if source.amended and not _is_reviewed(page, source)]
    if not amended:
        return []
    rests_on = set(_sources_of_page(site, page) if facts is None else _sources_of_facts(site, facts))
    return [source for source in amended if source.id in rests_on]


def pages_to_review(site: Site, source: Source) -> list[Page]:
    """The pages that rest on an amended source and have not been reviewed since."""
    return [page for page in site.pages.values() if source in unreviewed(site, page)]


def _is_reviewed(page: Page, source: Source) -> bool:
    return bool(page.reviewed and source.amended and page.reviewed >= source.amended.day)


def _sources_of_page(site: Site, page: Page) -> Iterator[str]:
    kind = KINDS[page.kind]
    yield from site.cited[page.id]
    shown = site.facts if "facts" in kind.shows else [fact for fact, on in site.pages_of_fact.items() if page.id in on]
    yield from _sources_of_facts(site, shown)
    for form in site.forms_of(page) if kind.needs_rules and site.forms else ():
        yield from _sources_of_form(form)
    if page.kind == "glossary":
        yield from (source for term in site.terms.values() for source, _ in term.sources)


def _sources_of_facts(site: Site, facts: Iterable[str]) -> Iterator[str]:
    return (support.source for fact in facts for support in site.facts[fact].sources)


def _sources_of_form(form: Form) -> Iterator[str]:
    ruleset = form.ruleset
    resting: Iterable[Rule | Outcome | Suspension | Advice] = chain(
        ruleset.rules.values(), ruleset.outcomes, ruleset.suspended, ruleset.advice
    )
    yield from sources_of(citation for each in resting for citation in each.law)
