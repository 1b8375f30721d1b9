"""Texts and rows → the Markdown of the reference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def code(text: str) -> str:
    """A text as code, whatever it holds."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def block(text: str) -> str:
    """Lines as a block of code."""
    return "".join(f"    {line}".rstrip() + "\n" for line in text.splitlines())


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a bar within a cell is no border of it."""
    bar = "\\|"
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(cell.replace('|', bar) for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"
