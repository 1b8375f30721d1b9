"""What programs leave in folders is known by its name."""

from __future__ import annotations

import pytest

from explainer.formats.leftovers import is_left_behind, is_leftover


@pytest.mark.parametrize(
    "name",
    [
        "plan.svg~",
        "#plan.svg#",
        ".#plan.svg",
        "._plan.svg",
        "~$letter.docx",
        ".plan.svg.swp",
        "plan.SWO",
        "plan.svg___jb_tmp___",
        "plan.svg___jb_old___",
        "Plan.BAK",
        "plan.svg.orig",
        "film.part",
        "Thumbs.db",
        "THUMBS.DB",
        "ehthumbs.db",
        "Desktop.ini",
        ".DS_Store",
        "__MACOSX",
    ],
)
def test_copies_and_notes_of_programs_are_leftovers(name: str) -> None:
    assert is_leftover(name)


@pytest.mark.parametrize(
    "name", ["plan.svg", "a~b.txt", "part.html", "thumbs.db.txt", "swap.swf", "no-tmp", "jb_tmp.css"]
)
def test_what_an_editor_made_is_none(name: str) -> None:
    assert not is_leftover(name)


def test_all_in_a_folder_that_is_left_behind_is_too() -> None:
    assert is_left_behind(("__MACOSX", "plan.svg"))
    assert not is_left_behind(("share", "plan.svg"))
