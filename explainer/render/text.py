"""A `Text` with open slots → HTML on a given page: facts, sources, figures, links as the templates show them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

from explainer.markdown.registry import MARKS
from explainer.markdown.text import Anchor, Citation, Link, MarkReference, Piece, Slot, Text, Word, without_links
from explainer.model import Site
from explainer.render.environment import Templates
from explainer.render.figures import chart
from explainer.render.glossary import Glossary
from explainer.render.links import Links
from explainer.render.values import day_in_words

# A number or a ring belongs to the word before it, and must not begin a line alone.
_NO_BREAK = "\N{NO-BREAK SPACE}"


class TextRenderer:
    """Fills the slots of texts. A mark within a sentence is rendered once and used on every page."""

    def __init__(self, site: Site, templates: Templates) -> None:
        self._site = site
        self._templates = templates
        self._marks: dict[tuple[str, str, str], Markup] = {}
        self._links: Links = templates.links
        self.glossary = Glossary(site.terms.values())

    def show(self, text: Text, cited: tuple[str, ...], here: str) -> Markup:
        """The text as HTML on the page `here`. `cited` are the ids of its sources, in the order of their numbers."""
        return self._fill(text, {source: number for number, source in enumerate(cited, 1)}, here)

    def words(self, text: Text) -> str:
        """The text in words alone, without marks of facts and citations."""
        return text.plain_with(self._words_of)

    def _words_of(self, piece: Slot) -> str | None:
        match piece:
            case Citation() | MarkReference() if _is_sign(piece):
                return None
            case MarkReference(kind="fact", id=identifier, form="date"):
                return day_in_words(self._site.facts[identifier].date, self._site.settings.language)
            case MarkReference(kind="fact", id=identifier):
                return self._site.facts[identifier].statement
            case _:
                return ""

    def _fill(self, text: Text, numbers: dict[str, int], here: str) -> Markup:
        shown: list[str] = []
        before: Piece = ""
        for piece in without_links(text.pieces, lambda link: not self._address(link, here)):
            words = piece if isinstance(piece, str) else self._slot(piece, numbers, here)
            if _is_sign(piece) and isinstance(before, str) and before.endswith((" ", "\n")):
                # A mark that leads nowhere is left out, with the space before it.
                shown[-1] = before[:-1] + _NO_BREAK if words else before.rstrip()
            elif isinstance(piece, Citation) and isinstance(before, Citation):
                shown.append(" ")
            shown.append(words)
            before = piece
        return Markup("".join(shown))

    def _address(self, link: Link, here: str) -> str:
        if link.outside:
            return self._links.outside(link.target)
        return self._links.place(self._site.links[link], here)

    def _slot(self, piece: Slot, numbers: dict[str, int], here: str) -> str:
        match piece:
            case MarkReference():
                return self._mark(piece, numbers, here)
            case Citation():
                source = self._site.sources[piece.source]
                return self._templates.render_macro(
                    "parts/citation.html", "citation", source, numbers[piece.source], piece.where
                )
            case Link():
                return escape(self._address(piece, here))
            case Anchor():
                return escape(self._links.anchor(here, piece.id))
            case Word():
                return self._templates.word_of_text(piece.key)

    def _mark(self, reference: MarkReference, numbers: dict[str, int], here: str) -> Markup:
        mark = MARKS[reference.kind]
        key = (reference.kind, reference.id, reference.form)
        if key in self._marks:
            return self._marks[key]
        item = getattr(self._site, mark.collection)[reference.id]
        values = self._values(reference.kind, item, lambda text: self._fill(text, numbers, here))
        shown = self._templates.render_macro(mark.template.format(item=item), mark.macro_for(reference.form), *values)
        if not mark.block:
            self._marks[key] = shown
        return shown

    def _values(self, kind: str, item: Any, show: Callable[[Text], Markup]) -> tuple[Any, ...]:
        """What the macro of a mark takes: the item itself, unless the kind needs more. `show` renders a text of it."""
        match kind:
            case "fact":
                address = self._links.fact(self._site, item.id)
                return item, address, day_in_words(item.date, self._site.settings.language)
            case "figure":
                return chart(self._site, item, self._links), False
            case "picture":
                return item, show
            case _:
                return (item,)


def _is_sign(piece: Piece) -> bool:
    """Is it a small link behind a word, which says nothing itself?"""
    if isinstance(piece, MarkReference):
        return MARKS[piece.kind].sign and not piece.form
    return isinstance(piece, Citation)
