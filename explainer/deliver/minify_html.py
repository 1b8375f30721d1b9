"""A finished HTML page → the same page in fewer bytes, for the file that is sent from phone to phone.

Left out is what every browser puts back by itself: line ends between blocks, quotes around plain values, and the end
tags that HTML lets one leave out (https://html.spec.whatwg.org/multipage/syntax.html#optional-tags). Styles, scripts
and the policy stay as they are, so that the hashes hold.
"""

from __future__ import annotations

import re

_AS_THEY_ARE = re.compile(r"(<(style|script|pre|template)\b.*?</\2>|<meta\b[^>]*>)", re.DOTALL)
_BLOCK = (
    "address|article|aside|blockquote|details|dialog|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|"
    "main|nav|ol|p|section|table|ul"
)
_LINES = f"{_BLOCK}|caption|dd|dt|legend|li|summary|tbody|td|th|thead|tr"
_BEFORE_LINE = re.compile(rf"\n(?=</?(?:{_LINES})\b)")
_AFTER_LINE = re.compile(rf"(</?(?:{_LINES})\b[^>]*>)\n")
# Each where another of its kind follows, or the end of what holds it; cells before rows, rows before groups of rows.
_ENDS = [
    re.compile(end)
    for end in (
        r"</li>(?=<li\b|</[ou]l>)",
        r"</d[dt]>(?=<d[dt]\b)",
        r"</dd>(?=</(?:dl|div)>)",
        r"</t[dh]>(?=<t[dh]\b|</tr>)",
        r"</tr>(?=<tr\b|</t(?:body|head)>)",
        r"</thead>(?=<tbody\b)",
        r"</tbody>(?=</table>)",
    )
]
# What may follow a paragraph that is not ended: a block, or the end of what holds it.
_PARAGRAPHS = re.compile(
    rf"</p>(?=<(?:{_BLOCK})\b|</(?:article|aside|dd|details|div|fieldset|footer|form|header|li|main|section|td)>)"
)
_TAG = re.compile(r"<[a-z][^>]*>")
_QUOTED = re.compile(r'="([A-Za-z0-9_.:#/-]+)"(?=[\s>])')


def minify_html(html: str) -> str:
    """The same document to every browser."""
    pieces = []
    start = 0
    for kept in _AS_THEY_ARE.finditer(html):
        pieces += [_minify(html[start : kept.start()]), kept.group(1)]
        start = kept.end()
    return "".join([*pieces, _minify(html[start:])])


def _minify(html: str) -> str:
    html = _AFTER_LINE.sub(r"\1", _BEFORE_LINE.sub("", html))
    html = _PARAGRAPHS.sub("", html)
    for end in _ENDS:
        html = end.sub("", html)
    return _TAG.sub(lambda tag: _QUOTED.sub(r"=\1", tag.group()), html)
