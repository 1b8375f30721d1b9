"""Diagnostics → the page that is shown in place of every other; each place is a link that opens an editor there."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

from explainer.diagnostics import Diagnostic
from explainer.policy import Policy, hash_of
from explainer.preview.pairs import pairs_of

_STYLE = """body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
:root{color-scheme:light dark}
pre{white-space:pre-wrap;border-inline-start:.3rem solid #b3261e;padding-inline-start:1rem}"""
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{count}</title>
<style>{style}</style>
</head><body><h1>{count}</h1><p>The site is shown again as soon as this is fixed.</p>
{diagnostics}
</body></html>
"""
POLICY = Policy(styles=(hash_of(_STYLE),))


def diagnostics_page(diagnostics: Sequence[Diagnostic], root: Path) -> str:
    """The page, to be shown under POLICY."""
    count = "1 error" if len(diagnostics) == 1 else f"{len(diagnostics)} errors"
    shown = "\n".join(_diagnostic_html(diagnostic, root) for diagnostic in diagnostics)
    return _PAGE.format(count=count, style=_STYLE, diagnostics=shown)


def _diagnostic_html(diagnostic: Diagnostic, root: Path) -> str:
    location = html.escape(str(diagnostic.location))
    address = html.escape(editor_address(root, diagnostic.location.file, diagnostic.location.line))
    text = html.escape(str(diagnostic)).removeprefix(location)
    pairs = html.escape(pairs_of(diagnostic.location.file))
    beside = f'<p><a href="/{pairs}">Source and translation side by side</a></p>' if pairs else ""
    return f'<pre><a href="{address}">{location}</a>{text}</pre>{beside}'


def editor_address(root: Path, file: str, line: int) -> str:
    """The address that opens a line in VS Code, or an editor made from it, if one is installed."""
    return f"vscode://file{(root / file).resolve()}:{line}"
