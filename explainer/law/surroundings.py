"""A pinned provision in a newer file → what changed around it: its lead, its neighbours, the definitions under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.law import model
from explainer.law.citations import parse_label
from explainer.law.labels import Parts, covers, label_of, sort_key
from explainer.law.model import Consolidation, Fingerprint, Pin, Pinned, Provision
from explainer.law.pins import (
    NO_DEFINITION,
    chapeau_digest,
    chapeau_of,
    definition_at,
    definition_digest,
    definitions_under,
    labels_beside,
    labels_in,
    sections_of,
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed around a provision."""

    kind: str
    parts: Parts  # what it is told of
    says: str
    older: str | None = None  # its words as they were pinned, where they are known
    now: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is around one pinned provision in a newer file, beside the older file where it is given."""

    pinned: Pinned
    pin: Pin
    before: Fingerprint
    consolidation: Consolidation
    older: Consolidation | None

    def changes(self, now: Provision) -> Iterator[Change]:
        """What changed around the provision, which is `now`."""
        yield from self._lead()
        yield from self._neighbours()
        if self.pin.beside:  # pins of older builds know nothing of what follows
            yield from self._sections()
            yield from self._definitions(now)

    @property
    def _parts(self) -> Parts:
        return self.pinned.reference.provisions[0]

    def _lead(self) -> Iterator[Change]:
        parts, above = self._parts, self._parts[:-1]
        if chapeau_digest(self.consolidation, parts) != self.before.chapeau:
            known = self.older is not None and chapeau_digest(self.older, parts) == self.before.chapeau
            older = chapeau_of(self.older, parts) if self.older and known else None
            says = f"The words that lead into the parts of {label_of(above)} changed."
            yield Change(model.CHAPEAU, above, says, older, chapeau_of(self.consolidation, parts))

    def _neighbours(self) -> Iterator[Change]:
        """The outermost labels in its section that came or went, without those inside the provision itself."""
        section = self._parts[:1]
        known = labels_in(self.before.outline or self.pin.outline)
        living = set(labels_beside(self.consolidation, self._parts))
        new = self._outermost([each for each in labels_beside(self.consolidation, self._parts) if each not in known])
        if new:
            yield Change(model.NEIGHBOURS, section, f"New in {section[0]}: {_listed(section, new)}.")
        gone = self._outermost(sorted(known - living, key=sort_key)) if self.pin.beside else []
        if gone:
            yield Change(model.NEIGHBOURS, section, f"Not in {section[0]} any more: {_listed(section, gone)}.")

    def _outermost(self, labels: list[Parts]) -> list[Parts]:
        own = {parts[1:] for parts in self.pinned.reference.provisions}
        within = own | set(labels)
        return [
            each for each in labels if each not in own and not any(each[:end] in within for end in range(len(each)))
        ]

    def _sections(self) -> Iterator[Change]:
        """Sections that stand between the cited ones and what was beside them."""
        cited = dict.fromkeys(parts[0] for parts in self.pinned.reference.provisions)
        known = {*self.pin.beside, *cited}
        sections = sections_of(self.consolidation)
        for section in (each for each in cited if each in sections):
            place = sections.index(section)
            new = [*_until(known, sections[:place][::-1])[::-1], *_until(known, sections[place + 1 :])]
            new = [each for each in new if not self.consolidation.provisions[(each,)].repealed]
            if new:
                word = "A new section is" if len(new) == 1 else "New sections are"
                yield Change(model.SECTIONS, (section,), f"{word} beside {section}: {', '.join(new)}.")

    def _definitions(self, now: Provision) -> Iterator[Change]:
        changed = False
        for label, digest in zip(self.pin.rests_on, self.before.definitions, strict=False):
            if definition_digest(self.consolidation, label) != digest:
                changed = True
                yield self._definition(label, digest)
        if changed or now.words != self.before.words:
            return  # other definitions may follow from other words
        for label, definition in definitions_under(self.consolidation, self.pinned.reference).items():
            if label not in self.pin.rests_on:
                says = "A definition is new, and cited words rest on it."
                yield Change(model.DEFINITION, definition.parts, says, None, definition.text)

    def _definition(self, label: str, digest: str) -> Change:
        now = definition_at(self.consolidation, label)
        parts = parse_label(label) or ()
        if now is None:
            return Change(model.DEFINITION, parts, "A definition is gone, and cited words rest on it.")
        if digest == NO_DEFINITION:
            return Change(model.DEFINITION, parts, "A definition is new, and cited words rest on it.", None, now.text)
        older = (
            definition_at(self.older, label) if self.older and definition_digest(self.older, label) == digest else None
        )
        says = "A definition changed, and cited words rest on it."
        return Change(model.DEFINITION, parts, says, older.text if older else None, now.text)


def _until(known: set[str], sections: list[str]) -> list[str]:
    """The sections before the first known one; none when no known one follows, as then nothing can be told."""
    for place, section in enumerate(sections):
        if section in known or any(covers(section, each) or covers(each, section) for each in known):
            return sections[:place]
    return []


def _listed(section: Parts, labels: list[Parts]) -> str:
    return ", ".join(label_of((*section, *each)) for each in labels)
