"""The blocks markdown-it read → HTML and prose in pieces, with a slot wherever something has to be looked up."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar

from markdown_it.token import Token

from explainer.foreign import foreign
from explainer.markdown.admonitions import DETAILS
from explainer.markdown.footnotes import split_footnotes
from explainer.markdown.headings import Outline, split_own_anchor
from explainer.markdown.html_builder import HtmlBuilder
from explainer.markdown.images import ImageWriter, lone_image
from explainer.markdown.inline_renderer import InlineRenderer, back_anchor, words_of
from explainer.markdown.parser_config import read_inline, source_line
from explainer.markdown.passage_writer import PassageWriter
from explainer.markdown.registry import ENTRIES
from explainer.markdown.report import Report
from explainer.markdown.text import Anchor, IntroEnd, Text, Word, escape

# Tokens that are always written the same way.
_FIXED = {
    "paragraph_close": "</p>\n",
    "bullet_list_open": "<ul>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_open": "<li>",
    "list_item_close": "</li>\n",
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "dl_open": "<dl>\n",
    "dl_close": "</dl>\n",
    "dd_open": "<dd>",
    "dd_close": "</dd>\n",
    "hr": "<hr>\n",
    "table_close": "</table></div>\n",
    "thead_open": "<thead>\n",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "tr_open": "<tr>",
    "td_close": "</td>",
    "tr_close": "</tr>\n",
    "admonition_close": "</aside>\n",
    "details_close": "</details>\n",
    "footnote_reference_open": "",
}
# Written like the fixed ones, but for the line that a preview wants to know.
_PASSAGES = ("list_item_open", "tr_open")
# The policy of the pages forbids `style=`, which is how markdown-it says it.
_ALIGNED = {"text-align:center": "align-center", "text-align:right": "align-end"}
# A mark that is a block, in a paragraph of its own. Example: {figure:id}
_BLOCK_ALONE = re.compile(r"\{(?:" + "|".join(mark.kind for mark in ENTRIES if mark.block) + r") *:[^{}\n]*\}")


def write_text(tokens: list[Token], env: dict[str, Any]) -> Text:
    """The tokens of a whole text → its pieces and headings."""
    report: Report = env["report"]
    definitions: dict[str, list[Token]] = {}
    if "footnotes" in env:
        tokens, definitions = split_footnotes(tokens)
    blocks = BlockRenderer(env, list(definitions))
    blocks.write(tokens)
    blocks.write_footnotes(definitions)
    headings = tuple(blocks.outline.headings)
    classes = frozenset(blocks.builder.classes)
    return Text(blocks.builder.pieces(), headings, blocks.words, env["first_line"], report.file, classes)


def _intro_end(tokens: list[Token]) -> int:
    """Where what a text says first ends: behind its first paragraph, or at a heading before it; -1 without headings."""
    outer = [(token.type, index) for index, token in enumerate(tokens) if not token.level]
    if all(kind != "heading_open" for kind, _ in outer):
        return -1
    return next(
        index + (kind == "paragraph_close") for kind, index in outer if kind in ("heading_open", "paragraph_close")
    )


class BlockRenderer:
    """Writes the blocks of one text, in the order of the page. It holds no method of its own, and is freed at once."""

    def __init__(self, env: dict[str, Any], footnotes: list[str]) -> None:
        """`footnotes`: the names of those that the text defines."""
        self.builder = HtmlBuilder()
        self.words = 0
        self._env = env
        self._report: Report = env["report"]
        self._first_line: int = env["first_line"]
        self._cell_end = ""
        self._says_lines: bool = env["says_lines"]
        self.outline = Outline(self._report, env["reserved"])
        self._inline = InlineRenderer(self.builder, self._report, footnotes)
        self._passages = PassageWriter(self.builder, self._inline, self.outline, env)
        self._images = ImageWriter(self.builder, self._inline, env)
        self._fixed = _FIXED if not self._says_lines else {k: v for k, v in _FIXED.items() if k not in _PASSAGES}

    def write(self, tokens: list[Token]) -> None:
        """Write blocks and what is in them."""
        block, fixed, special = self.builder.block, self._fixed, self._SPECIAL
        intro_end = _intro_end(tokens)
        for index, token in enumerate(tokens):
            kind = token.type
            if index == intro_end:
                block(IntroEnd())
            if kind == "inline":
                content = token.content
                if content:
                    self.words += len(content.split())
                    self._passages.write(token, token.children or self._read(token), self._line(token))
            elif kind in fixed:
                if not token.hidden:
                    block(fixed[kind])
            else:
                special[kind](self, tokens, index)

    def write_footnotes(self, definitions: dict[str, list[Token]]) -> None:
        """Write the footnotes that were referred to, in the order of their first reference."""
        notes = self._env.get("footnotes", {}).get("list", {})
        if notes:
            title = Anchor("fn-title")
            notes_class = self.builder.class_("notes")
            self.builder.block(f'<section {notes_class} role="doc-endnotes" aria-labelledby="', title)
            self.builder.block('">\n<h2 id="', title, '">', Word("notes"), "</h2>\n<ol>\n")
            # A footnote may refer to another, so that the list grows while it is written.
            number = 0
            while number < len(notes):
                self._write_footnote(number, definitions.get(notes[number]["label"], []))
                number += 1
            self.builder.block("</ol>\n</section>\n")
        self._check_footnotes(definitions)

    def _write_footnote(self, number: int, tokens: list[Token]) -> None:
        self.builder.block('<li id="', Anchor(f"fn-{number + 1}"), '">')
        ends_in_words = bool(tokens) and tokens[-1].type == "paragraph_close"
        self.write(tokens[:-1] if ends_in_words else tokens)
        for time in range(self._inline.marks_of_footnote[number]):
            back_class = self.builder.class_("notes__back")
            self.builder.block(f' <a {back_class} href="#', Anchor(back_anchor(number, time)))
            self.builder.block('" role="doc-backlink">', Word("back-to-text"), "</a>")
        self.builder.block("</p></li>\n" if ends_in_words else "</li>\n")

    def _check_footnotes(self, definitions: dict[str, list[Token]]) -> None:
        numbers = self._env.get("footnotes", {}).get("refs", {})
        for label, tokens in definitions.items():
            lines = [self._line(token) for token in tokens if token.type == "footnote_reference_open"]
            for line in lines[1:]:
                first = self._report.location(lines[0])
                self._report.add(
                    line,
                    f'footnote "{label}" is already defined at {first}.',
                    "give one of the two another name, here and where it is referred to.",
                )
            # A misspelt mark leaves a footnote without one, and was reported already.
            if numbers.get(f":{label}", -1) < 0 and not self._inline.footnote_is_missing:
                self._report.add(
                    lines[0],
                    f'nothing refers to footnote "{label}".',
                    f"write [^{label}] where it belongs in the text, or remove it.",
                )

    def _read(self, token: Token) -> list[Token]:
        if _BLOCK_ALONE.fullmatch(token.content):
            return read_inline(token.content, self._line(token), self._env)
        return self._passages.read(token, self._line(token))

    def _line(self, token: Token) -> int:
        return self._first_line + (token.map[0] if token.map else 0)

    def _open_paragraph(self, tokens: list[Token], index: int) -> None:
        inside = tokens[index + 1]
        image = None
        if inside.content.startswith("!["):
            inside.children = self._read(inside)
            image = lone_image(inside.children)
        if _BLOCK_ALONE.fullmatch(inside.content):
            inside.children = self._read(inside)
            inside.children[0].block = tokens[index + 2].hidden = True
        elif image is not None:
            self._images.write(image, self._from(tokens[index]))
            inside.content, tokens[index + 2].hidden = "", True
        elif not tokens[index].hidden:
            self.builder.block(f"<p{self._from(tokens[index])}>")

    def _open_passage(self, tokens: list[Token], index: int) -> None:
        self.builder.block(f"<{tokens[index].tag}{self._from(tokens[index])}>")

    def _from(self, token: Token) -> str:
        return f' data-from="{self._line(token)}"' if self._says_lines else ""

    def _open_list(self, tokens: list[Token], index: int) -> None:
        start = tokens[index].attrs.get("start")
        self.builder.block("<ol>\n" if start is None else f'<ol start="{start}">\n')

    def _open_heading(self, tokens: list[Token], index: int) -> None:
        level, inside = tokens[index].tag, tokens[index + 1]
        inside.content, own_anchor = split_own_anchor(inside.content)
        inside.children = self._read(inside)
        words = words_of(inside.children)
        if self._passages.is_foreign(inside):
            words = foreign(words)
        own_anchor = self._passages.next_anchor() or own_anchor
        anchor = self.outline.add(int(level[1]), words, own_anchor, self._line(inside))
        self._inline.in_heading = True
        self._inline.linkable = False
        self.builder.block(f'<{level}{self._from(inside)} id="', Anchor(anchor), '">')

    def _close_heading(self, tokens: list[Token], index: int) -> None:
        self._inline.in_heading = False
        self._inline.linkable = True
        self.builder.block(f"</{tokens[index].tag}>\n")

    def _code(self, tokens: list[Token], index: int) -> None:
        self.builder.block(f"<pre {self.builder.class_('code')}><code>{escape(tokens[index].content)}</code></pre>\n")

    def _fence(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        first, end = token.map or (0, 0)
        if end - first < 2 or not source_line(end - 1, self._env).lstrip("> \t").startswith(token.markup):
            self._report.add(
                self._first_line + first,
                "this block of code is not closed.",
                f"write {token.markup} on a line of its own where it ends.",
            )
        self._code(tokens, index)

    def _open_table(self, _tokens: list[Token], _index: int) -> None:
        # A table wider than a phone is scrolled, so it can be reached by keys and has a name.
        self.builder.block(f'<div {self.builder.class_("table")} role="group" tabindex="0" ')
        if self.outline.headings:
            self.builder.block('aria-labelledby="', Anchor(self.outline.headings[-1].anchor), '">')
        else:
            self.builder.block('aria-label="', Word("table"), '">')
        self.builder.block("<table>\n")

    def _open_cell(self, tokens: list[Token], index: int) -> None:
        aligned = _ALIGNED.get(str(tokens[index].attrs.get("style")))
        align = f" {self.builder.class_(aligned)}" if aligned else ""
        # An empty cell heads nothing: read out as a heading, it would be a riddle.
        heads = tokens[index].tag == "th" and tokens[index + 1].content
        self.builder.block(f'<th scope="col"{align}>' if heads else f"<td{align}>")
        self._cell_end = "</th>" if heads else "</td>"
        self._inline.linkable = not heads

    def _close_heading_cell(self, _tokens: list[Token], _index: int) -> None:
        self.builder.block(self._cell_end)
        self._inline.linkable = True

    def _open_term(self, _tokens: list[Token], _index: int) -> None:
        self.builder.block("<dt>")
        self._inline.linkable = False

    def _close_term(self, _tokens: list[Token], _index: int) -> None:
        self.builder.block("</dt>\n")
        self._inline.linkable = True

    def _open_admonition(self, tokens: list[Token], index: int) -> None:
        kind = tokens[index].info
        box, title, label = map(self.builder.class_, (f"notice notice--{kind}", "notice__title", "notice__kind"))
        self.builder.block(f'<aside {box} role="note">\n<p {title}><span {label}>', Word(f"notice-{kind}"))
        self.builder.block("</span> " if tokens[index + 1].content else "</span>")
        self._inline.linkable = False

    def _open_details(self, _tokens: list[Token], _index: int) -> None:
        box, title = map(self.builder.class_, ("fold", "fold__title"))
        self.builder.block(f"<details {box}>\n<summary {title}>")
        self._inline.linkable = False

    def _close_title(self, tokens: list[Token], index: int) -> None:
        self.builder.block("</summary>\n" if tokens[index].type.startswith(DETAILS) else "</p>\n")
        self._inline.linkable = True

    _SPECIAL: ClassVar[dict[str, Callable[[BlockRenderer, list[Token], int], None]]] = {
        "paragraph_open": _open_paragraph,
        "ordered_list_open": _open_list,
        "heading_open": _open_heading,
        "heading_close": _close_heading,
        "code_block": _code,
        "fence": _fence,
        "table_open": _open_table,
        "th_open": _open_cell,
        "th_close": _close_heading_cell,
        "td_open": _open_cell,
        "list_item_open": _open_passage,
        "tr_open": _open_passage,
        "dt_open": _open_term,
        "dt_close": _close_term,
        "admonition_open": _open_admonition,
        "admonition_title_end": _close_title,
        "details_open": _open_details,
        "details_title_end": _close_title,
    }
