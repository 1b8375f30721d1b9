"""Bits of many persons in one whole number → something for each person: a character, or a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def row(persons: int, width: int) -> str:
    """One character for each person, the first person first: 1 or 0."""
    return format(persons, f"0{width}b")[::-1]


def numbers(persons: int) -> Iterator[int]:
    """The numbers of the persons whose bit is set, counted from 0, in rising order."""
    bits = format(persons, "b")[::-1]
    position = bits.find("1")
    while position >= 0:
        yield position
        position = bits.find("1", position + 1)


def first_names(table: Mapping[str, int], width: int) -> list[str | None]:
    """For each person the first name of the table that has their bit."""
    found: list[str | None] = [None] * width
    for name, persons in reversed(list(table.items())):
        for number in numbers(persons):
            found[number] = name
    return found
