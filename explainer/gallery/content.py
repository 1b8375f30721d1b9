"""`Site` → the parts that show its content, each with the things that together have every state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from explainer.diagnostics import Diagnostics, Location
from explainer.gallery.stories import Component, Story, greedy_cover
from explainer.helper import Helper
from explainer.markdown.parse import parse_inline
from explainer.model import FACT_KINDS, VERDICTS, Fact, Site, Source
from explainer.model.content import Amendment
from explainer.picture import LOOKS, Line, Picture, Stretch
from explainer.render.addresses import event_address, fact_address, source_address
from explainer.render.contexts import facts_of_source, pages_of_fact
from explainer.render.figures import Chart, chart
from explainer.render.help import groups_of, regions_of
from explainer.render.images import ShownImage
from explainer.render.pages import contents_of
from explainer.render.qr import qr_code
from explainer.render.timeline_band import timeline_band
from explainer.target import BuildTarget, Download

_ADDRESS = "https://example.org/"
_DOWNLOAD = Download("bundle/", "zip", 250_000, 64 * "0")

_DRAWN = (
    "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20width='480'%20height='160'%3E"
    "%3Cpath%20d='M0%200l480%20160M0%20160L480%200'%20stroke='%23000'/%3E%3C/svg%3E"
)
_IMAGES = (
    Story("shown", (ShownImage(_DRAWN, "", 480, 160, "Two lines that cross", is_first=False),)),
    Story("left out of a copy", (ShownImage("", "", 0, 0, "Two lines that cross", is_first=False),)),
)
_PLACE = Location("templates/parts.md")
_LINE = Picture(
    id="parts-of-a-line",
    title="A line",
    line=Line(
        stretches=tuple(
            Stretch(
                since="Noon",
                until="night",
                name=look,
                text=parse_inline("What holds.", _PLACE, Diagnostics()),
                look=look,
            )
            for look in LOOKS
        )
    ),
    location=_PLACE,
)


def content_components(site: Site) -> Iterator[Component]:
    """Parts of pages other than the form; a part lacks the states that nothing in the site is in."""
    yield from _of_facts(site)
    yield from _of_sources(site)
    charts = greedy_cover((chart(site, figure) for figure in site.figures.values()), _stories_of_chart)
    yield Component("parts/figure.html", "figure", tuple(Story(name, (each, True)) for name, each in charts))
    yield Component("parts/image.html", "image", _IMAGES, block="image")
    yield Component("parts/sign.html", "sign", tuple(Story(look, (look,)) for look in LOOKS))
    keys = tuple(Story(f"{kind}, {look}", (kind, look)) for kind in ("point", "line", "area") for look in LOOKS)
    yield Component("parts/shape.html", "key", keys)
    yield Component("parts/picture-line.html", "picture", (Story("with an end", (_LINE, lambda text: text.plain)),))
    yield from _of_help(site)
    yield from _around_texts(site)
    yield from _of_copies(site)


def _of_facts(site: Site) -> Iterator[Component]:
    facts = list(site.facts.values())
    address, sources = partial(fact_address, site), partial(source_address, site)
    yield Component("parts/verdict.html", "verdict", tuple(Story(verdict, (verdict,)) for verdict in VERDICTS))
    pages = pages_of_fact(site)
    cards = tuple(
        Story(name, (fact, site.sources, sources, partial(event_address, site), pages.get(fact.id, [])))
        for name, fact in greedy_cover(facts, partial(_stories_of_fact, site))
    )
    yield Component("parts/fact.html", "fact", cards)
    claims = greedy_cover((fact for fact in facts if fact.article_says), lambda fact: [fact.verdict])
    yield Component("parts/claim.html", "claim", tuple(Story(name, (fact, address)) for name, fact in claims))
    counts = Story("each verdict", ([(verdict, place) for place, verdict in enumerate(VERDICTS[:-1], 1)],))
    yield Component("parts/counts.html", "counts", (counts,), block="counts")
    events = greedy_cover((fact for fact in facts if fact.timeline), _stories_of_event)
    shown = tuple(Story(name, (fact, site.sources, address, sources)) for name, fact in events)
    yield Component("parts/event.html", "event", shown, "ol", "timeline")
    if site.timeline:
        signs = ((kind, is_turn) for kind in FACT_KINDS for is_turn in (False, True))
        named = tuple(
            Story(f"{kind}{', turn of the law' if is_turn else ''}", (kind, is_turn)) for kind, is_turn in signs
        )
        yield Component("parts/timeline-band.html", "key", named)
        band = Story("all events", (timeline_band(site), site.settings.checked))
        yield Component("parts/timeline-band.html", "band", (band,), block="band")


def _stories_of_fact(site: Site, fact: Fact) -> Iterator[str]:
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


def _stories_of_event(fact: Fact) -> Iterator[str]:
    yield fact.kind
    yield "turn of the law" if fact.turn else "no turn"
    if fact.until:
        yield "over several days"


def _of_sources(site: Site) -> Iterator[Component]:
    sources = tuple(Story(name, (source,)) for name, source in greedy_cover(site.sources.values(), _stories_of_source))
    yield Component("parts/source.html", "source", sources)
    facts_by_source = facts_of_source(site)
    counts = ("no fact", "one fact", "several facts")
    entries = greedy_cover(
        site.sources.values(), lambda source: [counts[min(len(facts_by_source.get(source.id, [])), 2)]]
    )
    shown = tuple(Story(name, ([source], facts_by_source, partial(fact_address, site))) for name, source in entries)
    yield Component("parts/entry.html", "entries", shown)
    cited = [source for _, source in greedy_cover(site.sources.values(), lambda source: [source.kind])]
    citations = [Story("the whole source", (cited[0], 1, "")), Story("a place in it", (cited[-1], 12, "(1)(a)"))]
    yield Component("parts/citation.html", "citation", tuple(citations), "p")
    yield Component("parts/amended.html", "amended_notes", tuple(_amended(site)))


def _amended(site: Site) -> Iterator[Story]:
    """As if the first sources had changed since the last check."""
    change = Amendment(day=site.settings.checked, says="What is known of the new text.", location=_PLACE)
    changed = [replace(source, amended=change) for source in [*site.sources.values()][:2]]
    yield Story("one source", (changed[:1], partial(source_address, site)))
    yield Story("several sources", (changed, partial(source_address, site)))


def _stories_of_source(source: Source) -> Iterator[str]:
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


def _stories_of_chart(shown: Chart) -> Iterator[str]:
    for bar in shown.bars:
        stories = {
            "about": bar.value and bar.value.about,
            "a part of the time": bar.value and bar.value.part,
            "with a note": bar.row.note,
            "years left out": bar.left_out,
            "nothing": not bar.value or not bar.value.value,
        }
        yield from (name for name, holds in stories.items() if holds)
    yield f"{shown.figure.chart}, {'several series' if shown.figure.series else 'plain'}"


def _of_help(site: Site) -> Iterator[Component]:
    helpers = list(greedy_cover(site.helpers, _stories_of_helper))
    yield Component(
        "parts/helper.html", "helper", tuple(Story(name, (each, "h3")) for name, each in helpers), "ul", "help"
    )
    yield Component("parts/helper.html", "helper_line", tuple(Story(name, (each,)) for name, each in helpers))
    groups = groups_of(site)
    shown = greedy_cover(groups, lambda group: [f"others: {bool(group.others)}", f"regions: {bool(group.regions)}"])
    yield Component("parts/help-group.html", "help_also", tuple(Story(name, (group,)) for name, group in shown))
    ways = (Story("of this site", (groups, regions_of(site.helpers))),) if groups else ()
    yield Component("parts/help-group.html", "help_ways", ways)


def _stories_of_helper(helper: Helper) -> Iterator[str]:
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


def _around_texts(site: Site) -> Iterator[Component]:
    pages = site.sections or tuple(site.pages.values())
    first, last = pages[0], pages[-1]
    yield Component("parts/brand.html", "brand", (Story("on any page", (site.settings,)),))
    openings = [
        Story("a page", (first.title, first.description)),
        Story("a section", (first.title, first.description, site.settings.title)),
    ]
    yield Component("parts/frame.html", "opening", tuple(openings))
    yield Component("parts/frame.html", "closing", (Story("on any page", (first,)),))
    long = next((headings for page in pages if (headings := contents_of(page))), [])
    yield Component("parts/contents.html", "contents", (Story("of a long page", (long,)),) if long else ())
    ends = [Story("first", (None, last)), Story("between", (first, last)), Story("last", (first, None))]
    yield Component("parts/pager.html", "pager", tuple(ends))
    yield Component("parts/newer.html", "newer", (Story("after a translation", (f"{last.id}.html",)),))
    siblings = Story("of a group", (site.settings.title, [first, last], first))
    yield Component("parts/siblings.html", "sibling_list", (siblings,))


def _of_copies(site: Site) -> Iterator[Component]:
    files = [replace(_DOWNLOAD, kind=kind) for kind in ("zip", "html", "all")]
    yield Component(
        "parts/download.html", "download", tuple(Story(file.kind, (file,)) for file in files), "ul", "downloads"
    )
    copied = BuildTarget(copied=site.settings.checked)
    hosted, unhosted = replace(site.settings, address=_ADDRESS), replace(site.settings, address="")
    copies = [Story("of a site with an address", (copied, hosted)), Story("without one", (copied, unhosted))]
    yield Component("parts/copy.html", "copy", tuple(copies))
    yield Component("parts/address.html", "address_of", (Story("on paper", (qr_code(_ADDRESS), hosted)),))
