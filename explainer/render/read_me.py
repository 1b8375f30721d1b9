"""`Site` → READ-ME-FIRST.txt, the plain words that lie beside the pages of a copy."""

from __future__ import annotations

import textwrap
from pathlib import Path

from explainer.diagnostics import Diagnostics
from explainer.model import Output, Site
from explainer.render.environment import Templates
from explainer.render.links import links_of
from explainer.target import BuildTarget
from explainer.theme import Theme

FILE = "READ-ME-FIRST.txt"
_WIDTH = 72


def read_me(site: Site, root: Path, diagnostics: Diagnostics, target: BuildTarget) -> Output:
    """The template of this name, its paragraphs folded, with the line ends that every system's editor shows."""
    theme = Theme.of(root, site.settings.theme)
    templates = Templates(theme, site.words, site.settings.language, diagnostics, links=links_of(site, target))
    text = templates.render(FILE, settings=site.settings, target=target)
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    folded = (
        textwrap.fill(paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False)
        for paragraph in paragraphs
        if paragraph
    )
    body = "\n\n".join(folded).replace("\n", "\r\n") + "\r\n"
    # Without its mark, some editors take what is not ASCII for another encoding.
    return Output(FILE, body.encode("ascii" if body.isascii() else "utf-8-sig"), (f"templates/{FILE}",))
