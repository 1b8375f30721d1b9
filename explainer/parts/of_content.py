"""`Site` → the parts that show its content, each with the things that together have every state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from explainer.helper import Helper
from explainer.model import VERDICTS, Fact, Site, Source
from explainer.parts.states import Part, State, covering
from explainer.picture import LOOKS
from explainer.render.addresses import event_address, fact_address, source_address
from explainer.render.figures import Chart, chart
from explainer.render.help import groups_of, regions_of
from explainer.render.pages import contents_of, facts_of_source, pages_of_fact
from explainer.render.qr import qr_picture
from explainer.target import BuildTarget, Download

_ADDRESS = "https://example.org/"
_DOWNLOAD = Download("bundle/", "zip", 250_000, 64 * "0")


def content_parts(site: Site) -> Iterator[Part]:
    """Parts of pages other than the form; a part lacks the states that nothing in the site is in."""
    yield from _of_facts(site)
    yield from _of_sources(site)
    charts = covering((chart(site, figure) for figure in site.figures.values()), _states_of_chart)
    yield Part("parts/figure.html", "figure", tuple(State(name, (each, True)) for name, each in charts))
    yield Part("parts/sign.html", "sign", tuple(State(look, (look,)) for look in LOOKS))
    yield from _of_help(site)
    yield from _around_texts(site)
    yield from _of_copies(site)


def _of_facts(site: Site) -> Iterator[Part]:
    facts = list(site.facts.values())
    address, sources = partial(fact_address, site), partial(source_address, site)
    yield Part("parts/verdict.html", "verdict", tuple(State(verdict, (verdict,)) for verdict in VERDICTS))
    pages = pages_of_fact(site)
    cards = tuple(
        State(name, (fact, site.sources, sources, event_address, pages.get(fact.id, [])))
        for name, fact in covering(facts, partial(_states_of_fact, site))
    )
    yield Part("parts/fact.html", "fact", cards)
    claims = covering((fact for fact in facts if fact.article_says), lambda fact: [fact.verdict])
    yield Part("parts/claim.html", "claim", tuple(State(name, (fact, address)) for name, fact in claims))
    events = covering((fact for fact in facts if fact.timeline), _states_of_event)
    shown = tuple(State(name, (fact, site.sources, address, sources)) for name, fact in events)
    yield Part("parts/event.html", "event", shown, "ol", "timeline")


def _states_of_fact(site: Site, fact: Fact) -> Iterator[str]:
    yield f"{fact.verdict or 'no verdict'}{', said by the article' if fact.article_says else ''}"
    yield f"confidence {fact.confidence}"
    if fact.until:
        yield "over several days"
    if fact.dates_text:
        yield "the date of a text"
    if fact.note:
        yield "with a note"
    if any(site.sources[support.source].caution for support in fact.sources):
        yield "on a source to be careful of"
    if not fact.timeline:
        yield "not on the timeline"
    if not site.pages_of_fact.get(fact.id):
        yield "in no section"


def _states_of_event(fact: Fact) -> Iterator[str]:
    yield fact.kind
    yield "turn of the law" if fact.turn else "no turn"
    if fact.until:
        yield "over several days"


def _of_sources(site: Site) -> Iterator[Part]:
    sources = tuple(State(name, (source,)) for name, source in covering(site.sources.values(), _states_of_source))
    yield Part("parts/source.html", "source", sources)
    facts_by_source = facts_of_source(site)
    counts = ("no fact", "one fact", "several facts")
    entries = covering(site.sources.values(), lambda source: [counts[min(len(facts_by_source.get(source.id, [])), 2)]])
    shown = tuple(State(name, ([source], facts_by_source, partial(fact_address, site))) for name, source in entries)
    yield Part("parts/entry.html", "entries", shown)
    cited = [source for _, source in covering(site.sources.values(), lambda source: [source.kind])]
    citations = [State("the whole source", (cited[0], 1, "")), State("a place in it", (cited[-1], 12, "(1)(a)"))]
    yield Part("parts/citation.html", "citation", tuple(citations), "p")


def _states_of_source(source: Source) -> Iterator[str]:
    yield "opened" if source.opened else "not opened"
    days = {
        "published": source.date,
        "in force": source.in_force,
        "claims from": source.claims_from,
        "claims until": source.claims_until,
        "current to": source.current_to,
    }
    yield from (name for name, day in days.items() if day)
    if source.caution:
        yield "to be careful of"


def _states_of_chart(shown: Chart) -> Iterator[str]:
    for bar in shown.bars:
        states = {
            "about": bar.row.about,
            "a part of the time": bar.row.part,
            "with a note": bar.row.note,
            "years left out": bar.left_out,
            "nothing": not bar.row.value,
        }
        yield from (name for name, holds in states.items() if holds)
    yield "plain"


def _of_help(site: Site) -> Iterator[Part]:
    helpers = list(covering(site.helpers, _states_of_helper))
    yield Part("parts/helper.html", "helper", tuple(State(name, (each, "h3")) for name, each in helpers), "ul", "help")
    yield Part("parts/helper.html", "helper_line", tuple(State(name, (each,)) for name, each in helpers))
    groups = groups_of(site)
    shown = covering(groups, lambda group: [f"others: {bool(group.others)}", f"regions: {bool(group.regions)}"])
    yield Part("parts/help-group.html", "help_also", tuple(State(name, (group,)) for name, group in shown))
    ways = (State("of this site", (groups, regions_of(site.helpers))),) if groups else ()
    yield Part("parts/help-group.html", "help_ways", ways)


def _states_of_helper(helper: Helper) -> Iterator[str]:
    if helper.url:
        yield "opened" if helper.opened else "not opened"
        yield helper.url.partition(":")[0]
    for name in ("note", "phone", "extension", "toll_free", "tty", "sms", "from_detention", "hours", "safe_contact"):
        if getattr(helper, name):
            yield f"with {name}"
    if helper.languages or helper.interpreter:
        yield f"{min(len(helper.languages), 2)} languages{', interpreter' if helper.interpreter else ''}"
    yield helper.cost or "cost unknown"
    yield helper.seen or "not verified"


def _around_texts(site: Site) -> Iterator[Part]:
    pages = site.sections or tuple(site.pages.values())
    first, last = pages[0], pages[-1]
    yield Part("parts/brand.html", "brand", (State("on any page", ()),))
    openings = [
        State("a page", (first.title, first.description)),
        State("a section", (first.title, first.description, site.settings.title)),
    ]
    yield Part("parts/frame.html", "opening", tuple(openings))
    yield Part("parts/frame.html", "closing", (State("on any page", (first,)),))
    long = next((headings for page in pages if (headings := contents_of(page))), [])
    yield Part("parts/contents.html", "contents", (State("of a long page", (long,)),) if long else ())
    ends = [State("first", (None, last)), State("between", (first, last)), State("last", (first, None))]
    yield Part("parts/pager.html", "pager", tuple(ends))


def _of_copies(site: Site) -> Iterator[Part]:
    files = [replace(_DOWNLOAD, kind=kind) for kind in ("zip", "html")]
    yield Part("parts/download.html", "download", tuple(State(file.kind, (file,)) for file in files), "ul", "downloads")
    copied = BuildTarget(copied=site.settings.checked)
    hosted, unhosted = replace(site.settings, address=_ADDRESS), replace(site.settings, address="")
    copies = [State("of a site with an address", (copied, hosted)), State("without one", (copied, unhosted))]
    yield Part("parts/copy.html", "copy", tuple(copies))
    yield Part("parts/address.html", "address_of", (State("on paper", (qr_picture(_ADDRESS), hosted)),))
