"""Tests of what is reported in a stylesheet, and that all that browsers read is left alone."""

from __future__ import annotations

import pytest

from explainer.formats.css import css_errors
from tests.conftest import ROOT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/* Only a comment. */",
        '@charset "utf-8"; a { color: red;; }',
        "a { &:hover { color: red } .b & { color: blue } }",
        "@media print { a { color: red } @supports (gap: 1px) { a { gap: 1px } } }",
        '@font-face { font-family: "x"; src: local("y") }',
        "@container (width > 20rem) { a { color: red } }",
        "a { --empty: ; --block: { b }; background: url(data:image/png;base64,AA==) }",
        'a::before { content: "}" } b[title="{"] { c: d }',
        "svg { fill: url(#paint) }",
        "--last {}",
    ],
)
def test_what_browsers_read_is_left_alone(text: str) -> None:
    assert css_errors(text) == []


@pytest.mark.parametrize("file", sorted((ROOT / "assets/css").glob("*.css")), ids=lambda file: file.name)
def test_nothing_is_reported_in_the_styles_of_the_site(file: object) -> None:
    assert css_errors((ROOT / "assets/css" / str(file)).read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a {}\nb { c: d;\n\ne { f: g }\n", 2, '"{" is never closed.'),
        ("a {}\n@media print {\na { b: c }\n", 2, '"{" is never closed.'),
        ("@media (print {\na { b: c } }", 1, '"(" is never closed.'),
        ("a {}\n}\n", 2, '"}" closes nothing.'),
        ("a {\n b: calc(1px;\n}", 3, '"}" closes nothing.'),
        ("a {\n b: 'c;\n}", 2, "a text is not closed."),
        ("a {}\n/* b\nc {}", 2, "a comment is not closed."),
        ("a {\n color red;\n}", 2, "this is no rule and no `property: value;`."),
        ("a {}\nb", 2, "this is no rule and no `property: value;`."),
        ("@import 'b.css';", 1, "@import asks for another file."),
        ("a { b: url(\n", 1, "an address is not closed."),
        ("a {\n b: url(c.png) }", 2, '"c.png" would be asked for, and the policy of the page forbids that.'),
        ("a {\n b: url('c.png') }", 2, '"c.png" would be asked for, and the policy of the page forbids that.'),
        (
            "@font-face {\n src: url(https://a.example/b.woff2) }",
            2,
            '"https://a.example/b.woff2" would be asked for, and the policy of the page forbids that.',
        ),
    ],
)
def test_what_browsers_drop_in_silence_is_reported_at_its_line(text: str, line: int, what: str) -> None:
    assert [(error.line, error.what) for error in css_errors(text)][:1] == [(line, what)]


def test_all_mistakes_are_reported_in_the_order_of_their_lines() -> None:
    errors = css_errors("a { b c; }\n@import 'd.css';\ne { f: url(g.png) }\n")
    assert [error.line for error in errors] == [1, 2, 3]
