"""Pinned provisions and newer files → what became of each: the same, changed, repealed, renumbered, with neighbours.

Silent are changes of identifiers, of formatting and typography, of marginal notes and notes of history, and of
provisions that nobody pinned. Reported is every changed word, number, mark, reference or day of coming into force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from explainer.law import model
from explainer.law.labels import Parts, covers, label_of, sort_key
from explainer.law.model import Comparison, Consolidation, Finding, Fingerprint, Pinned, Provision
from explainer.law.pins import (
    days_of,
    digest_of_days,
    find,
    latest_day,
    links_of,
)
from explainer.law.surroundings import Surroundings
from explainer.law.words import EQUAL, difference, tokens

# Fewer words than this are in an act more than once: they do not show that a provision moved out of its section.
_TELLING_WORDS = 12
_NO_DAY = "no day"  # it is not in force, or the file does not say


def compare(pinned: Sequence[Pinned], newer: Sequence[Consolidation], older: Sequence[Consolidation]) -> Comparison:
    """What became of every pinned provision whose act and language is among the newer files.

    The older files only serve to show what a word was before: they are used where they are the text that was pinned.
    """
    by_name = {(each.instrument, each.language): each for each in older}
    findings: list[Finding] = []
    idle: list[Consolidation] = []
    same: dict[tuple[str, str], list[str]] = {}
    for consolidation in sorted(newer, key=lambda each: (each.instrument, each.language)):
        of_before = by_name.get((consolidation.instrument, consolidation.language))
        comparer = _Comparer(consolidation, of_before)
        compared = [each for each in pinned if _is_pinned_in(each, consolidation)]
        idle += [] if compared else [consolidation]
        for each in compared:
            assert each.pin is not None
            found = list(comparer.findings(each, each.pin.fingerprints[consolidation.language]))
            findings += found
            if all(finding.kind in model.NOTES for finding in found):
                same.setdefault((each.source, str(each.reference)), []).append(consolidation.language)
    told = sorted(_joined(findings), key=_order)
    return Comparison(
        tuple(newer),
        tuple(finding for finding in told if finding.kind not in model.NOTES),
        tuple(finding for finding in told if finding.kind in model.NOTES),
        tuple((*name, tuple(languages)) for name, languages in same.items()),
        tuple(_not_compared(pinned, newer)),
        tuple(each.source for each in pinned if not each.pin and any(_speaks_of(each, one) for one in newer)),
        (*idle, *_without_newer(older, newer)),
        tuple(
            each.source
            for each in pinned
            if each.pin and not each.pin.beside and any(_is_pinned_in(each, one) for one in newer)
        ),
    )


def _is_pinned_in(pinned: Pinned, consolidation: Consolidation) -> bool:
    return _speaks_of(pinned, consolidation) and consolidation.language in (
        pinned.pin.fingerprints if pinned.pin else ()
    )


def _without_newer(older: Sequence[Consolidation], newer: Sequence[Consolidation]) -> Iterator[Consolidation]:
    given = {(each.instrument, each.language) for each in newer}
    return (each for each in older if (each.instrument, each.language) not in given)


def _speaks_of(pinned: Pinned, consolidation: Consolidation) -> bool:
    return pinned.reference.instrument == consolidation.instrument


def _joined(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings that say the same of the same provision, as one finding that concerns the sources of all."""
    sources: dict[Finding, list[str]] = {}
    for finding in findings:
        sources.setdefault(replace(finding, sources=()), []).extend(finding.sources)
    for finding, concerned in sources.items():
        yield replace(finding, sources=tuple(concerned))


def _order(finding: Finding) -> tuple[object, ...]:
    kind = model.KINDS.index(finding.kind)
    return finding.instrument, sort_key(finding.parts), finding.sources, finding.language, kind


def _not_compared(pinned: Sequence[Pinned], newer: Sequence[Consolidation]) -> Iterator[tuple[str, tuple[str, ...]]]:
    given = {(each.instrument, each.language) for each in newer}
    left_out: dict[tuple[str, str], list[str]] = {}
    for each in pinned:
        for language in each.pin.fingerprints if each.pin else ():
            left_out.setdefault((each.reference.instrument, language), []).append(each.source)
    for name, sources in sorted(left_out.items()):
        if name not in given:
            yield f"{name[0]} ({name[1]})", tuple(sources)


