"""Files copied unchanged."""

from __future__ import annotations

from pathlib import Path

from explainer.deliver.assets import copy_assets
from explainer.diagnostics import Diagnostics
from tests.conftest import replace_files


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
