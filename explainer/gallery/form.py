"""`Site` with rules → the parts of the form, and the states that only its script makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from explainer.gallery.stories import Component, FormStory, Story, greedy_cover
from explainer.model import Form, Site
from explainer.render.addresses import source_address
from explainer.render.form import ShownRule, ShownSuspension, form_values
from explainer.render.form_css.elements import buttons_of, fields_of
from explainer.render.proof import ShownCase, proof_values
from explainer.rules.case import Case
from explainer.rules.cases import answers_of
from explainer.rules.model import Question

_SUBMIT = "form .form__steps button"
_COUNTER = "fieldset:not([hidden]) .form__counter summary"


def form_components(site: Site) -> Iterator[Component]:
    """The parts of which forms and the page of their proof are made; none where the site has no rules."""
    given = {form.id: form_values(site, form) for form in site.forms.values()}
    if not given:
        return
    numbered = [each for values in given.values() for each in values["questions"]]
    questions = greedy_cover(numbered, lambda numbered: _stories_of_question(numbered[1]))
    shown = tuple(Story(name, (question, number)) for name, (number, question) in questions)
    yield Component("parts/question.html", "question", shown, block="form")
    yield Component("parts/result.html", "result", tuple(_results(site, given)), block="form")
    rules = [rule for values in given.values() for _, rules in values["groups"] for rule in rules]
    listed = [(name, [rule]) for name, rule in greedy_cover(rules, _stories_of_rule)]
    yield Component(
        "parts/checklist.html",
        "checklist",
        (Story("without answers", (listed, partial(source_address, site))),),
        block="form",
    )
    yield Component("parts/suspension.html", "suspension_notes", tuple(_suspensions(site, rules)))
    proofs = proof_values(site, site.forms.values())["proofs"]
    cases = [case for proof in proofs for outcome in proof.outcomes for case in outcome.cases]
    rows = tuple(Story(name, (case,)) for name, case in greedy_cover(cases, _stories_of_case))
    yield Component("parts/case.html", "case_row", rows, "table", "table")


def _results(site: Site, given: Mapping[str, Mapping[str, Any]]) -> Iterator[Story]:
    """All that each form may say. Ids begin with the name of the form where there are several: this is one page."""
    for identifier, values in given.items():
        several = len(given) > 1
        has_help = site.page_of("help") is not None
        said = (values["ruleset"], values["rows"], values["outcomes"], values["advice"], values["nexts"])
        arguments = (*said, partial(source_address, site), has_help)
        if several:
            yield Story(f"everything that it may say by {identifier}", (*arguments, f"{identifier}-"))
        else:
            yield Story("everything that it may say", arguments)


def _stories_of_question(question: Question) -> Iterator[str]:
    yield "two answers" if len(question.options) == 2 else "several answers"


def _stories_of_rule(shown: ShownRule) -> Iterator[str]:
    stories = {"unsettled": shown.rule.unsettled, "with proof to bring": shown.rule.bring, "plain": True}
    yield from (name for name, holds in stories.items() if holds)


def _suspensions(site: Site, rules: list[ShownRule]) -> Iterator[Story]:
    """As if the rules did not run since the last check, in the words of the rule that comes first."""
    day = site.settings.checked
    for rule in rules[:1]:
        yield Story("no end known", ([ShownSuspension(day, None, rule.rule.says, rule.law)],))
        yield Story("with its end", ([ShownSuspension(day, day, rule.rule.says, rule.law)],))


def _stories_of_case(shown: ShownCase) -> Iterator[str]:
    yield "one of the smallest set" if shown.is_enough else "one more"
    if shown.case.expect.advice:
        yield "with advice"
    if shown.case.signed:
        yield "signed"


def form_stories(site: Site) -> Iterator[FormStory]:
    """What visitors with script may see on the page of each form."""
    for form in site.forms.values():
        page = site.page_about("form", form)
        if page is not None:
            yield from _stories_of_form(form, page.id)


def _stories_of_form(form: Form, page: str) -> Iterator[FormStory]:
    ruleset = form.ruleset
    fields, buttons = fields_of(ruleset), buttons_of(ruleset)
    chosen = {
        case.name: {fields[question]: buttons[question, answer] for question, answer in answers.items()}
        for case in form.cases
        for answers in [answers_of(ruleset, case)]
    }
    first = next(iter(fields.values()))
    yield FormStory(page, "the first question", {}, first)
    yield FormStory(page, "no answer was chosen", {}, first, _SUBMIT)
    for question in ruleset.questions.values():
        field = fields[question.id]
        asked = next((buttons_chosen for buttons_chosen in chosen.values() if field in buttons_chosen), None)
        if question.counter and asked is not None:
            yield FormStory(page, f"days to be counted for {question.id}", asked, field, _COUNTER)
    for name, case in greedy_cover(form.cases, _stories_of_result):
        yield FormStory(page, name, chosen[case.name], "")


def _stories_of_result(case: Case) -> Iterator[str]:
    yield f"exempt: {case.expect.exempt}"
    yield f"outcome: {case.expect.outcome}"
    yield from (f"advice: {hint}" for hint in case.expect.advice)
