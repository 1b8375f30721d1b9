"""docs/course.md → its steps, done on the practice site, as an editor would do it."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.cli import main
from explainer.pipeline import make_outputs
from tests.conftest import ROOT
from tests.docs.guide import Reader, check_said, steps

GUIDE = ROOT / "docs/course.md"


def test_the_course_can_be_done_by_the_guide_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "practice"
    assert main(["new", "site", str(site), "--site", str(ROOT)]) == 0
    reader = Reader(site)
    done: list[str] = []
    for step in steps(GUIDE.read_text("utf-8")):
        if step.says.endswith(("It says:", "so it says:")):
            capsys.readouterr()
            assert main(["check", "--site", str(site)]) == 1
            check_said(step, capsys.readouterr().err)
            done.append("told")
        else:
            done.append(reader.write(step))
    assert [each for each in done if each not in ("", "found")] == [
        *("replaced", "replaced", "told", "replaced", "added", "replaced", "replaced", "added", "added"),
        *("added", "told", "replaced", "replaced", "told", "replaced"),
    ]
    pages = {output.path: output.body.decode() for output in make_outputs(site) if output.path.endswith(".html")}
    assert "once a year" in pages["card.html"]
    assert "event-opening-hours" in pages["timeline.html"]
    assert "Saturdays" in pages["saturday.html"]
    assert "Does your village have a treaty with the town?" in pages["exempt.html"]
