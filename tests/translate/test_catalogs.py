"""A site with catalogs → what the command writes, and what stays as a translator left it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from explainer.diagnostics import Diagnostics
from explainer.translate.table import read_table, table_bytes
from tests.conftest import Run, files_in, replace_files

SECTION = "content/sections/card.md"
CATALOG = "content/translations/de/sections.card.po"
MakeGerman = Callable[[], Path]


def edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    replace_files(root, {file: text.replace(old, new)})


def test_catalogs_that_are_up_to_date_stay_byte_for_byte(a_german_site: MakeGerman, run: Run) -> None:
    site = a_german_site()
    before = files_in(site)
    printed = run("translate", "de", site=site)
    assert (printed.code, files_in(site)) == (0, before)
    assert "de: 100 % of" in printed.out
    assert "Wrote" not in printed.out


def test_a_catalog_is_one_for_programs_of_translators(german_site: Path) -> None:
    with (german_site / CATALOG).open("rb") as file:
        catalog = read_po(file, locale="de", abort_invalid=True)
    title = next(message for message in catalog if message.context == "title")
    assert title.id
    assert title.string
    assert title.auto_comments  # what it is for
    assert [file for file, _ in title.locations] == [SECTION]
    assert len(catalog) > 5


@pytest.mark.parametrize("has_context", [True, False])
def test_entries_that_did_not_change_keep_the_lines_that_another_program_gave_them(
    a_german_site: MakeGerman, run: Run, has_context: bool
) -> None:
    site = a_german_site()
    catalog = (site / CATALOG).read_text("utf-8")
    entries = [entry for entry in catalog.split("\n\n")[1:] if ("msgctxt" in entry) is has_context]
    wrapped = entries[-1].replace('msgid "', 'msgid ""\n"', 1)
    replace_files(site, {CATALOG: catalog.replace(entries[-1], wrapped)})
    edit(site, SECTION, "short: The card", "short: The free card")
    run("translate", "de", site=site)
    assert wrapped in (site / CATALOG).read_text("utf-8")


def test_an_entry_without_a_translation_keeps_its_lines_and_what_a_translator_noted(
    a_german_site: MakeGerman, run: Run
) -> None:
    site = a_german_site()
    catalog = (site / CATALOG).read_text("utf-8")
    entry = catalog.split("\n\n")[3]
    text = entry.split('msgid "')[1].partition('"')[0]
    left = f'# ask Ana\n{entry.partition("msgid")[0]}msgid ""\n"{text}"\nmsgstr ""'
    replace_files(site, {CATALOG: catalog.replace(entry, left)})
    edit(site, SECTION, "short: The card", "short: The free card")
    run("translate", "de", site=site)
    assert left in (site / CATALOG).read_text("utf-8")


def test_a_text_that_changed_is_fuzzy_and_says_what_was_translated(a_german_site: MakeGerman, run: Run) -> None:
    site = a_german_site()
    edit(site, SECTION, "short: The card", "short: Your card")
    printed = run("translate", "de", site=site)
    entry = next(each for each in (site / CATALOG).read_text("utf-8").split("\n\n") if 'msgctxt "short"' in each)
    assert "#, fuzzy" in entry
    assert '#| msgid "The card"' in entry
    assert 'msgid "Your card"' in entry
    assert "2 words to do, 2 of them changed" in printed.out


def test_a_long_text_that_changed_is_one_text_to_other_programs_and_leaves_nothing_behind(
    a_german_site: MakeGerman, run: Run
) -> None:
    site = a_german_site()
    text = (site / SECTION).read_text("utf-8")
    paragraph = next(each for each in text.split("---\n\n", 1)[1].split("\n\n") if each[0].isalpha())
    long = " ".join(
        [*paragraph.split(), *(f"{word} readers need no card to read here." for word in ("Young", "Old", "New"))]
    )
    edit(site, SECTION, paragraph, f"{long}\n")
    run("translate", "de", "--same", "sections.card", site=site)
    edit(site, SECTION, "New readers need", "Nearly all readers need")
    run("translate", "de", site=site)
    previous = [line for line in (site / CATALOG).read_text("utf-8").splitlines() if line.startswith("#|")]
    assert previous == [f'#| msgid "{long}"']
    run("translate", "de", "--same", "sections.card", site=site)
    assert "|" not in "".join(line for line in (site / CATALOG).read_text("utf-8").splitlines() if line.startswith("#"))


def test_what_is_moved_or_broken_into_other_lines_keeps_its_translation(a_german_site: MakeGerman, run: Run) -> None:
    site = a_german_site()
    text = (site / SECTION).read_text("utf-8")
    head, body = text.split("---\n\n", 1)
    paragraphs = body.split("\n\n")
    moved = "\n\n".join([*paragraphs[1:], paragraphs[0].replace(" ", "\n", 1)])
    replace_files(site, {SECTION: f"{head}---\n\n{moved}\n"})
    printed = run("translate", "de", site=site)
    assert "de: 100 % of" in printed.out


def test_a_text_that_means_the_same_keeps_its_translation_when_somebody_says_so(
    a_german_site: MakeGerman, run: Run
) -> None:
    site = a_german_site()
    edit(site, SECTION, "short: The card", "short: The free card")
    run("translate", "de", site=site)
    assert run("translate", "de", "--same", "sections.card/short", site=site).code == 0
    assert "fuzzy" not in (site / CATALOG).read_text("utf-8")
    assert "de: 100 % of" in run("translate", "de", site=site).out


def test_a_translation_whose_text_is_gone_is_kept_as_a_comment(a_german_site: MakeGerman, run: Run) -> None:
    site = a_german_site()
    text = (site / SECTION).read_text("utf-8")
    gone = text.rstrip("\n").rsplit("\n\n", 1)[1]
    replace_files(site, {SECTION: text.replace(gone, "")})
    run("translate", "de", site=site)
    kept = (site / CATALOG).read_text("utf-8")
    assert "#~ msgid" in kept
    replace_files(site, {SECTION: text})
    assert run("translate", "de", site=site).code == 0


def test_a_reader_is_noted_until_the_translation_changes(a_german_site: MakeGerman, run: Run) -> None:
    site = a_german_site()
    run("translate", "de", "--read", "help", "--by", "Ana B.", site=site)
    catalog = "content/translations/de/help.po"
    read = (site / catalog).read_text("utf-8")
    assert read.count("# read: Ana B. ") > 2
    line = next(line for line in read.splitlines() if line.startswith('msgstr "') and len(line) > 20)
    edit(site, catalog, line, f'{line[:-1]} oder nicht"')
    run("translate", "de", site=site)
    assert (site / catalog).read_text("utf-8").count("# read: Ana B. ") == read.count("# read: Ana B. ") - 1


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_goes_out_and_comes_back(a_german_site: MakeGerman, run: Run, tmp_path: Path, ending: str) -> None:
    site = a_german_site()
    edit(site, "content/translations/de/pages.about.po", "Yöùr prîvàcy", "Yöùr\u00a0prîvàcy")
    before = files_in(site)
    table = tmp_path / f"words.{ending}"
    assert run("translate", "de", "--table", str(table), site=site).code == 0
    assert run("translate", "de", "--take", str(table), site=site).code == 0
    assert files_in(site) == before
    written = read_table(table, table.name, Diagnostics())
    assert len(written) > 300


def test_a_table_is_not_written_over_a_file(a_german_site: MakeGerman, run: Run, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("mine", "utf-8")
    printed = run("translate", "de", "--table", str(table), site=a_german_site())
    assert printed.code == 2
    assert table.read_text("utf-8") == "mine"


def test_a_table_is_not_written_through_a_link(a_german_site: MakeGerman, run: Run, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.symlink_to(tmp_path / "elsewhere.csv")
    assert run("translate", "de", "--table", str(table), site=a_german_site()).code == 2
    assert not (tmp_path / "elsewhere.csv").exists()


def test_a_line_of_a_table_whose_text_changed_meanwhile_is_refused(
    a_german_site: MakeGerman, run: Run, tmp_path: Path
) -> None:
    site = a_german_site()
    table = tmp_path / "words.csv"
    run("translate", "de", "--table", str(table), site=site)
    edit(site, SECTION, "short: The card", "short: The free card")
    printed = run("translate", "de", "--take", str(table), site=site)
    assert printed.code == 1
    assert "sections.card/short: not taken" in printed.err


def test_a_table_without_its_columns_is_reported(a_german_site: MakeGerman, run: Run, tmp_path: Path) -> None:
    table = tmp_path / "words.csv"
    table.write_text("source,translation\na,b\n", "utf-8")
    printed = run("translate", "de", "--take", str(table), site=a_german_site())
    assert printed.code == 1
    assert "this table has no column catalog, context" in printed.err


def test_a_cell_that_a_spreadsheet_would_calculate_is_written_as_text() -> None:
    assert b"'=1+1" in table_bytes([("=1+1",)], "a.csv")
