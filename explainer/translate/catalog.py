"""content/translations/<language>/*.po → what each unit is in that language; and catalogs → files.

The format is that of GNU gettext, as Poedit and Weblate read and write it:
https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html

`msgctxt` is the name of a unit, `msgid` its text in the source language as it was translated. A text that changed since
is `fuzzy`, with the one that was translated as its previous `msgid`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from explainer.diagnostics import Diagnostics, Location
from explainer.translate.plurals import categories_of
from explainer.translate.state import State, checked_in, state_of
from explainer.translate.units import Key, Unit

if TYPE_CHECKING:  # needed where a site has catalogs
    from babel.messages.catalog import Catalog, Message

FOLDER = "content/translations"
ENDING = ".po"
_PREVIOUS = re.compile(r"\|\s*(msgid|msgctxt)?\s*(\".*\")\s*\Z", re.DOTALL)
# A comment, a keyword with its text, or more of a text. Babel takes other lines for something that nobody wrote.
_LINE = re.compile(r'#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"|')
_ALIKE = 0.5  # how much of a paragraph stays the same, at least, if it is the same one changed


@dataclass(frozen=True, slots=True)
class Entry:
    """What a catalog says of one unit."""

    context: str
    source: str  # the text that `translated` is a translation of, as far as anyone said
    translated: str  # empty: not yet
    previous: str  # the text before the last change, while nobody has looked at it since; else empty
    location: Location
    state: State
    flags: frozenset[str] = frozenset()
    checked: frozenset[str] = frozenset()  # checks that are wrong about it, as somebody says

    @property
    def is_current(self) -> bool:
        """Is it a translation of its source as it is written there?"""
        return bool(self.translated) and "fuzzy" not in self.flags


@dataclass(frozen=True, slots=True)
class Found:
    """What a language has for one unit. `current`: it is a translation of the unit as it is now."""

    unit: Unit
    entry: Entry | None = None
    current: bool = False

    @property
    def is_stale(self) -> bool:
        """Is there a translation of an earlier text?"""
        return self.entry is not None and not self.current


@dataclass(slots=True)
class Catalogs:
    """All catalogs of one language."""

    language: str
    entries: dict[str, list[Entry]] = field(default_factory=dict)  # by catalog
    files: tuple[str, ...] = ()
    _by_key: dict[Key, Entry] = field(default_factory=dict)
    _by_text: dict[str, Entry] = field(default_factory=dict)
    _by_name: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)  # those that are translated

    def add(self, catalog: str, entries: Iterable[Entry]) -> None:
        """Add a file's entries."""
        known = self.entries.setdefault(catalog, [])
        for entry in entries:
            known.append(entry)
            self._by_key.setdefault((catalog, entry.context, entry.source), entry)
            if entry.translated:
                self._by_name.setdefault((catalog, entry.context), []).append(entry)
            if entry.is_current:
                self._by_text.setdefault(entry.source, entry)

    def find(self, unit: Unit, present: Collection[str] = ()) -> Found:
        """The translation of a unit by its name and text; of the same text elsewhere, if it was moved; or an older one.

        `present` are the texts that the unit's file has now: a translation of one of these is no older one of another.
        """
        entry = self._by_key.get(unit.key)
        if entry is not None and entry.is_current:
            return Found(unit, entry, current=True)
        moved = self._by_text.get(unit.text)
        if moved is not None and len(unit.text.split()) > 1:
            return Found(unit, moved, current=True)
        if entry is not None and entry.translated:
            return Found(unit, entry)
        older = self._older(unit, present)
        return Found(unit, older) if older else Found(unit)

    def find_all(self, units: Iterable[Unit]) -> tuple[Found, ...]:
        """The translation of each of these, which are all units of the site, as far as the language needs it."""
        units = self.needed(units)
        present: dict[str, set[str]] = {}
        for unit in units:
            present.setdefault(unit.catalog, set()).add(unit.text)
        return tuple(self.find(unit, present[unit.catalog]) for unit in units)

    def needed(self, units: Iterable[Unit]) -> tuple[Unit, ...]:
        """The units without those for counts that the language does not tell apart."""
        known = ("", *categories_of(self.language))
        return tuple(unit for unit in units if unit.category in known)

    def place_of(self, unit: Unit) -> Location | None:
        """Where its translation is written, or is to be; None if no catalog has the unit as it is now."""
        entry = self._by_key.get(unit.key)
        return entry.location if entry is not None else None

    def _older(self, unit: Unit, present: Collection[str]) -> Entry | None:
        """The translation of what the unit was before it changed, if the catalog has one."""
        named = self._by_name.get((unit.catalog, unit.context), ())
        candidates = [entry for entry in named if entry.source not in present]
        if not unit.is_paragraph:
            return candidates[0] if candidates else None
        from difflib import SequenceMatcher

        ratios = [SequenceMatcher(None, entry.source, unit.text).ratio() for entry in candidates]
        best = max(ratios, default=0.0)
        return candidates[ratios.index(best)] if best >= _ALIKE else None


