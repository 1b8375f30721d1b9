"""A site that was built and then changed → the files of a clean build; where nothing changed, nothing is made."""

from __future__ import annotations

import os
import random
import shutil
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer import stamp
from explainer.load.kept_texts import FILE as TEXTS
from explainer.new.site import make_site
from explainer.pipeline import build_site
from explainer.snapshot import snapshot
from explainer.stamp import STAMP, up_to_date
from tests.conftest import MakeSite, Ran, Run, changed, files_in, replace_files
from tests.subprocesses import begun_in_a_copy, killed_at_change, touched_by
from tests.translate.pseudo import with_languages

Change = Callable[[Path], object]
Build = Callable[[Path], Ran]
NOTES = "content/sections/notes.md"
TEXT = "---\ntitle: Notes\ndescription: More notes.\nchanged: 2026-05-01\n---\nSome words, and {0}.\n"
ORDER = "  - one-card\n  - shelves\n"
ABOUT = "output/about.html"


def edit(file: str, old: str, new: str) -> Change:
    """A text of a file replaced by another, wherever it stands."""

    def change(site: Path) -> None:
        text = (site / file).read_text("utf-8")
        assert old in text
        (site / file).write_text(text.replace(old, new), "utf-8")

    return change


def put(file: str, text: str) -> Change:
    return lambda site: replace_files(site, {file: text})


def move(file: str, to: str) -> Change:
    def change(site: Path) -> None:
        (site / to).parent.mkdir(exist_ok=True)
        (site / file).rename(site / to)

    return change


def remove(file: str) -> Change:
    return lambda site: (site / file).unlink()


def both(*changes: Change) -> Change:
    return lambda site: [change(site) for change in changes]


