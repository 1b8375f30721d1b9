"""`build.py law`: exit code 0 says that nothing changed, 1 that the law did, 2 that it could not be compared."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import MakeSite, Run
from tests.law.conftest import NAMED, SOURCES, each
from tests.law.libraries import ENGLISH, amended


def test_a_link_that_leads_elsewhere_is_a_note_and_exit_code_0(site: Path, run: Run, files: Path) -> None:
    path = site / SOURCES
    path.write_text(path.read_text(encoding="utf-8").replace("L-9.5 3(2)", "L-9.5 3(1)(b)"), encoding="utf-8")
    assert run("law", "--pin", *each(files, "act", "loi", "rules"), "--by", "A. Reader", site=site).code == 0
    moved = amended(ENGLISH, 'link="SOR-2031-12"', 'link="SOR-2040-1"')
    (files / "act-moved.xml").write_text(moved, encoding="utf-8")
    report = files / "report.html"
    ran = run("law", *each(files, "act-moved"), "--report", str(report), site=site)
    assert ran.code == 0
    says = "It refers to SOR-2040-1 now, not to SOR-2031-12, in the same words."
    assert f"A note, no change: L-9.5 3(1)(b) (en). {says}" in " ".join(ran.out.split())
    assert says in report.read_text(encoding="utf-8")
    assert "Unchanged (en):\n  card-rules-2\n" in ran.out


def test_a_file_older_than_the_pin_is_told_as_older(site: Path, run: Run, files: Path) -> None:
    older = amended(ENGLISH, 'current-date="2031-04-02"', 'current-date="2030-12-31"')
    (files / "act-old.xml").write_text(older, encoding="utf-8")
    before = (site / SOURCES).read_bytes()
    for options in ((), ("--pin", "--by", "B. Reader")):
        ran = run("law", *each(files, "act-old", "loi"), *options, site=site)
        assert (ran.code, ran.out) == (2, "")
        assert "this file is older than what is pinned: L-9.5 (en) as it was on 2030-12-31, not 2031-04-02." in ran.err
    assert (site / SOURCES).read_bytes() == before


def test_a_file_with_which_nothing_was_compared_says_so(a_site: MakeSite, run: Run, files: Path) -> None:
    root = a_site({SOURCES: NAMED})
    assert run("law", "--pin", *each(files, "act", "rules"), "--by", "A. Reader", site=root).code == 0
    ran = run("law", *each(files, "act", "loi"), "--old", *each(files, "act", "rules"), site=root)
    said = " ".join(ran.out.split())
    assert ran.code == 0
    assert f"Nothing was compared with {files}/loi.xml: L-9.5 (fr) has no pin yet." in said
    assert f"Nothing was compared with {files}/rules.xml: SOR-2031-12 (en) is not among the newer files." in said


def test_a_site_with_mistakes_cannot_be_compared(site: Path, run: Run, files: Path) -> None:
    (site / SOURCES).write_text("- id: [", encoding="utf-8")
    ran = run("law", *each(files, "act"), site=site)
    assert (ran.code, ran.out) == (2, "")
    assert "content/sources.yaml:" in ran.err