def read_entries(text: str, file: str, language: str, diagnostics: Diagnostics) -> list[Entry]:
    """The entries of one catalog. What cannot be read is reported at its line."""
    diagnostics.add_source(file, text)
    lines = text.split("\n")
    wrong = [number for number, line in enumerate(lines, 1) if not _LINE.fullmatch(line.strip())]
    for number in wrong:
        what = "this line of a catalog cannot be read."
        help_text = 'write a keyword such as msgstr, and the text between " and "; a " within it is written \\".'
        diagnostics.add(Location(file, number), what, help_text)
    if wrong:
        return []
    return [entry_of(message, file, lines) for message in parse_catalog(text, language) if message.id]


def parse_catalog(text: str, language: str) -> Catalog:
    """The catalog as Babel has it."""
    from babel.messages.pofile import read_po

    return read_po(io.StringIO(text), locale=language.replace("-", "_"))


def entry_of(message: Message, file: str, lines: Sequence[str]) -> Entry:
    """What Babel read, as an entry; its place in the lines of the file is where the translation begins."""
    line = message.lineno or 1
    while line < len(lines) and not lines[line - 1].startswith("msgstr"):
        line += 1
    location = Location(file, line)
    translated = message.string if isinstance(message.string, str) else ""
    source = message.id if isinstance(message.id, str) else message.id[0]
    return Entry(
        context=message.context or "",
        source=source,
        translated=translated,
        previous=_previous_of(message),
        location=location,
        state=state_of(message.user_comments, translated),
        flags=frozenset(message.flags),
        checked=checked_in(message.user_comments),
    )


def _previous_of(message: Message) -> str:
    """The text before the change. Babel hands it on as a comment."""
    lines: list[str] = []
    for comment in message.user_comments:
        if (found := _PREVIOUS.match(comment)) and (found[1] == "msgid" or (lines and not found[1])):
            lines.append(found[2])
    from babel.messages.pofile import denormalize

    return denormalize("\n".join(lines)) if lines else ""


def comments_of(message: Message) -> list[str]:
    """What translators noted."""
    return [comment for comment in message.user_comments if not comment.startswith("|")]


def message_text(message: Message) -> str:
    """One entry as it stands in a file, with a line end."""
    # Babel takes a blank such as {day} for Python's: what may be in braces is checked here.
    message.flags -= {"python-format", "python-brace-format"}
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import generate_po, normalize

    catalog = Catalog(charset="utf-8")
    catalog[message.id] = message
    lines = "".join(generate_po(catalog, omit_header=True, include_lineno=False, width=0)).strip("\n").split("\n")
    if message.previous_id:
        # Babel would break a long text between words, as it does with a comment, and no program could read the pieces.
        previous = f"msgid {normalize(''.join(message.previous_id), width=0)}"
        at = next(index for index, line in enumerate(lines) if line.startswith("msg"))
        lines[at:at] = [f"#| {line}" for line in previous.split("\n")]
    return "\n".join(lines) + "\n"
