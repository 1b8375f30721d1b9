"""A text that is shown as it is written → the first piece of Markdown or HTML in it, which visitors would see as signs.

Most texts of YAML files are plain: they also go where there is no HTML, such as the title bar, the form without script
and `rules.json`. Which field holds Markdown instead is declared: `Text(markdown=True)`.

What only looks like Markdown is left alone: `*67` on a telephone, an id such as `whole_border`, `[2023] SCC 17`, a
blank such as `{name}`, and `<` or `&` in a sentence.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import NamedTuple

from explainer.diagnostics import Diagnostics, Location

_TAGS = (
    "a|abbr|b|blockquote|br|cite|code|del|div|em|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|small|span|strong"
    "|sub|sup|table|td|th|tr|u|ul"
)
_WORDS_ONLY = "write the words without these signs."
# Not [2023](2): an address has a dot, a slash, a colon or an anchor.
_LINK = r"\[[^\]]+\]\([^()\s]*[/#.:][^()\s]*\)"
# What it is, how it looks, and what to do instead.
_SIGNS = (
    # A fact, with its date: {fact:loan|date}
    ("a mark", re.compile(r"\{[a-z]+:[^{}]*\}"), "say it in words; a page or a section can have the mark."),
    # [@card-rules-2, (2)]
    ("a citation", re.compile(r"\[@[^\]]*\]?"), "leave it out; a page or a section can have it."),
    # [^note]
    ("a footnote", re.compile(r"\[\^[^\]\s]+\]"), "leave it out, or say it in the sentence."),
    # ![a door](door.png)
    ("a picture", re.compile(rf"!{_LINK}"), "leave it out; a page or a section can have it."),
    # [the desk](about.md)
    ("a link", re.compile(_LINK), "write the words alone; a page or a section can have it."),
    ("a link", re.compile(r"<(?:https?://|mailto:)[^<>\s]+>"), "write the address without < and >."),
    # <b>, </span>, <br/>
    ("HTML", re.compile(rf"(?i)</?(?:{_TAGS})(?:\s[^<>]*)?/?>"), "write the words without it."),
    # **the law**, __the law__
    ("bold", re.compile(r"\*\*(?=[^\s*])[^*]*(?<=[^\s*])\*\*"), _WORDS_ONLY),
    ("bold", re.compile(r"(?<![\w_])__(?=[^\W_])[^_]+(?<=\S)__(?![\w_])"), _WORDS_ONLY),
    # *the law*, but not *67*, which is dialled; a letter is first or last in it
    (
        "emphasis",
        re.compile(r"(?<![\w*])\*(?:[\"“(]?[^\W\d_][^*]*(?<!\s)|[^\s*][^*]*[^\W\d_])\*(?![\w*])"),
        _WORDS_ONLY,
    ),
    # _the law_, but not whole_border or _name@example.org
    ("emphasis", re.compile(r"(?<![\w@./-])_(?=[^\W_])[^_]+(?<=[^\s_])_(?![\w@])"), _WORDS_ONLY),
    ("code", re.compile(r"(?<![\w`])`[^`]+`(?![\w`])"), _WORDS_ONLY),
)
# &nbsp; &#160; &#xA0;
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]+);")


class Sign(NamedTuple):
    """What is written, what that is, and what to do instead."""

    written: str
    what: str
    help_text: str


def sign_in(text: str) -> Sign | None:
    """The first thing of the first kind that is found."""
    for what, pattern, help_text in _SIGNS:
        if found := pattern.search(text):
            return Sign(found[0], what, help_text)
    for found in _ENTITY.finditer(text):
        if found[0][1] == "#" or found[0][1:] in html5:
            return Sign(found[0], "HTML", "write the character itself.")
    return None


def check_plain(name: str, text: str, location: Location, diagnostics: Diagnostics) -> None:
    """Report Markdown and HTML in the text of a field of this name."""
    if sign := sign_in(text):
        what = f'"{name}" is shown as it is written, and {sign.written} in it is {sign.what}.'
        diagnostics.add(location, what, sign.help_text)
