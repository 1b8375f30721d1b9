"""The finding of browsers, and the browsers themselves, tried on pages of one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import browsers, set_up
from tests.browser.browsers import Kind, find_browser
from tests.browser.visit import OpenFirefox, OpenPage

HTML = "<!doctype html><html lang=en><title>Try</title><link rel=icon href='data:,'>"


@pytest.fixture
def kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kind:
    """A browser that no machine has, in a project of its own."""
    monkeypatch.setattr(browsers, "ROOT", tmp_path)
    (tmp_path / ".venv").mkdir()
    return Kind("Tryfox", "TRYFOX", ("tryfox-esr", "tryfox"), (), ("tryfox",), "install it")


def program(path: Path, *, exit_code: int = 0) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_browser_on_path_is_found(kind: Kind, tmp_path: Path) -> None:
    found = program(tmp_path / "bin" / "tryfox")
    assert find_browser(kind, {"PATH": str(found.parent)}) == found


def test_a_browser_that_does_not_start_is_passed_over(kind: Kind, tmp_path: Path) -> None:
    program(tmp_path / "bin" / "tryfox-esr", exit_code=127)
    works = program(tmp_path / "bin" / "tryfox")
    assert find_browser(kind, {"PATH": str(works.parent)}) == works


def test_a_recorded_browser_is_used_only_while_it_is_there(kind: Kind, tmp_path: Path) -> None:
    recorded = program(tmp_path / "recorded")
    kind.record.write_text(f"{recorded}\n", encoding="utf-8")
    assert find_browser(kind, {"PATH": ""}) == recorded
    recorded.unlink()
    assert find_browser(kind, {"PATH": ""}) is None


def test_the_browser_that_a_person_names_comes_first(kind: Kind, tmp_path: Path) -> None:
    on_path, named = program(tmp_path / "bin" / "tryfox"), program(tmp_path / "named")
    assert find_browser(kind, {"PATH": str(on_path.parent), "TRYFOX": str(named)}) == named


@pytest.mark.parametrize(("in_ci", "exit_code"), [("true", 1), ("", 0)])
def test_a_missing_browser_is_a_failure_in_ci_only(
    in_ci: str, exit_code: int, kind: Kind, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", in_ci)
    monkeypatch.setattr(set_up, "CHROMIUM", kind)
    monkeypatch.setattr(set_up, "FIREFOX", kind)
    monkeypatch.setattr(set_up, "_install_playwrights_own", lambda: False)
    monkeypatch.setattr(set_up, "install_from_debian", lambda _: False)
    assert set_up.main() == exit_code
    assert kind.missing in capsys.readouterr().out


def test_chromium_records_what_a_page_asks_for_and_says(open_page: OpenPage, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"{HTML}<script>console.error('said')</script><img src=gone.png>", encoding="utf-8")
    visit = open_page(file, colours="dark", width=320)
    assert visit.requests == [file.as_uri(), (tmp_path / "gone.png").as_uri()]
    assert "error: said" in visit.messages
    assert visit.page.evaluate("matchMedia('(prefers-color-scheme: dark) and (width: 320px)').matches")


def test_chromium_without_script_runs_none(open_page: OpenPage, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"{HTML}<p>before<script>document.body.textContent = 'after'</script>", encoding="utf-8")
    assert open_page(file, javascript=False).page.inner_text("p") == "before"


def test_firefox_keeps_pages_from_disk_apart(open_firefox: OpenFirefox, tmp_path: Path) -> None:
    (tmp_path / "other.html").write_text(HTML, encoding="utf-8")
    file = tmp_path / "page.html"
    script = "fetch('other.html').then(() => document.title = 'read', () => document.title = 'refused')"
    file.write_text(f"{HTML}<script>{script}</script>", encoding="utf-8")
    firefox = open_firefox()
    firefox.get(file.as_uri())
    later = "const done = arguments[0]; setTimeout(() => done(document.title), 50)"
    assert firefox.execute_async_script(later) == "refused"


def test_firefox_without_script_runs_none(open_firefox: OpenFirefox, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"{HTML}<p>before<script>document.title = 'after'</script>", encoding="utf-8")
    firefox = open_firefox(javascript=False)
    firefox.get(file.as_uri())
    assert firefox.title == "Try"
