"""A link to a Markdown file → the address of the page made from it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from explainer.markdown.text import Link
from explainer.render.addresses import page_file


def link_address(link: Link, file: str, page_of_file: Mapping[str, str]) -> str:
    """The address of a link written in `file`. `page_of_file` has the id of the page of each Markdown file."""
    if link.outside:
        return link.target
    anchor = f"#{link.anchor}" if link.anchor else ""
    if not link.target:
        return anchor
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file), link.target))
    return page_file(page_of_file[target]) + anchor
