"""Longitude and latitude in degrees → a place on a plane, by a cone that touches the middle of what is shown.

The formulas are those for the sphere in Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987),
pages 100 and 106. The cone cuts the sphere a sixth of the latitudes from the bottom and from the top, as is usual.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import partial

Position = tuple[float, float]  # longitude and latitude, in degrees
Point = tuple[float, float]  # x to the right and y downwards, in radii of the earth
Projection = Callable[[Position], Point]
_FLAT = 0.01  # below that, at the equator, the cone is a cylinder
_TOP = math.radians(89)  # a pole may be infinitely far away


def lambert(positions: Iterable[Position]) -> Projection:
    """Lambert's conformal conic projection: shapes are true. For what is wider than high, in middle latitudes."""
    first, second, middle = _parallels(positions)
    narrowing = math.log(math.cos(first) / math.cos(second)) / (_stretch(second) - _stretch(first) or 1)
    if first == second:
        narrowing = math.sin(first)
    if abs(narrowing) < _FLAT:
        return partial(_on_cylinder, middle, _stretch)
    size = math.cos(first) * math.exp(narrowing * _stretch(first)) / narrowing
    return partial(_on_cone, middle, narrowing, lambda latitude: size * math.exp(-narrowing * _stretch(latitude)))


def albers(positions: Iterable[Position]) -> Projection:
    """Albers's equal-area conic projection: areas are true. For counts by area."""
    first, second, middle = _parallels(positions)
    narrowing = (math.sin(first) + math.sin(second)) / 2
    if abs(narrowing) < _FLAT:
        return partial(_on_cylinder, middle, math.sin)
    whole = math.cos(first) ** 2 + 2 * narrowing * math.sin(first)

    def radius(latitude: float) -> float:
        return math.sqrt(max(0, whole - 2 * narrowing * math.sin(latitude))) / narrowing

    return partial(_on_cone, middle, narrowing, radius)


PROJECTIONS: dict[str, Callable[[Iterable[Position]], Projection]] = {"lambert": lambert, "albers": albers}


def _parallels(positions: Iterable[Position]) -> tuple[float, float, float]:
    """The two latitudes at which the cone cuts the sphere, and the longitude in the middle, in radians."""
    longitudes, latitudes = zip(*positions, strict=True)
    bottom, top = (max(-_TOP, min(_TOP, math.radians(each))) for each in (min(latitudes), max(latitudes)))
    sixth = (top - bottom) / 6
    return bottom + sixth, top - sixth, math.radians((min(longitudes) + max(longitudes)) / 2)


def _stretch(latitude: float) -> float:
    """How far from the equator a latitude is where shapes are true (Mercator)."""
    return math.log(math.tan(math.pi / 4 + latitude / 2))


def _on_cone(middle: float, narrowing: float, radius: Callable[[float], float], position: Position) -> Point:
    longitude, latitude = map(math.radians, position)
    far, turned = radius(max(-_TOP, min(_TOP, latitude))), narrowing * (longitude - middle)
    return far * math.sin(turned), far * math.cos(turned)


def _on_cylinder(middle: float, height: Callable[[float], float], position: Position) -> Point:
    longitude, latitude = map(math.radians, position)
    return longitude - middle, -height(max(-_TOP, min(_TOP, latitude)))
