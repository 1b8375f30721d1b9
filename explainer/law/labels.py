"""Labels of provisions: what a file calls a provision → the parts of its label, and what people write for them."""

from __future__ import annotations

import re

from explainer.law.names import names

Parts = tuple[str, ...]

ANNEX, SCHEDULE, RECITAL, SUBPARAGRAPH = "Annex", "Schedule", "Recital", "subparagraph"
# What is counted under an annex or a schedule: `Annex I point 2` in the EU, `Schedule 1 para. 2` elsewhere.
_COUNTED = {ANNEX: "point", SCHEDULE: "para."}

# *(3) · b.1) · (2) and (3) · 204 et 205
_LABEL_MARKS = re.compile(r"[\s()*]+")
_JUSTICE_SCHEDULE = re.compile(r"(?:SCHEDULE|ANNEXE)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?P<first>\S+) (?P<word>and|et|to|à) (?P<last>\S+)\Z")
_RANGE_WORDS = ("to", "à")

_ANNEX_WORDS = names(
    "annex annexe annexes anhang anlage allegato allegati anexo anexa anexă bijlage bilaga bilag liite "
    "załącznik příloha príloha prilog priloga lisa pielikums priedas παράρτημα приложение anness "
    "melléklet iarscríbhinn vedlegg"
)
_SCHEDULE_WORDS = names("schedule sched sch atodlen")
_RECITAL_WORDS = names(
    "recital recitals considérant erwägungsgrund considerando considerandos overweging skäl betragtning "
    "motyw bod αιτιολογική съображение considerent johdanto-osan"
)
SPECIAL = {
    **dict.fromkeys(_ANNEX_WORDS, ANNEX),
    **dict.fromkeys(_SCHEDULE_WORDS, SCHEDULE),
    **dict.fromkeys(_RECITAL_WORDS, RECITAL),
}
# Words for the main divisions of an act, which are counted through: their number alone is the label.
MAIN = names(
    "article articles art arts artikel artikels artículo artigo articolo articoli articol artykuł článek "
    "článok člen članak čl straipsnis pants panta artikla artikkel άρθρο член cikk airteagal artikolu "
    "grein section sections sec s ss adran regulation regulations reg regs rheoliad rule rules r "
    "erthygl paragraf paragrafen § §§"
)
# Article 7 · § 3a · Art. 12-bis · 24A · 1er · 5.2 · unique
_NUMBER = re.compile(
    r"(?:(?P<word>§+|[^\W\d_]+)\s*[.:]?\s*)?"
    r"(?P<number>\d[\w.]*(?:[\s-]?(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)\b(?:[.-]?\d+)?"
    r"|[\s-][a-z]\b|-\d+\w*)?|[^\W\d_]{1,6})",
    re.IGNORECASE,
)
_FIRST = re.compile(r"1(?:er|ère|re|°|º|ο)\Z", re.IGNORECASE)
SINGLE = re.compile(r"\b(?:uni(?:que|co|ca)|único|única|einziger|eneste)\b", re.IGNORECASE)
_HEADING = re.compile(r"\W*(?P<word>[^\W\d_]+)\.?\s*(?P<number>[^\s:.,;()–—]*)")
_ROMAN_OR_LETTER = re.compile(r"[IVXLC]+|[A-Z]|\d[\w.-]*", re.IGNORECASE)


def term_part(term: str) -> str:
    """The part of a label that stands for the definition of `term`."""
    return f"“{' '.join(term.split())}”"


def label_of(parts: Parts) -> str:
    """A label as people write it: ("12", "3", "b") → `12(3)(b)`, ("Annex I", "2", "a") → `Annex I point 2(a)`."""
    counted = _COUNTED.get(parts[0].partition(" ")[0])
    label = parts[0]
    for part in parts[1:]:
        if part.startswith(("“", f"{SUBPARAGRAPH} ")):
            label += f" {part}"
        elif counted and label == parts[0] and part[:1].isdigit():
            label += f" {counted} {part}"
        else:
            label += f"({part})"
    return label


def label_part(text: str) -> str:
    """What a label says without its brackets and stars: `*(3)` → `3`, `b.1)` → `b.1`, `ANNEXE 2` → `Schedule 2`."""
    return _JUSTICE_SCHEDULE.sub(SCHEDULE, _LABEL_MARKS.sub(" ", text).strip())


def number_part(text: str) -> str:
    """What the number of a provision says, without the word before it and the marks around it; empty for a dash.

    `Article 7` → `7`, `§ 3` → `3`, `(a)` → `a`, `1.` → `1`, `Art. 12-bis.` → `12bis`, `Art. 1er` → `1`.
    """
    plain = _LABEL_MARKS.sub(" ", text).strip(" .:–—-·•\t")
    single = SINGLE.search(plain)
    if single:
        return single[0].lower()
    match = _NUMBER.fullmatch(plain)
    # A word before digits says what they count; before letters, it may be a word of its own.
    strips = match and (not match["word"] or match["number"][0].isdigit() or match["word"].lower() in MAIN)
    number = match["number"] if match and strips else plain
    number = re.sub(r"(?<=\d)[\s-](?=[a-z])", "", number, flags=re.IGNORECASE)
    if _FIRST.match(number):
        return "1"
    return number.rstrip(".º°ª") if any(map(str.isalnum, number)) else ""


def special_part(text: str) -> str:
    """The part of a label that a heading stands for: `ANNEXE II` → `Annex II`, `SCHEDULE 1` → `Schedule 1`.

    Empty when it begins with no word for an annex, a schedule or a recital.
    """
    match = _HEADING.match(text)
    name = SPECIAL.get(match["word"].lower(), "") if match else ""
    if not match or not name:
        return ""
    number = match["number"].strip("-")
    return f"{name} {number}" if _ROMAN_OR_LETTER.fullmatch(number) else name


_Natural = tuple[tuple[bool, int, str], ...]
_MOST_DIGITS = 15  # of a number; a longer one is none, but a word that sorts after all numbers


def sort_key(parts: Parts) -> tuple[_Natural, ...]:
    """Orders labels as they follow one another in an act: 9 before 12, b before b.1, schedules after sections."""
    return tuple(_natural(part) for part in parts)


def _natural(part: str) -> _Natural:
    runs = re.findall(r"\d+|[^\d.]+", part)
    is_number = [run.isdecimal() and len(run) <= _MOST_DIGITS for run in runs]
    return tuple(
        (False, int(run), "") if number else (True, 0, run) for run, number in zip(runs, is_number, strict=True)
    )


def covers(joined: str, part: str) -> bool:
    """Does a label that stands for several, like `2 and 3` or `4 to 6`, stand for `part` too?"""
    match = _JOINED.match(joined)
    if not match:
        return False
    if match["word"] in _RANGE_WORDS:
        return _natural(match["first"]) <= _natural(part) <= _natural(match["last"])
    return part in (match["first"], match["last"])
