"""`![text](file "caption")` in a paragraph of its own → frame, reference and caption, or a diagnostic."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from markdown_it.token import Token

from explainer.diagnostics import nearest
from explainer.markdown.html_builder import HtmlBuilder
from explainer.markdown.inline_renderer import InlineRenderer, words_of
from explainer.markdown.links import is_outside, is_unsafe
from explainer.markdown.parser_config import read_inline
from explainer.markdown.report import Report
from explainer.markdown.text import ImageReference

DECORATIVE = "decorative"
# What a text of a picture may be made of: what can be read out.
_STRESS = ("em_open", "em_close", "strong_open", "strong_close")
_PLAIN = frozenset(("text", "text_special", "code_inline", "softbreak", "hardbreak", *_STRESS))
# Texts that say nothing.
_SAYS_NOTHING = frozenset(
    ("alt", "alt text", "decoration", "decorative", "image", "img", "photo", "photograph", "picture", "screenshot")
)
_Mistake = tuple[str, str]


def lone_image(tokens: list[Token]) -> Token | None:
    """The picture that these tokens of a paragraph are, if they are nothing else."""
    written = [token for token in tokens if token.type != "text" or token.content.strip()]
    return written[0] if len(written) == 1 and written[0].type == "image" else None


class ImageWriter:
    """Writes the pictures of one text, each with its frame and its caption."""

    def __init__(self, builder: HtmlBuilder, inline: InlineRenderer, env: dict[str, Any]) -> None:
        self._builder = builder
        self._inline = inline
        self._env = env
        self._report: Report = env["report"]
        self._is_first = True

    def write(self, token: Token, attributes: str) -> None:
        """Write one, if nothing is wrong with it."""
        line: int = token.meta["line"]
        written = _Written(token)
        mistake = _mistake_of_address(written.address) or _mistake_of_attribute(written) or _mistake_of_words(written)
        if mistake:
            self._report.add(line, *mistake)
            return
        block, box = self._builder.block, "figure" if written.caption else "div"
        image = ImageReference(unquote(written.address), written.words, self._is_first, self._report.location(line))
        block(f"<{box} {self._builder.class_('image')}{attributes}>\n", image, "\n")
        if written.caption:
            block("<figcaption>")
            self._inline.write(read_inline(written.caption, line, self._env), line)
            block("</figcaption>\n")
        block(f"</{box}>\n")
        self._is_first = False


class _Written:
    """What was typed of one picture."""

    def __init__(self, token: Token) -> None:
        self.address = str(token.attrs["src"])
        self.words = words_of(token.children or [])
        self.are_plain = all(child.type in _PLAIN for child in token.children or [])
        self.caption = str(token.attrs.get("title") or "").strip()
        self.attribute: str = token.meta["attribute"]

    @property
    def decorative(self) -> str:
        """The advice for a picture that says nothing."""
        return f"if it says nothing, write ![]({self.address}){{{DECORATIVE}}}."


def _mistake_of_address(address: str) -> _Mistake | None:
    if not address:
        return "this picture names no file.", 'write its name: ![What it shows](file.jpg "A caption").'
    if is_outside(address):
        return (
            f'a picture cannot come from outside: "{address}".',
            "save the file beside this text, if its licence allows that, and name it: ![What it shows](file.jpg).",
        )
    if is_unsafe(address):
        return (
            f'the name "{address}" has a "\\" or an invisible sign in it.',
            'parts of an address are parted by "/", and a space is written %20.',
        )
    if address.startswith("/") and not address.startswith("/content/"):
        return (
            f'the name "{address}" begins with "/", but not with /content/.',
            "write the way from this file, like ../images/map.png, or from the site's: /content/images/map.png.",
        )
    return None


def _mistake_of_attribute(written: _Written) -> _Mistake | None:
    if written.attribute not in ("", DECORATIVE):
        return (
            f'"{{{written.attribute}}}" after a picture is not known.{nearest(written.attribute, (DECORATIVE,))}',
            f"remove it: a picture is as wide as its file, or as the column. Only {{{DECORATIVE}}} may follow it.",
        )
    if written.attribute and (written.words or written.caption):
        has = "a text" if written.words else "a caption"
        return (
            f'"{written.address}" is called decorative, and has {has}.',
            f"if it says something, write what it shows and remove {{{DECORATIVE}}}; {written.decorative}",
        )
    return None


def _mistake_of_words(written: _Written) -> _Mistake | None:
    words, file = written.words, PurePosixPath(written.address)
    if written.attribute:
        return None
    if not written.are_plain:
        return (
            f'the text of "{written.address}" is more than words.',
            "write words alone between its brackets; facts, sources and links may stand in its caption.",
        )
    if not words:
        return (
            f'"{written.address}" has no text for those who do not see it.',
            f"write between the brackets what it shows; {written.decorative}",
        )
    if words.lower().rstrip(".") in _SAYS_NOTHING or words in (file.name, file.stem):
        return (
            f'the text "{words}" does not say what "{written.address}" shows.',
            f"write what a reader sees there; {written.decorative}",
        )
    if words == written.caption:
        return (
            f'"{written.address}" has the same text and caption, which would be read out twice.',
            "say between the brackets what it shows, and in the caption what that means or where it is from.",
        )
    return None
