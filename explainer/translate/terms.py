"""content/translations/<language>/terms.yaml → the terms chosen for a language, and why: a glossary for translators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.declaration import LONG, VERBATIM
from explainer.formats.kinds import TextList

FILE = "terms.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term. Whoever translates writes it, and none of those that are not to be written."""

    LABEL: ClassVar[str] = "this term"

    source: Annotated[str, VERBATIM, "The term of the source language; several with commas between."]
    use: Annotated[str, VERBATIM, "What it is called in this language."]
    avoid: Annotated[
        tuple[str, ...],
        TextList(translated=False),
        "Renderings that are reported in the translation of a text that has the term.",
    ] = ()
    why: Annotated[str, LONG, "Why this one, in a short sentence."]
    location: Location

    @property
    def sources(self) -> tuple[str, ...]:
        """The terms one by one."""
        return tuple(word.strip() for word in self.source.split(",") if word.strip())
