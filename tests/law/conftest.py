"""A site that cites two laws, pinned, and the official files of them: as they were, and amended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import WHOLE, MakeSite, Run
from tests.law.libraries import ENGLISH, FRENCH, REGULATION, amended

SOURCES = "content/sources.yaml"
_TEXT = (WHOLE / SOURCES).read_text(encoding="utf-8")
NAMED = amended(
    amended(_TEXT, "  claims_until: 2024-12-31\n", "  claims_until: 2024-12-31\n  provision: L-9.5 3(2)\n"),
    "https://rules.example.org/9\n",
    "https://rules.example.org/9\n  provision: SOR-2031-12 7(1.1)\n",
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with the official files as they are, and with amended ones."""
    folder = tmp_path / "law"
    folder.mkdir()
    (folder / "act.xml").write_text(ENGLISH, encoding="utf-8")
    (folder / "loi.xml").write_text(FRENCH, encoding="utf-8")
    (folder / "rules.xml").write_text(REGULATION, encoding="utf-8")
    (folder / "act-new.xml").write_text(amended(ENGLISH, "for thirty days", "for forty days"), encoding="utf-8")
    (folder / "loi-new.xml").write_text(amended(FRENCH, "trente jours", "quarante jours"), encoding="utf-8")
    return folder


@pytest.fixture
def site(a_site: MakeSite, run: Run, files: Path) -> Path:
    """The whole site, its two laws pinned."""
    root = a_site({SOURCES: NAMED})
    ran = run("law", "--pin", *each(files, "act", "loi", "rules"), "--by", " A.  Reader ", site=root)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "Wrote 2 pins into content/sources.yaml. Nothing else in it changed.\n"
    return root


def each(folder: Path, *names: str) -> list[str]:
    """The paths of these files."""
    return [str(folder / f"{name}.xml") for name in names]
