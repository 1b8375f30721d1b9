"""Drawings → cleaned of all that is no drawing, or refused with the line of what may do harm."""

from __future__ import annotations

import pytest

from explainer.images.problem import Problem
from explainer.images.read import make_renditions, read_image
from explainer.images.svg import Cleaned, clean_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'


def cleaned(inside: str) -> str:
    body = clean_svg(f"{HEAD}{inside}</svg>".encode()).body.decode()
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20"'
    assert body.startswith(head)
    rest = body.removeprefix(head)
    return "" if rest == "/>" else rest.removeprefix(">").removesuffix("</svg>")


def refused(body: str) -> tuple[int, str]:
    with pytest.raises(Problem) as raised:
        clean_svg(body.encode())
    return raised.value.line, raised.value.what


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h4" fill="#eee" class="a" id="b"/>',
        '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect fill="url(#g)" width="4"/>',
        '<style>.a{fill:url(#g);font:1px serif}</style><g class="a"><use href="#b"/></g>',
        '<text x="1" xml:space="preserve">a &lt; b<tspan dy="1">c</tspan></text>',
        '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>',
        "<title>A card</title>",
    ],
)
def test_a_drawing_is_kept_as_it_is(inside: str) -> None:
    assert cleaned(inside) == inside


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        ("<!-- Ann -->", ""),
        ("<?php echo 1 ?>", ""),
        ("<metadata><rdf:RDF xmlns:rdf='r'>Ann</rdf:RDF></metadata>", ""),
        ("<i:view xmlns:i='i' i:zoom='1'><path/></i:view><path/>", "<path/>"),
        ("<path xmlns:i='i' i:label='Ann' data-name='Ann' d='M0 0'/>", '<path d="M0 0"/>'),
        ("<use xlink:href='#a' xlink:title='x'/>", '<use href="#a"/>'),
        ("<style>/* Ann */.a{fill:red}</style>", "<style>.a{fill:red}</style>"),
        ("<style><![CDATA[.a>.b{fill:red}]]></style>", "<style>.a&gt;.b{fill:red}</style>"),
        ("words between elements", ""),
    ],
)
def test_what_drawing_programs_write_for_themselves_is_left_out(inside: str, kept: str) -> None:
    assert cleaned(inside) == kept


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        "<script href='data:,alert(1)'/>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
        "<m xmlns='m'><h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script></m>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<path onload='alert(1)'/>",
        "<path ONCLICK='alert(1)'/>",
        "<a href='https://example.org'><path/></a>",
        "<image href='https://example.org/a.png'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<use href='https://example.org/a.svg#b'/>",
        "<use xlink:href='data:image/svg+xml,x#b'/>",
        "<use href='&#106;avascript:alert(1)'/>",
        "<feImage href='#a'/>",
        "<animate attributeName='href' to='javascript:alert(1)'/>",
        "<set attributeName='onclick' to='alert(1)'/>",
        "<path style='fill:url(https://example.org/a)'/>",
        "<path fill='url(//example.org/a)'/>",
        "<path style='fill:\\75rl(//example.org/a)'/>",
        "<style>@import 'https://example.org/a.css'</style>",
        "<style>@import/**/'a.css'</style>",
        "<style>.a{fill:u/**/rl(a)}</style>",
        "<style>@font-face{font-family:a;src:local(a)}</style>",
        "<style>" + 9000 * " " + "@import 'a'</style>",
        "<style>@imp<![CDATA[ort 'a']]></style>",
        "<iframe src='https://example.org'/>",
        "<handler/>",
    ],
)
def test_what_may_run_load_or_lead_away_is_refused_with_its_line(inside: str) -> None:
    line, _ = refused(f"{HEAD}\n<g>\n{inside}\n</g></svg>")
    assert line == 3


@pytest.mark.parametrize(
    "body",
    [
        "",
        "no SVG",
        "<svg/>",
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        HEAD,
        HEAD + "<path></svg>",
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + HEAD + "<text>&b;</text></svg>",
        "<?xml version='1.0' encoding='no-such'?>" + HEAD + "</svg>",
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e999 5"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan 5"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9999999" height="1"/>',
        HEAD + 500_000 * " " + "</svg>",
    ],
)
def test_what_is_no_drawing_is_reported(body: str) -> None:
    assert refused(body)


def test_a_drawing_may_name_its_type_as_older_programs_do() -> None:
    named = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert clean_svg(f"{named}{HEAD}</svg>".encode()).width == 40


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 40 20"', (40, 20)),
        ('viewBox="0,0,40,20" width="80"', (80, 40)),
        ('viewBox="-5 -5 40 20" height="40"', (80, 40)),
        ('width="10mm" height="1in" viewBox="0 0 4 2"', (38, 96)),
        ('width="100%" height="100%" viewBox="0 0 4 2"', (4, 2)),
        ('width="30" height="20"', (30, 20)),
    ],
)
def test_a_drawing_says_how_large_it_is(attributes: str, size: tuple[int, int]) -> None:
    made = clean_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode())
    assert (made.width, made.height) == size
    assert b'viewBox="' in made.body


def test_a_clean_drawing_stays_as_it_is() -> None:
    once = clean_svg(f"{HEAD}<g><path d='M0 0'/></g></svg>".encode())
    assert clean_svg(once.body) == once == Cleaned(once.body, 40, 20)


def test_a_drawing_has_one_file_and_keeps_its_name_while_it_is_the_same() -> None:
    one, other = (f"{HEAD}{comment}<path/></svg>".encode() for comment in ("", "<!-- saved again -->"))
    image = read_image("content/a.svg", one)
    assert [each.path for each in image.renditions] == [f"images/a-{image.digest[:12]}.svg"]
    assert make_renditions(image, one) == make_renditions(image, other)
    assert read_image("content/a.svg", other).digest == image.digest
