"""The units of a site as they are now, and a catalog as it was → the catalog as a translator goes on with it.

What has not changed stays byte for byte. A unit whose text changed is `fuzzy`, with the text that was translated; a new
one has no translation yet; one that is gone is kept at the end, as Poedit keeps it, in case it comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from babel.messages.catalog import Message

from explainer.translate.catalog import Found, comments_of, message_text, parse_catalog
from explainer.translate.state import checked_in, is_read_mark, read_mark, state_of
from explainer.translate.units import Key, Unit

_HEADER = """\
# {title}
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody says a unit is in the language, by hand or in a table."""

    translated: str
    readers: tuple[str, ...] = ()
    checked: tuple[str, ...] = ()  # checks that are wrong about it


@dataclass(frozen=True, slots=True)
class Changes:
    """What people say of units."""

    written: Mapping[Key, Written] = field(default_factory=dict)
    same: frozenset[tuple[str, str]] = frozenset()  # catalog and context of units that mean what they meant before


def updated(catalog: str, language: str, found: Iterable[Found], text: str, changes: Changes) -> str:
    """The text of a catalog with all units in the order of their file. `text` is the catalog as it was, or empty."""
    before = _Before.of(text, language)
    entries: list[str] = []
    used: set[tuple[str, str]] = set()
    for each in {each.unit: each for each in found}.values():
        message, block = _message(each.unit, each, before, changes)
        entries.append(block or message_text(message))
        used.add((each.unit.context, each.unit.text))
        if each.entry is not None:
            used.add((each.entry.context, each.entry.source))
    header = before.header or _HEADER.format(title=f"{catalog}, {language}", language=language)
    return "\n".join([header, *entries, *before.unused(used)])


def _message(unit: Unit, found: Found, before: _Before, changes: Changes) -> tuple[Message, str]:
    """A unit as a catalog has it, and the block of the file that says just this, if there is one."""
    own = (unit.context, unit.text)
    old = before.messages.get((found.entry.context, found.entry.source) if found.entry else own)
    kept = comments_of(old) if old else []
    translated, fuzzy, previous = "", False, ""
    if found.entry is not None:
        translated = found.entry.translated
        fuzzy = not found.current and (unit.catalog, unit.context) not in changes.same
        previous = (found.entry.previous or found.entry.source) if fuzzy else ""
    if unit.key in changes.written:
        written = changes.written[unit.key]
        if written.translated and written.translated != translated:
            kept = [comment for comment in kept if not is_read_mark(comment)]
        translated, fuzzy, previous = written.translated or translated, False, ""
        kept += [read_mark(reader, translated) for reader in written.readers if translated]
        if written.checked and not checked_in(kept).issuperset(written.checked):
            kept.append(f"checked: {', '.join(written.checked)}")
    kept = _completed(kept, translated)
    message = Message(
        unit.text,
        string=translated,
        locations=[(unit.file, 1)],
        flags={"fuzzy"} if fuzzy else set(),
        auto_comments=[unit.note] if unit.note else [],
        user_comments=list(dict.fromkeys(kept)),
        previous_id=previous,
        context=unit.context,
    )
    block = before.blocks.get(own, "")
    return message, block if block and _says_the_same(old, message) else ""


def _completed(comments: Iterable[str], translated: str) -> list[str]:
    """The comments, with a fingerprint in each mark of a reader, and without marks of what has changed since."""
    kept = []
    for comment in comments:
        state = state_of([comment], translated)
        if state.unmarked:
            kept.append(read_mark(state.unmarked[0], translated))
        elif not state.outdated:
            kept.append(comment)
    return kept


def _says_the_same(old: Message | None, new: Message) -> bool:
    return (
        old is not None
        and old.id == new.id
        and (old.context or "") == (new.context or "")
        and old.string == new.string
        and ("fuzzy" in old.flags) == ("fuzzy" in new.flags)
        and comments_of(old) == new.user_comments
        and old.auto_comments == new.auto_comments
    )


@dataclass(frozen=True, slots=True)
class _Before:
    """A catalog as it was: its header, its messages, and the lines of each."""

    header: str
    messages: Mapping[tuple[str, str], Message]
    blocks: Mapping[tuple[str, str], str]
    obsolete: tuple[str, ...]

    @classmethod
    def of(cls, text: str, language: str) -> _Before:
        messages: dict[tuple[str, str], Message] = {}
        blocks: dict[tuple[str, str], str] = {}
        obsolete: list[str] = []
        header = ""
        for block in (part.strip("\n") + "\n" for part in text.split("\n\n") if part.strip()):
            if all(line.startswith(("#~", "# ")) for line in block.splitlines()) and "#~ msgid" in block:
                obsolete.append(block)
                continue
            found = [each for each in parse_catalog(block, language) if each.id]
            for message in found:
                key = (message.context or "", str(message.id))
                messages[key], blocks[key] = message, block
            if not found and not header:
                header = block
        return cls(header, messages, blocks, tuple(obsolete))

    def unused(self, used: set[tuple[str, str]]) -> list[str]:
        """The entries of texts that are no longer there, as comments."""
        gone = [_as_obsolete(message) for key, message in self.messages.items() if key not in used and message.string]
        return list(dict.fromkeys([*self.obsolete, *gone]))


def _as_obsolete(message: Message) -> str:
    lines = message_text(Message(message.id, string=message.string, context=message.context)).splitlines()
    return "".join(f"#~ {line}\n" for line in lines if not line.startswith("#"))
