"""How conditions are made: of answers and of other rules, joined by "all", "any" and "not"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from explainer.diagnostics import Location

CONNECTIVES = ("rule", "all", "any", "not")  # names that no question may have

_NOWHERE = Location("")


@dataclass(frozen=True, slots=True)
class Answer:
    """Holds when the question applies and is answered by one of `options`."""

    question: str
    options: tuple[str, ...]
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class RuleRef:
    """Holds when the rule does."""

    rule: str
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class All:
    """Holds when every one of its conditions does."""

    conditions: tuple[Condition, ...]
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds when at least one of its conditions does."""

    conditions: tuple[Condition, ...]
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when its condition does not."""

    condition: Condition
    location: Location = field(default=_NOWHERE, compare=False)


Part = tuple[str, str]  # what has a condition: "rule", "question", "outcome" or "advice" and its id; ("exempt", "")
Condition = Answer | RuleRef | All | AnyOf | Not


def parts_of(condition: Condition | None) -> Iterator[Condition]:
    """A condition and all parts of it, none of None; references to rules are not followed."""
    if condition is None:
        return
    yield condition
    match condition:
        case All(conditions=parts) | AnyOf(conditions=parts):
            for part in parts:
                yield from parts_of(part)
        case Not(condition=part):
            yield from parts_of(part)
