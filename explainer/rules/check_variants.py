"""Variants of questions → a diagnostic for each that names what it may not, or that nobody can ever read."""

from __future__ import annotations

from collections.abc import Iterator, Set

from explainer.diagnostics import Diagnostics, listed, nearest
from explainer.rules.conditions import Answer, Condition, RuleRef, parts_of
from explainer.rules.diagrams import Operation
from explainer.rules.model import NO, YES, Question, Ruleset
from explainer.rules.semantics import TRUE, Semantics
from explainer.rules.variants import Variant

_SHOWN = Operation(lambda holds, applies: YES if holds == TRUE and applies == TRUE else NO)
_AFTER = Operation(lambda shown, before: NO if before == TRUE else shown)


def check_variants(ruleset: Ruleset, diagnostics: Diagnostics) -> None:
    """Variants have answers of their question, and conditions that earlier answers decide.

    Names in conditions are known, and no rule rests on itself.
    """
    earlier: set[str] = set()
    for question in ruleset.questions.values():
        for variant in question.variants:
            _check(question, variant, questions_behind(ruleset, variant.when) - earlier, diagnostics)
        earlier.add(question.id)


def conditions_of_variants(ruleset: Ruleset) -> Iterator[Condition]:
    """The condition of every variant, and all parts of it."""
    variants = (variant for question in ruleset.questions.values() for variant in question.variants)
    return (part for variant in variants for part in parts_of(variant.when))


def questions_behind(ruleset: Ruleset, condition: Condition | None) -> Set[str]:
    """The questions on whose answers a condition can depend."""
    found: set[str] = set()
    for part in parts_of(condition):
        if isinstance(part, RuleRef):
            found |= questions_behind(ruleset, ruleset.rules[part.rule].when)
        elif isinstance(part, Answer):
            found |= {part.question} | questions_behind(ruleset, ruleset.questions[part.question].only_if)
    return found


def _check(question: Question, variant: Variant, later: Set[str], diagnostics: Diagnostics) -> None:
    if later:
        names = ", ".join(f'"{name}"' for name in sorted(later))
        what = f'this variant of "{question.id}" depends on {names}, which is not asked before.'
        diagnostics.add(variant.when.location, what, "name earlier questions only, or change the order of questions.")
    options = [option.id for option in question.options]
    for option in variant.options:
        if option not in options:
            location = variant.locations.get(option, variant.location)
            what = f'question "{question.id}" has no answer "{option}" to be worded.{nearest(option, options)}'
            diagnostics.add(location, what, f"write one of: {listed(options)}.")


def prove_variants_are_shown(semantics: Semantics, diagnostics: Diagnostics) -> None:
    """Of each variant there are answers with which its question is asked in its words."""
    apply = semantics.diagrams.apply
    for name, holds in semantics.variants.items():
        for number, variant in enumerate(semantics.ruleset.questions[name].variants):
            shown = apply(_SHOWN, holds[number], semantics.applies(name))
            for before in holds[:number]:
                shown = apply(_AFTER, shown, before)
            if semantics.witness(shown) is None:
                what = f'nobody is ever asked "{name}" in these words.'
                help_text = "fix its condition, move it before the variant that hides it, or remove it."
                diagnostics.add(variant.location, what, help_text)
