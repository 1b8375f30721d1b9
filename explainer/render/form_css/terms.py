"""Statements made of answers, "both" and "either" → custom properties in CSS, each statement written once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import ascii_lowercase, ascii_uppercase, digits

from explainer.render.form_css.elements import Buttons

_ANSWER, _BOTH, _EITHER = "answer", "both", "either"

_SHORT = len(ascii_uppercase)  # so many names have one letter

_Term = tuple[str, tuple[int, ...], str, frozenset[str]]  # kind; what it is made of; a question and answers to it


class Terms:
    """Statements by number; equal ones have the same number."""

    def __init__(self) -> None:
        self._numbers: dict[_Term, int] = {}
        self._terms: list[_Term] = []
        self.always = self._number((_BOTH, (), "", frozenset()))
        self.never = self._number((_EITHER, (), "", frozenset()))

    def answer(self, question: str, options: Iterable[str]) -> int:
        """One of these answers is given to a question."""
        chosen = frozenset(options)
        return self._number((_ANSWER, (), question, chosen)) if chosen else self.never

    def both(self, parts: Iterable[int]) -> int:
        """All of these hold; nothing at all always does."""
        return self._joined(_BOTH, parts, neutral=self.always, decisive=self.never)

    def either(self, parts: Iterable[int]) -> int:
        """One of these holds; of nothing at all none does."""
        return self._joined(_EITHER, parts, neutral=self.never, decisive=self.always)

    def __getitem__(self, number: int) -> _Term:
        return self._terms[number]

    def below(self, numbers: Iterable[int]) -> list[int]:
        """These statements and all that they are made of, each after its parts."""
        found: set[int] = set()
        waiting = [*numbers]
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                waiting.extend(self._terms[number][1])
        return sorted(found)

    def _joined(self, kind: str, parts: Iterable[int], *, neutral: int, decisive: int) -> int:
        kept = dict.fromkeys(part for part in parts if part != neutral)
        if decisive in kept:
            return decisive
        for part in list(kept):
            # "a and (a and b)" is "a and b", and so is "(a and b) and (a and b and c)" the second of these.
            within = set(self._terms[part][1]) if self._terms[part][0] == kind else set()
            kept = {other: None for other in kept if other == part or not self._parts(kind, other) <= within}
        return next(iter(kept)) if len(kept) == 1 else self._number((kind, tuple(kept), "", frozenset()))

    def _parts(self, kind: str, number: int) -> set[int]:
        """What a statement of a kind is made of; of any other, itself."""
        return set(self._terms[number][1]) if self._terms[number][0] == kind else {number}

    def _number(self, term: _Term) -> int:
        number = self._numbers.setdefault(term, len(self._terms))
        if number == len(self._terms):
            self._terms.append(term)
        return number


def write_styles(
    terms: Terms, tables: Mapping[str, Mapping[str, int]], form: str, buttons: Buttons
) -> tuple[str, dict[str, dict[str, str]]]:
    """The rules that give the form its properties; and each statement of the tables as a value for a property."""
    wanted = [number for table in tables.values() for number in table.values()]
    writer = _Writer(terms, wanted)
    values = {title: {name: writer.value(number) for name, number in table.items()} for title, table in tables.items()}
    definitions = "".join(f"{name}:{writer.definition(number)};" for number, name in writer.defined())
    # The first `:has()` is one for all: without an answer a browser need not look for each of the others.
    css = "".join(
        f"{form}:has(:checked):has(#{button}:checked){{{set_here}}}"
        for (question, option), button in buttons.items()
        if (set_here := "".join(f"{name}:;" for name in writer.set_by(question, option)))
    )
    return f"{css}{form}{{{definitions}}}", values


class _Writer:
    """Gives names to statements that are used more than once, or in a place where only a name may be."""

    def __init__(self, terms: Terms, wanted: list[int]) -> None:
        self._terms = terms
        uses = dict.fromkeys(terms.below(wanted), 0)
        for number in (*wanted, *(part for other in uses for part in terms[other][1])):
            uses[number] += 1
        unnamed = {terms.always, terms.never}
        needed = [number for number, count in uses.items() if number not in unnamed and self._needs_name(number, count)]
        for number in uses:
            if terms[number][0] == _EITHER:
                composed = [part for part in terms[number][1] if part not in needed]
                needed += composed[1:]  # only the last of a chain of alternatives may be more than a name
        needed = sorted(dict.fromkeys(needed), key=lambda number: (-uses[number], number))
        # Most have two letters: those of one question, and those that are made one after another, begin alike.
        often, others = needed[:_SHORT], sorted(needed[_SHORT:], key=self._by_question)
        self._names = dict(zip([*often, *others], _names(), strict=False))

    def _by_question(self, number: int) -> tuple[bool, str, int]:
        kind, _, question, _ = self._terms[number]
        return kind != _ANSWER, question, number

    def _needs_name(self, number: int, count: int) -> bool:
        return self._terms[number][0] == _ANSWER or count > 1

    def defined(self) -> Iterator[tuple[int, str]]:
        """The named statements that are made of others, in order."""
        for number in sorted(self._names):
            if self._terms[number][0] != _ANSWER:
                yield number, self._names[number]

    def set_by(self, question: str, option: str) -> Iterator[str]:
        """The names of the statements that one answer makes true by itself."""
        for number, name in self._names.items():
            kind, _, asked, options = self._terms[number]
            if kind == _ANSWER and asked == question and option in options:
                yield name

    def value(self, number: int) -> str:
        """A value that is valid where the statement holds."""
        if number == self._terms.never:
            return "initial"
        return f"var({self._names[number]})" if number in self._names else self.definition(number)

    def definition(self, number: int) -> str:
        """The same without the statement's own name."""
        kind, parts, _, _ = self._terms[number]
        if kind == _BOTH:
            return "".join(map(self.value, parts))
        *named, last = sorted(parts, key=lambda part: part not in self._names)
        text = self.value(last)
        for part in reversed(named):
            text = f"var({self._names[part]},{text})"
        return text


def _names() -> Iterator[str]:
    """Names of properties, short ones first. The first letter is a capital: people do not write such names."""
    for first in ascii_uppercase:
        yield f"--{first}"
    for first in ascii_uppercase:
        for second in ascii_lowercase + ascii_uppercase + digits:
            yield f"--{first}{second}"
