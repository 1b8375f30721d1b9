"""Texts as a whole: what a later stage relies on beyond the HTML itself."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest

from explainer.diagnostics import Diagnostics, Location
from explainer.markdown.headings import anchor_from
from explainer.markdown.parse import parse, parse_inline
from explainer.markdown.text import Citation, Html, Link, MarkReference, Prose, Text
from tests.markdown.shown import read, show


def inline(text: str, line: int = 1) -> tuple[str, Diagnostics]:
    diagnostics = Diagnostics()
    parsed = parse_inline(text, Location("facts.yaml", line), diagnostics)
    return "".join(map(show, parsed.pieces)), diagnostics


def test_lines_count_from_where_the_body_begins() -> None:
    diagnostics = Diagnostics()
    text = parse("Words {fact:a}\n\n# Title\n", "text.md", 8, diagnostics)
    assert [reference.location for reference in text.references] == [Location("text.md", 8)]
    assert [diagnostic.location for diagnostic in diagnostics] == [Location("text.md", 10)]
    assert (text.file, text.first_line) == ("text.md", 8)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_count_the_same_however_they_end(end: str) -> None:
    text, _ = read(end.join(["Words", "", "- item", "  {fact:a}", "", "## Next {fact:b}"]))
    assert [reference.location.line for reference in text.references] == [4, 6]


def test_a_sign_that_html_cannot_hold_is_shown_as_unknown() -> None:
    assert Prose("a\ufffdb") in read("a\0b\n")[0].pieces


def test_words_that_lie_deep_are_not_left_out() -> None:
    assert read(f"{'> ' * 30}words\n")[0].plain == "words"
    assert read(f"{'- ' * 30}words\n")[0].plain == "words"


def test_neighbours_of_one_kind_are_one_piece() -> None:
    text, _ = read("One\ntwo &amp; three\n\n- {fact:a} four *five*\n")
    assert [piece if isinstance(piece, (Html, Prose)) else type(piece) for piece in text.pieces] == [
        Html("<p>", block=True),
        Prose("One\ntwo & three"),
        Html("</p>\n<ul>\n<li>", block=True),
        MarkReference,
        Prose(" four "),
        Html("<em>", block=False),
        Prose("five"),
        Html("</em></li>\n</ul>\n", block=True),
    ]


def test_headings_are_reported_in_plain_words() -> None:
    text, _ = read("## The *new* `rule` & more {fact:a}\n\n### Part\nof it {#part}\n")
    assert [(heading.level, heading.anchor, heading.text, heading.location.line) for heading in text.headings] == [
        (2, "the-new-rule-more", "The new rule & more", 1),
        (3, "part", "Part", 3),
    ]


def test_a_heading_is_found_by_the_anchor_an_editor_would_guess() -> None:
    assert anchor_from("What it means, for you: 14 days") == "what-it-means-for-you-14-days"
    assert anchor_from("L’été d'Énée") == "lété-dénée"
    assert anchor_from("snake_case & co") == "snake-case-co"


def test_plain_words_leave_out_code_addresses_and_numbers_of_footnotes() -> None:
    text, _ = read(
        "## A title\n\nIt is *so*[^1] since {fact:a|date} [@b].\n"
        "See [here](b.md), <https://example.org/a>, `x = 1`.\n\n"
        "| a | b |\n|---|---|\n| c | 1 < 2 |\n\n```\ncode\n```\n\n::: note Mind\nthis\n:::\n\n[^1]: A note.\n"
    )
    assert text.plain.split("\n") == [
        "A title",
        "It is so since . See here, , .",
        "a",
        "b",
        "c",
        "1 < 2",
        "Mind",
        "this",
        "A note.",
    ]


def test_words_are_counted_without_code() -> None:
    text, _ = read("## One two\n\nThree *four* {fact:a|date}.\n\n```\nnot these\n```\n\n- six\n")
    assert text.words == 6


def test_the_same_text_gives_equal_pieces_also_after_a_journey_between_processes() -> None:
    body = "## One {fact:a}\n\nTwo [three](b.md#c) [@d].\n"
    text, _ = read(body)
    assert read(body)[0] == text
    journeyed: Text = pickle.loads(pickle.dumps(text))
    assert journeyed == text
    assert hash(journeyed) == hash(text)


def test_nothing_of_a_text_is_left_for_the_next() -> None:
    read("[a]: b.md\n\n[^1]: Words.\n\n## Same\n\n::: note\n")
    text, diagnostics = read("[a] and [^1]\n\n## Same\n\n:::\n")
    assert [heading.anchor for heading in text.headings] == ["same"]
    assert [diagnostic.what for diagnostic in diagnostics] == ['there is no footnote "1".', "this ::: closes no box."]


def test_a_short_text_stands_in_no_paragraph() -> None:
    assert inline("Plain words, 14 days – and more.\n")[0] == "Plain words, 14 days – and more."
    assert inline("A *note* on {fact:a|date} [@b, (1)] & [c](d.md)")[0] == (
        'A <em>note</em> on ⟦fact:a|date⟧ ⟦@b, (1)⟧ &amp; <a href="⟦file d.md⟧">c</a>'
    )


def test_a_short_text_without_markup_is_only_escaped() -> None:
    assert (
        inline('  1 > 0, "quoted", # no heading, - no list!\n')[0]
        == "1 &gt; 0, &quot;quoted&quot;, # no heading, - no list!"
    )
    assert parse_inline("", Location("facts.yaml"), Diagnostics()).pieces == ()


def test_a_short_text_knows_the_lines_of_what_it_holds() -> None:
    diagnostics = Diagnostics()
    text = parse_inline("One\ntwo {fact:a}\n[@b] [c](d.md)", Location("facts.yaml", 20), diagnostics)
    assert [(type(reference), reference.location.line) for reference in text.references] == [
        (MarkReference, 21),
        (Citation, 22),
        (Link, 22),
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Words[^1]", 'a short text cannot have a footnote: "[^1]".'),
        ("{figure:a}", 'a short text cannot hold "{figure:a}".'),
        ("<b>{fcat:a}</b>", 'there is no mark "{fcat:…}". Did you mean "fact"?'),
    ],
)
def test_a_short_text_tells_what_it_cannot_hold(text: str, what: str) -> None:
    assert [diagnostic.what for diagnostic in inline(text, 5)[1]] == [what]


def test_a_build_that_reads_no_text_loads_no_parser() -> None:
    program = (
        "import sys; from explainer.markdown.parse import parse_inline;"
        "from explainer.diagnostics import Diagnostics, Location;"
        "parse_inline('Plain words.', Location('a.yaml'), Diagnostics()); print('markdown_it' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
