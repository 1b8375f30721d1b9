"""A ruleset and its cases → what must hold of them, proved; each breach is a diagnostic at its line.

PROOFS lists every proof with what it shows. A proof runs only when those before it found nothing, since what fails in
one shows in those that follow and would be reported twice. To add a proof: write its check, add it to the list, and say
in content/pages/proof.md what it shows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import combinations
from operator import attrgetter

from explainer.diagnostics import Diagnostics
from explainer.rules.case import Case
from explainer.rules.cases import answers_of, check_case
from explainer.rules.check_variants import prove_variants_are_shown
from explainer.rules.choice_proof import prove_choice_never_costs
from explainer.rules.evaluate import entailed, result_of
from explainer.rules.first_case import check_some_case_answers
from explainer.rules.interview import Interview, explore, what_matters
from explainer.rules.model import UNSURE, Law, Outcome, Ruleset
from explainer.rules.mutation import Kills, check_mutants
from explainer.rules.result import Result
from explainer.rules.semantics import ALL, CAN_BE_TRUE, Answers, Semantics, written
from explainer.rules.together import AGAINST
from explainer.rules.value_proof import prove_values_are_set

_DIFFERENT, _SAME = "different", "same"


@dataclass(frozen=True)
class Subject:
    """What is proved; what several proofs need is worked out once."""

    ruleset: Ruleset
    cases: tuple[Case, ...]
    laws: Mapping[str, Law]

    @cached_property
    def semantics(self) -> Semantics:
        """The diagrams of the rules."""
        return Semantics(self.ruleset)

    @cached_property
    def interview(self) -> Interview:
        """Every state of the interview."""
        return explore(self.semantics)

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """What each case comes to, in their order."""
        return tuple(result_of(self.semantics, answers_of(self.ruleset, case)) for case in self.cases)


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that must hold: its name, what it shows, and the check that reports where it does not."""

    id: str
    shows: str
    check: Callable[[Subject, Diagnostics], None]
    concerns: Callable[[Ruleset], object] = lambda _: True  # rules that have such a thing


@dataclass(frozen=True, slots=True)
class Proved:
    """The figures of rules of which every proof holds."""

    questions: int
    options: int
    rules: int
    outcomes: int
    states: int  # of the interview
    longest_interview: int  # in questions
    mean_interview: float  # if every answer is equally likely
    proofs: tuple[str, ...]  # ids of what was proved
    cases: int
    signed_cases: int
    mutants: int
    mutants_killed: int  # the others change nothing that anybody reads
    smallest_cases: tuple[str, ...]  # names of cases that notice all mistakes that all cases do

    def as_json(self) -> bytes:
        """One line of JSON with sorted keys; `from_json` reads it back."""
        return json.dumps(asdict(self), sort_keys=True, ensure_ascii=False).encode() + b"\n"

    @classmethod
    def from_json(cls, data: bytes) -> Proved:
        """The figures that `as_json` wrote. Raises ValueError, TypeError or KeyError if they are none."""
        fields = json.loads(data)
        return cls(**fields | {name: tuple(fields[name]) for name in ("proofs", "smallest_cases")})


def prove(
    ruleset: Ruleset, cases: tuple[Case, ...], laws: Mapping[str, Law], diagnostics: Diagnostics
) -> Proved | None:
    """Prove a ruleset that check.py found nothing wrong with. None if something does not hold; it is reported then."""
    known = len(diagnostics)
    subject = Subject(ruleset, cases, laws)
    for proof in _proofs_of(ruleset):
        proof.check(subject, diagnostics)
        if len(diagnostics) > known:
            return None
    check_some_case_answers(subject.semantics, cases, diagnostics)
    if len(diagnostics) > known:
        return None
    kills = check_mutants(subject.semantics, cases, diagnostics)
    return _figures(subject, kills) if len(diagnostics) == known else None


def _proofs_of(ruleset: Ruleset) -> list[Proof]:
    return [proof for proof in PROOFS if proof.concerns(ruleset)]


def _figures(subject: Subject, kills: Kills) -> Proved:
    longest, mean = subject.interview.measure()
    return Proved(
        questions=len(subject.ruleset.questions),
        options=sum(len(question.options) for question in subject.ruleset.questions.values()),
        rules=len(subject.ruleset.rules),
        outcomes=len(subject.ruleset.outcomes),
        states=len(subject.interview.states),
        longest_interview=longest,
        mean_interview=round(mean, 2),
        proofs=tuple(proof.id for proof in _proofs_of(subject.ruleset)),
        cases=len(subject.cases),
        signed_cases=sum(case.signed is not None for case in subject.cases),
        mutants=kills.mutants,
        mutants_killed=kills.mutants - kills.equivalent,
        smallest_cases=kills.smallest(subject.cases),
    )


def _outcomes_reached(subject: Subject, diagnostics: Diagnostics) -> None:
    reached = subject.semantics.diagrams.values(subject.semantics.outcome)
    for outcome in subject.ruleset.outcomes:
        if outcome.id not in reached:
            help_text = "fix its condition, or that of an outcome before it, or remove it."
            diagnostics.add(outcome.location, f'no answers lead to the outcome "{outcome.id}".', help_text)


def _questions_asked(subject: Subject, diagnostics: Diagnostics) -> None:
    asked = {state.next for state in subject.interview.states}
    for question in subject.ruleset.questions.values():
        if question.id not in asked:
            help_text = "no answer to it can change the result: fix the rules that read it, or remove it."
            diagnostics.add(question.location, f'question "{question.id}" is never asked.', help_text)


