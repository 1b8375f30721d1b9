"""What markdown-it read inside a block → pieces: prose, emphasis, links, marks, citations, footnote marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from markdown_it.token import Token

from explainer.diagnostics import nearest
from explainer.formats.nodes import folded
from explainer.markdown.html_builder import PIPE, HtmlBuilder
from explainer.markdown.links import read_link
from explainer.markdown.marks import read_citation, read_mark
from explainer.markdown.registry import MARKS
from explainer.markdown.report import Report
from explainer.markdown.slips import report_slips_in_words
from explainer.markdown.text import Anchor, LinkEnd, MarkReference, Word, escape

# Tokens that are always written the same way.
_FIXED = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
}


def words_of(tokens: list[Token]) -> str:
    """The plain words among tokens, as a list of contents shows them."""
    words = (" " if token.type.endswith("break") else _own_words(token) for token in tokens)
    return folded("".join(words).replace(PIPE, "|"))


def _own_words(token: Token) -> str:
    return token.content if token.type in ("text", "text_special", "code_inline") else ""


def back_anchor(number: int, time: int) -> str:
    """The id of the mark that referred to a footnote (counted from 0) for the first time (0) or later."""
    return f"fn-back-{number + 1}" + (f"-{time + 1}" if time else "")


class InlineRenderer:
    """Writes what is inside blocks; it lives for one text."""

    def __init__(self, builder: HtmlBuilder, report: Report, footnotes: list[str] | None) -> None:
        """`footnotes`: the names of those that the text defines; None where there can be none."""
        self.in_heading = False
        self.linkable = True  # may words of the prose be linked?
        self.footnote_is_missing = False
        self.marks_of_footnote: Counter[int] = Counter()
        self._builder = builder
        self._report = report
        self._footnotes = footnotes
        self._open_links: list[bool] = []  # whether each is written; one that leads nowhere was reported

    def write(self, tokens: list[Token], line: int) -> None:
        """Write what is inside a block that begins at a 1-based line of the file."""
        prose, fixed, special, linkable = self._builder.prose, _FIXED, self._SPECIAL, self.linkable
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "text":
                content = token.content
                report_slips_in_words(tokens, index, line, self._report)
                # A sign of emphasis that found its partner leaves an empty text behind.
                if content:
                    prose(content, linkable=linkable)
            elif kind in fixed:
                self._builder.inline(fixed[kind])
            else:
                special[kind](self, tokens, index)

    def _special_text(self, tokens: list[Token], index: int) -> None:
        self._builder.prose(tokens[index].content, linkable=self.linkable)

    def _soft_break(self, _tokens: list[Token], _index: int) -> None:
        self._builder.prose("\n", linkable=self.linkable)

    def _hard_break(self, _tokens: list[Token], _index: int) -> None:
        self._builder.block("<br>\n")

    def _code(self, tokens: list[Token], index: int) -> None:
        self._builder.inline(f"<code>{escape(tokens[index].content)}</code>")

    def _open_link(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        address, title, line = str(token.attrs["href"]), token.attrs.get("title"), token.meta["line"]
        link = read_link(address, line, self._report)
        if link and tokens[index + 1].type == "link_close":
            self._report.add(
                line,
                f'the link to "{address}" has no words.',
                "write between the brackets what a reader will find there: [words](address).",
            )
        self._forbid_in_link("a link", line)
        self._open_links.append(link is not None)
        if link:
            self._builder.inline(replace(link, title=str(title)) if title else link)

    def _close_link(self, _tokens: list[Token], _index: int) -> None:
        if self._open_links.pop():
            self._builder.inline(LinkEnd())

    def _forbid_in_link(self, what: str, line: int) -> None:
        if self._open_links:
            self._report.add(
                line,
                f"{what} is inside a link.",
                "move it behind the link: a reader can press only one of the two.",
            )

    def _mark(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        line = token.meta["line"]
        inside = token.content.replace(PIPE, "|")
        reference = read_mark(inside, line, self._report)
        if reference:
            self._check_placement(reference, f'"{{{inside}}}"', line, alone=bool(token.block))
            self._builder.inline(reference if self.linkable else replace(reference, linkable=False))

    def _check_placement(self, reference: MarkReference, shown: str, line: int, *, alone: bool) -> None:
        """`alone`: the mark has a paragraph of its own."""
        mark = MARKS[reference.kind]
        if mark.block and self._footnotes is None:
            self._report.add(line, f"a short text cannot hold {shown}.", "place it in a page.")
        elif mark.block and not alone:
            self._report.add(
                line,
                f"{shown} is inside a sentence.",
                "put it on a line of its own, with an empty line above and below.",
            )
        elif not mark.block and self.in_heading and (reference.form or not mark.sign):
            sign = f"; {{{mark.kind}:{reference.id}}} may stand behind them" if mark.sign else ""
            self._report.add(
                line,
                f"{shown} is in a heading, which is also shown in lists of contents.",
                f"write the words themselves{sign}.",
            )
        elif not mark.block:
            self._forbid_in_link(shown, line)  # it is a link itself

    def _citation(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        self._builder.inline(*read_citation(token.content, token.meta["line"], self._report))

    def _unclosed(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        sign = "}" if token.type == "unclosed_mark" else "]"
        self._report.add(
            token.meta["line"],
            f'"{token.content.replace(PIPE, "|")}" has no end.',
            f'close it with "{sign}".',
        )

    def _image(self, tokens: list[Token], index: int) -> None:
        """A picture that is not alone in a paragraph; the others are written with their frame."""
        meta = tokens[index].meta
        shown = f'"{" ".join(meta["written"].split())}"'
        if self._footnotes is None:
            self._report.add(meta["line"], f"a short text cannot hold a picture: {shown}.", "place it in a page.")
        else:
            self._report.add(
                meta["line"],
                f"a picture is inside a sentence, a heading or a table: {shown}.",
                "put it on a line of its own, with an empty line above and below.",
            )

    def _footnote_mark(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        label, line, number = token.meta["label"], token.meta["line"], token.meta["id"]
        if self._footnotes is None:
            self._report.add(
                line,
                f'a short text cannot have a footnote: "[^{label}]".',
                "say it in the text itself.",
            )
        elif label not in self._footnotes:
            self.footnote_is_missing = True
            self._report.add(
                line,
                f'there is no footnote "{label}".{nearest(label, self._footnotes)}',
                f"fix the name, or write the footnote on a line of its own: [^{label}]: words.",
            )
        back = Anchor(back_anchor(number, self.marks_of_footnote[number]))
        self.marks_of_footnote[number] += 1
        mark_class = self._builder.class_("note-mark")
        self._builder.inline(f'<sup {mark_class}><a id="', back, '" href="#', Anchor(f"fn-{number + 1}"))
        self._builder.inline(
            '" role="doc-noteref" aria-label="', Word("note"), f' {number + 1}">{number + 1}</a></sup>'
        )

    # Of the class: an object that holds its own methods is not freed while no garbage is looked for.
    _SPECIAL: ClassVar[dict[str, Callable[[InlineRenderer, list[Token], int], None]]] = {
        "text_special": _special_text,
        "softbreak": _soft_break,
        "hardbreak": _hard_break,
        "code_inline": _code,
        "link_open": _open_link,
        "link_close": _close_link,
        "mark": _mark,
        "citation": _citation,
        "unclosed_mark": _unclosed,
        "unclosed_citation": _unclosed,
        "image": _image,
        "footnote_ref": _footnote_mark,
    }
