"""The diagrams of a ruleset → a diagnostic for each outcome in whose words a value would be missing, or set twice."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.rules.diagrams import Diagram, Operation
from explainer.rules.model import NO, YES, Outcome
from explainer.rules.semantics import FALSE, TRUE, Semantics, written

_COUNT = Operation(lambda count, value: (count[0] + (value == TRUE), count[1] + (value > FALSE)))
_NONE_SET = Operation(lambda count, outcome, wanted: YES if outcome == wanted and not count[1] else NO)
_TWO_SET = Operation(lambda count, outcome, wanted: YES if outcome == wanted and count[0] > 1 else NO)


def prove_values_are_set(semantics: Semantics, diagnostics: Diagnostics) -> None:
    """Wherever an outcome follows whose words need a value, one option is set, and no other for certain."""
    for outcome in semantics.ruleset.outcomes:
        for name in outcome.needs:
            _prove(semantics, outcome, name, _count(semantics, name), diagnostics)


def _count(semantics: Semantics, name: str) -> Diagram:
    """How many options of a value are set for certain, and how many may be."""
    count = semantics.diagrams.leaf((0, 0))
    for option in semantics.ruleset.values[name].options:
        count = semantics.diagrams.apply(_COUNT, count, semantics.values[name, option])
    return count


def _prove(semantics: Semantics, outcome: Outcome, name: str, count: Diagram, diagnostics: Diagnostics) -> None:
    diagrams = semantics.diagrams
    follows = diagrams.leaf(outcome.id)
    for wrong, what in ((_NONE_SET, "nothing sets"), (_TWO_SET, "two options are set for")):
        person = semantics.witness(diagrams.apply(wrong, count, semantics.outcome, follows))
        if person is not None:
            text = f'{what} "{name}" in the words of the outcome "{outcome.id}": {written(person)}.'
            help_text = f"let exactly one option of `{name}` be set, by `sets:` of rules, for such a person."
            diagnostics.add(outcome.location, text, help_text)
