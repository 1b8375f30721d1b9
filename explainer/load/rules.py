"""A file of rules → its `Ruleset`: questions, rules and outcomes, everything as typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from explainer.diagnostics import Diagnostics
from explainer.formats.parsed import Parsed
from explainer.load.conditions import READERS
from explainer.load.files import Folder
from explainer.load.questions import load_question
from explainer.rules.conditions import All, Not
from explainer.rules.model import LAWYER, UNSURE, Outcome, Question, Rule, Ruleset
from explainer.rules.outcome_words import Derived

Built = TypeVar("Built", Question, Rule)


def load_ruleset(folder: Folder, file: str, diagnostics: Diagnostics) -> Ruleset | None:
    """Read one file of rules. None when something in it cannot be read (reported)."""
    known = len(diagnostics)
    node = folder.read_mapping(file, Ruleset)
    ruleset = None if node is None else _ruleset(Parsed.of(Ruleset, node, diagnostics, READERS))
    return ruleset if len(diagnostics) == known else None


def _ruleset(entry: Parsed[Ruleset]) -> Ruleset | None:
    for outcome in entry.entries("outcomes", Outcome):
        outcome.check(_check_when)
    derived = entry.part("derived", Derived)
    words = derived and derived.build()
    return entry.build(
        questions=_by_id(entry.entries("questions", Question), load_question),
        rules=_by_id(entry.entries("rules", Rule), _rule),
        derived={LAWYER: words.lawyer, UNSURE: words.unsure} if words else {},
    )


def _by_id(entries: tuple[Parsed[Built], ...], load: Callable[[Parsed[Built]], Built | None]) -> dict[str, Built]:
    loaded = (load(each) for each in entries)
    return {each.id: each for each in loaded if each}


def _rule(entry: Parsed[Rule]) -> Rule | None:
    """The rule, with `unless` as a part of `when`."""
    rule = entry.build()
    if rule is None or rule.unless is None:
        return rule
    return replace(rule, when=All((rule.when, Not(rule.unless, rule.unless.location)), rule.when.location), unless=None)


def _check_when(outcome: Outcome, entry: Parsed[Outcome]) -> None:
    if outcome.otherwise and entry.has("when"):
        entry.report("when", 'an outcome has either "when" or "otherwise".', "remove one of the two.")
    if entry.has("otherwise") and not outcome.otherwise and not entry.has("when"):
        entry.report("when", '"when" is missing in this outcome.', "write `when: …`.")
