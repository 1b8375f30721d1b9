"""A picture of a text, and the files that are made of it: their names, widths and heights, known before any is made.

The name of such a file holds the digest of what it is made from: the bytes that the editor gave, and the recipe.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

FOLDER = "images"  # in output/
# As wide as a column of text on a small phone, on a large one, and on a fine screen of any size, in pixels.
WIDTHS = (480, 960, 1440)
WIDEST_IN_A_COPY = 960  # copies are carried on phones and memory cards, and have one size of each picture
# A file that weighs less is shown in one size: several would save nobody anything.
_LIGHT = 40_000  # bytes
# A size is left out if the next one is hardly wider.
_APART = 1.25
_DIGITS = 12  # of the digest: enough to tell any two pictures of a site apart
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")

Kind = Literal["jpg", "png", "webp", "svg"]


@dataclass(frozen=True, slots=True)
class Image:
    """A file that can be shown. `kind` is what is made of it, which may be another format than its own."""

    file: str  # from the site's folder
    kind: Kind
    width: int  # pixels, as it is shown: turned the right way
    height: int
    weight: int  # bytes
    digest: str  # SHA-256 of its bytes and of the recipe, hexadecimal

    @property
    def renditions(self) -> tuple[Rendition, ...]:
        """The files that are made of it, the narrowest first; at least one."""
        if self.kind == "svg":
            return (Rendition(f"{self._name}.svg", self.width, self.height),)
        widest = min(self.width, WIDTHS[-1])
        others = () if self.weight <= _LIGHT else (width for width in WIDTHS if width * _APART <= widest)
        return tuple(
            Rendition(f"{self._name}-{width}.{self.kind}", width, max(1, round(self.height * width / self.width)))
            for width in (*others, widest)
        )

    @property
    def widest(self) -> Rendition:
        """The largest of them."""
        return self.renditions[-1]

    @property
    def in_a_copy(self) -> Rendition:
        """The one that a copy has."""
        return self.fitting(WIDEST_IN_A_COPY)

    def fitting(self, width: int) -> Rendition:
        """The widest that is not wider than `width`; the narrowest, if all are."""
        return next((each for each in reversed(self.renditions) if each.width <= width), self.renditions[0])

    @property
    def _name(self) -> str:
        plain = unicodedata.normalize("NFKD", PurePosixPath(self.file).stem).lower()
        stem = _NOT_IN_NAMES.sub("-", plain.encode("ascii", "ignore").decode()).strip("-")[:40]
        return f"{FOLDER}/{stem or 'image'}-{self.digest[:_DIGITS]}"


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file that is made of a picture."""

    path: str  # from output/
    width: int  # pixels
    height: int
