"""A comparison → the lines that a person reads in a terminal: what became of each provision, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from explainer.law.model import Comparison, Consolidation, Finding
from explainer.law.words import DELETE, EQUAL, INSERT, Span

# Source id → what depends on it: a kind in the plural, and names of that kind.
Dependents = Mapping[str, Mapping[str, tuple[str, ...]]]

NO_OLDER_TEXT = (
    'Where it says "now", the older words are not known here: the site does not keep them. '
    "Give the file that was pinned as well, with --old FILE.xml, to see the change word by word."
)
_WIDTH = 100
_BESIDE = 10  # words of an unchanged passage that are shown beside a change
_MARKS = {DELETE: ("[-", "-]"), INSERT: ("{+", "+}"), EQUAL: ("", "")}
# Codes of ECMA-48: red and struck through, green, bold.
_COLOURS = {DELETE: "\x1b[31;9m", INSERT: "\x1b[32m", EQUAL: ""}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def format_comparison(comparison: Comparison, dependents: Dependents, *, colour: bool = False) -> str:
    """The whole comparison as text. With `colour`, codes that a terminal understands are among it."""
    lines = ["Compared with:", *(f"  {line}" for line in describe_files(comparison)), ""]
    for findings in grouped(comparison.findings):
        lines += [*_entry(findings, dependents, colour=colour), ""]
    if any(finding.text for finding in comparison.findings):
        lines += [NO_OLDER_TEXT, ""]
    for finding in comparison.notes:
        lines += [*_wrapped(note(finding).split(), "  ", ""), ""]
    for title, sources in quiet(comparison):
        lines += [f"{title}:", *_wrapped(", ".join(sources).split(), "  "), ""]
    for line in not_compared(comparison):
        lines += [*_wrapped(line.split(), "  ", ""), ""]
    return "\n".join([*lines, summary(comparison)])


def describe_files(comparison: Comparison) -> list[str]:
    """One line for each file that was read."""
    return [
        f"{each.instrument} ({each.language}), current to {each.current_to or 'a day it does not say'}: {each.file}"
        for each in comparison.consolidations
    ]


def grouped(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Findings of one provision in all languages together, in the order of the law."""
    for _, group in groupby(findings, key=lambda each: (each.instrument, each.label, each.sources)):
        yield list(group)


def quiet(comparison: Comparison) -> Iterator[tuple[str, list[str]]]:
    """The lists that end a comparison: the sources that are unchanged, and those without a pin."""
    together: dict[tuple[str, ...], list[str]] = {}
    for source, _, languages in comparison.unchanged:
        together.setdefault(languages, []).append(source)
    for languages, sources in together.items():
        yield f"Unchanged ({', '.join(languages)})", sources
    if comparison.not_pinned:
        yield "In these files, but without a pin", list(comparison.not_pinned)
    if comparison.meagre:
        yield "Pinned by an older build: new sections and definitions were not looked at", list(comparison.meagre)


def note(finding: Finding) -> str:
    """A sentence on what happened although the law is the same."""
    what = f"{finding.instrument} {finding.label} ({finding.language})"
    return f"A note, no change: {what}. {finding.says} Sources: {', '.join(finding.sources)}."


def not_compared(comparison: Comparison) -> list[str]:
    """What could not be compared, as sentences: what is pinned and in none of the files, and files for nothing."""
    without = [
        f"Not compared, as no file is given: {name}, {_many(sources)}." for name, sources in comparison.not_compared
    ]
    return without + [
        f"Nothing was compared with {each.file}: {each.instrument} ({each.language}) {_why(each, comparison)}"
        for each in comparison.idle
    ]


def _why(idle: Consolidation, comparison: Comparison) -> str:
    if idle not in comparison.consolidations:
        return "is not among the newer files."
    return "has no pin yet. After a review, give it with --pin and --by NAME, together with its other languages."


def _many(sources: Sequence[str]) -> str:
    return "1 source" if len(sources) == 1 else f"{len(sources)} sources"


def summary(comparison: Comparison) -> str:
    """The last line: how many sources changed."""
    changed = {source for finding in comparison.findings for source in finding.sources}
    if not changed:
        return "Nothing that the site cites changed in these files."
    return f"The law behind {_many([*changed])} changed. Review what rests on it, then write new pins."


def dependents_of(findings: Sequence[Finding], dependents: Dependents) -> dict[str, list[str]]:
    """What rests on the sources of these findings, each thing once."""
    together: dict[str, dict[str, None]] = {}
    for source in dict.fromkeys(source for finding in findings for source in finding.sources):
        for kind, names in dependents.get(source, {}).items():
            together.setdefault(kind, {}).update(dict.fromkeys(names))
    return {kind: list(names) for kind, names in together.items() if names}


def _entry(findings: Sequence[Finding], dependents: Dependents, *, colour: bool) -> Iterator[str]:
    first = findings[0]
    title = f"{first.instrument} {first.label}"
    yield f"{_BOLD}{title}{_PLAIN}" if colour else title
    yield from _wrapped(f"sources: {', '.join(first.sources)}".split(), "  ")
    for finding in findings:
        yield from _wrapped(finding.says.split(), "      ", f"  {finding.language}  ")
        yield from _wrapped(_marked(finding.spans, colour=colour), "      ")
        yield from _wrapped(f"now: {finding.text}".split() if finding.text else (), "      ")
    for kind, names in dependents_of(findings, dependents).items():
        yield from _wrapped(f"{kind}: {'; '.join(names)}".split(), "    ", "  ")


def _marked(spans: Sequence[Span], *, colour: bool) -> Iterator[str]:
    for index, span in enumerate(spans):
        words = span.text.split()
        if span.kind == EQUAL:
            words = _shortened(words, before=index > 0, after=index < len(spans) - 1)
        opening, closing = _MARKS[span.kind]
        words = [opening + words[0], *words[1:]]
        words[-1] += closing
        code = _COLOURS[span.kind] if colour else ""
        yield from (f"{code}{word}{_PLAIN}" if code else word for word in words)


def _shortened(words: list[str], *, before: bool, after: bool) -> list[str]:
    """A passage that stayed, cut to the words beside the changes `before` and `after` it."""
    head, tail = words[:_BESIDE] if before else [], words[-_BESIDE:] if after else []
    if len(words) <= len(head) + len(tail) + 2:
        return words
    return [*head, "…", *tail]


def _wrapped(words: Iterable[str], indent: str, first: str | None = None) -> Iterator[str]:
    """Lines of words. Codes for colours take no space."""
    line, width = "", 0
    start = indent if first is None else first
    for word in words:
        length = len(word.replace(_PLAIN, "").removeprefix(_COLOURS[DELETE]).removeprefix(_COLOURS[INSERT]))
        if line and width + 1 + length > _WIDTH - len(indent):
            yield start + line
            start, line, width = indent, "", 0
        line, width = (f"{line} {word}", width + 1 + length) if line else (word, length)
    if line:
        yield start + line
