"""`Site` and one of its pages → what the template of each kind of page is given.

Which function belongs to which kind is said in `explainer/model/page_kinds.py`.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from explainer.model import FACT_KINDS, VERDICTS, Fact, Page, Site, Source, Theme
from explainer.model.page_kinds import KINDS
from explainer.render.addresses import entry_file, kind_file, sources_are_split
from explainer.render.feed import change_anchors
from explainer.render.figures import chart, parts_of
from explainer.render.help import groups_of, in_order, regions_of, ungrouped
from explainer.render.timeline_band import kinds_of, timeline_band
from explainer.render.values import sort_key

# The fuller a part is drawn, the closer the claims are to the record: its pattern, and whether it is open.
_VERDICT_LOOKS = {
    "confirmed": ("solid", False),
    "imprecise": ("half", False),
    "outdated": ("open", False),
    "unverified": ("open", True),
    "opinion": ("", True),
}


def home(site: Site, page: Page) -> dict[str, Any]:
    """The sections, the same in groups, the pages that ask, and if the text has ways into the site of its own."""
    return {
        "opens": "fold" in page.text.classes,
        "sections": site.sections,
        "groups": list(site.groups),
        "form_pages": [page for page in site.pages.values() if KINDS[page.kind].one_form],
    }


def section(site: Site, page: Page) -> dict[str, Any]:
    """Where the section is in the order of all, and those of its group; all groups as well."""
    index, place = site.places[page.id]
    group, siblings = site.groups[place]
    return {
        "number": index + 1,
        "total": len(site.sections),
        "previous": site.sections[index - 1] if index else None,
        "next": site.sections[index + 1] if index + 1 < len(site.sections) else None,
        "group": group,
        "groups": list(site.groups),
        "siblings": siblings if group else [],
    }


def entry(site: Site, page: Page) -> dict[str, Any]:
    """The entry that is the page, those around it, and the page that lists them."""
    entries = site.entries_of(page.collection)
    place = entries.index(page)
    return {
        "entry": page,
        "index": site.index_of_entry(page),
        "previous": entries[place - 1] if place else None,
        "next": entries[place + 1] if place + 1 < len(entries) else None,
    }


def collection(site: Site, page: Page) -> dict[str, Any]:
    """The entries of the collections that name this page as their index."""
    names = [each.name for each in site.settings.collections if each.index == page.id]
    return {"entries": [entry for name in names for entry in site.entries_of(name)]}


def form(site: Site, page: Page) -> dict[str, Any]:
    """Questions, results and rules."""
    from explainer.render.form import form_values

    (form,) = site.forms_of(page)
    return form_values(site, form)


def proof(site: Site, page: Page) -> dict[str, Any]:
    """What was proved of the rules."""
    from explainer.render.proof import proof_values

    return proof_values(site, site.forms_of(page))


def then_and_now(site: Site, page: Page) -> dict[str, Any]:
    """The law of several days."""
    from explainer.render.then_and_now import past_values

    return past_values(site, site.forms_of(page))


def timeline(site: Site, _page: Page) -> dict[str, Any]:
    """The events by year, how many there are of each kind, what is shown first, and the band above them."""
    events = [event for year in site.timeline for event in year.events]
    kinds = Counter(event.kind for event in events)
    turns = sum(event.turn for event in events)
    return {
        "years": [(year, kinds_of(year.events)) for year in site.timeline],
        "kinds": [kind for kind in FACT_KINDS if kinds[kind]],
        "total": len(events),
        "counts": {**kinds, "turn": turns, "all": len(events)},
        "shown_first": "turn" if turns else "all",
        "band": timeline_band(site) if events else None,
    }


def claims(site: Site, _page: Page) -> dict[str, Any]:
    """What the article claims, by theme."""
    claims, counts = _claims_by_verdict(site)
    by_theme = [(theme, [fact for fact in claims if fact.theme == theme.id]) for theme in site.themes]
    return {
        "article": site.sources.get(site.settings.article),
        "total": len(claims),
        "counts": counts,
        "groups": [(theme, facts) for theme, facts in by_theme if facts],
    }


def _claims_by_verdict(site: Site) -> tuple[list[Fact], list[tuple[str, int]]]:
    """The claims of the article, and how many have each verdict that any has."""
    claims = [fact for fact in site.facts.values() if fact.article_says]
    counts = [(verdict, sum(fact.verdict == verdict for fact in claims)) for verdict in VERDICTS]
    return claims, [(verdict, count) for verdict, count in counts if count]


def facts(site: Site, _page: Page) -> dict[str, Any]:
    """The facts by theme, each theme with the file of its page; the claims among them, as parts of all by verdict."""
    claims, counts = _claims_by_verdict(site)
    parts = parts_of([(count, *_VERDICT_LOOKS[verdict]) for verdict, count in counts])
    collection = site.collections["themes"].collection
    files = {theme.id: entry_file(site, collection, theme.id) for theme in site.themes}
    return {
        "groups": [(theme, files[theme.id], _facts_of(site, theme)) for theme in site.themes],
        "total": len(site.facts),
        "claims": len(claims),
        "counts": counts,
        "parts": [(part, verdict) for part, (verdict, _) in zip(parts, counts, strict=True)],
    }


def figures(site: Site, _page: Page) -> dict[str, Any]:
    """The figures with their bars."""
    return {"charts": [chart(site, figure) for figure in site.figures.values()]}


def help_(site: Site, _page: Page) -> dict[str, Any]:
    """Places of help by stage and region."""
    return {
        "helpers": site.helpers,
        "help_groups": groups_of(site),
        "help_regions": regions_of(in_order(site)),
        "help_ungrouped": ungrouped(site.helpers),
    }


def glossary(site: Site, _page: Page) -> dict[str, Any]:
    """The words, sorted."""
    language = site.settings.language
    return {"terms_of_site": sorted(site.terms.values(), key=lambda term: sort_key(term.term, language))}


def sources(site: Site, _page: Page) -> dict[str, Any]:
    """The sources by kind."""
    kinds = dict.fromkeys(source.kind for source in site.sources.values())
    return {
        "groups": [(kind, _sources_of(site, kind)) for kind in kinds],
        "files": {kind: kind_file(site, kind) for kind in kinds} if sources_are_split(site) else {},
        "facts_of_source": facts_of_source(site),
    }


def changes(site: Site, _page: Page) -> dict[str, Any]:
    """What changed."""
    return {"changes": site.changes, "anchors": change_anchors(site.changes)}


def theme(site: Site, theme: Theme) -> dict[str, Any]:
    """What the page of one theme is given."""
    return {"theme": theme, "facts": _facts_of(site, theme), "pages_of_fact": pages_of_fact(site)}


def sources_of_kind(site: Site, kind: str) -> dict[str, Any]:
    """What the page of one kind of sources is given."""
    return {"sources_of_kind": _sources_of(site, kind), "facts_of_source": facts_of_source(site)}


def _sources_of(site: Site, kind: str) -> list[Source]:
    return [source for source in site.sources.values() if source.kind == kind]


def facts_of_source(site: Site) -> dict[str, list[Fact]]:
    """The facts that rest on each source, by its id."""
    return {source: [site.facts[fact] for fact in facts] for source, facts in site.facts_of_source.items()}


def _facts_of(site: Site, theme: Theme) -> list[Any]:
    return [fact for fact in site.facts.values() if fact.theme == theme.id]


def pages_of_fact(site: Site) -> dict[str, list[Page]]:
    """The pages that speak of each fact, by its id."""
    return {fact: [site.pages[page] for page in pages] for fact, pages in site.pages_of_fact.items()}
