"""Questions in other words after some answers → the first variant that surely holds, else their own words."""

from __future__ import annotations

import json

import pytest

from explainer.rules.evaluate import evaluate
from explainer.rules.export import export_rules
from explainer.rules.model import UNSURE
from explainer.rules.semantics import Answers
from tests.rules.rulesets import BY_LAWS, flight


@pytest.mark.parametrize(
    ("answers", "variant"),
    [
        ({}, 0),
        ({"distance": UNSURE}, 0),
        ({"distance": "short"}, 0),
        ({"distance": "connecting"}, 1),
        ({"distance": "medium"}, 2),
        ({"distance": "long"}, 0),
        ({"distance": "long", "inside": "yes"}, 2),
    ],
)
def test_a_question_is_asked_in_the_words_that_surely_fit(answers: Answers, variant: int) -> None:
    assert evaluate(flight(), answers).variants.get("booked", 0) == variant


def test_a_variant_keeps_the_words_that_it_does_not_change() -> None:
    booked = flight().questions["booked"]
    assert booked.texts("why") == ("An agent has more time to pay.",)
    assert booked.texts("find_out") == ("Look at the bill.", "Look at the bill.", "Look at both bills.")
    assert [booked.labels(option) for option in booked.options] == [("Yes", "Yes, both", "Yes"), ("No",)]


def test_rules_json_has_the_conditions_of_variants_and_none_of_their_words() -> None:
    text = export_rules(flight(), BY_LAWS).decode()
    variants = json.loads(text)["questions"]["booked"]["variants"]
    assert variants[0] == {"when": {"q": "distance", "is": ["connecting"]}}
    assert "both bills" not in text
