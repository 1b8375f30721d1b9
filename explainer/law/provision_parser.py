"""A tree of elements → provisions. What its elements mean is said, format by format, by a class derived from this."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from explainer.law.labels import Parts
from explainer.law.model import Provision

# ‘air carrier’ means … · «transporteur aérien»: … · „Luftfahrtunternehmen“ ist …
_DEFINED = re.compile(r"\s*[‘“«„\"]\s*(?P<term>[^‘’“”«»„\"]{2,80}?)\s*[’”»“\"]")


@dataclass(slots=True)
class _OwnWords:
    """What is gathered of a provision's own words while it is read, among the provisions inside it."""

    labels: Sequence[Element]  # the elements that say its label: no words of it
    pieces: list[str | Provision] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    repealed: bool = False

    def add(self, text: str | None) -> None:
        if text:
            self.texts.append(text)

    def end_piece(self) -> None:
        text = " ".join("".join(self.texts).split())
        self.texts.clear()
        if text:
            self.pieces.append(text)


class ProvisionParser:
    """Takes a provision apart. A format answers the questions below for each of its elements."""

    # Is a provision without a letter or a digit repealed? Some publishers leave an empty article or dots in its place.
    empty_is_repealed = False

    def part_of(self, element: Element, above: Parts) -> str:
        """The part of a label that the element adds to the label `above`; empty when it is no provision."""
        raise NotImplementedError

    def labels_in(self, element: Element) -> Sequence[Element]:
        """The elements that say the label of a provision."""
        raise NotImplementedError

    def is_left_out(self, element: Element) -> bool:
        """Is it no part of the law itself, or law that is not in force?"""
        raise NotImplementedError

    def is_inline(self, element: Element) -> bool:
        """Is it part of a line? All others are apart from their neighbours, with or without a space between."""
        raise NotImplementedError

    def holds_provisions(self, element: Element) -> bool:  # noqa: ARG002 -- for those that differ
        """Can provisions be inside it, if it is none itself? What an act quotes is not its own."""
        return True

    def day_of(self, element: Element, above: str) -> str:  # noqa: ARG002 -- for formats with days
        """The day it came into force, ISO 8601; where it has none of its own, that of what it is in."""
        return above

    def link_of(self, element: Element) -> str:  # noqa: ARG002 -- for formats with links
        """The act or regulation that it refers to; empty when it refers to none."""
        return ""

    def is_repeal(self, element: Element) -> bool:  # noqa: ARG002 -- for formats that say so
        """Does it say that the provision is repealed?"""
        return False

    def terms_of(self, element: Element, pieces: Sequence[str | Provision]) -> tuple[str, ...]:  # noqa: ARG002
        """The terms that it defines, in the language of the file. Most publishers put them in quotes."""
        opening = pieces[0] if pieces and isinstance(pieces[0], str) else ""
        match = _DEFINED.match(opening)
        return (match["term"],) if match else ()

    def names_of(self, element: Element) -> tuple[str, str]:  # noqa: ARG002 -- for formats with names
        """What the file calls a provision: through all its versions, and this version; each may be empty."""
        return "", ""

    def outermost(self, elements: Iterable[Element]) -> Iterator[Element]:
        """The provisions in these elements that are in no other, in the order of reading."""
        waiting = [*elements][::-1]
        while waiting:
            element = waiting.pop()
            if self.part_of(element, ()):
                yield element
            elif self.holds_provisions(element):
                waiting.extend(reversed(element))

    def provisions(self, outermost: Iterable[Element]) -> Mapping[Parts, Provision]:
        """Every provision in these, at every depth; of two with one label the living one counts."""
        found: dict[Parts, Provision] = {}
        for element in outermost:
            for provision in self._provision(element, (self.part_of(element, ()),), "").walk():
                known = found.get(provision.parts)
                if known is None or (known.repealed and not provision.repealed):
                    found[provision.parts] = provision
        return found

    def _provision(self, element: Element, parts: Parts, day_above: str) -> Provision:
        day = self.day_of(element, day_above)
        own = _OwnWords(self.labels_in(element))
        self._read(element, own, parts, day, nested=True)
        own.end_piece()
        fid, name = self.names_of(element)
        return Provision(
            parts=parts,
            fid=fid,
            id=name,
            in_force=day,
            text_days=tuple(own.days),
            pieces=tuple(own.pieces),
            links=tuple(own.links),
            terms=self.terms_of(element, own.pieces),
            repealed=own.repealed or (self.empty_is_repealed and _is_empty(own.pieces)),
        )

    def _read(self, element: Element, own: _OwnWords, parts: Parts, day: str, *, nested: bool) -> None:
        """Take the words of an element; with `nested`, the provisions in it are taken as such."""
        own.add(element.text)
        for child in element:
            part = self.part_of(child, parts) if nested else ""
            if part:
                own.end_piece()
                own.pieces.append(self._provision(child, (*parts, part), day))
            elif not any(child is label for label in own.labels) and not self.is_left_out(child):
                self._words(child, own, parts, day, nested=nested and self.holds_provisions(child))
            own.add(child.tail)

    def _words(self, element: Element, own: _OwnWords, parts: Parts, day_above: str, *, nested: bool) -> None:
        day = self.day_of(element, day_above)
        if day != day_above:
            own.days.append(day)
        own.repealed = own.repealed or self.is_repeal(element)
        link = self.link_of(element)
        if link:
            own.links.append(link)
        gap = "" if self.is_inline(element) else " "
        own.texts.append(gap)
        self._read(element, own, parts, day, nested=nested)
        own.texts.append(gap)


def _is_empty(pieces: Sequence[str | Provision]) -> bool:
    """Is there nothing but dots and dashes, or provisions that are empty as well?"""
    return all(piece.repealed if isinstance(piece, Provision) else not any(map(str.isalnum, piece)) for piece in pieces)
