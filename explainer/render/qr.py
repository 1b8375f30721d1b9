"""An address → a picture of squares that a phone reads (QR code, ISO/IEC 18004), drawn as one SVG path."""

from __future__ import annotations

from functools import cache
from itertools import groupby

from markupsafe import Markup

_QUIET = 4  # the empty edge that the standard asks for, in squares


@cache
def qr_picture(address: str) -> Markup:
    """The SVG element, without a name: anyone who shows it says beside it what it holds."""
    import segno

    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    size = len(rows) + 2 * _QUIET
    path = "".join(_row(row, number + _QUIET) for number, row in enumerate(rows))
    return Markup(
        '<svg class="qr" viewBox="0 0 {0} {0}" width="{1}" height="{1}" aria-hidden="true" focusable="false">'
        '<path d="{2}"/></svg>'
    ).format(size, 4 * size, path)


def _row(row: list[int], y: int) -> str:
    path = ""
    x = _QUIET
    for dark, squares in groupby(row):
        width = len(list(squares))
        if dark:
            path += f"M{x} {y}h{width}v1h-{width}z"
        x += width
    return path
