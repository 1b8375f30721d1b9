"""A translation and its source → what a translator may not change: marks, links, numbers, a "not", the terms chosen.

A machine sees the shape of a sentence, not what it means. What is checked here cannot be lost without a word; that
the words are right, only a reader can say. Where a check is wrong about a sentence, a comment in the catalog says so,
in the lines that translators write, `checked: numbers`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.kinds import URL_PATTERN
from explainer.markdown.parse import parse_inline
from explainer.translate.catalog import Catalogs, Entry
from explainer.translate.language_data import is_right_to_left, negations_of, spaced
from explainer.translate.marks import BRACES, CITED, words_in
from explainer.translate.terms import Term
from explainer.translate.units import Unit

# A mark of a footnote, with its name.
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
# The address of a link, without its title.
_LINKED = re.compile(r"\]\(\s*([^()\s]*)")
# 14; 1,500 and 1 500 are one number each, whatever parts its groups
_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u202f\u2009,.'’٬](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+")
# questions.entry.options.land.label: one of the texts of questions.entry.options
_GROUP = re.compile(r"(.*\.options)\..*")
# 101 Ontario Street: among letters from right to left the number goes to the other end, unless the two signs that
# isolate a part are around it (Unicode Standard Annex 9, section 2.4).
_NUMBER_FIRST = re.compile(r"\d[\d.,]*[ \u00a0][A-Za-z]+")
_ISOLATED = re.compile("\u2066[^\u2069]*\u2069")
_STRONG = "**"
_OF_SENTENCES = ("copied", "not", "terms")  # a name may be the same in every language
_COPIED = 0.9  # the share of words from which a sentence was not translated


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is compared. `name` is what stands after `checked:` where a translation is right all the same."""

    name: str
    wrong: Callable[[str, str], str]  # source and translation → what is wrong, as a clause; empty if nothing is
    help_text: str


def check_catalogs(
    catalogs: Catalogs, units: Iterable[Unit], source: str, terms: Sequence[Term], diagnostics: Diagnostics
) -> None:
    """Check every translation of a unit as it is now, and that each catalog belongs to a file.

    `source` is the code of the source language.
    """
    by_key = {unit.key: unit for unit in units}
    names = {unit.catalog for unit in by_key.values()}
    checks = [*_CHECKS, _negation_check(source, catalogs.language)]
    checks += [_ORDER] if is_right_to_left(catalogs.language) else []
    avoided, term_checks = _any_of(word for term in terms for word in term.avoid), tuple(_term_checks(terms))
    for catalog, entries in catalogs.entries.items():
        if catalog not in names and entries:
            what = f'there is no file "{catalog}" of which this could be a catalog.'
            diagnostics.add(Location(entries[0].location.file), what, "rename it, or remove it.")
            continue
        shown = [
            (entry, unit)
            for entry in entries
            if (unit := by_key.get((catalog, entry.context, entry.source))) is not None and entry.is_current
        ]
        for entry, unit in shown:
            of_terms = term_checks if avoided.search(words_in(entry.translated)) else ()
            _check_entry(entry, unit, (*checks, *of_terms), diagnostics)
        _check_alike([entry for entry, unit in shown if not unit.is_paragraph and not unit.is_name], diagnostics)


def _check_entry(entry: Entry, unit: Unit, checks: Sequence[Check], diagnostics: Diagnostics) -> None:
    if unit.is_address:
        if not re.fullmatch(URL_PATTERN, entry.translated):
            what = f'"{entry.translated}" is not a web address.'
            diagnostics.add(entry.location, what, "write it whole, beginning with https://, or leave it empty.")
        return
    for check in checks:
        if unit.is_name and check.name in _OF_SENTENCES:
            continue
        wrong = "" if check.name in entry.checked else check.wrong(unit.text, entry.translated)
        if wrong:
            diagnostics.add(entry.location, f"{wrong} in this translation.", check.help_text.format(name=check.name))
    if unit.markdown:  # the footnotes of a paragraph are read with its page
        parse_inline(_FOOTNOTE.sub("", entry.translated), entry.location, diagnostics)


