"""The whole site, built → the same files, byte for byte, as in tests/golden/whole/."""

from __future__ import annotations

import shutil
from pathlib import Path

from explainer.pipeline import build_site, make_outputs
from tests.conftest import WHOLE, files_in

GOLDEN = Path(__file__).parent / "golden/whole"


def test_the_whole_site_is_built_as_it_was_accepted(tmp_path: Path, accept: bool) -> None:
    output = tmp_path / "output"
    build_site(WHOLE, output)
    if accept:
        shutil.rmtree(GOLDEN, ignore_errors=True)
        shutil.copytree(output, GOLDEN)
    built, golden = files_in(output), files_in(GOLDEN)
    assert sorted(built) == sorted(golden)
    for file, body in golden.items():
        assert built[file].decode() == body.decode(), f"{file} differs; `pytest --accept` takes it over"


def test_every_style_and_script_of_the_whole_site_is_used_or_left_out_on_purpose() -> None:
    pages = b"".join(output.body for output in make_outputs(WHOLE) if output.path.endswith(".html"))
    assert b".notice__title{" in pages
    assert b".event--turn{" in pages
    assert b"querySelector('[data-module=\"timeline\"]')" in pages
    assert b".spare" not in pages
