"""Every page of this project's site, and the single file → valid HTML and CSS, without error or warning."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import PHOTOGRAPH
from tests.validity.checker import CANNOT_JUDGE, MISSING, all_complaints_of, complaints_of, find_java, install_checker

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def java() -> str:
    """The program that runs the checker. Without it the test fails in CI and is skipped elsewhere."""
    found = find_java()
    if found and install_checker():
        return found
    if os.environ.get("CI"):
        pytest.fail(MISSING)
    pytest.skip(MISSING)


def test_every_page_is_valid(java: str, bundled_site: Path) -> None:
    files = sorted(bundled_site.rglob("*.html"))
    assert len(files) > 40
    assert complaints_of(java, files) == []


def test_pages_and_copies_with_a_photograph_are_valid(java: str, photographed_site: Path) -> None:
    files = [file for file in sorted(photographed_site.rglob("*.html")) if PHOTOGRAPH in file.read_text("utf-8")]
    assert {file.parent.name for file in files} >= {"bundle", photographed_site.name}  # and languages
    assert complaints_of(java, files) == []


def test_the_checker_still_calls_a_picture_blocked_that_its_policy_allows(java: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    policy = "<meta http-equiv=Content-Security-Policy content='img-src data:'>"
    picture = "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=' alt=x>"
    file.write_text(f"<!doctype html><html lang=en>{policy}<title>x</title>{picture}", encoding="utf-8")
    (only,) = all_complaints_of(java, [file])
    assert CANNOT_JUDGE in only  # once it does not, nothing need be passed over any more


def test_errors_and_warnings_would_be_told(java: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        "<!doctype html><html lang=en><title>x</title><style>p{colour:red}</style><p>b</b><section>s</section>",
        encoding="utf-8",
    )
    reported = "\n".join(complaints_of(java, [file]))
    assert "page.html:1: error: " in reported
    assert "“colour”" in reported
    assert "page.html:1: warning: Section lacks heading" in reported
