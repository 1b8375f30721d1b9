"""The maps of pictures → each shows features that are in its data, and each layer is of one kind."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.diagnostics import Diagnostics, Location
from explainer.geography import Feature, Geography
from explainer.model import RawSite
from explainer.picture import Layer, Map
from explainer.resolve.ids import check_known

FOLDER = "content/data"


def check_maps(raw: RawSite, diagnostics: Diagnostics) -> None:
    """Report what a map names and its data do not have, and what cannot be drawn as it is written."""
    places = {name: value for name, value in raw.data.items() if isinstance(value, Geography)}
    for picture in raw.collections["pictures"].entries:
        drawing = picture.map
        if drawing and check_known(
            drawing.data, places, "file of places", f"{FOLDER}/, as NAME.geojson", drawing.location, diagnostics
        ):
            _check_map(drawing, places[drawing.data].features, diagnostics)


def _check_map(drawing: Map, features: Mapping[str, Feature], diagnostics: Diagnostics) -> None:
    def kind_of(name: str, location: Location) -> str:
        where = f"{FOLDER}/{drawing.data}.geojson"
        return features[name].kind if check_known(name, features, "feature", where, location, diagnostics) else ""

    for name, location in drawing.around:
        kind_of(name, location)
    for name, location in drawing.ground:
        _check_kind(name, kind_of(name, location), "area", location, diagnostics)
    for label in drawing.labels:
        _check_kind(label.at, kind_of(label.at, label.location), "point", label.location, diagnostics)
    for layer in (layer for panel in drawing.panels for layer in panel.layers):
        kinds = {kind_of(name, location) for name, location in layer.features} - {""}
        _check_layer(layer, kinds, diagnostics)


def _check_kind(name: str, kind: str, right: str, location: Location, diagnostics: Diagnostics) -> None:
    if kind not in ("", right):
        what = f'feature "{name}" is {_with_article(kind)}, and here stands {_with_article(right)}.'
        diagnostics.add(location, what, "name another, or draw this one in a layer.")


def _check_layer(layer: Layer, kinds: set[str], diagnostics: Diagnostics) -> None:
    name, location = layer.features[0]
    if len(kinds) > 1:
        what = f"this layer has {' and '.join(sorted(f'{kind}s' for kind in kinds))}, and its words one sign."
        diagnostics.add(location, what, "make a layer of each kind.")
    elif layer.label and kinds - {"point"}:
        what = f'this layer has a label, and "{name}" is no point.'
        diagnostics.add(location, what, "name a point first, or write a label of the whole map under `labels:`.")


def _with_article(kind: str) -> str:
    return f"an {kind}" if kind == "area" else f"a {kind}"
