"""Paragraphs, headings, cells and items of one text → the same in the language that is read."""

from __future__ import annotations

from typing import Any

from markdown_it.token import Token

from explainer.foreign import BEGIN, END
from explainer.markdown.headings import Outline
from explainer.markdown.html_builder import HtmlBuilder
from explainer.markdown.inline_renderer import InlineRenderer
from explainer.markdown.parser_config import read_inline
from explainer.markdown.passage import Passage, TextTranslation, unit_text
from explainer.markdown.text import Newer

_KEY = "passage"  # in the notes of a token


class PassageWriter:
    """Reads what is inside blocks, and writes it with what says of which language, and how new, its words are."""

    def __init__(self, builder: HtmlBuilder, inline: InlineRenderer, outline: Outline, env: dict[str, Any]) -> None:
        self._builder = builder
        self._inline = inline
        self._outline = outline
        self._env = env
        self._translation: TextTranslation | None = env["translation"]

    def read(self, token: Token, line: int) -> list[Token]:
        """What is inside a block that begins at this line of the file."""
        content = token.content
        if self._translation:
            passage = self._translation.passage(unit_text(content), self._above())
            token.meta[_KEY], content = passage, passage.text
        return read_inline(content, line, self._env)

    def write(self, token: Token, inside: list[Token], line: int) -> None:
        """What was read."""
        passage: Passage | None = token.meta.get(_KEY)
        if passage is None or not passage.is_foreign:
            self._inline.write(inside, line)
            if passage is not None and passage.is_older:
                self._builder.inline(Newer(self._above()))
            return
        # The words of the glossary are those of another language.
        linkable, self._inline.linkable = self._inline.linkable, False
        self._builder.inline(BEGIN)
        self._inline.write(inside, line)
        self._builder.inline(END)
        self._inline.linkable = linkable

    def is_foreign(self, token: Token) -> bool:
        """Are its words still those of the source?"""
        return _KEY in token.meta and token.meta[_KEY].is_foreign

    def next_anchor(self) -> str | None:
        """The anchor that the next heading has in the source; None in the source itself."""
        anchors = self._translation.anchors if self._translation else None
        return anchors[len(self._outline.headings)] if anchors is not None else None

    def _above(self) -> str:
        """The anchor of the heading above; empty before the first."""
        return self._outline.headings[-1].anchor if self._outline.headings else ""
