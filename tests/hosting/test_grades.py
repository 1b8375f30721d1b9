"""The headers that hosts send, graded by Mozilla's Observatory and by Google's evaluator of policies."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from tests.hosting.graders import Grade, Recorded
from tests.hosting.servers import Server

pytestmark = pytest.mark.slow
Grader = Callable[[list[Recorded]], list[Grade]]
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def recorded(html: str, headers: dict[str, str]) -> Recorded:
    found = META.search(html)
    assert found
    # As it would be hosted: what is served here without a certificate stands for the same with one.
    return {"address": "https://site.example/", "headers": headers, "html": html, "meta": unescape(found.group(1))}


def headers_for_all(site: Path) -> dict[str, str]:
    """What _headers says of every path."""
    rule = (site / "_headers").read_text("utf-8").split("/*\n")[1].split("\n/")[0]
    return {name.strip().lower(): value for name, value in (line.split(": ", 1) for line in rule.splitlines())}


def test_every_page_is_graded_best_and_nothing_is_found(server: Server, bundled_site: Path, grade: Grader) -> None:
    paths = [path.relative_to(bundled_site).as_posix() for path in sorted(bundled_site.rglob("*.html"))]
    answers = [server.ask(path) for path in paths]
    grades = grade([recorded(answer.body.decode(), dict(answer.headers)) for answer in answers])
    reported = dict(zip(paths, grades, strict=True))
    assert {path: (given.letter, given.points) for path, given in reported.items() if given.points < 130} == {}
    assert {given.letter for given in grades} == {"A+"}
    assert {path: given.findings for path, given in reported.items() if given.findings} == {}


def test_the_headers_for_netlify_and_cloudflare_are_graded_best(bundled_site: Path, grade: Grader) -> None:
    headers = {"content-type": "text/html; charset=utf-8", **headers_for_all(bundled_site)}
    html = (bundled_site / "index.html").read_text("utf-8")
    (given,) = grade([recorded(html, headers)])
    assert (given.letter, given.points, given.findings) == ("A+", 130, [])


def test_a_page_without_headers_still_has_a_strict_policy(bundled_site: Path, grade: Grader) -> None:
    html = (bundled_site / "index.html").read_text("utf-8")
    answer = recorded(html, {"content-type": "text/html"})
    answer["headers"]["content-security-policy"] = answer["meta"]
    (given,) = grade([answer])
    assert given.results["content-security-policy"] == "csp-implemented-with-no-unsafe-default-src-none"
    assert given.findings == []


def test_the_graders_see_what_is_wrong(bundled_site: Path, grade: Grader) -> None:
    html = (bundled_site / "index.html").read_text("utf-8")
    headers = {"content-type": "text/html", "content-security-policy": "script-src 'unsafe-inline' https:"}
    (given,) = grade([{**recorded(html, headers), "meta": "script-src 'unsafe-inline' https:"}])
    assert given.points < 100
    assert given.findings
