"""How sources cite provisions: `32004R0261 Article 7(1)(a)` → an act and the parts of a label.

Accepted are the forms that lawyers write, with or without the words between: `12(3)(b)`, `s. 12(3)(b)`, `Article 7,
paragraph 1, point (a)`, `Art. 5 Abs. 2 Bst. a`, `§ 3 Abs. 2 Nr. 1`, `art. 3, comma 2, lett. a)`, `recital 14`,
`Annex I point 2`, `Schedule 1, paragraph 3(1)`, `2 “term”`, `Article 3(2), second subparagraph`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.law.labels import MAIN, RECITAL, SINGLE, SPECIAL, SUBPARAGRAPH, Parts, label_of, number_part, term_part
from explainer.law.names import names

# At laws-lois.justice.gc.ca: the French number of a regulation or an order, and the number in its address.
_FRENCH_SERIES = (("DORS", "SOR"), ("TR", "SI"))
# Addresses in which acts are named: of their files, or of themselves.
_ADDRESS = re.compile(r"\Ahttps?://[^/]+/(?:id/)?|\A/?akn/|(?:/?!\w*|/main|/)\Z")
# A consolidated text has the number of its act with a 0 in front and a day behind: 02004R0261-20050217.
_CONSOLIDATED_CELEX = re.compile(r"0(\d{4}[A-Z]{1,2}\d{4})(?:-\d{8})?\Z")

_TOKEN = re.compile(
    r"\s*(?:\(\s*(?P<bracket>[^()\s]+)\s*\)|[“\"](?P<term>[^“”\"]+)[”\"]|(?P<number>\d[\w.°-]*)\)?"
    r"|(?P<word>§+|n\.º|[^\W\d_]+(?:-[^\W\d_]+)*)(?P<dot>\.?)(?P<close>\)?))"
)
# Words that join provisions: a label names one.
_JOINING = names("and or to et ou und oder e o y bis zu through à")
_ORDINALS = {
    word: str(number)
    for number, words in enumerate(
        (
            "first premier premiere première erster erste erstes primo prima primer primero eerste första første",
            "second deuxième second seconde zweiter zweite zweites secondo seconda segundo segunda tweede andra andet",
            "third troisième dritter dritte drittes terzo terza tercero tercera derde tredje",
            "fourth quatrième vierter vierte quarto quarta cuarto vierde fjärde fjerde",
            "fifth cinquième fünfter fünfte quinto quinta vijfde femte",
            "sixth sixième sechster sechste sesto sexto zesde sjätte sjette",
        ),
        1,
    )
    for word in words.split()
}
_ROMAN = re.compile(r"[ivxlc]+\Z")


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
    provisions = tuple(map(parse_label, _each_label(rest)))
    if not instrument or not all(provisions):
        return None
    return Reference(instrument_id(instrument), tuple(parts for parts in provisions if parts))


def instrument_id(number: str) -> str:
    """One name for an act in all its languages and versions: `DORS/2002-1` → `SOR-2002-1`, an address → its path."""
    name = _ADDRESS.sub("", number.strip())
    name = re.sub(r"[\s,/:;]+", "-", name).strip("-").replace("-ch.-", "-c.-")
    consolidated = _CONSOLIDATED_CELEX.match(name)
    if consolidated:
        return f"3{consolidated[1]}"
    for french, english in _FRENCH_SERIES:
        if name.startswith(f"{french}-"):
            return english + name.removeprefix(french)
    return name


def _each_label(text: str) -> list[str]:
    """The labels between commas. One that begins with a word for a part of a provision goes on with the last."""
    labels: list[str] = []
    for piece in text.split(","):
        word = re.match(r"\s*(§+|[^\W\d_]+)", piece)
        if labels and word and not _opens(word[1]):
            labels[-1] += piece
        else:
            labels.append(piece)
    return labels


def _opens(word: str) -> bool:
    return word.lower() in MAIN or word.lower() in SPECIAL


def parse_label(text: str) -> Parts | None:
    """The parts of a label: `12(3)(b)` → ("12", "3", "b"), `2 “shelf”` → ("2", "“shelf”"); None when it has none."""
    tokens = list(_tokens(text.strip()))
    if not tokens or None in tokens:
        return None
    parts = _Parts()
    for token in tokens:
        if token is None or not parts.take(token):
            return None
    return parts.whole()


def _tokens(text: str) -> Iterator[re.Match[str] | None]:
    """The words, numbers, brackets and terms of a label; None where something else is between them."""
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        yield match
        if match is None:
            return
        position = match.end()


class _Parts:
    """The parts of a label, taken one token at a time."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._unit = ""  # the word that says what the next number counts
        self._ordinal = ""  # of a second or third subparagraph

    def take(self, token: re.Match[str]) -> bool:
        """Does the token belong to a label, where it is?"""
        if token["word"]:
            return self._word(token)
        if not self._parts:
            return token["number"] is not None and self._first(token["number"])
        if token["term"]:
            self._add(term_part(token["term"]))
            return True
        if token["number"]:
            return bool(self._unit) and self._counted(token["number"])
        # `12 (3)` and `point (a)`
        self._add(token["bracket"])
        return True

    def whole(self) -> Parts | None:
        """The label, or None when it breaks off."""
        special = len(self._parts) == 1 and self._parts[0] in SPECIAL.values() and self._parts[0] != RECITAL
        complete = bool(self._parts) and not self._ordinal and (not self._unit or special)
        if complete and self._parts[0] == RECITAL:
            return None
        return tuple(self._parts) if complete else None

    def _first(self, number: str) -> bool:
        self._add(number_part(number))
        return True

    def _add(self, part: str) -> None:
        self._parts.append(part)
        self._unit = ""

    def _counted(self, number: str) -> bool:
        plain = number.rstrip(".º°")
        if self._unit == SUBPARAGRAPH:
            self._add(f"{SUBPARAGRAPH} {plain}")
        elif self._unit in SPECIAL.values():
            self._parts[-1] += f" {plain}"
            self._unit = ""
        else:
            self._add(plain)
        return True

    def _word(self, token: re.Match[str]) -> bool:
        word, lower = token["word"], token["word"].lower()
        if not self._parts:
            return self._opening(lower)
        if self._is_designation(token):
            return self._designation(word)
        if lower in _JOINING:
            return False
        if self._ordinal:
            return self._ordinal_of_subparagraph()
        if lower in _ORDINALS:
            self._ordinal = _ORDINALS[lower]
        else:
            self._unit = SUBPARAGRAPH if lower in (SUBPARAGRAPH, "subpara", "unterabsatz") else lower
        return True

    def _is_designation(self, token: re.Match[str]) -> bool:
        """Is a word what a part is called, not what it is, as in `Annex II`, `point a`, `point ii`, `lett. a)`?"""
        word = token["word"]
        if self._unit in SPECIAL.values() and re.fullmatch(r"[IVXLC]+|[A-Z]", word):
            return True
        designates = len(word) <= 2 or _ROMAN.match(word) is not None
        counts = bool(self._unit) and not token["dot"] and (word.lower() not in _JOINING or len(word) == 1)
        return designates and (bool(token["close"]) or counts)

    def _designation(self, word: str) -> bool:
        if self._unit in SPECIAL.values():
            return self._counted(word)
        self._add(word)
        return True

    def _opening(self, lower: str) -> bool:
        if SINGLE.fullmatch(lower):  # Article unique
            self._add(lower)
            return True
        if self._unit:
            return False
        if lower in SPECIAL:
            self._add(SPECIAL[lower])
            self._unit = SPECIAL[lower]
            return True
        self._unit = lower
        return lower in MAIN

    def _ordinal_of_subparagraph(self) -> bool:
        """The first one is what follows the label itself: only others have a part of their own."""
        if self._ordinal != "1":
            self._add(f"{SUBPARAGRAPH} {self._ordinal}")
        self._ordinal = ""
        return True
