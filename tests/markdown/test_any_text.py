"""Whatever is typed: the HTML is whole and harmless, lines are exact, and plain Markdown is markdown-it's own."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from explainer.diagnostics import Diagnostics, Location
from explainer.markdown.parse import parse_inline
from explainer.markdown.parser_config import configured_parser
from explainer.markdown.text import Html, Link, LinkEnd, Piece, Prose, Text, escape
from tests.markdown.shown import read

# The same examples each time, so that a build does not fail by chance.
ANY = settings(max_examples=200, deadline=None, derandomize=True, database=None)
pytestmark = pytest.mark.slow

MARKUP = [
    *["\n", "\n\n", "  \n", "\\\n", "    ", "\t", " ", "> ", "- ", "1. ", "## ", "#### ", "# ", "===", "---", "\n: "],
    *["*", "**", "_", "`", "``", "\n```\n", "~~~", "[", "]", "](x.md)", "(", "[a](b.md#c)", "[a](javascript:b)", "\\"],
    *["<https://a.b>", "<a@b.c>", "<script>", "</script>", "<img src=x onerror=y>", "&lt;", "&#60;", "&", "|", "!"],
    *["\n| a | b |\n|---|:-:|\n| c | d |\n", "[r]: http://x 't'\n", "[r]", '"', "é", "\u2028", "\x00", "word", "words"],
]
MARKS = [
    *["{fact:a}", "{fact:a|date}", "\n\n{figure:f}\n\n", "{fact:", "{x:y}", "{", "}", "[@a]", "[@a, (1); @b]", "[@"],
    *[
        "\n::: note T\n",
        "\n::: warnin\n",
        "\n:::\n",
        "[^1]",
        "\n[^1]: note",
        "\n[^2]: note ",
        "[^2]",
        "![i](j)",
        "{#x}",
    ],
]


def texts(signs: list[str]) -> some.SearchStrategy[str]:
    """Texts of signs that mean something, thrown together."""
    return some.lists(some.sampled_from(signs), max_size=30).map("".join)


class Balance(HTMLParser):
    """Notes tags that do not fit, and what no text may bring in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"br", "hr"}:
            self.open.append(tag)
        if tag in {"script", "img", "style", "iframe"}:
            self.faults.append(tag)
        if tag in {"p", "ul", "ol", "dl", "div", "aside", "table", "blockquote", "pre"} and "p" in self.open[:-1]:
            self.faults.append(f"{tag} in p")
        self.faults += [name for name, _ in attrs if name.startswith("on") or name == "style"]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")


def html_of(piece: Piece) -> str:
    """A piece as HTML that stands for it."""
    match piece:
        case Html() | Prose():
            return piece.html
        case Link():
            title = f' title="{escape(piece.title)}"' if piece.title else ""
            return f'<a href="slot"{title}>'
        case LinkEnd():
            return "</a>"
        case _:
            return "slot"


def faults(text: Text) -> list[str]:
    balance = Balance()
    balance.feed("".join(map(html_of, text.pieces)))
    balance.close()
    return balance.faults + balance.open


@ANY
@given(texts(MARKUP + MARKS))
def test_html_is_whole_and_harmless_whatever_is_typed(body: str) -> None:
    assert faults(read(body)[0]) == []
    assert faults(parse_inline(body, Location("a.yaml"), Diagnostics())) == []


@ANY
@given(texts(MARKUP + MARKS))
def test_no_link_leads_where_a_script_could_run(body: str) -> None:
    for reference in read(body)[0].references:
        if isinstance(reference, Link):
            scheme = re.match(r"[a-z]+:", reference.target)
            assert (scheme.group() if scheme else "") in {"", "https:", "http:", "mailto:"}


@ANY
@given(some.lists(some.sampled_from([*MARKUP, "{fact:?}", "[@?]", "[w](?.md)", "*{fact:?}*"]), max_size=30))
def test_a_reference_is_reported_with_its_own_line(signs: list[str]) -> None:
    body = "".join(sign.replace("?", f"id{number}") for number, sign in enumerate(signs))
    lines = body.split("\n")
    for reference in read(body)[0].references:
        name = re.search(r"id\d+", str(reference))
        if name:
            assert name.group() in re.findall(r"id\d+", lines[reference.location.line - 1])


@ANY
@given(texts([*MARKUP, "word\n", "\n: word\n"]))
def test_the_quick_way_through_prose_is_the_same_as_the_long_one(body: str) -> None:
    quick, long = configured_parser(), configured_parser.__wrapped__()
    long.disable("prose")
    assert quick.block.parse(body, quick, {}, []) == long.block.parse(body, long, {}, [])


class TypedAddresses(MarkdownIt):
    """markdown-it with its own rules, which leaves addresses as typed."""

    def validateLink(self, _url: str) -> bool:  # noqa: N802 - markdown-it's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's name
        return link


PLAIN = TypedAddresses("commonmark", {"html": False, "xhtmlOut": False, "maxNesting": 100}).disable("html_inline")


@ANY
@given(texts(MARKUP))
def test_plain_markdown_within_a_block_is_read_as_by_markdown_it(body: str) -> None:
    body = body.replace("\0", "").strip()
    text = parse_inline(body, Location("a.yaml"), diagnostics := Diagnostics())
    if not len(diagnostics):
        ours = "".join(map(html_of, text.pieces))
        theirs = re.sub(r'href="[^"]*"', 'href="slot"', PLAIN.renderInline(body))
        assert unescape(ours) == unescape(theirs)
