"""Features and what a map shows of the earth → paths of SVG on a grid of whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from explainer.geography.geojson import Feature, Part
from explainer.geography.projection import PROJECTIONS, Point, Position, Projection

WIDTH = 1000  # of a map, in units of its own
_MARGIN = 0.04  # of the width, on each side
_STEP = 5  # degrees: on a cone a longer line is seen to bend
_LOWEST, _HIGHEST = 0.4, 1.2  # heights, in widths: lower, and names have no room; higher, and a map fills the screen


@dataclass(frozen=True, slots=True)
class Frame:
    """What a map shows: how a position becomes a point of the map, and how high the map is."""

    projection: Projection
    left: float
    top: float
    scale: float
    height: int

    @classmethod
    def around(cls, features: Iterable[Feature], projection: str) -> Frame:
        """The frame in which these features are seen as a whole, with a margin."""
        positions = [position for feature in features for part in feature.parts for position in part]
        project = PROJECTIONS[projection](positions)
        xs, ys = zip(*map(project, positions), strict=True)
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        wide = max(wide, high / _HIGHEST) or 0.01  # a single place is seen with 30 km around it
        shown = max(_LOWEST, min(_HIGHEST, high / wide))
        scale = WIDTH * (1 - 2 * _MARGIN) / wide
        height = round(shown * wide * scale + 2 * _MARGIN * WIDTH)
        left = (min(xs) + max(xs)) / 2 - WIDTH / 2 / scale
        return cls(project, left, (min(ys) + max(ys)) / 2 - height / 2 / scale, scale, height)

    def place(self, position: Position) -> tuple[int, int]:
        """A position on the map, in its units."""
        x, y = self.projection(position)
        return round((x - self.left) * self.scale), round((y - self.top) * self.scale)

    def path(self, feature: Feature) -> str:
        """The `d` of a path: what is smaller than a unit is left out. A point is a line without length."""
        return "".join(self._part(part, feature.kind) for part in feature.parts)

    def _part(self, part: Part, kind: str) -> str:
        if kind == "point":
            return "".join(f"M{x} {y}h0" for x, y in dict.fromkeys(map(self.place, part)))
        is_closed = kind == "area"
        places = list(_moving(map(self.place, _bending(part))))
        if len(places) < (3 if is_closed else 2):
            return ""
        steps = "".join(_step(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(places))
        return f"M{places[0][0]} {places[0][1]}l{steps.lstrip()}{'z' if is_closed else ''}"


def _bending(part: Part) -> Iterator[Position]:
    """With positions between those that are far apart: a line of GeoJSON is straight in degrees (RFC 7946, 3.1.1)."""
    yield part[0]
    for (west, south), (east, north) in pairwise(part):
        steps = max(1, round(max(abs(east - west), abs(north - south)) / _STEP))
        for step in range(1, steps + 1):
            yield west + (east - west) * step / steps, south + (north - south) * step / steps


def _moving(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Without those that are where the one before is."""
    before: Point | None = None
    for place in places:
        if place != before:
            yield place
        before = place


def _step(x: int, y: int) -> str:
    """Two numbers, as short as SVG reads them: a minus sign also parts numbers."""
    return f"{'' if x < 0 else ' '}{x}{'' if y < 0 else ' '}{y}"
