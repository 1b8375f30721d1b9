"""Positions → places on paper, as the books say; features → paths that hold what is seen, and no more."""

from __future__ import annotations

import math

import pytest

from explainer.diagnostics import Diagnostics
from explainer.geography import Feature, parse_geojson
from explainer.geography.frame import WIDTH, Frame
from explainer.geography.projection import PROJECTIONS, albers, lambert

# With these, the cone cuts the sphere at 33 and 45 degrees, as in the example of Snyder (1987), page 295.
SNYDER = [(-100.0, 30.0), (-92.0, 48.0)]


def apart(project: object, one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.dist(project(one), project(other))  # type: ignore[operator]


@pytest.mark.parametrize("name", PROJECTIONS)
def test_the_middle_goes_straight_up_and_the_east_is_on_the_right(name: str) -> None:
    project = PROJECTIONS[name](SNYDER)
    assert project((-96, 50))[0] == project((-96, 30))[0] == pytest.approx(0)
    assert project((-96, 50))[1] < project((-96, 30))[1]
    assert project((-90, 40))[0] > 0 > project((-102, 40))[0]


def test_lambert_is_where_the_manual_says() -> None:
    x, y = lambert(SNYDER)((-75, 35))
    # Snyder, page 295: x = 0.2966785, y = 0.2462112 upwards from the latitude of 23 degrees.
    _, origin = lambert(SNYDER)((-96, 23))
    assert x == pytest.approx(0.2966785, abs=1e-6)
    assert origin - y == pytest.approx(0.2462112, abs=1e-6)


@pytest.mark.parametrize("south", [-60.0, -0.5, 10.0, 60.0])
def test_with_lambert_a_small_square_stays_a_square(south: float) -> None:
    project = lambert([(0, south), (20, south + 20)])
    narrow = 0.01 / math.cos(math.radians(south + 5))
    up = apart(project, (4, south + 5), (4, south + 5.01))
    assert apart(project, (4, south + 5), (4 + narrow, south + 5)) == pytest.approx(up, rel=0.01)


@pytest.mark.parametrize("south", [-60.0, -0.5, 10.0, 60.0])
def test_with_albers_areas_are_those_of_the_sphere(south: float) -> None:
    project = albers([(0, south), (20, south + 20)])
    corners = [project(each) for each in ((4, south), (4.1, south), (4.1, south + 0.1), (4, south + 0.1))]
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2
    bottom, top = math.radians(south), math.radians(south + 0.1)
    assert area == pytest.approx(math.radians(0.1) * (math.sin(top) - math.sin(bottom)), rel=1e-3)


def test_a_frame_holds_what_it_is_around_with_a_margin() -> None:
    line = Feature("line", (((0.0, 40.0), (10.0, 45.0), (20.0, 40.0)),))
    frame = Frame.around([line], "lambert")
    places = [frame.place(position) for position in line.parts[0]]
    assert min(x for x, _ in places) == 40
    assert max(x for x, _ in places) == WIDTH - 40
    assert all(0 < y < frame.height for _, y in places)


def test_a_single_place_is_seen_with_what_is_around_it() -> None:
    frame = Frame.around([Feature("point", (((10.0, 50.0),),))], "lambert")
    assert frame.place((10, 50)) == (WIDTH // 2, frame.height // 2)


def test_a_long_line_along_a_parallel_is_bent() -> None:
    line = Feature("line", (((-120.0, 49.0), (-95.0, 49.0)),))
    path = Frame.around([line], "lambert").path(line)
    assert path.count("-") + path.count(" ") > 5


def test_what_is_smaller_than_can_be_seen_is_left_out() -> None:
    whole = Feature("line", (((0.0, 40.0), (10.0, 40.0)),))
    frame = Frame.around([whole], "lambert")
    islet = Feature("area", (((5.0, 40.0), (5.0001, 40.0), (5.0, 40.0001), (5.0, 40.0)),))
    assert frame.path(islet) == ""


def test_points_are_lines_without_length_and_areas_are_closed() -> None:
    diagnostics = Diagnostics()
    text = """{"type": "FeatureCollection", "features": [
      {"type": "Feature", "id": "a", "geometry": {"type": "MultiPoint", "coordinates": [[0, 40], [10, 40]]}},
      {"type": "Feature", "id": "b", "geometry":
        {"type": "MultiPolygon", "coordinates": [[[[0, 40], [10, 40], [5, 44], [0, 40]]]]}}]}"""
    geography = parse_geojson(text, "places.geojson", diagnostics)
    assert geography is not None
    frame = Frame.around(geography.features.values(), "albers")
    assert frame.path(geography.features["a"]).count("h0") == 2
    assert frame.path(geography.features["b"]).endswith("z")


def test_the_line_of_a_mistake_is_that_of_the_position() -> None:
    diagnostics = Diagnostics()
    text = """{"type": "FeatureCollection", "features": [
      {"type": "Feature", "id": "a", "geometry": {"type": "LineString", "coordinates": [
        [0, 40],
        [200, 40]
      ]}}]}"""
    assert parse_geojson(text, "places.geojson", diagnostics) is None
    assert [diagnostic.location.line for diagnostic in diagnostics] == [4]
