"""tests/markdown/fixtures/*.md: title, Markdown, and what is made of it, between lines that are a single dot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.markdown.shown import EXPECTED

FIXTURES = Path(__file__).parent / "fixtures"


def cases() -> list[object]:
    """Each fixture: kind, Markdown, what is expected."""
    found: list[object] = []
    for file in sorted(FIXTURES.glob("*.md")):
        parts = file.read_text(encoding="utf-8").removesuffix("\n.\n").split("\n.\n")
        for title, body, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            found.append(pytest.param(file.stem, f"{body}\n", expected, id=f"{file.stem}: {title.strip()}"))
    return found


@pytest.mark.parametrize(("kind", "body", "expected"), cases())
def test_a_text_comes_out_as_its_fixture_says(kind: str, body: str, expected: str) -> None:
    assert EXPECTED[kind](body) == expected


def test_every_file_of_fixtures_is_read() -> None:
    assert {file.stem for file in FIXTURES.glob("*.md")} == set(EXPECTED)
