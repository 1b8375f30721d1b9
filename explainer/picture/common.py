"""What all pictures are made of: looks, and texts that are rendered."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.declaration import Convert, LocatedTexts
from explainer.formats.kinds import Choice
from explainer.formats.kinds import Text as Words
from explainer.markdown.parse import parse_inline
from explainer.markdown.text import Text

# How a thing looks, from "no way through" to "not settled". Templates give each a sign, a pattern and a colour.
LOOKS = ("closed", "half", "open", "unsure")
NOTHING = Text((), (), 0, 1, "")
WORDS = Words(markdown=True)
INLINE = Convert(parse_inline)
Look: TypeAlias = Annotated[str, Choice(LOOKS), "Its sign, pattern and colour, from no way through to not settled."]


def parse_each(texts: LocatedTexts, _location: Location, diagnostics: Diagnostics) -> tuple[Text, ...]:
    """Texts of a list, each parsed as one within a sentence."""
    return tuple(parse_inline(text, location, diagnostics) for text, location in texts)
