"""A ruleset → styles by which a form answers without script: radio buttons in, custom properties out.

A statement such as "this rule is established" is a custom property of the form that is empty where it holds for
certain, and invalid where it does not or is not known. So

    both of two   --C:var(--A)var(--B)      is invalid if one of them is
    one of two    --C:var(--A,var(--B))     is invalid only if both are
    an answer     .form:has(#q1-3:checked){--A:;}

and "not" needs no property: each condition has one property for "true" and another for "false", and negation takes the
other one. Unknown is neither. Conditions that depend on unsettled rules have two more: "not false" (true or unsettled)
and "not true". Each condition is worked out from the values of its parts alone (strong Kleene logic over three values),
so what is shown is never more than semantics.py says; the tests show that it is never less in any state of an
interview. A question is `over` here if all of the result that depends on it is decided, and a rule is `idle` if all
of its questions are over: the search for what is worth asking is left to programs.

A page shows something where a property `--t` is valid by `--show:var(--t)block;display:var(--show,none)`, and hides it
there by `--hide:var(--t)none;display:var(--hide,block)`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from explainer.render.form_css.elements import buttons_of
from explainer.render.form_css.terms import Terms, write_styles
from explainer.rules.conditions import All, Answer, AnyOf, Condition, Not, RuleRef, parts_of
from explainer.rules.model import LAWYER, NO, YES, Rule, Ruleset
from explainer.rules.together import AGAINST, FOR

TRUE, FALSE, NOT_FALSE, NOT_TRUE = "true", "false", "not false", "not true"
_OPPOSITE = {TRUE: FALSE, FALSE: TRUE, NOT_FALSE: NOT_TRUE, NOT_TRUE: NOT_FALSE}
# The rules of which a page shows whether they fail; whether they hold; whether the law is open.
_SHOWN: tuple[Callable[[Rule], object], ...] = (
    lambda rule: rule.row,
    lambda rule: rule.row or rule.group,
    lambda rule: rule.unsettled and rule.group,
)
_SETTLED = {NOT_FALSE: TRUE, NOT_TRUE: FALSE}  # the same where nothing is unsettled


@dataclass(frozen=True, slots=True)
class Styles:
    """`css` gives the form its properties. All other fields are values for custom properties of elements within it.

    A value is valid where what the field says holds for certain: with `--t:VALUE` an element can show or hide itself.
    `decided`: the outcome is not "unsure". `against`: no outcome that is for the person can follow. `applies`: the
    question surely applies. `over` and `idle`: nothing that is still open depends on this question (unless it is
    answered), or on this rule.
    """

    css: str
    exempt: Mapping[str, str]  # YES, NO
    outcomes: Mapping[str, str]  # each outcome, LAWYER, and LAWYER where the result is against the person
    decided: str
    against: str
    advice: Mapping[str, str]
    first: Mapping[str, str]
    established: Mapping[str, str]
    ruled_out: Mapping[str, str]
    unsettled: Mapping[str, str]
    idle: Mapping[str, str]
    applies: Mapping[str, str]
    over: Mapping[str, str]
    # Of the values in the words of outcomes: a name and an option, `amount-250`; a name for `unsettled_values`.
    no_values: Mapping[str, str] = field(default_factory=dict)  # it cannot be so
    first_values: Mapping[str, str] = field(default_factory=dict)  # it can be none of those before
    unsettled_values: Mapping[str, str] = field(default_factory=dict)
    # Of the variants of questions: a question and a number, `age-1`; 0 is for its own words.
    variants: Mapping[str, str] = field(default_factory=dict)  # it holds
    earlier_variants: Mapping[str, str] = field(default_factory=dict)  # one that goes before it does


def compile_styles(ruleset: Ruleset, form: str = ".form", ids: str = "", *, few: bool = False) -> Styles:
    """The styles for a form that the selector `form` matches; its radio buttons have ids `q1-3`: numbers from 1.

    `ids` stands before these. With `few`, the statuses of rules are those that the page shows: all of rules that have a
    row; of others in the list, whether they are established or, where they say so of themselves, unsettled.
    """
    terms = Terms()
    rails = _Rails(ruleset, terms)
    ends = _ends(ruleset)
    outcomes = {outcome: rails.of(condition) for outcome, condition in ends.items()}
    by_law = terms.either(rails.unsettled(condition) for condition in ends.values())
    decided = terms.either([*outcomes.values(), by_law])
    favourable = [ends[outcome.id] for outcome in ruleset.outcomes if outcome.tone == FOR]
    against = terms.both(rails.of(condition, FALSE) for condition in favourable)
    hopeful = terms.either(rails.of(condition, NOT_FALSE) for condition in favourable)
    settled = terms.both([decided, terms.either([against, hopeful])])
    over = _over(ruleset, rails, settled, {**outcomes, LAWYER: by_law})
    tables = {
        "exempt": {YES: rails.of(ruleset.exempt.when), NO: rails.of(ruleset.exempt.when, FALSE)},
        "outcomes": {**outcomes, LAWYER: by_law, f"{LAWYER}-{AGAINST}": terms.both([by_law, against])},
        "decided": {"": decided},
        "against": {"": against},
        "advice": {hint.id: rails.of(hint.when, NOT_FALSE) for hint in ruleset.advice},
        "first": {rule.id: rails.of(rule.when) for rule in ruleset.rules.values() if rule.next},
        **_status_tables(ruleset, rails, over, few=few),
        "applies": {
            question.id: rails.of(question.only_if) for question in ruleset.questions.values() if question.only_if
        },
        "over": over,
    }
    tables |= _value_tables(ruleset, rails) if ruleset.values else {}
    tables |= _variant_tables(ruleset, rails) if ruleset.has_variants else {}
    css, values = write_styles(terms, tables, form, buttons_of(ruleset, ids))
    decided_value, against_value = (values.pop(name)[""] for name in ("decided", "against"))
    return Styles(css=css, decided=decided_value, against=against_value, **values)


def _status_tables(ruleset: Ruleset, rails: _Rails, over: Mapping[str, int], *, few: bool) -> dict[str, dict[str, int]]:
    """For each rule whether it holds, fails or is open by law, and whether nothing depends on it any more."""
    rules = {rule: RuleRef(rule) for rule in ruleset.rules}
    rows, listed, open_ = (
        {rule: each for rule, each in rules.items() if not few or shown(ruleset.rules[rule])} for shown in _SHOWN
    )
    return {
        "established": {rule: rails.of(each) for rule, each in listed.items()},
        "ruled_out": {rule: rails.of(each, FALSE) for rule, each in rows.items()},
        "unsettled": {rule: rails.unsettled(each) for rule, each in open_.items()},
        "idle": {
            rule: rails.terms.both(map(over.__getitem__, rails.ordered_questions(each))) for rule, each in rows.items()
        },
    }


def _ends(ruleset: Ruleset) -> dict[str, Condition]:
    """When each outcome follows: it holds, and none before it does."""
    ends: dict[str, Condition] = {}
    before: list[Condition] = []
    for outcome in ruleset.outcomes:
        own = [] if outcome.when is None else [outcome.when]
        ends[outcome.id] = All((*before, *own))
        before += [Not(condition) for condition in own]
    return ends


def _value_tables(ruleset: Ruleset, rails: _Rails) -> dict[str, dict[str, int]]:
    """For each value what it cannot be, and whether the law leaves it open."""
    no_values, first_values, unsettled = dict[str, int](), dict[str, int](), dict[str, int]()
    for value, options in _set_by_rules(ruleset).items():
        before: list[int] = []
        for option, condition in options.items():
            name = f"{value}-{option}"
            no_values[name] = rails.of(condition, FALSE)
            first_values[name] = rails.terms.both(before)
            before.append(no_values[name])
        unsettled[value] = rails.terms.either(map(rails.unsettled, options.values()))
    return {"no_values": no_values, "first_values": first_values, "unsettled_values": unsettled}


def _variant_tables(ruleset: Ruleset, rails: _Rails) -> dict[str, dict[str, int]]:
    """For each question with variants where each holds, and where one that goes before it does."""
    holds, earlier = dict[str, int](), dict[str, int]()
    for question in ruleset.questions.values():
        terms = [rails.of(variant.when) for variant in question.variants]
        for number, term in enumerate(terms):
            holds[f"{question.id}-{number + 1}"] = term
            earlier[f"{question.id}-{number + 1}"] = rails.terms.either(terms[:number])
        if terms:
            holds[f"{question.id}-0"], earlier[f"{question.id}-0"] = rails.terms.always, rails.terms.either(terms)
    return {"variants": holds, "earlier_variants": earlier}


def _set_by_rules(ruleset: Ruleset) -> dict[str, dict[str, Condition]]:
    """Value → option → when a rule sets it so."""
    return {
        value.id: {
            option: AnyOf(
                tuple(RuleRef(rule.id) for rule in ruleset.rules.values() if rule.sets.get(value.id) == option)
            )
            for option in value.options
        }
        for value in ruleset.values.values()
    }


def _over(ruleset: Ruleset, rails: _Rails, decided: int, outcomes: Mapping[str, int]) -> dict[str, int]:
    """For each question that all for whose sake it is asked is decided: outcome and tone, if `decided` holds.

    `outcomes` are the terms in which each follows: one that does not need a value decides that it is not asked for.
    """
    always_ask = [RuleRef(rule.id) for rule in ruleset.rules.values() if rule.always_ask]
    goals = [(rails.questions(goal), rails.decided(goal)) for goal in (ruleset.exempt.when, *always_ask)]
    conditions = [outcome.when for outcome in ruleset.outcomes if outcome.when is not None]
    goals += [(rails.questions(each), rails.terms.either([decided, rails.decided(each)])) for each in conditions]
    for value, options in _set_by_rules(ruleset).items():
        needing = {outcome.id for outcome in ruleset.outcomes if value in outcome.needs}
        without = rails.terms.either(term for outcome, term in outcomes.items() if outcome not in needing)
        goals += [
            (rails.questions(each), rails.terms.either([without, rails.decided(each)])) for each in options.values()
        ]
    return {
        question: rails.terms.both(term for questions, term in goals if question in questions)
        for question in ruleset.questions
    }


class _Rails:
    """For each condition the terms in which it is true, false, not false, not true."""

    def __init__(self, ruleset: Ruleset, terms: Terms) -> None:
        self.terms = terms
        self._ruleset = ruleset
        self._of_rules: dict[tuple[str, str], int] = {}

    def of(self, condition: Condition, rail: str = TRUE) -> int:
        """The term for one condition on one rail."""
        match condition:
            case Not(condition=part):
                return self.of(part, _OPPOSITE[rail])
            case RuleRef(rule=rule):
                return self._rule(rule, rail)
            case Answer():
                return self._answer(condition, rail)
            case All(conditions=parts) | AnyOf(conditions=parts):
                terms = [self.of(part, rail) for part in parts]
                together = isinstance(condition, All) == (rail in (TRUE, NOT_FALSE))
                return self.terms.both(terms) if together else self.terms.either(terms)

    def unsettled(self, condition: Condition) -> int:
        """The term in which a condition is exactly unsettled."""
        if not self._open_by_law(condition):
            return self.terms.never
        return self.terms.both([self.of(condition, NOT_FALSE), self.of(condition, NOT_TRUE)])

    def decided(self, condition: Condition) -> int:
        """The term in which a condition has one value, whatever is still open."""
        return self.terms.either([self.of(condition), self.of(condition, FALSE), self.unsettled(condition)])

    def questions(self, condition: Condition) -> frozenset[str]:
        """The questions that a condition can depend on."""
        found: set[str] = set()
        for part in parts_of(condition):
            if isinstance(part, RuleRef):
                found |= self.questions(self._ruleset.rules[part.rule].when)
            elif isinstance(part, Answer):
                only_if = self._ruleset.questions[part.question].only_if
                found |= {part.question} | (self.questions(only_if) if only_if else frozenset())
        return frozenset(found)

    def ordered_questions(self, condition: Condition) -> list[str]:
        """The same in the order of the file: a set has another order in each process, and the output must not."""
        found = self.questions(condition)
        return [question for question in self._ruleset.questions if question in found]

    def _rule(self, identifier: str, rail: str) -> int:
        if not self._open_by_law(RuleRef(identifier)):
            rail = _SETTLED.get(rail, rail)
        if (identifier, rail) not in self._of_rules:
            rule = self._ruleset.rules[identifier]
            fixed = {TRUE: self.terms.never, NOT_TRUE: self.terms.always} if rule.unsettled else {}
            self._of_rules[identifier, rail] = fixed[rail] if rail in fixed else self.of(rule.when, rail)
        return self._of_rules[identifier, rail]

    def _answer(self, answer: Answer, rail: str) -> int:
        question = self._ruleset.questions[answer.question]
        positive = rail in (TRUE, NOT_FALSE)
        named = (option.id for option in question.options if (option.id in answer.options) == positive)
        own = self.terms.answer(answer.question, named)
        if question.only_if is None:
            return own
        applies = self.of(question.only_if, rail)
        return self.terms.both([applies, own]) if positive else self.terms.either([applies, own])

    def _open_by_law(self, condition: Condition) -> bool:
        """Is an unsettled rule behind this condition?"""
        for part in parts_of(condition):
            if isinstance(part, RuleRef):
                rule = self._ruleset.rules[part.rule]
                if rule.unsettled or self._open_by_law(rule.when):
                    return True
            elif isinstance(part, Answer):
                only_if = self._ruleset.questions[part.question].only_if
                if only_if is not None and self._open_by_law(only_if):
                    return True
        return False
