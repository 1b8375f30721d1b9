"""How provisions are named: `A-1 12(3)(b)` as an editor types it → an act and the parts of a label, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass

# 12 · 12.1 · Schedule 1.1 · (3) · (b.1) · “small shelf” · "small shelf"
_PART = re.compile(
    r"\s*(?:(?P<number>\d[\w.]*)|(?P<schedule>Schedule(?:\s+\d[\w.]*)?)"
    r'|\(\s*(?P<inner>[^()\s]+)\s*\)|[“"](?P<term>[^“”"]+)[”"])'
)
# *(3) · b.1) · (2) and (3) · 204 et 205
_LABEL_MARKS = re.compile(r"[\s()*]+")
_SCHEDULE = re.compile(r"(?:SCHEDULE|ANNEXE)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?P<first>\S+) (?P<word>and|et|to|à) (?P<last>\S+)\Z")
_RANGE_WORDS = ("to", "à")
# The French number of a regulation or of an order, and the same number as its address has it.
_FRENCH_SERIES = (("DORS", "SOR"), ("TR", "SI"))

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One or more provisions of one act or regulation, as a source names them."""

    instrument: str
    provisions: tuple[Parts, ...]

    def __str__(self) -> str:
        return f"{self.instrument} {', '.join(map(label_of, self.provisions))}"


def parse_reference(text: str) -> Reference | None:
    """The provisions that `text` names (`A-1 12(3)(b), 12(4)`), or None when it is not written that way."""
    instrument, _, rest = text.strip().partition(" ")
    provisions = tuple(map(parse_label, rest.split(",")))
    if not instrument or not all(provisions):
        return None
    return Reference(instrument_id(instrument), tuple(parts for parts in provisions if parts))


def parse_label(text: str) -> Parts | None:
    """The parts of a label: `12(3)(b)` → ("12", "3", "b"), `2 “shelf”` → ("2", "“shelf”"); None when it has none."""
    parts: list[str] = []
    position = 0
    text = text.rstrip()
    while position < len(text):
        match = _PART.match(text, position)
        # A label begins with a section or a schedule, and only there.
        if not match or bool(match["number"] or match["schedule"]) == bool(parts):
            return None
        parts.append(match["number"] or match["inner"] or _term_or_schedule(match))
        position = match.end()
    return tuple(parts) or None


def _term_or_schedule(match: re.Match[str]) -> str:
    return term_part(match["term"]) if match["term"] else " ".join(match["schedule"].split())


def term_part(term: str) -> str:
    """The part of a label that stands for the definition of `term`."""
    return f"“{' '.join(term.split())}”"


def label_of(parts: Parts) -> str:
    """A label as people write it: ("12", "3", "b") → `12(3)(b)`."""
    return parts[0] + "".join(f" {part}" if part.startswith("“") else f"({part})" for part in parts[1:])


def label_part(text: str) -> str:
    """What a label says without its brackets and stars: `*(3)` → `3`, `b.1)` → `b.1`, `ANNEXE 2` → `Schedule 2`."""
    return _SCHEDULE.sub("Schedule", _LABEL_MARKS.sub(" ", text).strip())


def instrument_id(number: str) -> str:
    """One name for an act or a regulation in both languages: `DORS/2002-1` → `SOR-2002-1`."""
    name = re.sub(r"[\s,/]+", "-", number.strip()).replace("-ch.-", "-c.-")
    for french, english in _FRENCH_SERIES:
        if name.startswith(f"{french}-"):
            return english + name.removeprefix(french)
    return name


_Natural = tuple[tuple[bool, int, str], ...]


def sort_key(parts: Parts) -> tuple[_Natural, ...]:
    """Orders labels as they follow one another in an act: 9 before 12, b before b.1, schedules after sections."""
    return tuple(_natural(part) for part in parts)


def _natural(part: str) -> _Natural:
    runs = re.findall(r"\d+|[^\d.]+", part)
    return tuple((False, int(run), "") if run.isdecimal() else (True, 0, run) for run in runs)


def covers(joined: str, part: str) -> bool:
    """Does a label that stands for several, like `2 and 3` or `4 to 6`, stand for `part` too?"""
    match = _JOINED.match(joined)
    if not match:
        return False
    if match["word"] in _RANGE_WORDS:
        return _natural(match["first"]) <= _natural(part) <= _natural(match["last"])
    return part in (match["first"], match["last"])