def _check_alike(entries: Sequence[Entry], diagnostics: Diagnostics) -> None:
    """Texts that stand beside one another, such as the answers to a question, must not become the same."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        group = _GROUP.sub(r"\1", entry.context)
        other = first.setdefault((group, entry.translated.casefold()), entry)
        if group != entry.context and other.source != entry.source and "alike" not in entry.checked:
            what = f"“{other.source}” and “{entry.source}” are the same in this translation."
            help_text = "write two different texts; if they may be the same, write `# checked: alike` above it."
            diagnostics.add(entry.location, what, help_text)


def _different(pattern: re.Pattern[str], what: str) -> Callable[[str, str], str]:
    def wrong(source: str, translated: str) -> str:
        return _difference(Counter(pattern.findall(source)), Counter(pattern.findall(translated)), what)

    return wrong


def _difference(wanted: Counter[str], written: Counter[str], what: str) -> str:
    missing, added = list((wanted - written).elements()), list((written - wanted).elements())
    parts = []
    if missing:
        parts.append(f"{what} {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing")
    if added:
        parts.append(f"{what} {', '.join(added)} {'is' if len(added) == 1 else 'are'} too much")
    return ", and ".join(parts)


def _numbers_wrong(source: str, translated: str) -> str:
    return _difference(_numbers(source), _numbers(translated), "the number")


def _numbers(text: str) -> Counter[str]:
    """The numbers in words and citations, without what parts their groups; digits may be those of any script."""
    found = _NUMBER.findall(_GROUPED.sub("", words_in(text)))
    plain = ("".join(str(unicodedata.decimal(digit)) for digit in number) for number in found)
    return Counter(number.lstrip("0") or "0" for number in plain)


def _strong_wrong(source: str, translated: str) -> str:
    same = source.count(_STRONG) == translated.count(_STRONG)
    return "" if same else "words in bold, between ** and **, are not as many as in the source"


def _same_wrong(source: str, translated: str) -> str:
    """A long sentence that is still that of the source was copied, not translated."""
    words, own = translated.split(), set(source.split())
    copied = len(words) > 5 and sum(word in own for word in words) > _COPIED * len(words)
    return "the words of the source are still there" if copied else ""


def _order_wrong(_: str, translated: str) -> str:
    found = _NUMBER_FIRST.search(_ISOLATED.sub("", words_in(translated)))
    return f"the number of “{found[0]}” is shown behind its words" if found else ""


_NUMBERS_HELP = (
    "write the same numbers in digits, and those in words as words; "
    "if it is right as it is, add the line `# checked: {name}` above the entry."
)
_CHECKS = (
    Check("marks", _different(BRACES, "the mark"), "write marks in braces as they are in the source."),
    Check("citations", _different(CITED, "the citation"), "keep every citation, with the name of its source."),
    Check("links", _different(_LINKED, "the link to"), "keep every link, and change only the words between [ and ]."),
    Check(
        "footnotes", _different(_FOOTNOTE, "the footnote"), "keep the mark of every footnote as it is in the source."
    ),
    Check("bold", _strong_wrong, "put ** around the words that are bold in the source."),
    Check("numbers", _numbers_wrong, _NUMBERS_HELP),
    Check(
        "copied", _same_wrong, "translate it; if it is the same in this language, write `# checked: {name}` above it."
    ),
)
_ORDER = Check(
    "order",
    _order_wrong,
    "write U+2066 before the number and U+2069 after the words; or `# checked: {name}` above the entry.",
)


def _negation_check(source: str, language: str) -> Check:
    here, there = negations_of(source), negations_of(language)

    def wrong(text: str, translated: str) -> str:
        if here is None or there is None or not here.search(words_in(text)):
            return ""
        return "" if there.search(words_in(translated)) else 'the source says "not" or the like, and nothing does'

    return Check(
        "not",
        wrong,
        "look whether a “not” was lost; if it is there in other words, write `# checked: {name}` above it.",
    )


def _term_checks(terms: Sequence[Term]) -> Iterable[Check]:
    for term in terms:
        if term.avoid:
            yield Check("terms", _term_wrong(term), f"write “{term.use}”: {term.why}")


def _term_wrong(term: Term) -> Callable[[str, str], str]:
    wanted, avoided = _any_of(term.sources), _any_of(term.avoid)

    def wrong(source: str, translated: str) -> str:
        found = avoided.search(words_in(translated)) if wanted.search(words_in(source)) else None
        return f"“{found[0]}” is not the term chosen for “{term.source}”" if found else ""

    return wrong


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(spaced, words))})(?!\w)", re.IGNORECASE)
