"""Provisions as published → pins: what a site keeps of them, to notice later that they changed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from explainer.law.citations import Reference, parse_label
from explainer.law.definitions import definitions_of
from explainer.law.labels import Parts
from explainer.law.model import END, START, Consolidation, Fingerprint, Pin, Provision
from explainer.law.words import digest, tokens

_SHORT = 8  # hexadecimal digits of a digest that only has to show that something moved
NO_DEFINITION = "-"
_OUTLINE = re.compile(r"“[^”]*”|[\[\]]|[^\s\[\]]+")


def find(consolidation: Consolidation, reference: Reference) -> Provision | None:
    """The provision that a reference names; several are given as one. None when one of them is not there."""
    found = [consolidation.provisions.get(parts) for parts in reference.provisions]
    present = [provision for provision in found if provision is not None]
    if len(present) < len(found):
        return None
    return present[0] if len(present) == 1 else _gathered(present)


def _gathered(provisions: Sequence[Provision]) -> Provision:
    """Several provisions as one that holds them, under the name of the first."""
    return Provision(
        parts=provisions[0].parts,
        fid=provisions[0].fid,
        id=provisions[0].id,
        in_force=max(provision.in_force for provision in provisions),
        text_days=(),
        pieces=tuple(provisions),
        links=(),
        repealed=all(provision.repealed for provision in provisions),
    )


def fingerprint_of(consolidation: Consolidation, provision: Provision) -> Fingerprint:
    """What a pin keeps of a provision in one language."""
    return Fingerprint(
        fid=provision.fid,
        id=provision.id,
        in_force=latest_day(provision),
        words=provision.words,
        days=digest_of_days(provision),
        chapeau=chapeau_digest(consolidation, provision.parts),
        links=links_of(provision),
        current_to=consolidation.current_to,
    )


def make_pin(consolidations: Sequence[Consolidation], reference: Reference, day: datetime.date, by: str) -> Pin | None:
    """The pin of a provision as these files have it; None when one of them does not have it."""
    found: dict[str, tuple[Consolidation, Provision]] = {}
    for consolidation in sorted(consolidations, key=lambda each: each.language):
        provision = find(consolidation, reference)
        if provision is None:
            return None
        found[consolidation.language] = consolidation, provision
    outlines = {language: labels_beside(each, provision.parts) for language, (each, provision) in found.items()}
    outline = outline_of(dict.fromkeys(chain(*outlines.values())))
    rests_on = tuple(dict.fromkeys(label for each, _ in found.values() for label in definitions_under(each, reference)))
    fingerprints = {
        language: replace(
            fingerprint_of(consolidation, provision),
            outline=own if (own := outline_of(outlines[language])) != outline else "",
            definitions=tuple(definition_digest(consolidation, label) for label in rests_on),
        )
        for language, (consolidation, provision) in found.items()
    }
    beside = tuple(dict.fromkeys(label for each, _ in found.values() for label in sections_beside(each, reference)))
    return Pin(day, by, fingerprints, outline, beside, rests_on)


def sections_of(consolidation: Consolidation) -> list[str]:
    """The labels of its sections, articles and schedules, in the order of reading, between `START` and `END`."""
    return [START, *(parts[0] for parts in consolidation.provisions if len(parts) == 1), END]


def sections_beside(consolidation: Consolidation, reference: Reference) -> list[str]:
    """The sections before and after those of a reference, without those themselves."""
    sections = sections_of(consolidation)
    cited = dict.fromkeys(parts[0] for parts in reference.provisions)
    places = [sections.index(section) for section in cited]
    around = dict.fromkeys(sections[place + step] for place in places for step in (-1, 1))
    return [section for section in around if section not in cited]


def definitions_under(consolidation: Consolidation, reference: Reference) -> dict[str, Provision]:
    """The definitions on which the words of a reference rest, by their labels; none where it is not there."""
    given = [consolidation.provisions[parts] for parts in reference.provisions if parts in consolidation.provisions]
    lead = chapeau_of(consolidation, reference.provisions[0])
    return {each.label: each for each in definitions_of(consolidation, given, lead)}


def definition_digest(consolidation: Consolidation, label: str) -> str:
    """What a pin keeps of a definition; a dash where this language has none under the label."""
    definition = definition_at(consolidation, label)
    return digest(tokens(definition.text), _SHORT) if definition else NO_DEFINITION


def definition_at(consolidation: Consolidation, label: str) -> Provision | None:
    """The definition in force under a label; None when there is none."""
    found = consolidation.provisions.get(parse_label(label) or ())
    return found if found and not found.repealed else None


def days_of(provision: Provision) -> list[tuple[str, str]]:
    """Each label in a provision and the day it came into force, with those of its words where they differ."""
    return [(each.label, " ".join((each.in_force, *each.text_days))) for each in provision.walk()]


def digest_of_days(provision: Provision) -> str:
    """What a pin keeps of the days on which the parts of a provision came into force."""
    return digest((day for _, day in days_of(provision)), _SHORT)


def latest_day(provision: Provision) -> str:
    """The day on which the newest part of a provision came into force; empty when none is in force."""
    return max(day for each in provision.walk() for day in (each.in_force, *each.text_days))


def links_of(provision: Provision) -> tuple[str, ...]:
    """The acts and regulations that a provision refers to, in the order of reading."""
    return tuple(link for each in provision.walk() for link in each.links)


def chapeau_of(consolidation: Consolidation, parts: Parts) -> str:
    """The words above a provision that lead into it, from its section down; empty for a whole section."""
    above = (consolidation.provisions.get(parts[:length]) for length in range(1, len(parts)))
    return " ".join(provision.own_words for provision in above if provision is not None)


def chapeau_digest(consolidation: Consolidation, parts: Parts) -> str:
    """What a pin keeps of the words that lead into a provision; empty for a whole section."""
    return digest(tokens(chapeau_of(consolidation, parts)), _SHORT) if len(parts) > 1 else ""


def labels_beside(consolidation: Consolidation, parts: Parts) -> tuple[Parts, ...]:
    """Everything in force in the section that holds a provision, by parts; nothing for a whole section."""
    section = consolidation.provisions.get(parts[:1])
    if section is None or len(parts) == 1:
        return ()
    return tuple(each.parts[1:] for each in _living(section) if each.parts != section.parts)


def _living(provision: Provision) -> Iterator[Provision]:
    if not provision.repealed:
        yield provision
        for inner in provision.inner:
            yield from _living(inner)


def outline_of(labels: Iterable[Parts]) -> str:
    """Labels within a section as one line: 1[a b[i ii]] 1.1 2."""
    inside: dict[str, list[Parts]] = {}
    for first, *rest in labels:
        inside.setdefault(first, []).extend([tuple(rest)] if rest else [])
    return " ".join(_one_word(first) + (f"[{outline_of(rest)}]" if rest else "") for first, rest in inside.items())


def _one_word(part: str) -> str:
    return part if part.startswith("“") else part.replace(" ", "_")


def labels_in(outline: str) -> set[Parts]:
    """The labels that an outline names, at every depth."""
    found: set[Parts] = set()
    above: list[str] = []
    last = ""
    for word in _OUTLINE.findall(outline):
        if word == "[":
            above.append(last)
        elif word == "]":
            del above[-1:]
        else:
            last = word if word.startswith("“") else word.replace("_", " ")
            found.add((*above, last))
    return found
