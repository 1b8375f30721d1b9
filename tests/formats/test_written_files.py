"""Files written into a folder: all of them or none, and none outside of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.diagnostics import BuildStopped
from explainer.formats.written_files import write_files
from tests.conftest import Run, files_in, replace_files


@pytest.fixture
def root(tmp_path: Path) -> Path:
    replace_files(tmp_path, {"site/site.yaml": "x", "elsewhere/a.po": "precious"})
    return tmp_path / "site"


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(root: Path) -> None:
    (root / "a.po").symlink_to("../elsewhere/a.po")
    write_files(root, {"a.po": "new", "deep/er/b.po": "new"})
    assert files_in(root.parent) == {
        "elsewhere/a.po": b"precious",
        **{f"site/{name}": b"new" for name in ("a.po", "deep/er/b.po")},
        "site/site.yaml": b"x",
    }
    assert not (root / "a.po").is_symlink()


@pytest.mark.parametrize("leads_to", ["../elsewhere", "/", "../nowhere"])
@pytest.mark.parametrize("file", ["linked/a.po", "linked/deep/a.po"])
def test_nothing_is_written_through_a_folder_that_leads_out(file: str, leads_to: str, root: Path) -> None:
    (root / "linked").symlink_to(leads_to)
    before = files_in(root.parent)
    with pytest.raises(BuildStopped) as stopped:
        write_files(root, {"b.po": "new", file: "new"})
    assert "this is a link to a folder" in stopped.value.diagnostics[0].what
    assert files_in(root.parent) == before


def test_a_folder_that_leads_elsewhere_within_may_be_written_to(root: Path) -> None:
    (root / "real").mkdir()
    (root / "linked").symlink_to("real")
    write_files(root, {"linked/a.po": "new"})
    assert (root / "real/a.po").read_text() == "new"


def test_no_command_writes_through_such_a_folder(root: Path, run: Run) -> None:
    (root / "templates").symlink_to("../elsewhere")
    done = run("override", "templates/layout.html", site=root)
    assert (done.code, "templates: this is a link to a folder" in done.err) == (1, True)
