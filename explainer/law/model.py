"""The types of the law package: provisions as published, pins as compared, and what became of each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from explainer.diagnostics import Location
from explainer.law.citations import Reference
from explainer.law.labels import SUBPARAGRAPH, Parts, label_of
from explainer.law.words import Span, fingerprint

# What can become of a pinned provision, in the order in which it is reported.
KINDS = GONE, REPEALED, RENUMBERED, WORDS, REFERENCES, DATE, CHAPEAU, NEIGHBOURS, SECTIONS, DEFINITION = (
    "gone",
    "repealed",
    "renumbered",
    "words",
    "references",
    "date",
    "chapeau",
    "neighbours",
    "sections",
    "definition",
)
# Publishers move the target of a link and move it back, and nobody amended anything: a note, no change.
NOTES = (REFERENCES,)
START, END = "start", "end"  # of an act, where a section has no neighbour


@dataclass(frozen=True, slots=True)
class Provision:
    """A section or a part of one, with everything inside it, as published. Days are ISO 8601."""

    parts: Parts
    fid: str  # stays when a provision is amended or renumbered; empty when the format has no such name
    id: str  # new with each version; empty when the format has no such name
    in_force: str  # the day this version came into force; empty when it is not in force, or the file has no days
    text_days: tuple[str, ...]  # days of its own words where they differ from `in_force`, in order
    pieces: tuple[str | Provision, ...]  # its own words and the provisions inside it, in the order of reading
    links: tuple[str, ...]  # the acts and regulations that its own words refer to, in order
    repealed: bool
    terms: tuple[str, ...] = ()  # what it defines, as its language says it

    @property
    def label(self) -> str:
        """Its label as people write it."""
        return label_of(self.parts)

    @property
    def inner(self) -> tuple[Provision, ...]:
        """The provisions directly inside it."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Provision))

    @property
    def own_words(self) -> str:
        """Its words without those of the provisions inside it: what leads into them and closes them."""
        return " ".join(piece for piece in self.pieces if isinstance(piece, str))

    @property
    def text(self) -> str:
        """All its words, each inner provision under its label. Its own label is not among them."""
        return " ".join(piece if isinstance(piece, str) else piece.labelled_text for piece in self.pieces)

    @property
    def labelled_text(self) -> str:
        """All its words under its label; a definition says its term itself, and a subparagraph has no number."""
        last = self.parts[-1]
        named = last.startswith(("“", f"{SUBPARAGRAPH} "))
        return self.text if named else f"({last}) {self.text}"

    @property
    def words(self) -> str:
        """The fingerprint of its text."""
        return fingerprint(self.text)

    def walk(self) -> Iterator[Provision]:
        """Itself and every provision inside it, in the order of reading."""
        yield self
        for piece in self.inner:
            yield from piece.walk()


@dataclass(frozen=True, slots=True)
class Consolidation:
    """An act or a regulation as published on one day, in one language."""

    file: str  # as the person named it
    instrument: str  # the same in both languages
    language: str
    title: str
    current_to: str  # ISO 8601; empty when the file does not say
    provisions: Mapping[Parts, Provision]  # every provision at every depth, in the order of reading


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a provision was in one language when somebody compared it."""

    fid: str
    id: str
    in_force: str  # the latest day in the provision; empty when it is not in force
    words: str  # fingerprint of its text
    days: str  # digest of all its days of coming into force
    chapeau: str = ""  # digest of the words above it that lead into it; empty for a whole section
    links: tuple[str, ...] = ()
    current_to: str = ""  # of the file; empty when it does not say
    outline: str = ""  # labels of its section, where they are not those of the pin in all languages
    definitions: tuple[str, ...] = ()  # digests of `Pin.rests_on`, one by one; a dash where this language has none


@dataclass(frozen=True, slots=True)
class Pin:
    """The provision of a source as it was on the day it was compared with the official text."""

    compared: datetime.date
    by: str
    fingerprints: Mapping[str, Fingerprint]  # language → fingerprint
    outline: str = ""  # labels of the section that holds it; empty for a whole section
    beside: tuple[str, ...] = ()  # the sections before and after those that it is of; empty in pins of older builds
    rests_on: tuple[str, ...] = ()  # labels of the definitions on which its words rest
    location: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True)
class Pinned:
    """A source of law, the provisions it stands for, and their pin, if it has one."""

    source: str
    reference: Reference
    pin: Pin | None
    location: Location


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that happened to a provision, in one language, and the sources it concerns."""

    kind: str  # one of KINDS
    instrument: str
    language: str
    parts: Parts  # where it was when it was pinned
    label: str  # the same, for people
    says: str  # one or two sentences
    spans: tuple[Span, ...] = ()  # the difference word by word, when the older words are known
    text: str = ""  # the words as they are now, when the older ones are not known
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of all pinned provisions."""

    consolidations: tuple[Consolidation, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Finding, ...]  # what is told, although the law is the same
    unchanged: tuple[tuple[str, str, tuple[str, ...]], ...]  # source, label, the languages in which it is unchanged
    not_compared: tuple[tuple[str, tuple[str, ...]], ...]  # instrument in a language, pinned sources not compared in it
    not_pinned: tuple[str, ...]  # sources whose provision lies in these files, and that have no pin
    idle: tuple[Consolidation, ...] = ()  # files with which nothing was compared
    meagre: tuple[str, ...] = ()  # sources whose pin is of an older build, which kept less
