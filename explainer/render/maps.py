"""A `Map` and the places that it shows → paths and names, as templates put them on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explainer.formats.declaration import LocatedTexts
from explainer.geography import Geography
from explainer.geography.frame import WIDTH, Frame
from explainer.markdown.text import Text
from explainer.picture import Layer, Map

_SIDE = 30  # hundredths of the width: nearer to an edge, a name runs towards the middle


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name on a map: in hundredths of its width and height, and which end of it is there."""

    text: str
    x: float
    y: float
    anchor: str  # start, middle or end
    is_above: bool  # of a point that is drawn, so that the name must not hide it


@dataclass(frozen=True, slots=True)
class ShownLayer:
    """A layer as one path, and the words beside it."""

    kind: str
    look: str
    path: str
    text: Text


@dataclass(frozen=True, slots=True)
class ShownPanel:
    """One map."""

    name: Text
    layers: tuple[ShownLayer, ...]
    names: tuple[ShownName, ...]


@dataclass(frozen=True, slots=True)
class ShownMap:
    """All of them: each has this ground, and is as wide and as high."""

    width: int
    height: int
    ground: tuple[str, ...]
    panels: tuple[ShownPanel, ...]


def drawn(drawing: Map, geography: Geography) -> ShownMap:
    """Project what the map names, whose features are known to be there."""
    features = geography.features
    shown = [features[name] for name, _ in drawing.around] or list(features.values())
    frame = Frame.around(shown, drawing.projection)
    labels = [_name(label.text, frame, geography, label.at, is_above=False) for label in drawing.labels]

    def panel(name: Text, layers: Iterable[Layer]) -> ShownPanel:
        drawn_layers, names = [], list(labels)
        for layer in layers:
            kind = features[layer.features[0][0]].kind
            drawn_layers.append(ShownLayer(kind, layer.look, _path(frame, geography, layer.features), layer.text))
            if layer.label:
                names.append(_name(layer.label, frame, geography, layer.features[0][0], is_above=True))
        return ShownPanel(name, tuple(drawn_layers), tuple(names))

    ground = tuple(frame.path(features[name]) for name, _ in drawing.ground)
    return ShownMap(WIDTH, frame.height, ground, tuple(panel(each.name, each.layers) for each in drawing.panels))


def _path(frame: Frame, geography: Geography, names: LocatedTexts) -> str:
    return "".join(frame.path(geography.features[name]) for name, _ in names)


def _name(text: str, frame: Frame, geography: Geography, at: str, *, is_above: bool) -> ShownName:
    x, y = frame.place(geography.features[at].parts[0][0])
    across, down = round(100 * x / WIDTH, 1), round(100 * y / frame.height, 1)
    anchor = "start" if across < _SIDE and is_above else "end" if across > 100 - _SIDE and is_above else "middle"
    return ShownName(text, across, down, anchor, is_above)
