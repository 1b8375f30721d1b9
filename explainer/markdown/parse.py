"""Markdown of a file or of a short field → `Text`, and a diagnostic for each mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from explainer.diagnostics import Diagnostics, Location
from explainer.foreign import BEGIN, END, is_foreign, without_signs
from explainer.markdown.html_builder import HtmlBuilder
from explainer.markdown.passage import TextTranslation
from explainer.markdown.report import Report
from explainer.markdown.text import Prose, Text

# Whatever could mean more than itself within a line of Markdown.
_MARKUP = re.compile(r"[\n\\`*_\[\]<&{]")
_LONGEST = 400_000  # characters of a text, which would be a book; a list of that length takes 300 MB


def parse(  # noqa: PLR0913 -- where a text is, and what it is read for
    body: str,
    file: str,
    first_line: int,
    diagnostics: Diagnostics,
    *,
    lines: bool = False,
    reserved: Sequence[str] = (),
    translation: TextTranslation | None = None,
) -> Text:
    """A whole text: blocks, headings, footnotes. `first_line`: where the body begins in its file, 1-based.

    With `lines`, each passage says in `data-from` on which line of the file it begins: a preview shows it. No heading
    may have an anchor that begins like one of `reserved`: pages have such ids of other things. `translation` puts words
    in the place of each passage.
    """
    # Imported here: a build in which no text changed needs no parser.
    from explainer.markdown.block_renderer import write_text
    from explainer.markdown.parser_config import read_blocks
    from explainer.markdown.slips import report_slips, report_unused_addresses

    report = Report(file, diagnostics)
    env: dict[str, Any] = {
        "report": report,
        "first_line": first_line,
        "says_lines": lines,
        "reserved": reserved,
        "translation": translation,
    }
    tokens = read_blocks(_of_sane_length(_normal(body), first_line, report), env)
    report_slips(tokens, env)
    if "references" in env:
        report_unused_addresses(env)
    return write_text(tokens, env)


def parse_inline(text: str, location: Location, diagnostics: Diagnostics) -> Text:
    """A short text without blocks or footnotes, such as a note in a YAML file; no `<p>` around it."""
    text = _normal(text).strip()
    words = len(text.split())
    if is_foreign(text):
        inside = parse_inline(without_signs(text), location, diagnostics)
        return replace(inside, pieces=(Prose(BEGIN, linkable=False), *inside.pieces, Prose(END, linkable=False)))
    if not _MARKUP.search(text):
        return Text((Prose(text),) if text else (), (), words, location.line, location.file)
    from explainer.markdown.inline_renderer import InlineRenderer
    from explainer.markdown.parser_config import read_inline

    report = Report(location.file, diagnostics)
    builder = HtmlBuilder()
    tokens = read_inline(text, location.line, {"report": report})
    InlineRenderer(builder, report, footnotes=None).write(tokens, location.line)
    return Text(builder.pieces(), (), words, location.line, location.file)


def _of_sane_length(body: str, first_line: int, report: Report) -> str:
    if len(body) <= _LONGEST:
        return body
    what = f"this text is too long to be read: it has {len(body)} characters."
    report.add(first_line, what, f"make several pages of it, of at most {_LONGEST} each.")
    return ""


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
