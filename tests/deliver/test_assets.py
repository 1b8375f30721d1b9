"""Files copied unchanged."""

from __future__ import annotations

from pathlib import Path

from explainer.deliver.assets import copy_assets
from explainer.diagnostics import Diagnostics
from tests.conftest import MakeSite, Run, files_in, replace_files


def test_files_keep_their_bytes_and_their_places(tmp_path: Path) -> None:
    replace_files(tmp_path, {"assets/files/b/c.bin": b"\x00\xff", "assets/files/a.txt": "a", "assets/css/x.css": "x"})
    outputs = copy_assets(tmp_path, Diagnostics())
    assert [(output.path, output.body) for output in outputs] == [("a.txt", b"a"), ("b/c.bin", b"\x00\xff")]
    assert outputs[1].made_from == ("assets/files/b/c.bin",)


def test_hidden_files_stay_at_home(tmp_path: Path) -> None:
    replace_files(tmp_path, {"assets/files/.DS_Store": "x", "assets/files/.git/config": "x"})
    assert copy_assets(tmp_path, Diagnostics()) == []


def test_a_site_may_have_no_files_to_carry(tmp_path: Path) -> None:
    assert copy_assets(tmp_path, Diagnostics()) == []


def test_what_programs_left_behind_is_not_published(tmp_path: Path) -> None:
    left = ["plan.svg~", "#plan.svg#", "~$letter.docx", "Thumbs.db", "desktop.ini", "plan.svg___jb_tmp___", "plan.TMP"]
    replace_files(tmp_path, {f"assets/files/{name}": "old" for name in [*left, "__MACOSX/plan.svg", "old~/plan.svg"]})
    assert copy_assets(tmp_path, Diagnostics()) == []


def test_leftovers_anywhere_change_nothing(a_site: MakeSite, run: Run) -> None:
    left = (
        "Thumbs.db",
        "~$one-card.docx",
        ".#one-card.md",
        "one-card.md~",
        "one-card.md___jb_tmp___",
        "__MACOSX/one-card.md",
    )
    folders = ("content/sections", "content/data", "content", "assets/files", "assets/css", "templates/pages")
    clean, other = a_site(name="clean"), a_site({f"{folder}/{name}": "x" for folder in folders for name in left})
    assert [run("build", site=site).err for site in (clean, other)] == ["", ""]
    assert files_in(other / "output") == files_in(clean / "output")
