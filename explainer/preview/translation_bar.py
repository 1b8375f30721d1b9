"""A page of a preview in another language → the same with a line above: is it published, and where are its texts."""

from __future__ import annotations

import html
from dataclasses import replace

from explainer.model import Output, Page, Site
from explainer.model.catalogs import catalogs_of
from explainer.policy import hash_of
from explainer.preview.pairs import page_pairs
from explainer.preview.pairs_page import page_publication, publication
from explainer.render.addresses import page_file
from explainer.render.values import language_in_words
from explainer.translate.published import PAGE_SHARE

_STYLE = """
.translation-bar{font:.875rem/1.4 system-ui,sans-serif;padding:.5rem 1rem;background:#ffd;color:#222}
.translation-bar a{display:inline-block;padding-block:.4rem;color:inherit}
@media print{.translation-bar{display:none}}
"""
BAR_STYLE = hash_of(_STYLE)  # for the policy of the preview
_BAR = """
<style>{style}</style>
<aside class="translation-bar" lang="en" dir="ltr" aria-label="Preview">
<b>{name}.</b> {published}{page} <a href="/{address}">Source and translation side by side</a>
</aside>
"""


def add_translation_bar(output: Output, site: Site, page: Page) -> Output:
    """The page with the line; one of the source language stays as it is."""
    if site.published is None or site.source is None:
        return output
    code = site.settings.language
    share = site.published.share_of(tuple(catalogs_of(page, site.source)))
    bar = _BAR.format(
        style=_STYLE,
        name=html.escape(language_in_words(code, "en")),
        published=publication(site.published),
        page="" if share >= PAGE_SHARE else f" {page_publication(share)}",
        address=html.escape(page_pairs(code, page_file(page))),
    )
    before, tag, rest = output.body.partition(b"<body")
    attributes, end, after = rest.partition(b">")
    return replace(output, body=before + tag + attributes + end + (bar.encode() if tag else b"") + after)
