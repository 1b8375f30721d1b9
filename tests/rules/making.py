"""Parts of rulesets with as much as a test needs: words that nobody reads are empty."""

from __future__ import annotations

from typing import Any

from explainer.rules.conditions import Condition
from explainer.rules.model import Exempt, Option, Outcome, Question, Rule
from explainer.rules.outcome_words import ExemptWords, Words
from explainer.rules.together import AGAINST


def option(name: str, lowest: int | None = None, highest: int | None = None) -> Option:
    """An answer, picked by a counter if a limit is given."""
    counted = lowest is not None or highest is not None
    return Option(id=name, label=name, counted=counted, lowest=lowest, highest=highest)


def question(name: str, *options: Option | str, **others: Any) -> Question:
    """A question with these options."""
    made = tuple(each if isinstance(each, Option) else option(each) for each in options)
    return Question(id=name, ask="", why="", find_out="", options=made, **others)


def rule(name: str, when: Condition) -> Rule:
    """A rule without law."""
    return Rule(id=name, says="", when=when, law=())


def exempt(when: Condition) -> Exempt:
    """The first question."""
    return Exempt(when=when, says=ExemptWords(yes="", no="", unsure=""))


def outcome(name: str, when: Condition | None, tone: str = AGAINST) -> Outcome:
    """An outcome, by default against the person; the last one has no condition."""
    return Outcome(id=name, when=when, otherwise=when is None, tone=tone, words=Words(says=""))
