"""The path of a drawing, as SVG writes it → polygons.

Format: https://www.w3.org/TR/SVG2/paths.html. All commands are read: M L H V C S Q T A Z, large and small.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

Point = complex  # x and y
Polygon = list[Point]
_COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
# In an arc, two numbers are flags of one digit, which may stand without a space: "a5 5 0 1010 0".
_ARC = re.compile(rf"({_NUMBER.pattern})[\s,]*" * 3 + r"([01])[\s,]*([01])[\s,]*" + rf"({_NUMBER.pattern})[\s,]*" * 2)
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_STEPS = 24  # straight pieces of a curve


def polygons_of(path: str) -> list[Polygon]:
    """The outlines of a path, one for each M. What cannot be read is left out."""
    pen = _Pen()
    for command, rest in _COMMAND.findall(path):
        for number, values in enumerate(_groups(command.upper(), rest)):
            # Further pairs after a move are lines.
            drawn = {"M": "L", "m": "l"}.get(command, command) if number else command
            pen.draw(drawn, values)
    return [polygon for polygon in pen.polygons if len(polygon) > 2]


def _groups(command: str, rest: str) -> Iterator[list[float]]:
    if command == "A":
        yield from ([float(part) for part in found] for found in _ARC.findall(rest))
        return
    numbers = [float(number) for number in _NUMBER.findall(rest)]
    takes = _TAKES[command]
    if not takes:
        yield []
    for start in range(0, len(numbers) - takes + 1, takes or 1) if takes else ():
        yield numbers[start : start + takes]


class _Pen:
    """Where the pen is while a path is drawn."""

    def __init__(self) -> None:
        self.polygons: list[Polygon] = []
        self._here: Point = 0
        self._start: Point = 0
        self._control: dict[str, Point] = {}  # the last one of a cubic and of a quadratic curve, if just drawn

    def draw(self, command: str, values: list[float]) -> None:
        """One command with its numbers."""
        base = self._here if command.islower() else 0
        name = command.upper()
        points = [base + complex(*pair) for pair in zip(values[::2], values[1::2], strict=False)]
        if name in "HV":
            other = self._here.imag * 1j if name == "H" else self._here.real
            part = base.real + values[0] if name == "H" else (base.imag + values[0]) * 1j
            points = [part + other]
        if name == "A":
            points = list(_arc(self._here, values, base + complex(values[5], values[6])))
        handler: dict[str, Callable[[list[Point]], None]] = {"M": self._move, "Z": self._close}
        curves = {"C": self._cubic, "S": self._cubic, "Q": self._quadratic, "T": self._quadratic}
        control = self._control if name in "CSQT" else {}
        self._control = {}
        if name in curves:
            wanted = {"S": ("C", 3), "T": ("Q", 2)}.get(name)
            if wanted and len(points) < wanted[1]:  # its first control point mirrors the last one of the curve before
                points.insert(0, 2 * self._here - control.get(wanted[0], self._here))
            curves[name](points)
        else:
            handler.get(name, self._lines)(points)

    def _move(self, points: list[Point]) -> None:
        self._here = self._start = points[0]
        self.polygons.append([points[0]])

    def _close(self, _points: list[Point]) -> None:
        self._here = self._start
        self.polygons.append([self._start])

    def _lines(self, points: list[Point]) -> None:
        if not self.polygons:  # nothing is drawn before the first move
            return
        self.polygons[-1].extend(points)
        self._here = points[-1]

    def _cubic(self, points: list[Point]) -> None:
        first, second, end = points
        self._lines(list(_bezier([self._here, first, second, end])))
        self._control = {"C": second}

    def _quadratic(self, points: list[Point]) -> None:
        first, end = points
        self._lines(list(_bezier([self._here, first, end])))
        self._control = {"Q": first}


def _bezier(points: list[Point]) -> Iterator[Point]:
    """Points on the curve, by the construction of de Casteljau."""
    for step in range(1, _STEPS + 1):
        share, line = step / _STEPS, points
        while len(line) > 1:
            line = [one + share * (other - one) for one, other in pairwise(line)]
        yield line[0]


def _arc(start: Point, values: list[float], end: Point) -> Iterator[Point]:
    """Points on an arc of an ellipse: https://www.w3.org/TR/SVG2/implnote.html#ArcConversionEndpointToCenter."""
    across, down, turned, large, sweep = values[:5]
    across, down, turn = abs(across), abs(down), complex(math.cos(math.radians(turned)), math.sin(math.radians(turned)))
    if not across or not down or start == end:
        yield end
        return

    def to_circle(point: Point) -> Point:
        straight = point / turn
        return complex(straight.real / across, straight.imag / down)

    one, other = to_circle(start), to_circle(end)
    half = (other - one) / 2
    scale = max(1.0, abs(half))  # radii that are too small grow until they reach
    height = math.sqrt(max(0.0, scale**2 - abs(half) ** 2))
    side = 1 if bool(large) != bool(sweep) else -1
    centre = (one + other) / 2 + side * 1j * half / abs(half) * height
    first = math.atan2((one - centre).imag, (one - centre).real)
    last = math.atan2((other - centre).imag, (other - centre).real)
    if sweep and last < first:
        last += 2 * math.pi
    if not sweep and last > first:
        last -= 2 * math.pi
    for step in range(1, _STEPS):
        angle = first + (last - first) * step / _STEPS
        point = centre + scale * complex(math.cos(angle), math.sin(angle))
        yield complex(point.real * across, point.imag * down) * turn
    yield end