# One after another on the same site; each rebuild is compared with a clean one.
CHANGES: dict[str, Change] = {
    "a text": edit("content/pages/about.md", "Who made this.", "Somebody made this."),
    "a text of the same length": edit("content/pages/about.md", "Somebody", "Nobody's"),
    "a title": edit("content/pages/about.md", "title: ", "title: Now "),
    "a new section": both(put(NOTES, TEXT.format("a note")), edit("site.yaml", ORDER, f"{ORDER}  - notes\n")),
    "a moved section": move(NOTES, "content/sections/more/notes.md"),
    "a renamed section": both(
        move("content/sections/more/notes.md", "content/sections/more.md"), edit("site.yaml", "- notes\n", "- more\n")
    ),
    "a removed section": both(remove("content/sections/more.md"), edit("site.yaml", "  - more\n", "")),
    "the order of sections": edit("site.yaml", ORDER, "  - shelves\n  - one-card\n"),
    "a setting": edit("site.yaml", "title: The Shared Card", "title: The Other Card"),
    "a touched text": lambda site: (site / "content/pages/about.md").touch(),
    "a layout": edit("templates/layout.html", "</body>", "<!-- end --></body>"),
    "a part": edit("templates/parts/mark.html", "{% macro mark(", "{# new #}{% macro mark("),
    "a style": edit("assets/css/base.css", "margin: 0", "margin: 1px"),
    "a fact": edit("content/facts/rules.yaml", "intro: What", "intro: All that"),
    "a word": edit("content/words.yaml", "contents: On", "contents: Further on"),
    "a word of the glossary": edit("content/glossary.yaml", "term: loan", "term: long loan"),
    "data": both(
        put("content/data/fees.yaml", "ten: 10\n"),
        put(
            "templates/pages/missing.html",
            '{% extends "pages/plain.html" %}{% block title %}{{ data.fees.ten }}{% endblock %}',
        ),
    ),
    "other data": put("content/data/fees.yaml", "ten: 11\n"),
    "a picture": edit("content/images/card.svg", "<svg ", '<svg id="other" '),
    "a copied file": put("assets/files/robots.txt", "User-agent: *\nDisallow: /\n"),
    "a new language": edit("site.yaml", "language: en\n", "language: en\nlanguages: [de]\n"),
    "no new language": edit("site.yaml", "languages: [de]\n", ""),
    "an output removed": remove(ABOUT),
    "all outputs removed": lambda site: shutil.rmtree(site / "output"),
    "the stamp removed": lambda site: (site / STAMP).unlink(),
    "the cache removed": lambda site: shutil.rmtree(site / ".cache"),
    "the stamp cut short": lambda site: os.truncate(site / STAMP, (site / STAMP).stat().st_size // 2),
    "the kept texts removed": lambda site: (site / TEXTS).unlink(),
}


@pytest.fixture
def build(run: Run) -> Build:
    def build_it(site: Path) -> Ran:
        done = run("build", site=site)
        assert (done.code, done.err) == (0, ""), done.err
        return done

    return build_it


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The sites that were made, one for each time."""
    sites: list[Path] = []

    def counted(root: Path, *arguments: object, **named: object) -> object:
        sites.append(root)
        return build_site(root, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("explainer.pipeline.build_site", counted)
    return sites


def without_time(done: Ran) -> str:
    before, _, after = done.out.partition(" in ")
    return before + after.partition(" s.")[2]


@pytest.mark.slow
def test_a_rebuild_makes_what_a_clean_build_makes_whatever_changed(
    a_site: MakeSite, build: Build, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    site = a_site()
    build(site)
    for name, change in CHANGES.items():
        with subtests.test(name):
            change(site)
            said = without_time(build(site))
            build_site(site, tmp_path / "clean")
            assert files_in(site / "output") == files_in(tmp_path / "clean")
            assert not any(path.is_dir() and not any(path.iterdir()) for path in (site / "output").rglob("*"))
            assert without_time(build(site)) == said  # from the stamp


def test_where_nothing_changed_nothing_is_made_and_the_same_is_said(
    a_site: MakeSite, build: Build, made: list[Path]
) -> None:
    site = a_site(changed("site.yaml", "language: en\n", "language: en\nlanguages: [de]\n"))
    first = build(site)
    assert "German is not shown" in first.out
    assert [without_time(build(site)) for _ in range(2)] == 2 * [without_time(first)]
    assert len(made) == 1


def test_without_a_cache_everything_is_made_and_nothing_kept(a_site: MakeSite, run: Run, made: list[Path]) -> None:
    site = a_site()
    for _ in range(2):
        run("build", "--no-cache", site=site)
    assert len(made) == 2
    assert not (site / ".cache").exists()


def test_a_build_that_stops_is_not_taken_for_one_that_was_done(a_site: MakeSite, run: Run) -> None:
    site = a_site()
    run("build", site=site)
    edit("content/help.yaml", "area: Quay", "aera: Quay")(site)
    assert [run("build", site=site).code for _ in range(2)] == [1, 1]


@pytest.mark.parametrize("kinds", [("build", "bundle"), ("bundle", "build"), ("bundle", "bundle")])
def test_what_was_made_for_another_purpose_is_made_again(
    kinds: tuple[str, str], a_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = a_site()
    begun = stamp.Stamp(str(site), stamp.kind_of_build(kinds[0]))
    begun.keep(stamp.Said(1, 2, 3))
    assert up_to_date(str(site), stamp.kind_of_build(kinds[0]))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert not up_to_date(str(site), stamp.kind_of_build(kinds[1]))


def test_a_stamp_with_any_byte_changed_is_none(a_site: MakeSite, build: Build) -> None:
    site = a_site()
    build(site)
    whole = (site / STAMP).read_bytes()
    chance = random.Random(1)
    for place in [*range(120), *(chance.randrange(len(whole)) for _ in range(80))]:
        (site / STAMP).write_bytes(
            whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :]
        )
        assert up_to_date(str(site), "build") is None, place
    (site / STAMP).write_bytes(whole)
    assert up_to_date(str(site), "build")


def test_the_stamp_of_a_copied_site_is_none(a_site: MakeSite, build: Build) -> None:
    site = a_site()
    build(site)
    shutil.copytree(site, site.with_name("copy"))
    shutil.rmtree(site)
    site.with_name("copy").rename(site)
    assert up_to_date(str(site), "build") is None


@pytest.mark.parametrize("what", ["version", "package", "code", "python"])
def test_another_version_makes_everything_again(
    what: str, a_site: MakeSite, build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, record = tmp_path / "code/a.py", tmp_path / "site-packages/jinja2-1.0.dist-info/RECORD"
    replace_files(tmp_path, {"code/a.py": "a", "site-packages/jinja2-1.0.dist-info/RECORD": "old"})
    monkeypatch.setattr(stamp, "PACKAGE", str(code.parent))
    monkeypatch.setattr(sys, "path", [*sys.path, str(record.parents[1])])
    site = a_site()
    build(site)
    assert up_to_date(str(site), "build")
    if what == "code":
        code.write_text("b")
    elif what == "package":
        record.parent.rename(record.parent.with_name("jinja2-1.1.dist-info"))
    else:
        head = "explainer 0.0 on Python 3" if what == "version" else stamp._HEAD.replace("Python", "Python 9")
        monkeypatch.setattr(stamp, "_HEAD", head)
    assert up_to_date(str(site), "build") is None


def test_a_file_changed_in_the_tick_of_the_look_is_told_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("one")
    later = file.stat().st_ctime_ns + 1
    assert str(file.stat().st_size) in (then := snapshot([str(file)], later)).decode()
    assert then == snapshot([str(file)], later)
    in_the_same_tick = snapshot([str(file)], file.stat().st_ctime_ns)
    assert in_the_same_tick.startswith(then)
    assert len(in_the_same_tick) == len(then) + 33  # the digest of what is in it


def test_a_cache_that_leads_elsewhere_is_not_used(a_site: MakeSite, build: Build, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (site := a_site()).joinpath(".cache").symlink_to(tmp_path / "elsewhere")
    build(site)
    assert files_in(tmp_path / "elsewhere") == {}


@pytest.mark.slow
def test_two_builds_at_once_leave_a_whole_site_and_no_wrong_stamp(a_site: MakeSite, build: Build) -> None:
    site = a_site()

    def build_one(text: str) -> None:
        edit("content/pages/about.md", "Who made this.", text)(site)
        begun = stamp.Stamp(str(site), "build")
        build_site(site, stamp=begun)

    children = [begun_in_a_copy(lambda text=text: build_one(text)) for text in ("Who made this. A", "Who made this. B")]  # type: ignore[misc]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    build(site)
    build_site(site, site.with_name("clean"))
    assert files_in(site / "output") == files_in(site.with_name("clean"))


@pytest.mark.slow
def test_a_build_killed_at_its_end_leaves_a_stamp_that_is_right_or_none(a_site: MakeSite, build: Build) -> None:
    """Killed at any moment of writing the site: see tests/deliver/test_write.py."""
    site, clean = a_site(), a_site(name="clean")
    build(site)
    edit("content/pages/about.md", "Who made this.", "Nobody made this.")(site)
    edit("content/pages/about.md", "Who made this.", "Nobody made this.")(clean)
    build_site(clean)
    number = 40
    while killed_at_change(number, lambda: build_site(site, stamp=stamp.Stamp(str(site), "build"))):
        number += 5
    assert number > 70
    build(site)
    assert files_in(site / "output") == files_in(clean / "output")


@pytest.mark.slow
def test_all_that_a_build_reads_is_looked_at(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make_site(site)
    with_languages(site, "fr", "ar")
    build_site(site)  # whatever is imported late has been imported now
    library = tuple(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib"))
    written = [f"{site}/{name}" for name in ("output", ".output.new", ".output.sums", ".cache/proof.json")]
    known = (*stamp.inputs(str(site)), *written)
    touched = {path for what, path in touched_by(lambda: build_site(site)) if what == "reads"}
    assert [path for path in sorted(touched) if not path.startswith((*library, *known, os.devnull))] == [str(site)]
