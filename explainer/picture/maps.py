"""The types of what is drawn from other files: maps, and counts over years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.declaration import LocatedTexts
from explainer.formats.kinds import Choice, Id, TextList
from explainer.formats.kinds import Text as Words
from explainer.geography.projection import PROJECTIONS
from explainer.markdown.text import Text
from explainer.picture.common import INLINE, WORDS, Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name that stands on every map, such as that of a country."""

    LABEL: ClassVar[str] = "this label"

    at: Annotated[str, Id(), "The feature in whose middle it stands: a point."]
    text: Annotated[str, "The name: one or two words."]
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """What holds at some places of a map, and the words that say so without it."""

    LABEL: ClassVar[str] = "this layer"

    features: Annotated[LocatedTexts, TextList(ids=True), "The features of which it is true, all of one kind."]
    look: Look
    text: Annotated[Text, WORDS, INLINE, "Where it is, and what holds there, for those who do not see the map."]
    label: Annotated[str, "A name to stand above its first point."] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One of several maps of the same places."""

    LABEL: ClassVar[str] = "this map"

    name: Annotated[Text, WORDS, INLINE, "Of when or of what it is."]
    layers: Annotated[tuple[Layer, ...], "What holds where; a later one is drawn over those before it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """Maps of the same places side by side, with what holds where in each."""

    LABEL: ClassVar[str] = "this map"

    data: Annotated[str, Words(translated=False), "The file in content/data/, without .geojson."]
    projection: Annotated[str, Choice(tuple(PROJECTIONS)), "Whether shapes are true (lambert) or areas."] = "lambert"
    around: Annotated[LocatedTexts, TextList(ids=True), "The features that are seen as a whole; all, if left out."] = ()
    ground: Annotated[LocatedTexts, TextList(ids=True), "Areas that are drawn below everything: land, countries."] = ()
    labels: Annotated[tuple[Label, ...], "Names that stand on each map."] = ()
    panels: Annotated[tuple[Panel, ...], "The maps, one after another."]
    location: Location

    @property
    def texts(self) -> Iterator[Text]:
        """All texts, in the order in which they are shown."""
        for panel in self.panels:
            yield panel.name
            yield from (layer.text for layer in panel.layers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """Counts one below the other, over the same line of years."""

    LABEL: ClassVar[str] = "these years"

    figures: Annotated[LocatedTexts, TextList(ids=True), "Ids of content/figures.yaml whose rows are years."]
    turns: Annotated[LocatedTexts, TextList(ids=True), "Ids of facts: their days are marked in each count."] = ()

    @property
    def texts(self) -> Iterator[Text]:
        """None: its words are those of the figures and facts."""
        yield from ()
