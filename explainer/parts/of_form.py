"""`Site` with rules → the parts of the form, and the states that only its script makes."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model import Site
from explainer.parts.states import FormState, Part, State, covering
from explainer.render.form import ShownRule, ShownSuspension, form_values
from explainer.render.proof import ShownCase, proof_values
from explainer.rules.cases import answers_of
from explainer.rules.elements import buttons_of, fields_of
from explainer.rules.model import Case, Question

_SUBMIT = "form .form__steps button"
_COUNTER = "fieldset:not([hidden]) .form__counter summary"


def form_parts(site: Site) -> Iterator[Part]:
    """The parts of which the form and the page of its proof are made; none where the site has no rules."""
    if site.form is None:
        return
    given = form_values(site)
    questions = covering(given["questions"], lambda numbered: _states_of_question(numbered[1]))
    shown = tuple(State(name, (question, number)) for name, (number, question) in questions)
    yield Part("parts/question.html", "question", shown, block="form")
    results = (given["ruleset"], given["outcomes"], given["advice"], given["nexts"])
    yield Part("parts/result.html", "result", (State("everything that it may say", results),), block="form")
    rules = [rule for _, rules in given["groups"] for rule in rules]
    listed = [(name, [rule]) for name, rule in covering(rules, _states_of_rule)]
    yield Part("parts/checklist.html", "checklist", (State("without answers", (listed,)),), block="form")
    yield Part("parts/suspension.html", "suspension_notes", tuple(_suspensions(site, rules)))
    cases = [case for outcome in proof_values(site).get("outcomes", ()) for case in outcome.cases]
    rows = tuple(State(name, (case,)) for name, case in covering(cases, _states_of_case))
    yield Part("parts/case.html", "case_row", rows, "table", "table")


def _states_of_question(question: Question) -> Iterator[str]:
    yield "two answers" if len(question.options) == 2 else "several answers"


def _states_of_rule(shown: ShownRule) -> Iterator[str]:
    states = {"unsettled": shown.rule.unsettled, "with proof to bring": shown.rule.bring, "plain": True}
    yield from (name for name, holds in states.items() if holds)


def _suspensions(site: Site, rules: list[ShownRule]) -> Iterator[State]:
    """As if the rules did not run since the last check, in the words of the rule that comes first."""
    day = site.settings.checked
    for rule in rules[:1]:
        yield State("no end known", ([ShownSuspension(day, None, rule.rule.says, rule.law)],))
        yield State("with its end", ([ShownSuspension(day, day, rule.rule.says, rule.law)],))


def _states_of_case(shown: ShownCase) -> Iterator[str]:
    yield "one of the smallest set" if shown.is_enough else "one more"
    if shown.case.advice:
        yield "with advice"
    if shown.case.signed_by:
        yield "signed"


def form_states(site: Site) -> Iterator[FormState]:
    """What a visitor with script may see; none where the site has no form."""
    if site.form is None:
        return
    ruleset = site.form.ruleset
    fields, buttons = fields_of(ruleset), buttons_of(ruleset)
    chosen = {
        case.name: {fields[question]: buttons[question, answer] for question, answer in answers.items()}
        for case in site.form.cases
        for answers in [answers_of(ruleset, case)]
    }
    first = next(iter(fields.values()))
    yield FormState("the first question", {}, first)
    yield FormState("no answer was chosen", {}, first, _SUBMIT)
    for question in ruleset.questions.values():
        field = fields[question.id]
        asked = next((buttons_chosen for buttons_chosen in chosen.values() if field in buttons_chosen), None)
        if question.counter and asked is not None:
            yield FormState(f"days to be counted for {question.id}", asked, field, _COUNTER)
    for name, case in covering(site.form.cases, _states_of_result):
        yield FormState(name, chosen[case.name], "")


def _states_of_result(case: Case) -> Iterator[str]:
    yield f"exempt: {case.exempt}"
    yield f"outcome: {case.outcome}"
    yield from (f"advice: {hint}" for hint in case.advice)
