"""Things as read → things by id; two of the same id are a problem."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

from explainer.problems import Place, Problems, listed, nearest


class Named(Protocol):
    """Anything with an id and a place."""

    @property
    def id(self) -> str: ...
    @property
    def place(self) -> Place: ...


Thing = TypeVar("Thing", bound=Named)


def by_id(
    things: Iterable[Thing], noun: str, problems: Problems, mend: str = "give one of the two another id."
) -> dict[str, Thing]:
    """The things by id, in their order. `noun` names them in messages: "fact", "source"."""
    found: dict[str, Thing] = {}
    for thing in things:
        first = found.setdefault(thing.id, thing)
        if first is not thing:
            problems.add(thing.place, f'{noun} "{thing.id}" stands already at {first.place}.', mend)
    return found


def check_known(
    identifier: str, known: Collection[str], noun: str, where: str, place: Place, problems: Problems
) -> bool:
    """Is `identifier` one of `known`? If not, say so with a near word. `where` says in which file to add one."""
    if identifier in known:
        return True
    names = list(known)
    mend = f"mend the name, or add it in {where}."
    if 0 < len(names) <= 8:
        mend = f"write one of: {listed(names)}; or add it in {where}."
    problems.add(place, f'there is no {noun} "{identifier}".{nearest(identifier, names)}', mend)
    return False
