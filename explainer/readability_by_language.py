"""Plain text of a language → how easy it is to read, by the published formula of that language if there is one.

French: 207 − 1.015 × words per sentence − 73.6 × syllables per word (Kandel and Moles, "Application de l'indice de
Flesch à la langue française", Cahiers d'études de radio-télévision 19, 1958).
Spanish: 206.835 − 62.3 × syllables per word − words per sentence (Szigriszt Pazos, "Sistemas predictivos de
legibilidad del mensaje escrito: fórmula de perspicuidad", 1993), of which the INFLESZ scale calls 55 to 65 normal and
more easy (Barrio Cantalejo and others, Anales del Sistema Sanitario de Navarra 31(2), 2008).

Both are on Flesch's scale: 100 is very easy, 60 plain, 0 very hard. Of other languages only sentences are measured:
their length says something in every script.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

EASY = 55.0  # at least this on Flesch's scale
SHORT = 20.0  # words of a sentence, on average, at most

_WORD = re.compile(r"[^\W_](?:[\w'’.,()-]*[\w)])?")
# As in English, and with the signs of Arabic and Persian.
_SENTENCE_END = re.compile(r"(?<=[.!?…؟۔])[\"”»’)\]]*\s+|\n+")
_FRENCH_VOWELS = re.compile(r"[aeiouyàâäæéèêëîïôöœùûüÿ]+")
# "demande", "personnes": the last e is not heard. That of "peuvent" looks like that of "agent", and counts.
_FRENCH_SILENT = re.compile(r"(?<=[^aeiouyàâéèêîôû])es?\Z")
# A strong vowel, or a weak one with its accent, begins a syllable; a weak one beside it does not.
_SPANISH_SYLLABLE = re.compile(r"[iuüy]?[aeoáéóíú][iuy]?(?![aeoáéóíú])|[iuü]?[aeoáéóíú]|[iuüy]+")


@dataclass(frozen=True, slots=True)
class Ease:
    """How easy a text is to read. `score` is on Flesch's scale; None where no formula is known."""

    score: float | None
    words_per_sentence: float
    longest_sentence: str

    @property
    def is_hard(self) -> bool:
        """Is it harder than plain language?"""
        return self.words_per_sentence > SHORT or (self.score is not None and self.score < EASY)


def ease(text: str, language: str) -> Ease | None:
    """Measure a text, of which a line end always ends a sentence; None where there is nothing to read."""
    sentences = [sentence for sentence in _SENTENCE_END.split(text) if _WORD.search(sentence)]
    if not sentences:
        return None
    lengths = [len(_WORD.findall(sentence)) for sentence in sentences]
    longest = max(range(len(sentences)), key=lengths.__getitem__)
    mean = sum(lengths) / len(sentences)
    count, formula = _FORMULAS.get(language.partition("-")[0], (None, None))
    score = None
    if count is not None and formula is not None:
        words = [word for word in _WORD.findall(text) if not word[0].isdigit()]
        score = round(formula(mean, sum(map(count, words)) / max(len(words), 1)), 1)
    return Ease(score, round(mean, 1), sentences[longest].strip())


def french_syllables(word: str) -> int:
    """Syllables of a French word, at least 1: groups of vowels, without an e that is not heard at its end."""
    spelt = word.lower()
    found = len(_FRENCH_VOWELS.findall(spelt))
    return max(found - bool(_FRENCH_SILENT.search(spelt) and found > 1), 1)


def spanish_syllables(word: str) -> int:
    """Syllables of a Spanish word, at least 1: strong vowels count one by one, diphthongs once."""
    spelt = re.sub(r"qu|gu(?=[eiéí])", "k", word.lower())
    return max(len(_SPANISH_SYLLABLE.findall(spelt)), 1)


_FORMULAS: dict[str, tuple[Callable[[str], int], Callable[[float, float], float]]] = {
    "fr": (french_syllables, lambda words, syllables: 207 - 1.015 * words - 73.6 * syllables),
    "es": (spanish_syllables, lambda words, syllables: 206.835 - 62.3 * syllables - words),
}
