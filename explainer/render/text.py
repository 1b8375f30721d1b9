"""A `Text` with open slots → HTML on a given page: facts, sources, figures, links as the templates show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup, escape

from explainer.markdown.registry import MARKS
from explainer.markdown.text import (
    Anchor,
    Citation,
    Html,
    ImageReference,
    IntroEnd,
    Link,
    LinkEnd,
    MarkReference,
    Newer,
    Piece,
    Prose,
    Slot,
    Text,
    Word,
)
from explainer.model import Site, Term
from explainer.picture import Map, Picture, Ruler, Years
from explainer.render.addresses import page_file
from explainer.render.attributes import Record
from explainer.render.environment import Templates
from explainer.render.figures import chart
from explainer.render.glossary import WORD, Glossary, PageGlossary
from explainer.render.images import ShownImage
from explainer.render.links import Links
from explainer.render.maps import drawn
from explainer.render.rulers import bands
from explainer.render.values import day_in_words, direction_of
from explainer.render.years import shown_years

# A number or a ring belongs to the word before it, and must not begin a line alone.
_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text is shown."""

    here: str  # id of the page
    numbers: dict[str, int]  # of its sources, by id
    glossary: PageGlossary | None = None  # None where no words are linked

    def prose(self, prose: Prose) -> str:
        """Prose as HTML on the page."""
        return self.glossary.linked(prose.words) if self.glossary and prose.linkable else prose.html