@dataclass(frozen=True)
class _Comparer:
    """One newer file, beside the older one where it is given."""

    consolidation: Consolidation
    older: Consolidation | None

    def findings(self, pinned: Pinned, before: Fingerprint) -> Iterator[Finding]:
        """What became of one pinned provision; nothing when it is unchanged."""
        now = find(self.consolidation, pinned.reference)
        kind, says, shown = self._fate(pinned, before, now)
        same_words = shown is not None and shown.words == before.words
        if kind:
            text = shown.text if shown and not same_words else ""
            yield self._finding(kind, pinned, says, self._older_text(pinned, before), text)
        if shown and same_words:
            yield from self._quiet_changes(pinned, before, shown)
        if now and kind != model.RENUMBERED:
            yield from self._surroundings(pinned, before, now)

    def _fate(self, pinned: Pinned, before: Fingerprint, now: Provision | None) -> tuple[str, str, Provision | None]:
        """What became of its words: the kind (empty when they are the same), the sentence, and where to look now."""
        if now and now.words == before.words:
            return "", "", now
        moved = self._moved(pinned, before, now)
        if moved:
            same = "with the same words" if moved.words == before.words else "and its words changed"
            return model.RENUMBERED, f"It is {moved.label} now, {same}.", moved
        if now is None:
            repealed = self._repealed_with_others(pinned.reference.provisions)
            if repealed is None:
                return model.GONE, "It is not there any more.", None
            return model.REPEALED, _repealed(repealed), None
        if now.repealed:
            return model.REPEALED, _repealed(now), None
        return model.WORDS, f"Its words changed.{_since(before, now)}", now

    def _quiet_changes(self, pinned: Pinned, before: Fingerprint, now: Provision) -> Iterator[Finding]:
        """What can change while the words stay the same: references, and days of coming into force."""
        links = links_of(now)
        if _refers_elsewhere(before.links, links):
            gone, come = (", ".join(dict.fromkeys(each)) or "nothing" for each in (before.links, links))
            yield self._finding(model.REFERENCES, pinned, f"It refers to {come} now, not to {gone}, in the same words.")
        if digest_of_days(now) != before.days:
            yield self._finding(model.DATE, pinned, self._days_told(pinned, before, now))

    def _surroundings(self, pinned: Pinned, before: Fingerprint, now: Provision) -> Iterator[Finding]:
        """What changed around it: the words that lead into it, who is beside it, the definitions under it."""
        assert pinned.pin is not None
        around = Surroundings(pinned, pinned.pin, before, self.consolidation, self.older)
        for each in around.changes(now):
            finding = self._finding(each.kind, pinned, each.says, each.older, each.now)
            yield replace(finding, parts=each.parts, label=label_of(each.parts))

    def _moved(self, pinned: Pinned, before: Fingerprint, now: Provision | None) -> Provision | None:
        """The provision under another label that was the pinned one, or None when there is no telling."""
        wanted = pinned.reference.provisions[0]
        if len(pinned.reference.provisions) > 1 or (now and _is_known(now, before)):
            return None
        others = [each for each in self._by_words.get(before.words, ()) if each.parts != wanted]
        for candidates in (
            [each for each in others if each.fid and each.fid == before.fid],
            [each for each in others if each.parts[:1] == wanted[:1]],
            [each for each in others if len(tokens(each.text)) >= _TELLING_WORDS and not self._stood_there(each)],
            [each for each in self._by_fid.get(before.fid, ()) if each.parts != wanted and not each.repealed],
        ):
            if len(candidates) == 1:
                return candidates[0]
        return None

    def _stood_there(self, provision: Provision) -> bool:
        """Did these words are under this label before, too, as far as the older file shows?"""
        older = self.older.provisions.get(provision.parts) if self.older else None
        return older is not None and older.words == provision.words

    @cached_property
    def _by_words(self) -> Mapping[str, list[Provision]]:
        return _grouped((each.words, each) for each in self.consolidation.provisions.values() if not each.repealed)

    @cached_property
    def _by_fid(self) -> Mapping[str, list[Provision]]:
        return _grouped((each.fid, each) for each in self.consolidation.provisions.values() if each.fid)

    def _repealed_with_others(self, labels: Sequence[Parts]) -> Provision | None:
        """The one entry that says that several provisions are repealed, one of `labels` among them."""
        for parts in labels:
            for each in self.consolidation.provisions.values():
                if each.repealed and each.parts[:-1] == parts[:-1] and covers(each.parts[-1], parts[-1]):
                    return each
        return None

    def _older_text(self, pinned: Pinned, before: Fingerprint) -> str | None:
        """The words as they were pinned, if the older file has them."""
        older = find(self.older, pinned.reference) if self.older else None
        return older.text if older and older.words == before.words else None

    def _days_told(self, pinned: Pinned, before: Fingerprint, now: Provision) -> str:
        older = find(self.older, pinned.reference) if self.older else None
        if older and digest_of_days(older) == before.days:
            # The same words have the same parts: they are one against the other.
            both = zip(days_of(older), days_of(now), strict=False)
            changed = [
                f"{label} {was or _NO_DAY}, now {day or _NO_DAY}" for (_, was), (label, day) in both if was != day
            ]
            return f"The words are the same, in force from another day: {'; '.join(changed)}."
        if latest_day(now) != before.in_force:
            days = before.in_force or _NO_DAY, latest_day(now) or _NO_DAY
            return f"The words are the same, in force from another day: {days[0]}, now {days[1]}."
        return "The words are the same; a part of it is in force from another day."

    def _finding(self, kind: str, pinned: Pinned, says: str, older: str | None = None, now: str = "") -> Finding:
        spans = difference(older, now) if older is not None and now else ()
        changed = any(span.kind != EQUAL for span in spans)
        return Finding(
            kind=kind,
            instrument=self.consolidation.instrument,
            language=self.consolidation.language,
            parts=pinned.reference.provisions[0],
            label=", ".join(map(label_of, pinned.reference.provisions)),
            says=says,
            spans=spans if changed else (),
            text="" if spans else now,
            sources=(pinned.source,),
        )


def _is_known(now: Provision, before: Fingerprint) -> bool:
    """Is it by its name the provision that was pinned, amended in place?"""
    return bool(now.fid) and now.fid == before.fid and not now.repealed


def _repealed(provision: Provision) -> str:
    # Some publishers leave dots or a dash in its place.
    return f"It is repealed: {provision.text}" if any(map(str.isalnum, provision.text)) else "It is repealed."


def _since(before: Fingerprint, now: Provision) -> str:
    day = latest_day(now)
    return f" In force since {day}." if day and day != before.in_force else ""


def _grouped(pairs: Iterable[tuple[str, Provision]]) -> dict[str, list[Provision]]:
    groups: dict[str, list[Provision]] = {}
    for key, provision in pairs:
        groups.setdefault(key, []).append(provision)
    return groups


def _refers_elsewhere(before: Sequence[str], now: Sequence[str]) -> bool:
    """Did a reference change? More or fewer marked ones in the same words are the work of those who mark the text."""
    few, many = sorted((before, now), key=len)
    rest = iter(many)
    return not all(link in rest for link in few)
