"""The collections that site.yaml declares → the pages that list their entries exist, and list some."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.model import RawSite
from explainer.resolve.ids import check_known


def check_own_collections(raw: RawSite, diagnostics: Diagnostics) -> None:
    """Report an index that is no page, and a page of kind collection that is the index of none."""
    pages = {page.id: page for page in raw.pages if not page.collection}
    for each in raw.settings.collections:
        if each.index:
            check_known(each.index, pages, "page", "content/pages/", each.index_location, diagnostics)
    indexes = {each.index for each in raw.settings.collections}
    for page in pages.values():
        if page.kind == "collection" and page.id not in indexes:
            what = "this page lists a collection, but no collection says so."
            help_text = f"write `index: {page.id}` under a name in `collections:` of site.yaml."
            diagnostics.add(page.kind_location, what, help_text)
