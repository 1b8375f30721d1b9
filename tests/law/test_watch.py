"""The weekly comparison: what is fetched, compared and told, without asking anybody."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from explainer.law.citations import instrument_id
from explainer.law.languages import language_code
from explainer.model import Site
from tests.conftest import ROOT
from tests.law.libraries import ENGLISH, amended
from tools import law_watch

_WORKFLOW = ROOT / ".github/workflows/law.yaml"
_ADDRESSES = "# Laws\n\nhttps://law.example.org/eng/XML/L-9.5.xml\nhttps://law.example.org/fra/XML/L-9.5.xml\n"


@pytest.fixture
def fetched(files: Path, tmp_path: Path) -> tuple[str, str]:
    """A file of addresses, and the folder with what is at them: the English act has changed."""
    (tmp_path / "law.txt").write_text(_ADDRESSES, encoding="utf-8")
    folder = tmp_path / "fetched"
    folder.mkdir()
    (folder / "eng-XML-L-9.5.xml").write_bytes((files / "act-new.xml").read_bytes())
    (folder / "fra-XML-L-9.5.xml").write_bytes((files / "loi.xml").read_bytes())
    return str(tmp_path / "law.txt"), str(folder)


def watch(fetched: tuple[str, str], site: Path, *options: str) -> int:
    """The exit code of a comparison of what has been fetched."""
    return law_watch.main([*fetched, "--fetched", "--site", str(site), *options])


def test_a_dry_run_prints_the_report_and_what_rests_on_it(
    site: Path, fetched: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert watch(fetched, site, "--dry-run") == 0
    _, _, issue = capsys.readouterr().out.partition(law_watch.TITLE)
    assert "L-9.5 3(2)" in issue
    assert "for forty days" in issue
    assert "sections: one-card" in issue
    assert "docs/law.md" in issue


def test_where_nothing_changed_nothing_is_told(
    site: Path, fetched: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    (Path(fetched[1]) / "eng-XML-L-9.5.xml").write_text(ENGLISH, encoding="utf-8")
    assert watch(fetched, site) == 0
    assert law_watch.TITLE not in capsys.readouterr().out


@pytest.mark.parametrize("text", ["<html></html>", amended(ENGLISH, "2031-04-02", "2030-04-02"), None])
def test_what_cannot_be_compared_fails(site: Path, fetched: tuple[str, str], text: str | None) -> None:
    file = Path(fetched[1]) / "eng-XML-L-9.5.xml"
    file.unlink() if text is None else file.write_text(text, encoding="utf-8")
    assert watch(fetched, site) == 2


def test_an_address_that_does_not_answer_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("nobody is there")

    monkeypatch.setattr("urllib.request.urlopen", refuse)
    (tmp_path / "law.txt").write_text(_ADDRESSES, encoding="utf-8")
    assert law_watch.main([str(tmp_path / "law.txt"), str(tmp_path / "files")]) == 2
    assert "https://law.example.org/eng/XML/L-9.5.xml cannot be fetched: nobody is there" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["http://law.example.org/eng/XML/a.xml", "file:///eng/XML/a.xml"])
def test_only_what_is_fetched_safely_is_compared(address: str) -> None:
    with pytest.raises(ValueError, match="https"):
        law_watch.fetch(address)


@pytest.mark.parametrize(
    ("open_issues", "done"),
    [
        ([], ["issue", "create", "--title", law_watch.TITLE]),
        ([{"number": 7, "title": f"Re: {law_watch.TITLE}"}], ["issue", "create", "--title", law_watch.TITLE]),
        ([{"number": 8, "title": law_watch.TITLE}], ["issue", "edit", "8"]),
    ],
)
def test_an_issue_is_opened_once(tmp_path: Path, open_issues: list[dict[str, object]], done: list[str]) -> None:
    typed: list[list[str]] = []

    def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        typed.append(list(command))
        return subprocess.CompletedProcess(command, 0, json.dumps(open_issues))

    file = tmp_path / "issue.md"
    law_watch.put_issue(law_watch.issue_of("It changed."), file, run)
    assert [command[1:3] for command in typed] == [["issue", "list"], done[:2]]
    assert typed[1] == ["gh", *done, "--body-file", str(file)]
    assert "It changed." in file.read_text("utf-8")


def test_the_whole_way_ends_at_the_program_of_github(
    site: Path, fetched: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin/gh"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/typed\necho "[]"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    assert watch(fetched, site) == 0
    assert "issue create --title" in (tmp_path / "typed").read_text("utf-8")


def test_a_long_report_fits_into_an_issue_and_is_no_markup() -> None:
    body = law_watch.issue_of("```\n# A heading\n" + "word " * 30_000)
    assert len(body) < 65_536
    assert body.count("```") == 2


def test_every_file_that_is_pinned_is_fetched(own_site: Site) -> None:
    pinned = {
        (source.provision.instrument, language)
        for source in own_site.sources.values()
        if source.pin and source.provision
        for language in source.pin.fingerprints
    }
    addresses = law_watch.addresses_in((ROOT / ".github/law.txt").read_text("utf-8"))
    names = [law_watch.file_of(address).removesuffix(".xml").split("-XML-") for address in addresses]
    assert {(instrument_id(number), language_code(language)) for language, number in names} == pinned
    assert all(address.startswith("https://laws-lois.justice.gc.ca/") for address in addresses)


def test_the_workflow_runs_each_week_with_the_actions_of_the_others_and_may_open_issues() -> None:
    text = _WORKFLOW.read_text("utf-8")
    others = "".join(path.read_text("utf-8") for path in _WORKFLOW.parent.glob("*.yaml") if path != _WORKFLOW)
    uses = re.findall(r"uses: (\S+ # \S+)", text)
    assert len(uses) == text.count("uses:")
    assert all(each in others for each in uses)
    workflow = yaml.safe_load(text)
    (schedule,) = workflow[True]["schedule"]  # `on` is a truth value in YAML 1.1
    assert re.fullmatch(r"\d+ \d+ \* \* \d", schedule["cron"])
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {"contents": "read", "issues": "write"}
    assert "tools.law_watch .github/law.txt" in job["steps"][-1]["run"]