def _no_question_in_vain(subject: Subject, diagnostics: Diagnostics) -> None:
    """Wherever a question is asked, two of its answers leave something different of what is reported.

    Diagrams are canonical, so different numbers are different functions: there are answers to what may still be asked
    with which the two lead to different results.
    """
    for state in subject.interview.states:
        if state.next is not None:
            question = subject.ruleset.questions[state.next]
            left = [
                {subject.semantics.with_answer(goal, question.id, option.id) for option in question.options}
                for goal in what_matters(subject.semantics, state.left)
            ]
            if all(len(each) == 1 for each in left):
                what = f'question "{state.next}" is asked in vain after {written(state.answers)}.'
                diagnostics.add(question.location, what, _OURS)
                return


def _unsure_has_two_ends(subject: Subject, diagnostics: Diagnostics) -> None:
    """Where "unsure" is the last word, the facts can still turn out in two ways that are reported differently."""
    semantics = subject.semantics
    for state in subject.interview.states:
        if state.next is None and state.outcome == UNSURE:
            ends = semantics.diagrams.values(semantics.restricted(semantics.outcome, state.answers))
            if len(ends) < 2:
                what = f'"{UNSURE}" is the result after {written(state.answers)}, although it is "{min(ends)}" anyway.'
                diagnostics.add(subject.ruleset.location, what, _OURS)
                return


def _refusals_have_words(subject: Subject, diagnostics: Diagnostics) -> None:
    """Where every candidate is against the person, the derived outcome has words that say so."""
    for state in subject.interview.states:
        words = subject.ruleset.derived.get(state.outcome)
        if words is not None and state.tone == AGAINST and words.against is None:
            what = f'"{state.outcome}" has no words for when every possible outcome is against the person.'
            help_text = f"write `against:` under it. Such a person: {written(state.answers)}."
            diagnostics.add(subject.ruleset.location, what, help_text)
            return


def _precedence_declared(subject: Subject, diagnostics: Diagnostics) -> None:
    """Two outcomes that can both hold need `over`; two that cannot must not have it."""
    outcomes = [outcome for outcome in subject.ruleset.outcomes if outcome.when is not None]
    for outcome, other in combinations(outcomes, 2):
        person = _who_gets_both(subject.semantics, outcome, other)
        if person is not None and other.id not in outcome.over:
            what = f'"{outcome.id}" and "{other.id}" can both hold: {written(person)}.'
            help_text = f'if "{outcome.id}" goes first, write `over: [{other.id}]` in it; else change the order.'
            diagnostics.add(outcome.location, what, help_text)
        if person is None and other.id in outcome.over:
            location = outcome.locations.get(other.id, outcome.location)
            diagnostics.add(location, f'"{outcome.id}" and "{other.id}" never both hold.', "remove it from `over:`.")


def _who_gets_both(semantics: Semantics, one: Outcome, other: Outcome) -> Answers | None:
    assert one.when is not None and other.when is not None  # noqa: PT018 -- the last outcome is not asked about
    both = semantics.diagrams.apply(ALL, semantics.condition(one.when), semantics.condition(other.when))
    return semantics.witness(semantics.diagrams.apply(CAN_BE_TRUE, both))


def _reasons_are_least(subject: Subject, diagnostics: Diagnostics) -> None:
    """The reasons of each case lead to its result by themselves, and without any one of them no longer."""
    semantics = subject.semantics
    for case, result in zip(subject.cases, subject.results, strict=True):
        answers = answers_of(subject.ruleset, case)
        reasons = {name: answers[name] for name in result.reasons}
        fewer = [{other: option for other, option in reasons.items() if other != name} for name in reasons]
        wrong = entailed(semantics, reasons) != entailed(semantics, answers)
        if wrong or any(entailed(semantics, each) == entailed(semantics, answers) for each in fewer):
            diagnostics.add(case.location, f"the reasons given after {written(answers)} are not reasons.", _OURS)
            return


def _cases_hold(subject: Subject, diagnostics: Diagnostics) -> None:
    for case, result in zip(subject.cases, subject.results, strict=True):
        check_case(subject.ruleset, case, result, subject.laws, diagnostics)


_OURS = "this is a fault of the generator, not of the rules: report it."

PROOFS = (
    Proof("outcomes-reached", "Every outcome is reached.", _outcomes_reached),
    Proof("questions-asked", "Every question is asked.", _questions_asked),
    Proof("no-question-in-vain", "Nothing is asked that can change nothing.", _no_question_in_vain),
    Proof("unsure-has-two-ends", '"Unsure" means that two different ends remain.', _unsure_has_two_ends),
    Proof("refusals-have-words", "A refusal is never called open.", _refusals_have_words),
    Proof(
        "values-are-set",
        "Words that need a value have exactly one, unless the law leaves it open.",
        lambda subject, diagnostics: prove_values_are_set(subject.semantics, diagnostics),
        attrgetter("values"),
    ),
    Proof(
        "variants-shown",
        "Whatever a question is asked in, somebody is asked so.",
        lambda subject, diagnostics: prove_variants_are_shown(subject.semantics, diagnostics),
        attrgetter("has_variants"),
    ),
    Proof("precedence-declared", "Where two outcomes can hold, the file says which goes first.", _precedence_declared),
    Proof(
        "choice-never-costs",
        "Who fits two answers is told which to choose, and loses nothing.",
        lambda subject, diagnostics: prove_choice_never_costs(subject.semantics, diagnostics),
    ),
    Proof("cases-hold", "Every worked example comes out as it says, by law that reaches it.", _cases_hold),
    Proof("reasons-are-least", "The reasons lead to the result, and none can be left out.", _reasons_are_least),
)
