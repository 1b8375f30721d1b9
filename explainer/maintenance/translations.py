"""A site and a language → its catalogs as they should be now, written where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.written_files import write_files
from explainer.load.data import FOLDER as DATA
from explainer.load.data import SCHEMA
from explainer.load.languages import core_catalogs, source_of
from explainer.load.translations import catalog_file, load_catalogs, theme_file
from explainer.maintenance.reminders import Reminder
from explainer.model import Site
from explainer.readability_by_language import ease
from explainer.render.values import language_in_words
from explainer.theme import ORIGINAL, Theme
from explainer.translate.catalog import Entry, Found
from explainer.translate.data_texts import KEYWORD
from explainer.translate.marks import as_read
from explainer.translate.table import read_table
from explainer.translate.translation import Translation
from explainer.translate.units import THEME, Key, Unit, catalog_of
from explainer.translate.update import Changes, Written, updated

_SHOWN = 80  # signs of a text
_SENTENCE = 4  # words, at least
# Whether there is an older translation, and whether it could harm → the order in which people should look, and why.
_KINDS = {
    (True, True): (0, "changed since it was translated, and shown in the source language"),
    (True, False): (1, "changed since it was translated, and shown as it was"),
    (False, True): (2, "not translated, and needed or with a number"),
    (False, False): (3, "not translated"),
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody asks for besides an update."""

    table: Path | None = None  # a table to take translations from
    read: tuple[str, ...] = ()  # what somebody has read: catalogs, or catalog/context
    reader: str = ""  # who
    same: tuple[str, ...] = ()  # what means what it meant before


@dataclass(frozen=True, slots=True)
class Result:
    """What was done."""

    written: tuple[str, ...]  # files
    refused: tuple[str, ...]  # sentences
    found: tuple[Found, ...]  # of every unit, after the update
    core: frozenset[str]


def update_catalogs(root: Path, language: str, wishes: Wishes) -> Result:
    """Update the catalogs of a language. Raises BuildStopped, and then writes nothing."""
    diagnostics = Diagnostics()
    source = source_of(root, diagnostics)
    diagnostics.raise_if_any()
    assert source is not None
    theme = Theme.of(root, source.settings.theme)
    catalogs = load_catalogs(theme, language, diagnostics)
    units = [found.unit for found in source.found]
    taken = read_table(wishes.table, str(wishes.table), diagnostics) if wishes.table else {}
    diagnostics.raise_if_any()
    before = catalogs.find_all(units)
    changes, refused = _changes(before, taken, wishes)
    files = _updated_files(theme, language, before, changes)
    write_files(root, files)
    found = load_catalogs(theme, language, diagnostics).find_all(units)
    diagnostics.raise_if_any()
    return Result(tuple(files), refused, found, core_catalogs(source))


def _updated_files(theme: Theme, language: str, found: Sequence[Found], changes: Changes) -> dict[str, str]:
    """The catalogs that differ from what is written, by file."""
    files: dict[str, str] = {}
    by_catalog: dict[str, list[Found]] = {}
    for each in found:
        by_catalog.setdefault(each.unit.catalog, []).append(each)
    for catalog, group in by_catalog.items():
        file = catalog_file(theme, catalog, language)
        own = [each for each in group if not _is_in_the_theme(each, theme, language)]
        path = theme.site / file
        before = path.read_text("utf-8") if path.is_file() else ""
        after = updated(catalog, language, own, before, changes) if own else before
        if after != before:
            files[file] = after
    return files


def _is_in_the_theme(found: Found, theme: Theme, language: str) -> bool:
    """Does the theme bring the translation of this word of the interface?"""
    if found.unit.catalog != THEME or theme.site == ORIGINAL or found.entry is None:
        return False
    return found.current and found.entry.location.file == theme_file(language)


def _changes(found: Sequence[Found], taken: Mapping[Key, Written], wishes: Wishes) -> tuple[Changes, tuple[str, ...]]:
    """What people say of units, and a sentence for each thing that cannot be taken."""
    by_key = {each.unit.key: each for each in found}
    written = {key: each for key, each in taken.items() if key in by_key}
    refused = [
        f"{catalog}/{context}: not taken, because the text has changed since the table was made: {source[:60]}"
        for catalog, context, source in taken
        if (catalog, context, source) not in by_key
    ]
    refused += [
        f'there is no text or catalog "{name}".'
        for name in (*wishes.read, *wishes.same)
        if not any(_is_named(each.unit, (name,)) for each in found)
    ]
    for each in found:
        if each.entry is not None and each.current and _is_named(each.unit, wishes.read):
            written[each.unit.key] = Written(each.entry.translated, (wishes.reader,))
    same = frozenset((each.unit.catalog, each.unit.context) for each in found if _is_named(each.unit, wishes.same))
    return Changes(written, same), tuple(refused)


def _is_named(unit: Unit, names: Sequence[str]) -> bool:
    return unit.catalog in names or f"{unit.catalog}/{unit.context}" in names


def translation_reminders(site: Site) -> Iterator[Reminder]:
    """What is left to translate, what could harm first: the core and numbers, then prose, then what is new."""
    ranked: list[tuple[int, str, Reminder]] = []
    for code, found in site.found.items():
        translation = Translation(code, core=site.core)
        name = language_in_words(code, "en")
        for each in found:
            unit = each.unit
            if each.current or unit.is_name:
                continue
            at_risk = translation.is_at_risk(unit)
            rank, state = _KINDS[(each.is_stale, at_risk)]
            location = each.entry.location if each.entry is not None else Location(unit.file)
            what = f"{unit.catalog}/{unit.context}: {unit.text[:_SHOWN]}{'…' if len(unit.text) > _SHOWN else ''}"
            ranked.append((rank, code, Reminder(f"{name}: {state}", location, what)))
    yield from (reminder for _, _, reminder in sorted(ranked, key=lambda each: each[:2]))
    for code, found in site.found.items():
        yield from _hard_to_read(code, found)
    if site.found:
        yield from _unmarked_data(site)


def _unmarked_data(site: Site) -> Iterator[Reminder]:
    """Files of data with sentences of which no schema says that they are to be translated."""
    marked = {each.unit.catalog for found in site.found.values() for each in found}
    for name, value in site.data.items():
        file = f"{DATA}/{name}{SCHEMA}"
        sentence = next((text for text in _texts(value) if len(text.split()) >= _SENTENCE), "")
        if sentence and catalog_of(f"{DATA}/{name}.yaml") not in marked:
            mark = f'Mark texts with "{KEYWORD}": true.'
            yield Reminder("data in the source language alone", Location(file), f"“{sentence}” {mark}")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _hard_to_read(code: str, found: Sequence[Found]) -> Iterator[Reminder]:
    """The pages of a language that are harder to read than plain words."""
    texts: dict[str, list[Entry]] = {}
    for each in found:
        if each.entry is not None and each.unit.is_paragraph:
            texts.setdefault(each.unit.catalog, []).append(each.entry)
    for entries in texts.values():
        measured = ease("\n".join(as_read(entry.translated) for entry in entries), code)
        if measured is not None and measured.is_hard:
            score = "" if measured.score is None else f", and an ease of {measured.score}"
            what = f"a sentence has {measured.words_per_sentence} words on average{score}."
            location = Location(entries[0].location.file)
            yield Reminder("translation hard to read", location, f"{what} Begin with: “{measured.longest_sentence}”")
