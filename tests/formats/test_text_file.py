"""A file's text, whatever program wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.formats.text_file import read_text_file


@pytest.mark.parametrize(
    "written",
    [b"one\ntwo\n", b"one\r\ntwo\r\n", b"one\rtwo\r", b"\xef\xbb\xbfone\ntwo\n"],
    ids=["unix", "windows", "old", "mark"],
)
def test_line_ends_and_marks_of_other_systems_are_taken_out(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(written)
    assert read_text_file(tmp_path, "a.md", Diagnostics()) == "one\ntwo\n"


def test_a_line_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\ntwo\nthr\xe9e\n")
    diagnostics = Diagnostics()
    assert read_text_file(tmp_path, "a.md", diagnostics) is None
    assert [str(diagnostic.location) for diagnostic in diagnostics] == ["a.md:3"]


def test_a_link_within_the_site_is_followed_and_one_that_leads_out_is_not(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/real.md").write_text("inside")
    (tmp_path / "secret.md").write_text("outside")
    (tmp_path / "site/in.md").symlink_to("real.md")
    (tmp_path / "site/out.md").symlink_to("../secret.md")
    diagnostics = Diagnostics()
    assert read_text_file(tmp_path / "site", "in.md", diagnostics) == "inside"
    assert read_text_file(tmp_path / "site", "out.md", diagnostics) is None
    assert [diagnostic.what for diagnostic in diagnostics] == ["this file leads out of the site's folder."]
