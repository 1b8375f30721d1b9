"""`check --links` → each outside address is asked for, once; the report knows when it was last seen. No build asks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from explainer.maintenance.outside import HEAD
from explainer.new.site import make_site
from explainer.pipeline import build_site
from tests.conftest import MakeSite, Run

_SOURCES = "content/sources.yaml"
_ANSWERS = {"/here": 200, "/gone": 404, "/people-only": 403, "/moved": 301, "/into-a-file": 302, "/copy": 200}
_LEADS = {"/moved": "http://gazette.example.org/here", "/into-a-file": "file:///etc/hostname"}


class _Host(BaseHTTPRequestHandler):
    """Stands between the site and all hosts: what is asked of any of them is asked here."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        path = self.path.removeprefix("http://gazette.example.org")
        self.send_response(_ANSWERS.get(path, 500))
        if path in _LEADS:
            self.send_header("Location", _LEADS[path])
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is asked of hosts, none of which is left for the test to reach."""
    _Host.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), _Host) as server:
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{server.server_port}")
            monkeypatch.delenv(name.upper(), raising=False)
        for name in ("no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.delenv(name, raising=False)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield _Host.asked
        server.shutdown()


@pytest.fixture
def site(a_site: MakeSite) -> Path:
    """The whole site, one of whose sources is at several addresses of the newspaper."""
    root = a_site()
    path = root / _SOURCES
    text = path.read_text("utf-8")
    assert "https://gazette.example.org/" in text
    head, _, rest = text.partition("https://gazette.example.org/")
    rest = rest.partition("\n")[2]
    path.write_text(
        f"{head}http://gazette.example.org/gone\n  archived: http://gazette.example.org/copy\n{rest}", "utf-8"
    )
    links = "".join(
        f"[{name}](http://gazette.example.org/{name}), " for name in ("here", "moved", "people-only", "into-a-file")
    )
    with (root / "content/pages/about.md").open("a", encoding="utf-8") as page:
        page.write(f"\nSee {links}and [here again](http://gazette.example.org/here#part).\n")
    return root


def lines_of(report: Path) -> dict[str, tuple[str, str, str]]:
    """What the report says of each path of the newspaper: the day, the answer, the place."""
    lines = [line.split("\t") for line in report.read_text("utf-8").splitlines()[1:]]
    begin = "http://gazette.example.org"
    return {address.removeprefix(begin): (seen, says, at) for seen, says, address, at in lines if begin in address}


def test_each_address_is_asked_for_once_and_the_report_says_what_it_answered(
    site: Path, run: Run, asked: list[str], tmp_path: Path
) -> None:
    report = tmp_path / "links.txt"
    done = run("check", "--today", "2026-06-01", "--links", str(report), site=site)
    assert done.code == 0, done.err
    found = lines_of(report)
    assert found["/here"] == ("2026-06-01", "200", "content/pages/about.md")
    assert found["/moved"][:2] == ("2026-06-01", "200, now at http://gazette.example.org/here")
    assert found["/people-only"][:2] == ("2026-06-01", "403")
    assert found["/copy"][:2] == ("2026-06-01", "200")
    assert found["/gone"][:2] == ("never", "404")
    assert found["/gone"][2].startswith(f"{_SOURCES}:")
    assert found["/into-a-file"][:2] == ("never", "302")
    assert asked.count("http://gazette.example.org/gone") == 1
    assert "http://gazette.example.org/gone – 404; last seen: never" in done.out
    assert "/here – " not in done.out


def test_what_is_gone_keeps_the_day_on_which_it_was_last_seen(
    site: Path, run: Run, asked: list[str], tmp_path: Path
) -> None:
    report = tmp_path / "links.txt"
    report.write_text(f"{HEAD}2025-12-24\t200\thttp://gazette.example.org/gone\t{_SOURCES}:1\n", "utf-8")
    done = run("check", "--today", "2026-06-01", "--links", str(report), site=site)
    assert lines_of(report)["/gone"][:2] == ("2025-12-24", "404")
    assert "404; last seen: 2025-12-24" in done.out
    assert asked


def test_a_file_that_is_no_such_report_stays_as_it_is(site: Path, run: Run, asked: list[str], tmp_path: Path) -> None:
    other = tmp_path / "plan.txt"
    other.write_text("mine\n", "utf-8")
    done = run("check", "--links", str(other), site=site)
    assert done.code == 2
    assert "is no report of this command" in done.err
    assert other.read_text("utf-8") == "mine\n"
    assert asked == []


def test_pages_and_data_name_the_archived_copy_of_a_source(tmp_path: Path) -> None:
    root = tmp_path / "site"
    make_site(root)
    path, copy = root / _SOURCES, "https://archive.example.org/2026/rules"
    before, _, after = path.read_text("utf-8").partition("  url:")
    path.write_text(f"{before}  archived: {copy}\n  url:{after}", "utf-8")
    build_site(root)
    assert f'<a href="{copy}" rel="noreferrer">Archived copy</a>' in (root / "output/sources.html").read_text("utf-8")
    assert f'"archived": "{copy}"' in (root / "output/data/facts.json").read_text("utf-8")


@pytest.mark.parametrize("command", ["build", "check", "bundle"])
def test_nobody_is_asked_unless_it_is_asked_for(site: Path, run: Run, asked: list[str], command: str) -> None:
    assert run(command, site=site).code == 0
    assert asked == []
