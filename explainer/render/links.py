"""A place in the site → its address, as the pages of one target write it.

Pages of a host and of a copy name each other by file. The page for what is missing is shown at any depth, so its
addresses begin at the root; those of a feed are whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from explainer.images.image import Image
from explainer.model import Page, PageAnchor, Site
from explainer.model.page_kinds import KINDS
from explainer.render.addresses import (
    event_address,
    fact_address,
    file_of_id,
    id_of_kind,
    page_files,
    source_address,
)
from explainer.target import HOSTED, BuildTarget


@dataclass(frozen=True, slots=True)
class ImageAddress:
    """Where a page finds a picture, and how large it is there."""

    address: str  # empty: it is left out
    srcset: str  # as HTML has it; empty: there is one size
    width: int  # pixels
    height: int


@dataclass(frozen=True, slots=True)
class Links:
    """How the pages of a target write addresses."""

    target: BuildTarget = HOSTED
    files: Mapping[str, str] = field(default_factory=dict)  # of pages by id; those that are not here are called like it
    kinds: Mapping[str, str] = field(default_factory=dict)  # the id of the page of each kind that the target has
    left_out: frozenset[str] = frozenset()  # ids of pages that the target does not have
    foreign: frozenset[str] = frozenset()  # ids of pages that are there in the source language alone
    source_language: str = ""  # its code

    @property
    def has_glossary(self) -> bool:
        """Can a word lead to its meaning? On a page of its own the words stand at its end."""
        return True

    def to(self, address: str) -> str:
        """The address of a file of the site, with or without an anchor."""
        return self.target.base + address

    def to_shared(self, address: str) -> str:
        """The address of a file that all languages of the site share."""
        return self.target.shared + address

    def page(self, page: str, anchor: str = "") -> str:
        """The address of a page by its id, or of an anchor on it. Empty where the target leaves that page out."""
        return self._on(page, (self.files.get(page) or file_of_id(page)) + (f"#{anchor}" if anchor else ""))

    def _on(self, page: str, address: str) -> str:
        """An address on a page, or on one that belongs to it. Empty where the target leaves that page out."""
        if page in self.left_out:
            return ""
        return self.to_shared(address) if page in self.foreign else self.to(address)

    def of_kind(self, kind: str) -> str:
        """The id of the page of a kind; where there is none, the id that it would have."""
        return self.kinds.get(kind) or (KINDS[kind].named if kind in KINDS else kind)

    def place(self, place: PageAnchor, here: str) -> str:
        """The address of a place in the site on the page `here`, an id. Empty where the target leaves it out."""
        return self.here(place.anchor) if place.page == here and place.anchor else self.page(place.page, place.anchor)

    def outside(self, address: str) -> str:
        """An address outside the site as it is, or that of the same source within it."""
        return address

    def anchor(self, page: str, anchor: str) -> str:  # noqa: ARG002 -- other targets need the page
        """The name of an anchor of a page's own text."""
        return anchor

    def here(self, anchor: str) -> str:
        """The address of an anchor on the page itself."""
        file = self.target.own_file
        return (self.to(file) if file else "") + f"#{anchor}"

    def cited(self, source: str) -> str:
        """The address of a source in the list at the end of the page."""
        return self.here(f"source-{source}")

    def fact(self, site: Site, fact: str) -> str:
        """The address of the card of a fact."""
        return self._on(id_of_kind(site, "facts"), fact_address(site, fact))

    def source(self, site: Site, source: str) -> str:
        """The address of a source in the list of all."""
        return self._on(id_of_kind(site, "sources"), source_address(site, source))

    def event(self, site: Site, fact: str) -> str:
        """The address of a fact on the timeline."""
        return self._on(id_of_kind(site, "timeline"), event_address(site, fact))

    def image(self, image: Image) -> ImageAddress:
        """The files of a picture; a copy has one of them, which is also for browsers that cannot choose."""
        one, widest = image.in_a_copy, image.widest
        address = self.to_shared(one.path)
        if self.target.copied or one == widest:
            return ImageAddress(address, "", one.width, one.height)
        sizes = (f"{self.to_shared(each.path)} {each.width}w" for each in image.renditions)
        return ImageAddress(address, ", ".join(sizes), widest.width, widest.height)


def links_of(site: Site, target: BuildTarget = HOSTED) -> Links:
    """The links that the pages of this site have in a target."""
    pages = [page for page in site.pages.values() if is_in(page, target)]
    left_out = frozenset(site.pages).difference(page.id for page in pages)
    foreign = frozenset(page.id for page in pages if page.is_foreign)
    source = (site.source or site).settings.language
    return Links(target, page_files(pages), kinds_of(pages), left_out, foreign, source)


def is_in(page: Page, target: BuildTarget) -> bool:
    """Does the target have the page? A copy of one language has no page of another."""
    return KINDS[page.kind].is_in(target) and not (page.is_foreign and not target.languages)


def kinds_of(pages: Sequence[Page]) -> dict[str, str]:
    """The id of the page of each kind that is among these: of the first one, where there are several."""
    return {page.kind: page.id for page in reversed(pages)}


RELATIVE = Links()
