"""A `Text` with open slots → HTML on a given page: facts, sources, figures, links as the templates show them."""

from __future__ import annotations

from markupsafe import Markup, escape

from explainer.markdown.text import (
    Anchor,
    Citation,
    FactReference,
    FigureReference,
    Link,
    PictureReference,
    Piece,
    Slot,
    Text,
    Word,
    without_links,
)
from explainer.model import Site
from explainer.render.environment import Templates
from explainer.render.figures import chart
from explainer.render.glossary import Glossary
from explainer.render.links import Links
from explainer.render.values import day_in_words

# A number or a ring belongs to the word before it, and must not begin a line alone.
_NO_BREAK = "\N{NO-BREAK SPACE}"


class TextRenderer:
    """Fills the slots of texts. What a fact looks like in a text is made once and used on every page."""

    def __init__(self, site: Site, templates: Templates) -> None:
        self._site = site
        self._templates = templates
        self._marks: dict[tuple[str, str], Markup] = {}
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
            case Citation():
                return None
            case FactReference(form="mark"):
                return None
            case FactReference(id=identifier, form="date"):
                return day_in_words(self._site.facts[identifier].date, self._site.settings.language)
            case FactReference(id=identifier):
                return self._site.facts[identifier].statement
            case _:
                return ""

    def _fill(self, text: Text, numbers: dict[str, int], here: str) -> Markup:
        shown: list[str] = []
        before: Piece = ""
        for piece in without_links(text.pieces, lambda link: not self._address(link, here)):
            words = piece if isinstance(piece, str) else self._slot(piece, numbers, here)
            if _is_mark(piece) and isinstance(before, str) and before.endswith((" ", "\n")):
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
            case FactReference():
                return self._fact(piece)
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
                return self._templates.say(piece.key)
            case FigureReference() | PictureReference():
                return self._drawn(piece, numbers, here)

    def _drawn(self, piece: FigureReference | PictureReference, numbers: dict[str, int], here: str) -> Markup:
        if isinstance(piece, FigureReference):
            figure = chart(self._site, self._site.figures[piece.id], self._links)
            return self._templates.render_macro("parts/figure.html", "figure", figure, False)
        picture = self._site.pictures[piece.id]
        template = f"parts/picture-{picture.kind}.html"
        return self._templates.render_macro(template, "picture", picture, lambda text: self._fill(text, numbers, here))

    def _fact(self, piece: FactReference) -> Markup:
        key = (piece.id, piece.form)
        if key not in self._marks:
            fact = self._site.facts[piece.id]
            address = self._links.fact(self._site, piece.id)
            words = day_in_words(fact.date, self._site.settings.language)
            self._marks[key] = self._templates.render_macro("parts/mark.html", piece.form, fact, address, words)
        return self._marks[key]


def _is_mark(piece: Piece) -> bool:
    return isinstance(piece, Citation) or (isinstance(piece, FactReference) and piece.form == "mark")
