"""A ruleset → the radio buttons and fields of its form in the page, by what they stand for.

Their ids are numbers, because they are in the page often: the form's template writes them by the same order.
"""

from __future__ import annotations

from explainer.rules.model import UNSURE, Ruleset

Buttons = dict[tuple[str, str], str]


def buttons_of(ruleset: Ruleset, ids: str = "") -> Buttons:
    """A question and an answer to it → the id of their radio button; in the order of the page.

    `ids` is what all ids of this form begin with.
    """
    return {
        (question.id, option): f"{ids}q{number}-{position}"
        for number, question in enumerate(ruleset.questions.values(), 1)
        for position, option in enumerate([*(option.id for option in question.options), UNSURE], 1)
    }


def fields_of(ruleset: Ruleset, ids: str = "") -> dict[str, str]:
    """A question → the id of its field."""
    return {question: f"{ids}q{number}" for number, question in enumerate(ruleset.questions, 1)}
