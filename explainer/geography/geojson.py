"""The text of a GeoJSON file → `Feature`s by their ids; what is wrong in it has the line on which it is.

The format is RFC 7946: https://www.rfc-editor.org/rfc/rfc7946. Only a collection of features is read. Each needs an
`id`, because a picture names it. Properties are passed over: what people read stands in the picture, in every language.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer.diagnostics import Diagnostics, Location, listed, nearest
from explainer.formats import nodes
from explainer.formats.json_text import json_as_yaml
from explainer.formats.mapping_reader import is_id
from explainer.formats.yaml_file import parse_yaml
from explainer.geography.projection import Position

MOST_POSITIONS = 2_000  # of a file: more than a picture in a page can show, and than a telephone should draw
_POSITION = re.compile(r"\[\s*-?\d")
# The types of geometry: what they draw, how many lists are around a position, and how few positions a part may have.
_GEOMETRIES = {
    "Point": ("point", 0, 1),
    "MultiPoint": ("point", 1, 1),
    "LineString": ("line", 1, 2),
    "MultiLineString": ("line", 2, 2),
    "Polygon": ("area", 2, 4),
    "MultiPolygon": ("area", 3, 4),
}
Part = tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """A thing on the earth: points, lines, or areas by their rings."""

    kind: str  # point, line or area
    parts: tuple[Part, ...]  # of points there is one part, with all of them


@dataclass(frozen=True, slots=True)
class Geography:
    """What is in a file: features by their ids."""

    features: Mapping[str, Feature]


def parse_geojson(text: str, file: str, diagnostics: Diagnostics) -> Geography | None:
    """Read a file; None when anything in it is wrong (reported)."""
    try:
        json.loads(text, parse_int=float)  # of any number of digits
    except (json.JSONDecodeError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        what, help_text = "this is no JSON.", "look at this line and the one above it: a comma, a bracket or a quote."
        diagnostics.add(Location(file, line), what, help_text)
        return None
    if (positions := len(_POSITION.findall(text))) > MOST_POSITIONS:
        what = f"this file has {positions} positions, and at most {MOST_POSITIONS} are drawn."
        diagnostics.add(Location(file), what, "simplify its lines: a telephone has to load and draw all of them.")
        return None
    known = len(diagnostics)
    node = parse_yaml(json_as_yaml(text), file, diagnostics)  # whose nodes know their lines
    found = dict(_Reader(diagnostics).features(node)) if node and len(diagnostics) == known else {}
    return Geography(found) if len(diagnostics) == known else None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Goes through a file."""

    diagnostics: Diagnostics

    def features(self, node: nodes.Node) -> Iterator[tuple[str, Feature]]:
        """The features in the order of the file."""
        listing = _entry(node, "features")
        if _text(_entry(node, "type")) != "FeatureCollection" or not isinstance(listing, nodes.Listing):
            help_text = 'write {"type": "FeatureCollection", "features": […]}, as RFC 7946 says.'
            self.diagnostics.add(node.location, "this is no collection of features.", help_text)
            return
        first: dict[str, Location] = {}
        for item in listing.items:
            name = _text(_entry(item, "id"))
            if not is_id(name):
                what = f'no picture could name this feature by its id "{name}".'
                self.diagnostics.add(
                    item.location, what, 'write `"id": "…"` beside its type: small letters and hyphens.'
                )
            elif first.setdefault(name, item.location) is not item.location:
                what = f'feature "{name}" is already defined at {first[name]}.'
                self.diagnostics.add(item.location, what, "give one of the two another id.")
            elif feature := self._feature(item):
                yield name, feature

    def _feature(self, item: nodes.Node) -> Feature | None:
        geometry = _entry(item, "geometry")
        type_ = _text(_entry(geometry, "type"))
        if type_ not in _GEOMETRIES or geometry is None:
            what = f'this geometry cannot be drawn: "{type_}".{nearest(type_, _GEOMETRIES)}'
            self.diagnostics.add((geometry or item).location, what, f"write one of: {listed(_GEOMETRIES)}.")
            return None
        kind, depth, fewest = _GEOMETRIES[type_]
        known = len(self.diagnostics)
        parts = tuple(self._parts(_entry(geometry, "coordinates"), depth, geometry.location))
        for part, location in parts if len(self.diagnostics) == known else ():
            if len(part) < fewest:
                what = f"a {type_} needs {fewest} positions, and this one has {len(part)}."
                self.diagnostics.add(location, what, "add the others, or remove this part.")
            elif kind == "area" and part[0] != part[-1]:
                self.diagnostics.add(
                    location, "this ring is open.", "end it with its first position, as RFC 7946 says."
                )
        return Feature(kind, tuple(part for part, _ in parts)) if len(self.diagnostics) == known else None

    def _parts(self, node: nodes.Node | None, depth: int, around: Location) -> Iterator[tuple[Part, Location]]:
        if depth > 1 and isinstance(node, nodes.Listing):
            for item in node.items:
                yield from self._parts(item, depth - 1, around)
        elif isinstance(node, nodes.Listing):
            items = node.items if depth else (node,)
            yield tuple(position for each in items if (position := self._position(each))), node.location
        else:
            help_text = "write them as lists in lists, as RFC 7946 says."
            self.diagnostics.add(node.location if node else around, "these are no coordinates.", help_text)

    def _position(self, node: nodes.Node) -> Position | None:
        texts = [_text(item) for item in node.items[:2]] if isinstance(node, nodes.Listing) else []
        try:
            longitude, latitude = map(float, texts)
        except ValueError:
            longitude = latitude = math.nan
        if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
            what = f"this is no position: {listed(texts) or 'nothing'}."
            help_text = (
                "write the longitude first, from -180 to 180, then the latitude, from -90 to 90: [-73.45, 45.01]."
            )
            self.diagnostics.add(node.location, what, help_text)
            return None
        return longitude, latitude


def _entry(node: nodes.Node | None, name: str) -> nodes.Node | None:
    return node.entries.get(name) if isinstance(node, nodes.Mapping) else None


def _text(node: nodes.Node | None) -> str:
    return node.text if isinstance(node, nodes.Scalar) else ""
