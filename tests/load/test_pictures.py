"""content/pictures.yaml of the whole site → pictures with their parts. Mistakes: see tests/mistakes/."""

from __future__ import annotations

import pytest

from explainer.diagnostics import Diagnostics
from explainer.load.files import Folder
from explainer.load.pictures import load_pictures
from explainer.picture import Grid, Line, Paths, Picture
from tests.conftest import WHOLE


@pytest.fixture(scope="module")
def pictures() -> dict[str, Picture]:
    diagnostics = Diagnostics()
    found = {picture.id: picture for picture in load_pictures(Folder(WHOLE, diagnostics), diagnostics)}
    assert [str(diagnostic) for diagnostic in diagnostics] == []
    return found


def test_a_picture_is_of_the_kind_that_is_written(pictures: dict[str, Picture]) -> None:
    assert {name: picture.kind for name, picture in pictures.items()} == {
        "doors-by-day": "grid",
        "days-of-a-loan": "line",
        "after-a-lost-card": "paths",
        "days-of-a-card": "ruler",
        "doors-on-a-map": "map",
        "cards-beside-the-rules": "years",
    }


def test_a_cell_of_a_grid_has_its_state_and_what_is_added(pictures: dict[str, Picture]) -> None:
    grid = pictures["doors-by-day"].drawing
    assert isinstance(grid, Grid)
    assert [[cell.state.look for cell in row.cells] for row in grid.rows] == [["half", "open"], ["half", "half"]]
    assert [cell.text.plain for cell in grid.rows[1].cells] == ["or a letter", ""]


def test_the_last_stretch_of_a_line_may_have_no_end(pictures: dict[str, Picture]) -> None:
    line = pictures["days-of-a-loan"].drawing
    assert isinstance(line, Line)
    assert [(stretch.since, stretch.until, stretch.look) for stretch in line.stretches] == [
        ("Day 1", "Day 14", "open"),
        ("Day 15", "", "closed"),
    ]


def test_a_path_goes_by_its_steps_to_its_ends(pictures: dict[str, Picture]) -> None:
    paths = pictures["after-a-lost-card"].drawing
    assert isinstance(paths, Paths)
    assert [len(path.steps) for path in paths.paths] == [2, 1]
    assert [[end.name for end in path.ends] for path in paths.paths] == [["A new card", "No card"], []]


def test_the_texts_of_a_picture_come_in_the_order_in_which_they_are_shown(pictures: dict[str, Picture]) -> None:
    shown = [text.plain for text in pictures["doors-by-day"].texts]
    assert [text for text in shown if text] == [
        "At noon .",
        "Before",
        "Since then",
        "Hill door",
        "Quay door",
        "or a letter",
        "Walk in, as the rules say.",
        "Show the card.",
        "The night door is another matter .",
    ]
