"""A ruler → bands whose lengths are their days, in the direction in which people read."""

from __future__ import annotations

from itertools import pairwise

import pytest

from explainer.diagnostics import Diagnostics, Location
from explainer.markdown.parse import parse_inline
from explainer.picture import Days, Ruler
from explainer.render.rulers import bands

_PLACE = Location("content/pictures.yaml")
_TEXT = parse_inline("What holds.", _PLACE, Diagnostics())


def ruler(*days: int) -> Ruler:
    stretches = (Days(since=f"{day}", name="a", text=_TEXT, look="open", day=day, location=_PLACE) for day in days)
    return Ruler(stretches=tuple(stretches))


def test_bands_lie_one_after_another_and_fill_the_ruler() -> None:
    found = bands(ruler(0, 14, 366), "ltr")
    assert found[0].left == 0
    assert [before.left + before.width for before, _ in pairwise(found)] == [
        pytest.approx(after.left, abs=0.11) for _, after in pairwise(found)
    ]
    assert found[-1].left + found[-1].width == pytest.approx(100, abs=0.11)


def test_short_stretches_are_to_scale_with_a_line_between_days() -> None:
    first, second, _ = bands(ruler(0, 10, 30), "ltr")
    assert second.width == pytest.approx(2 * first.width, abs=0.11)
    assert (len(first.lines), len(second.lines)) == (9, 19)
    assert first.broken is second.broken is None


def test_a_stretch_too_long_for_boxes_is_broken() -> None:
    _, long, _ = bands(ruler(0, 14, 366), "ltr")
    assert long.lines == ()
    assert long.broken is not None
    assert long.left < long.broken < long.left + long.width


def test_time_runs_from_the_right_where_people_read_from_there() -> None:
    left, right = bands(ruler(0, 14, 366), "ltr"), bands(ruler(0, 14, 366), "rtl")
    assert [band.start for band in right] == [pytest.approx(100 - band.start, abs=0.11) for band in left]
    assert right[0].left + right[0].width == 100
