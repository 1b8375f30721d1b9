"""`build.py law`: what a person types, what is printed, what is written, and the exit code."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from explainer import cli
from explainer.pipeline import load_site
from tests.conftest import ROOT, WHOLE, MakeSite, Run
from tests.law.conftest import NAMED, SOURCES, each
from tests.law.libraries import ENGLISH, HERE, amended


def test_pins_are_written_with_the_name_of_who_reviewed_and_nothing_else_changes(site: Path) -> None:
    text = (site / SOURCES).read_text(encoding="utf-8")
    assert (site / SOURCES).stat().st_mode == (WHOLE / SOURCES).stat().st_mode
    assert text.count("\n    by: A. Reader\n") == 2
    assert re.sub(r"  pin:\n(    .*\n)+", "", text) == NAMED


def test_a_site_with_pins_is_sound(site: Path) -> None:
    pins = {source.id: source.pin for source in load_site(site).sources.values() if source.pin}
    assert {name: tuple(pin.fingerprints) for name, pin in pins.items()} == {
        "card-rules-2": ("en", "fr"),
        "card-rules-9": ("en",),
    }


def test_nothing_changed_is_exit_code_0(site: Path, run: Run, files: Path) -> None:
    ran = run("law", *each(files, "act", "loi", "rules"), site=site)
    assert (ran.code, ran.err) == (0, "")
    assert "Unchanged (en, fr):\n  card-rules-2\n" in ran.out
    assert ran.out.endswith("Nothing that the site cites changed in these files.\n")


def test_a_change_is_exit_code_1_and_told_word_by_word_with_what_rests_on_it(
    site: Path, run: Run, files: Path, accept: bool
) -> None:
    new, old = each(files, "act-new", "loi-new"), each(files, "act", "loi")
    ran = run("law", *new, "--old", *old, site=site)
    assert ran.code == 1
    shown, golden = ran.out.replace(str(files), "…"), HERE / "expected-change.txt"
    if accept:
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")


def test_the_report_is_a_page_that_loads_nothing(site: Path, run: Run, files: Path) -> None:
    report = files / "report.html"
    ran = run("law", *each(files, "act-new"), "--old", *each(files, "act"), "--report", str(report), site=site)
    assert ran.code == 1
    page = report.read_text(encoding="utf-8")
    assert '<blockquote lang="en"><p>' in page
    assert "<del>thirty</del> <ins>forty</ins>" in page
    assert "<dt>Facts</dt>\n<dd>card-shared" in page
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|src=|href=", page)


def test_words_of_the_law_never_become_markup(site: Path, run: Run, files: Path) -> None:
    odd = amended(ENGLISH, "for thirty days", "for &lt;script&gt; days &amp;amp;")
    (files / "act-odd.xml").write_text(odd, encoding="utf-8")
    report = files / "report.html"
    run("law", *each(files, "act-odd"), "--old", *each(files, "act"), "--report", str(report), site=site)
    assert "<ins>&lt;script&gt; days &amp;amp;</ins>" in report.read_text(encoding="utf-8")
    run("law", *each(files, "act-odd"), "--report", str(report), site=site)
    assert (
        "now: Despite paragraph (1)(a), a child needs no card, and may keep a book for &lt;script&gt; days &amp;amp;"
        in (report.read_text(encoding="utf-8"))
    )


def test_colours_come_only_to_a_terminal(site: Path, run: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = ("law", *each(files, "act-new"), "--old", *each(files, "act"))
    assert "\x1b" not in run(*command, site=site).out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    coloured = run(*command, site=site).out
    assert "\x1b[31;9m[-thirty-]\x1b[0m" in coloured
    assert "\x1b[32m{+forty+}\x1b[0m" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run(*command, site=site).out


def test_a_source_without_a_pin_is_named(site: Path, run: Run, files: Path) -> None:
    path = site / SOURCES
    before = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"  pin:\n(    .*\n)+", "", before, count=1), encoding="utf-8")
    ran = run("law", *each(files, "act", "rules"), site=site)
    assert ran.code == 0
    assert "In these files, but without a pin:\n  card-rules-2\n" in ran.out


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("missing",), "missing.xml:1: this file cannot be read: no such file or directory."),
        (("act", "act-new"), "act-new.xml:1: this is L-9.5 (en) again: so is "),
        (
            ("site",),
            "site.xml:1: this file is not a consolidated act or regulation: it begins with <html>, which is none of",
        ),
        (("foreign",), "foreign.xml:1: no source of this site names a provision of Z-1."),
    ],
)
def test_a_file_that_cannot_be_used_is_reported(
    site: Path, run: Run, files: Path, names: tuple[str, ...], said: str
) -> None:
    (files / "site.xml").write_text("<html></html>", encoding="utf-8")
    (files / "foreign.xml").write_text(ENGLISH.replace("L-9.5</Cons", "Z-1</Cons"), encoding="utf-8")
    ran = run("law", *each(files, *names), site=site)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "  help: " in ran.err


def test_without_any_pin_nothing_is_said_to_be_unchanged(a_site: MakeSite, run: Run, files: Path) -> None:
    ran = run("law", *each(files, "act"), site=a_site({SOURCES: NAMED}))
    assert ran.code == 2
    assert "nothing is pinned yet in L-9.5 (en)." in ran.err


@pytest.mark.parametrize("options", [["--pin"], ["--by", "A. Reader"], ["--pin", "--by", " "]])
def test_a_pin_needs_a_name_and_a_name_a_pin(site: Path, run: Run, files: Path, options: list[str]) -> None:
    before = (site / SOURCES).read_bytes()
    ran = run("law", *each(files, "act", "loi"), *options, site=site)
    assert (ran.code, ran.out) == (2, "")
    assert "--pin and --by belong together" in ran.err
    assert (site / SOURCES).read_bytes() == before


def test_a_pin_in_two_languages_is_renewed_in_both_or_not_at_all(site: Path, run: Run, files: Path) -> None:
    before = (site / SOURCES).read_bytes()
    ran = run("law", "--pin", *each(files, "act-new"), "--by", "B. Reader", site=site)
    assert ran.code == 2
    assert '"card-rules-2" is pinned in fr too.' in ran.err
    assert (site / SOURCES).read_bytes() == before
    assert run("law", "--pin", *each(files, "act-new", "loi-new"), "--by", "B. Reader", site=site).code == 0
    after = (site / SOURCES).read_text(encoding="utf-8")
    assert after.count("by: B. Reader") == after.count("by: A. Reader") == 1
    assert run("law", *each(files, "act-new", "loi-new"), site=site).code == 0


def test_what_is_gone_or_repealed_is_not_pinned(site: Path, run: Run, files: Path) -> None:
    repealed = re.sub(r"<Text>Despite.*?</Text>", "<Text><Repealed>[Repealed]</Repealed></Text>", ENGLISH)
    (files / "act-less.xml").write_text(repealed, encoding="utf-8")
    ran = run("law", "--pin", *each(files, "act-less", "loi"), "--by", "B. Reader", site=site)
    assert ran.code == 2
    assert 'the provision of "card-rules-2", L-9.5 3(2), is repealed in ' in ran.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("provision: L-9.5 3(2)", "provision: L-9.5 rule two", '"L-9.5 rule two" does not name a provision.'),
        ("  provision: L-9.5 3(2)\n", "", "there is a pin here, but no provision."),
        ("    compared: ", "    compared: a-", "is not a date."),
    ],
)
def test_a_provision_or_a_pin_that_cannot_be_read_is_reported(
    site: Path, run: Run, old: str, new: str, said: str
) -> None:
    path = site / SOURCES
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    ran = run("check", site=site)
    assert ran.code == 1
    assert said in ran.err


def test_the_commands_in_the_guide_can_be_typed() -> None:
    guide = (ROOT / "docs/law.md").read_text(encoding="utf-8")
    commands = re.findall(r"^ +python build\.py (law .+)$", guide, re.MULTILINE)
    assert len(commands) >= 4
    for command in commands:
        options = cli._parser("build.py").parse_args(shlex.split(command))
        assert options.files == ["../law-2027-01/*.xml"]
        assert options.pin == bool(options.by)


def test_the_law_of_another_country_is_pinned_and_compared_in_its_language(
    a_site: MakeSite, run: Run, tmp_path: Path
) -> None:
    acts = HERE / "files"
    named = NAMED.replace("L-9.5 3(2)", "32031R0077 Article 2(1), point (a)")
    root = a_site({SOURCES: named.replace("SOR-2031-12 7(1.1)", "eli/cc/2031/12 Art. 2 Abs. 1 Bst. b")})
    files = (str(acts / "eu-act.html"), str(acts / "fedlex.akn.xml"))
    assert run("law", "--pin", *files, "--by", "A. Reader", site=root).code == 0
    pins = [source.pin for source in load_site(root).sources.values() if source.pin]
    assert [tuple(pin.fingerprints) for pin in pins] == [("en",), ("de",)]
    later = tmp_path / "later.xml"
    text = (acts / "fedlex.akn.xml").read_text(encoding="utf-8")
    later.write_text(amended(text, "weniger als 14", "weniger als 15"), encoding="utf-8")
    ran = run("law", str(acts / "eu-consolidated.html"), str(later), "--old", *files, site=root)
    assert ran.code == 1
    assert "32031R0077 2(1)(a)" in ran.out
    assert "EUR [-250-] {+300+} for crossings" in ran.out
    assert "weniger als [-14-] {+15+} Bücher" in ran.out


@pytest.mark.parametrize("kind", ["text", "folder", "link", "dangling link", "other page"])
def test_a_report_is_written_over_nothing_but_a_report(kind: str, site: Path, run: Run, files: Path) -> None:
    report, other = files / "report.html", files / "other.html"
    made = "<!doctype html>\n<title>My thesis</title>" if kind == "other page" else "mine"
    match kind:
        case "folder":
            report.mkdir()
        case "link" | "dangling link":
            report.symlink_to(other)
            if kind == "link":
                other.write_text(made, encoding="utf-8")
        case _:
            report.write_text(made, encoding="utf-8")
    ran = run("law", *each(files, "act"), "--report", str(report), site=site)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{report} is no report of this command: nothing was written over it.\n"
    assert report.is_dir() or kind == "dangling link" or report.read_text("utf-8") == made
    assert other.exists() == (kind == "link")


def test_a_report_takes_the_place_of_an_older_one(site: Path, run: Run, files: Path) -> None:
    report = files / "report.html"
    run("law", *each(files, "act-new"), "--report", str(report), site=site)
    older = report.read_text("utf-8")
    assert run("law", *each(files, "act"), "--report", str(report), site=site).code == 0
    assert report.read_text("utf-8") != older


def test_a_report_that_cannot_be_written_is_reported(site: Path, run: Run, files: Path) -> None:
    report = str(files / "nowhere" / "report.html")
    ran = run("law", *each(files, "act"), "--report", report, site=site)
    assert ran.code == 2
    assert ran.err == f"{report} cannot be written: No such file or directory\n"


def test_a_provision_belongs_to_laws_only(a_site: MakeSite, run: Run) -> None:
    text = amended(NAMED, "  date: 2021-06-15\n", "  date: 2021-06-15\n  provision: L-9.5 3\n")
    ran = run("check", site=a_site({SOURCES: text}))
    assert '"provision" belongs to laws only.' in ran.err
