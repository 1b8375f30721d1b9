"""What is between `{` and `}` or `[@` and `]` → references, or a diagnostic that says how to write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from explainer.diagnostics import nearest
from explainer.markdown.registry import MARKS
from explainer.markdown.report import Report
from explainer.markdown.text import Citation, MarkReference

# Where one source ends and the next begins. Example: [@a; @b]
_NEXT_SOURCE = re.compile(r";\s*(?=@)")


def read_mark(inside: str, line: int, report: Report) -> MarkReference | None:
    """`fact:id|date` → its reference; `inside` is what is between the braces."""
    kind, _, rest = inside.partition(":")
    kind = kind.strip()
    # In a table "|" parts cells, so an editor may have written "\|".
    name, _, form = (part.strip() for part in rest.replace("\\|", "|").partition("|"))
    mark = MARKS.get(kind)
    if mark is None:
        report.add(
            line,
            f'there is no mark "{{{kind}:…}}".{nearest(kind.lower(), MARKS)}',
            f"write {_one_of(f'{{{each}:id}}' for each in MARKS)}; for a brace that is only a brace, write \\{{.",
        )
    elif not name:
        report.add(
            line,
            f'"{{{inside}}}" names no {kind}.',
            f"write the id of the {kind} after the colon: {{{kind}:id}}.",
        )
    elif form and form not in mark.forms:
        written = (f"{{{kind}:{name}}}", *(f"{{{kind}:{name}|{each}}}" for each in mark.forms))
        report.add(
            line,
            f'a {kind} cannot be shown as "{form}".{nearest(form, mark.forms)}',
            f"write {_one_of(written)}.",
        )
    else:
        return MarkReference(kind, name, form, report.location(line))
    return None


def _one_of(options: Iterable[str]) -> str:
    """a, b or c."""
    *others, last = options
    return f"{', '.join(others)} or {last}" if others else last


def read_citation(inside: str, line: int, report: Report) -> list[Citation]:
    """`@a, (1); @b` → its sources in order; `inside` is what is between the brackets."""
    citations = []
    start = 0
    for part in _NEXT_SOURCE.split(inside):
        line_of_part = line + inside.count("\n", 0, inside.index(part, start))
        start = inside.index(part, start) + len(part)
        source, _, where = (" ".join(words.split()) for words in part[1:].partition(","))
        if not source:
            report.add(
                line_of_part,
                f'"[{" ".join(inside.split())}]" names no source.',
                "write the id of the source after the @: [@source] or [@source, where].",
            )
        elif " " in source:
            name, _, rest = source.partition(" ")
            report.add(
                line_of_part,
                f'"@{source}" has no comma after the id of the source.',
                f"write [@{name}, {rest}]; several sources are parted by semicolons: [@a; @b].",
            )
        else:
            citations.append(Citation(source, where, report.location(line_of_part)))
    return citations
