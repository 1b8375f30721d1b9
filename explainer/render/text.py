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
)
from explainer.model import Site
from explainer.render.addresses import fact_address
from explainer.render.environment import Templates
from explainer.render.figures import chart
from explainer.render.glossary import Glossary
from explainer.render.links import link_address
from explainer.render.values import day_in_words

# A number or a ring belongs to the word before it, and must not begin a line alone.
_NO_BREAK = "\N{NO-BREAK SPACE}"


class TextRenderer:
    """Fills the slots of texts. What a fact looks like in a text is made once and used on every page."""

    def __init__(self, site: Site, templates: Templates) -> None:
        self._site = site
        self._templates = templates
        self._marks: dict[tuple[str, str], Markup] = {}
        self._page_of_file = {page.location.file: page.id for page in site.pages.values()}
        self.glossary = Glossary(site.terms.values())

    def show(self, text: Text, cited: tuple[str, ...]) -> Markup:
        """The text as HTML. `cited` are the ids of the page's sources, in the order of their numbers."""
        return self._fill(text, {source: number for number, source in enumerate(cited, 1)})

    def _fill(self, text: Text, numbers: dict[str, int]) -> Markup:
        shown: list[str] = []
        before: Piece = ""
        for piece in text.pieces:
            if _is_mark(piece) and isinstance(before, str) and before.endswith((" ", "\n")):
                shown[-1] = before[:-1] + _NO_BREAK
            elif isinstance(piece, Citation) and isinstance(before, Citation):
                shown.append(" ")
            shown.append(piece if isinstance(piece, str) else self._slot(piece, text, numbers))
            before = piece
        return Markup("".join(shown))

    def _slot(self, piece: Slot, text: Text, numbers: dict[str, int]) -> str:
        match piece:
            case FactReference():
                return self._fact(piece)
            case Citation():
                source = self._site.sources[piece.source]
                return self._templates.render_macro(
                    "parts/citation.html", "citation", source, numbers[piece.source], piece.where
                )
            case Link():
                return escape(link_address(piece, text.file, self._page_of_file))
            case Anchor():
                return escape(piece.id)
            case Word():
                return self._templates.say(piece.key)
            case FigureReference() | PictureReference():
                return self._drawn(piece, numbers)

    def _drawn(self, piece: FigureReference | PictureReference, numbers: dict[str, int]) -> Markup:
        if isinstance(piece, FigureReference):
            figure = chart(self._site, self._site.figures[piece.id])
            return self._templates.render_macro("parts/figure.html", "figure", figure, False)
        picture = self._site.pictures[piece.id]
        template = f"parts/picture-{picture.kind}.html"
        return self._templates.render_macro(template, "picture", picture, lambda text: self._fill(text, numbers))

    def _fact(self, piece: FactReference) -> Markup:
        key = (piece.id, piece.form)
        if key not in self._marks:
            fact = self._site.facts[piece.id]
            address = fact_address(self._site, piece.id)
            words = day_in_words(fact.date, self._site.settings.language)
            self._marks[key] = self._templates.render_macro("parts/mark.html", piece.form, fact, address, words)
        return self._marks[key]


def _is_mark(piece: Piece) -> bool:
    return isinstance(piece, Citation) or (isinstance(piece, FactReference) and piece.form == "mark")
