"""HTML in fewer bytes → the same document to a browser."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from explainer.deliver.minify_html import minify_html
from explainer.diagnostics import Diagnostics
from explainer.model import Site
from explainer.render.one_file import render_one_file
from explainer.target import BuildTarget
from tests.browser.visit import OpenPage
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("whole", "fewer"),
    [
        ("<ul>\n<li>one</li>\n<li>two</li>\n</ul>", "<ul><li>one<li>two</ul>"),
        ("<ul>\n<li>one</li>\n<template></template>\n</ul>", "<ul><li>one</li><template></template></ul>"),
        (
            "<table><thead><tr><th>a</th></tr></thead>\n<tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
            "<table><thead><tr><th>a<tbody><tr><td>1<td>2</table>",
        ),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "<dl><div><dt>a<dd>b</div></dl>"),
        ("<p>one</p>\n<p>two</p>", "<p>one<p>two</p>"),
        ("<div><p>one</p>\n</div>", "<div><p>one</div>"),
        ("<p>one</p> two", "<p>one</p> two"),
        ("<p>one\ntwo <b>three</b>\n<i>four</i></p>", "<p>one\ntwo <b>three</b>\n<i>four</i></p>"),
        ('<a class="x" href="#a-b">', "<a class=x href=#a-b>"),
        ('<a class="x y" title="" href="a?b=c">', '<a class="x y" title="" href="a?b=c">'),
        ('<svg><path d="M0"/></svg>', '<svg><path d="M0"/></svg>'),
        ('<style>a[b="c"]</style>', '<style>a[b="c"]</style>'),
        ('<script>x = "<p>\\n</p>"</script>', '<script>x = "<p>\\n</p>"</script>'),
        ('<pre>\n<b id="x">\n</pre>', '<pre>\n<b id="x">\n</pre>'),
        ('<meta name="viewport">', '<meta name="viewport">'),
    ],
)
def test_only_what_browsers_put_back_is_left_out(whole: str, fewer: str) -> None:
    assert minify_html(whole) == fewer


@pytest.mark.slow
def test_the_one_file_is_the_same_document_in_fewer_bytes(tmp_path: Path, own_site: Site, open_page: OpenPage) -> None:
    diagnostics = Diagnostics()
    target = BuildTarget(copied=datetime.date(2026, 11, 23))
    one_file = render_one_file(own_site, ROOT, diagnostics, target)
    diagnostics.raise_if_any()
    html = one_file.body.decode()
    fewer = minify_html(html)
    assert len(fewer.encode()) < 0.97 * len(html.encode())
    read = []
    for name, text in (("whole.html", html), ("fewer.html", fewer)):
        (tmp_path / name).write_text(text, "utf-8")
        # Its scripts would change it. What the browser read is reported with all quotes and end tags.
        reported = open_page(tmp_path / name, javascript=False).page.content()
        read.append(re.sub(r"\s+", "", reported))
    assert read[0] == read[1]
