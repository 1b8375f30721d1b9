"""Things as read → things by id; two of the same id are a diagnostic."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

from explainer.diagnostics import Diagnostics, Location, listed, nearest


class Named(Protocol):
    """Anything with an id and a place."""

    @property
    def id(self) -> str: ...
    @property
    def location(self) -> Location: ...


Thing = TypeVar("Thing", bound=Named)


def by_id(
    things: Iterable[Thing], kind: str, diagnostics: Diagnostics, help_text: str = "give one of the two another id."
) -> dict[str, Thing]:
    """The things by id, in their order. `kind` names them in messages: "fact", "source"."""
    found: dict[str, Thing] = {}
    for thing in things:
        first = found.setdefault(thing.id, thing)
        if first is not thing:
            diagnostics.add(thing.location, f'{kind} "{thing.id}" is already defined at {first.location}.', help_text)
    return found


def check_known(
    identifier: str, known: Collection[str], kind: str, where: str, location: Location, diagnostics: Diagnostics
) -> bool:
    """Is `identifier` one of `known`? If not, say so with a near word. `where` says in which file to add one."""
    if identifier in known:
        return True
    names = list(known)
    help_text = f"fix the name, or add it in {where}."
    if 0 < len(names) <= 8:
        help_text = f"write one of: {listed(names)}; or add it in {where}."
    diagnostics.add(location, f'there is no {kind} "{identifier}".{nearest(identifier, names)}', help_text)
    return False
