"""An address → a picture of squares that a phone reads (QR code, ISO/IEC 18004), as one SVG path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby

_QUIET = 4  # the empty edge that the standard asks for, in squares


@dataclass(frozen=True, slots=True)
class QrCode:
    """The squares of a picture, as templates/parts/qr.html draws them."""

    size: int  # of the picture, in squares, with its empty edge
    path: str  # the dark squares, as the `d` of an SVG path


@cache
def qr_code(address: str) -> QrCode:
    """The picture of an address. Anyone who shows it says beside it what it holds."""
    import segno

    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    size = len(rows) + 2 * _QUIET
    path = "".join(_row(row, number + _QUIET) for number, row in enumerate(rows))
    return QrCode(size, path)


def _row(row: list[int], y: int) -> str:
    path = ""
    x = _QUIET
    for dark, squares in groupby(row):
        width = len(list(squares))
        if dark:
            path += f"M{x} {y}h{width}v1h-{width}z"
        x += width
    return path
