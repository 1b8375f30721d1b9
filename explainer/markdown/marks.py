"""What is between `{` and `}` or `[@` and `]` → references, or a diagnostic that says how to write them."""

from __future__ import annotations

import re
from typing import get_args

from explainer.diagnostics import nearest
from explainer.markdown.report import Report
from explainer.markdown.text import Citation, FactReference, FigureReference, Form, PictureReference

_KINDS = ("fact", "figure", "picture")
_FORMS: dict[str, Form] = {form: form for form in get_args(Form)}
_WRITTEN_FORMS = ("date", "statement")
# Where one source ends and the next begins. Example: [@a; @b]
_NEXT_SOURCE = re.compile(r";\s*(?=@)")


def read_mark(inside: str, line: int, report: Report) -> FactReference | FigureReference | PictureReference | None:
    """`fact:id|date` → its reference; `inside` is what is between the braces."""
    kind, _, rest = inside.partition(":")
    kind = kind.strip()
    # In a table "|" parts cells, so an editor may have written "\|".
    name, _, form = (part.strip() for part in rest.replace("\\|", "|").partition("|"))
    if kind not in _KINDS:
        report.add(
            line,
            f'there is no mark "{{{kind}:…}}".{nearest(kind.lower(), _KINDS)}',
            "write {fact:id}, {figure:id} or {picture:id}; for a brace that is only a brace, write \\{.",
        )
    elif not name:
        report.add(
            line,
            f'"{{{inside}}}" names no {kind}.',
            f"write the id of the {kind} after the colon: {{{kind}:id}}.",
        )
    elif kind != "fact":
        return _block(kind, name, form, line, report)
    elif form and form not in _WRITTEN_FORMS:
        report.add(
            line,
            f'a fact cannot be shown as "{form}".{nearest(form, _WRITTEN_FORMS)}',
            f"write {{fact:{name}}}, {{fact:{name}|date}} or {{fact:{name}|statement}}.",
        )
    else:
        return FactReference(name, _FORMS[form or "mark"], report.location(line))
    return None


def _block(kind: str, name: str, form: str, line: int, report: Report) -> FigureReference | PictureReference | None:
    if form:
        report.add(line, f'a {kind} cannot be shown as "{form}".', f"write {{{kind}:{name}}}.")
        return None
    return (FigureReference if kind == "figure" else PictureReference)(name, report.location(line))


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
