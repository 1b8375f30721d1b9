"""docs/decisions/ → each with its number, of one form, and all in the index; and what other guides name exists."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

FOLDER = ROOT / "docs/decisions"
RECORDS = sorted(path.name for path in FOLDER.glob("*.md") if path.name != "README.md")
# # 7. Title, a line with date and status, and three sections
_FORM = re.compile(
    r"# (\d+)\. (.+)\n\nDate: (\d{4}-\d\d-\d\d) · Status: (accepted|superseded by \d+)\n\n"
    r"## Context\n\n.+?\n## Decision\n\n.+?\n## Consequences\n\n.+",
    re.DOTALL,
)
# `tests/rules/test_proofs.py`
_PATH = re.compile(r"`((?:tests|docs|explainer|templates|content|assets)/[\w./*-]*)`")


def test_no_two_records_have_one_number() -> None:
    assert len(RECORDS) >= 29
    assert len({name[:4] for name in RECORDS}) == len(RECORDS)


def test_every_record_has_a_line_of_the_index_that_agrees_with_it() -> None:
    index = (FOLDER / "README.md").read_text("utf-8")
    lines = []
    for name in RECORDS:
        match = _FORM.fullmatch((FOLDER / name).read_text("utf-8"))
        assert match, f"{name} has not the form of a record"
        number, title, date, status = match.groups()
        assert int(number) == int(name[:4])
        lines.append(f"| [{number}]({name}) | {title} | {date} | {status} |")
    assert [line for line in index.splitlines() if line.startswith("| [")] == lines


@pytest.mark.parametrize("guide", ["CONTRIBUTING.md", "SECURITY.md"])
def test_every_path_that_a_guide_names_exists(guide: str) -> None:
    named = _PATH.findall((ROOT / guide).read_text("utf-8"))
    assert len(named) >= 5
    assert [path for path in named if not list(ROOT.glob(path))] == []
