"""A place in the site → its address within the one file that holds many pages; empty where it is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from explainer.images.image import Image
from explainer.markdown.text import Anchor
from explainer.model import Page, PageAnchor, Site
from explainer.render.links import ImageAddress, Links, kinds_of
from explainer.target import BuildTarget

# What the file around the parts calls its own places.
_OF_THE_FRAME = frozenset({"contents", "main", "not-here", "sources"})


@dataclass(frozen=True, slots=True)
class OneFileLinks(Links):
    """Links between the parts of one file."""

    parts: frozenset[str] = frozenset()  # ids of the pages that are parts
    elsewhere: frozenset[str] = frozenset()  # anchors that may stand for those of pages that are left out
    sources: Mapping[str, str] = field(default_factory=dict)  # address of a listed source → its id
    images: Mapping[str, ImageAddress] = field(default_factory=dict)  # by file
    renamed: Mapping[tuple[str, str], str] = field(default_factory=dict)  # page and anchor → another name here

    @property
    def has_glossary(self) -> bool:
        """Is the glossary one of the parts? A translation may not have it."""
        return self.of_kind("glossary") in self.parts

    def page(self, page: str, anchor: str = "") -> str:
        """The part that the page became, or an anchor in it."""
        if page in self.parts:
            return f"#{self.anchor(page, anchor)}" if anchor else f"#{part_id(page)}"
        if page == self.of_kind("home") and not anchor:
            return "#main"
        return self._elsewhere(anchor)

    def place(self, place: PageAnchor, here: str) -> str:  # noqa: ARG002 -- every part is on the same page
        """The same for a link in a text."""
        return self.page(place.page, place.anchor)

    def anchor(self, page: str, anchor: str) -> str:
        """The name of an anchor of a page's own text: another where several pages have it."""
        return self.renamed.get((page, anchor), anchor)

    def outside(self, address: str) -> str:
        """The entry of a listed source, which holds its address; any other address as it is."""
        return f"#source-{self.sources[address]}" if address in self.sources else address

    def fact(self, site: Site, fact: str) -> str:  # noqa: ARG002 -- other targets need the site
        """The event of a fact: the file has no cards."""
        return self._elsewhere(f"event-{fact}")

    def source(self, site: Site, source: str) -> str:  # noqa: ARG002 -- other targets need the site
        """The entry of a source, where some part cites it."""
        return self._elsewhere(f"source-{source}")

    def event(self, site: Site, fact: str) -> str:  # noqa: ARG002 -- other targets need the site
        """The event of a fact."""
        return self._elsewhere(f"event-{fact}")

    def image(self, image: Image) -> ImageAddress:
        """The picture itself, as data."""
        return self.images[image.file]

    def _elsewhere(self, anchor: str) -> str:
        return f"#{anchor}" if anchor in self.elsewhere else ""


def one_file_links(
    site: Site, pages: Sequence[Page], target: BuildTarget, images: Mapping[str, ImageAddress]
) -> OneFileLinks:
    """The links of the file that holds these pages and pictures, whose sources are those of the target."""
    ids = frozenset(page.id for page in pages)
    has_timeline = any(page.kind == "timeline" for page in pages)
    events = [event.id for year in site.timeline for event in year.events] if has_timeline else []
    elsewhere = {f"event-{event}" for event in events} | {f"source-{source}" for source in target.cited}
    # The first that has the address: provisions that are on one page of the web are found there together.
    sources = {site.sources[source].url: source for source in reversed(target.cited)}
    return OneFileLinks(
        target,
        kinds=kinds_of([*site.pages.values()]),
        parts=ids,
        elsewhere=frozenset(elsewhere),
        sources=sources,
        images=images,
        renamed=_renamed(pages),
    )


def part_id(page: str) -> str:
    """The id of the part that a page became."""
    return f"part-{page}"


def _renamed(pages: Iterable[Page]) -> dict[tuple[str, str], str]:
    anchors = {page.id: {piece.id for piece in page.text.pieces if isinstance(piece, Anchor)} for page in pages}
    counts = Counter(anchor for own in anchors.values() for anchor in own)
    taken = {*_OF_THE_FRAME, *(anchor for anchor, count in counts.items() if count > 1)}
    return {(page, anchor): f"{page}-{anchor}" for page, own in anchors.items() for anchor in own & taken}
