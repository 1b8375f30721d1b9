"""A text → the short hashes of its runs of seven words, by which copied sentences are found without keeping them."""

from __future__ import annotations

import hashlib
import re
import unicodedata

RUN = 7  # words
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: small letters, one kind of apostrophe, no marks."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower().replace("’", "'"))


def shingles_of(text: str) -> dict[str, str]:
    """The first 40 bits of the SHA-256 of every run of seven words, in hex, with that run."""
    words = words_of(text)
    runs = (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    return {hashlib.sha256(run.encode()).hexdigest()[:10]: run for run in runs}
