"""A comparison → one HTML page that a person can read, send and print: no script, nothing loaded."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from explainer.law.model import Comparison, Finding
from explainer.law.text_report import (
    NO_OLDER_TEXT,
    Dependents,
    dependents_of,
    describe_files,
    grouped,
    not_compared,
    note,
    quiet,
    summary,
)
from explainer.law.words import DELETE, INSERT, Span

# Also by what a report is known that may be written over.
_BEGINNING = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>The law, compared</title>
"""
_HEAD = """\
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 48rem; margin: 0 auto; padding: 1rem; }
article { border-block-start: 1px solid; margin-block: 2rem; }
h2 { font-size: 1.2rem; margin-block: 1rem 0; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid; }
del { background: #fde2e1; color: #7a0c0c; }
ins { background: #d9f2df; color: #0b4a1c; text-decoration: underline; }
dt { font-weight: bold; }
dd { margin-inline-start: 1rem; overflow-wrap: anywhere; }
@media print { article { break-inside: avoid; } }
</style>
</head>
<body>
<h1>The law, compared</h1>
"""
_ELEMENTS = {DELETE: "del", INSERT: "ins"}


def report(comparison: Comparison, dependents: Dependents) -> str:
    """The whole comparison as one HTML page. It holds words of the law: it is for reading, not for the site."""
    parts = [
        f"{_BEGINNING}{_HEAD}<p><strong>{escape(summary(comparison))}</strong></p>\n",
        "<p>Compared with:</p>\n<ul>\n",
    ]
    parts += [f"<li>{escape(line)}</li>\n" for line in describe_files(comparison)]
    parts.append("</ul>\n")
    if any(finding.text for finding in comparison.findings):
        parts.append(f"<p>{escape(NO_OLDER_TEXT)}</p>\n")
    parts += [_article(findings, dependents) for findings in grouped(comparison.findings)]
    parts += [f"<p>{escape(note(finding))}</p>\n" for finding in comparison.notes]
    for title, sources in quiet(comparison):
        parts.append(f"<h2>{escape(title)}</h2>\n<p>{escape(', '.join(sources))}</p>\n")
    parts += [f"<p>{escape(line)}</p>\n" for line in not_compared(comparison)]
    return "".join([*parts, "</body>\n</html>\n"])


def may_be_written(path: Path) -> bool:
    """Is the place for a report free, or is an older report there? Raises OSError when nobody may look."""
    if path.is_symlink() or not path.exists():
        return not path.is_symlink()
    if not path.is_file():
        return False
    beginning = _BEGINNING.encode()
    with path.open("rb") as file:
        return file.read(len(beginning)) == beginning


def _article(findings: Sequence[Finding], dependents: Dependents) -> str:
    first = findings[0]
    parts = [
        f"<article>\n<h2>{escape(f'{first.instrument} {first.label}')}</h2>\n",
        f"<p>Sources: {escape(', '.join(first.sources))}</p>\n",
        *map(_finding, findings),
    ]
    rows = [
        f"<dt>{escape(kind.capitalize())}</dt>\n<dd>{escape('; '.join(names))}</dd>\n"
        for kind, names in dependents_of(findings, dependents).items()
    ]
    if rows:
        parts.append(f"<dl>\n{''.join(rows)}</dl>\n")
    return "".join([*parts, "</article>\n"])


def _finding(finding: Finding) -> str:
    words = " ".join(map(_span, finding.spans)) or (f"now: {escape(finding.text)}" if finding.text else "")
    quote = f'<blockquote lang="{finding.language}"><p>{words}</p></blockquote>\n' if words else ""
    return f"<p>({finding.language}) {escape(finding.says)}</p>\n{quote}"


def _span(span: Span) -> str:
    element = _ELEMENTS.get(span.kind)
    return f"<{element}>{escape(span.text)}</{element}>" if element else escape(span.text)