class TextRenderer:
    """Fills the slots of texts. A mark within a sentence is rendered once, unless words in it are linked."""

    def __init__(self, site: Site, templates: Templates) -> None:
        self._site = site
        self._templates = templates
        self._marks: dict[tuple[str, str, str], tuple[Markup, Record]] = {}
        self._recorder = templates.recorder
        self._links: Links = templates.links
        self._glossary = Glossary(site.terms.values())

    def show(self, text: Text, cited: tuple[str, ...], here: str) -> Markup:
        """The text as HTML on the page `here`. `cited` are the ids of its sources, in the order of their numbers."""
        return self._fill(text, _Place(here, _numbered(cited)))

    def parts(self, text: Text, cited: tuple[str, ...], here: str) -> tuple[Markup, Markup]:
        """The same in two parts: the first paragraph, or whatever stands before the first heading, and all else."""
        return self._fill_parts(text, _Place(here, _numbered(cited)))

    def explained(
        self, text: Text, cited: tuple[str, ...], here: str, *, back: bool
    ) -> tuple[tuple[Markup, Markup], tuple[Term, ...]]:
        """Both parts with their words of the glossary linked, and these; `back` says whether they link back."""
        glossary = self._glossary.on_page(back=back)
        shown = self._fill_parts(text, _Place(here, _numbered(cited), glossary))
        if glossary.found:
            self._recorder.record.attribute("class", WORD)
        return shown, glossary.found

    def words(self, text: Text) -> str:
        """The text in words alone, without marks of facts and citations."""
        return text.plain_with(self._words_of)

    def _words_of(self, piece: Slot) -> str | None:
        match piece:
            case Citation() | MarkReference() if _is_sign(piece):
                return None
            case MarkReference(kind="fact", id=identifier, form="date"):
                return day_in_words(self._site.facts[identifier].date, self._site.settings.language)
            case MarkReference(form=form) if form in MARKS[piece.kind].prose:
                return str(getattr(getattr(self._site, MARKS[piece.kind].collection)[piece.id], form))
            case _:
                return ""

    def _fill(self, text: Text, place: _Place) -> Markup:
        return Markup("").join(self._fill_parts(text, place))

    def _fill_parts(self, text: Text, place: _Place) -> tuple[Markup, Markup]:
        self._recorder.record.classes |= text.classes
        shown: list[str] = []
        intro = 0  # how many of them stand in the first part
        before: Piece | None = None
        link_end = ""  # what ends the open link; empty where none is open, or where it is only its words
        for piece in text.pieces:
            match piece:
                case Html():
                    words = piece.html
                case Prose():
                    words = place.prose(piece) if not link_end else piece.html
                case Link():
                    words = self._link(piece, place.here)
                    link_end = f"</a>{self._language_of(piece)}" if words else ""
                case LinkEnd():
                    words, link_end = link_end, ""
                case IntroEnd():
                    words, intro = "", len(shown)
                case _:
                    words = self._slot(piece, place)
            if _is_sign(piece) and isinstance(before, (Html, Prose)) and shown[-1].endswith((" ", "\n")):
                # A mark that leads nowhere is left out, with the space before it.
                shown[-1] = shown[-1][:-1] + _NO_BREAK if words else shown[-1].rstrip()
            elif isinstance(piece, Citation) and isinstance(before, Citation):
                shown.append(" ")
            shown.append(words)
            before = piece
        return Markup("".join(shown[:intro])), Markup("".join(shown[intro:]))

    def _link(self, link: Link, here: str) -> str:
        """Where a link begins; empty where the target leaves out what it leads to."""
        address = self._address(link, here)
        title = f' title="{escape(link.title)}"' if link.title else ""
        self._recorder.record.attribute("href", address)
        return f'<a href="{escape(address)}"{title}>' if address else ""

    def _language_of(self, link: Link) -> str:
        """After a link to a page that is there in the source language alone: which language that is."""
        return "" if link.outside else self._templates.language_of_page(self._site.links[link].page)

    def _address(self, link: Link, here: str) -> str:
        if link.outside:
            return self._links.outside(link.target)
        return self._links.place(self._site.links[link], here)

    def _slot(self, piece: MarkReference | Citation | ImageReference | Anchor | Word | Newer, place: _Place) -> str:
        match piece:
            case Newer():
                address = self._links.to_shared(page_file(self._site.pages[place.here]))
                return self._templates.render_macro(
                    "parts/newer.html", "newer", f"{address}#{piece.anchor}" if piece.anchor else address
                ).strip()
            case MarkReference():
                return self._mark(piece, place)
            case Citation():
                source = self._site.sources[piece.source]
                return self._templates.render_macro(
                    "parts/citation.html", "citation", source, place.numbers[piece.source], piece.where
                )
            case ImageReference():
                return self._image(piece)
            case Anchor():
                return escape(self._links.anchor(place.here, piece.id))
            case Word():
                return self._templates.word_of_text(piece.key)

    def _image(self, reference: ImageReference) -> Markup:
        place = self._links.image(self._site.images[reference.file])
        self._recorder.record.shows_files |= bool(place.address) and not place.address.startswith("data:")
        shown = ShownImage(place.address, place.srcset, place.width, place.height, reference.words, reference.is_first)
        return Markup(self._templates.render_macro("parts/image.html", "image", shown).strip())

    def _mark(self, reference: MarkReference, place: _Place) -> Markup:
        mark, form = MARKS[reference.kind], reference.form
        key = (reference.kind, reference.id, form)
        if key in self._marks:
            shown, record = self._marks[key]
            self._recorder.record.add(record)
            return shown
        item = self._site.collections[mark.collection].by_id[reference.id]
        if form in mark.prose:
            item = replace(item, **{form: Markup(place.prose(Prose(getattr(item, form), reference.linkable)))})
        # In what is drawn no words are linked.
        within = replace(place, glossary=None)
        values = self._values(reference.kind, item, lambda text: self._fill(text, within))
        with self._recorder.recording() as record:
            shown = self._templates.render_macro(mark.template.format(item=item), mark.macro_for(form), *values)
        self._recorder.record.add(record)
        if not mark.block and form not in mark.prose:
            self._marks[key] = shown, record
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
                return item, show, *self._drawn(item)
            case _:
                return (item,)

    def _drawn(self, picture: Picture) -> tuple[Any, ...]:
        """What is worked out for a picture, if anything is: the macro of its kind takes it."""
        direction = direction_of(self._site.settings.language)
        match picture.drawing:
            case Map() as drawing:
                return (drawn(drawing, self._site.data[drawing.data]),)
            case Ruler() as drawing:
                return (bands(drawing, direction),)
            case Years() as drawing:
                return (shown_years(drawing, self._site, self._links, direction),)
        return ()


def _numbered(cited: tuple[str, ...]) -> dict[str, int]:
    return {source: number for number, source in enumerate(cited, 1)}


def _is_sign(piece: Piece) -> bool:
    """Is it a small link behind a word, which says nothing itself?"""
    if isinstance(piece, MarkReference):
        return MARKS[piece.kind].sign and not piece.form
    return isinstance(piece, Citation)
