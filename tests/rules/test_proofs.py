"""The proofs: what they publish, when they need not be run again, and that each notices a breach."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cached_property

import pytest

from explainer.diagnostics import Diagnostics
from explainer.model import Site
from explainer.proved import proof_key
from explainer.rules.case import Case
from explainer.rules.cases import answers_of
from explainer.rules.conditions import All, Answer, AnyOf, Condition, Not
from explainer.rules.interview import Interview, explore
from explainer.rules.model import UNSURE, Ruleset
from explainer.rules.proofs import PROOFS, Proof, Proved, Subject, prove
from explainer.rules.result import Result
from explainer.rules.together import AGAINST, FIRST, FOR, Together
from tests.rules.making import exempt, outcome, question
from tests.rules.rulesets import BY_LAWS, LIBRARY, library, read


def reported(ruleset: Ruleset, proof: str, subject: type[Subject] = Subject, cases: tuple[Case, ...] = ()) -> list[str]:
    """What one proof says of a ruleset."""
    diagnostics = Diagnostics()
    next(each for each in PROOFS if each.id == proof).check(subject(ruleset, cases, {}), diagnostics)
    return [diagnostic.what for diagnostic in diagnostics]


def test_the_library_is_proved() -> None:
    diagnostics = Diagnostics()
    proof = prove(*read(LIBRARY), BY_LAWS, diagnostics)
    assert [*map(str, diagnostics)] == []
    assert proof is not None
    assert (proof.questions, proof.options, proof.rules, proof.outcomes) == (6, 16, 9, 3)
    assert (proof.cases, proof.signed_cases, proof.mutants) == (11, 1, proof.mutants_killed)
    assert proof.longest_interview == 6
    assert 3 < proof.mean_interview < 5


@pytest.mark.slow
def test_the_site_is_proved(own_site: Site) -> None:
    proof = own_site.forms["stca"].proof
    assert proof is not None
    assert proof.mutants > 900
    assert proof.mutants_killed > 0.95 * proof.mutants


def test_the_few_cases_notice_all_that_all_cases_do() -> None:
    ruleset, cases = read(LIBRARY)
    proof = prove(ruleset, cases, BY_LAWS, Diagnostics())
    assert proof is not None
    few = tuple(case for case in cases if case.name in proof.smallest_cases)
    assert len(few) < len(cases)
    assert prove(ruleset, few, BY_LAWS, Diagnostics()) is not None


def test_a_proof_can_be_kept_and_read_again() -> None:
    proof = prove(*read(LIBRARY), BY_LAWS, Diagnostics())
    assert proof is not None
    assert Proved.from_json(proof.as_json()) == proof


def test_a_proof_is_needed_again_when_the_logic_changes_and_not_when_words_do() -> None:
    ruleset, cases = read(LIBRARY)
    key = proof_key(ruleset, cases, BY_LAWS)
    member = ruleset.rules["member"]
    reworded = replace(ruleset, rules={**ruleset.rules, "member": replace(member, says="You belong to us.")})
    assert proof_key(reworded, cases, BY_LAWS) == key
    changed = replace(ruleset, rules={**ruleset.rules, "member": replace(member, unsettled="Who knows.")})
    turned = replace(ruleset, outcomes=(replace(ruleset.outcomes[0], over=()), *ruleset.outcomes[1:]))
    moved = BY_LAWS | {"by-law-1": replace(BY_LAWS["by-law-1"], claims_from=datetime.date(2025, 1, 1))}
    others = [
        proof_key(changed, cases, BY_LAWS),
        proof_key(turned, cases, BY_LAWS),
        proof_key(ruleset, cases[1:], BY_LAWS),
        proof_key(ruleset, cases, moved),
    ]
    assert len({key, *others}) == 5


def test_law_that_does_not_reach_a_case_is_reported() -> None:
    laws = BY_LAWS | {"by-law-3": replace(BY_LAWS["by-law-3"], claims_from=datetime.date(2025, 1, 11))}
    diagnostics = Diagnostics()
    prove(*read(LIBRARY), laws, diagnostics)
    name = "By day with an open fine, nine days late"
    assert [diagnostic.what for diagnostic in diagnostics] == [
        f'case "{name}" is decided by "by-law-3", which does not reach claims of 2025-01-10.'
    ]


def two_questions(when: Condition) -> Ruleset:
    """Two questions with yes and no, and one condition for exemption and outcome."""
    ruleset = library()
    return replace(
        ruleset,
        questions={name: question(name, "yes", "no") for name in ("rain", "wind")},
        rules={},
        exempt=exempt(when),
        outcomes=(outcome("stay", when), outcome("go", None, FOR)),
        advice=(),
    )


def test_a_question_that_can_change_nothing_is_never_asked() -> None:
    rain, wind = Answer("rain", ("yes",)), Answer("wind", ("yes",))
    twice = AnyOf((All((rain, wind)), All((Not(rain), wind))))  # says "wind" in two ways
    assert reported(two_questions(twice), "questions-asked") == ['question "rain" is never asked.']
    assert reported(two_questions(All((rain, wind))), "questions-asked") == []


class AsksWhatDoesNotMatter(Subject):
    """An interview that begins with a question that no rule reads."""

    @cached_property
    def interview(self) -> Interview:
        start, *others = explore(self.semantics).states
        return Interview((replace(start, next="rain"), *others))


class NeverSure(Subject):
    """An interview that ends with "unsure" whatever was answered."""

    @cached_property
    def interview(self) -> Interview:
        states = explore(self.semantics).states
        return Interview(tuple(replace(state, outcome=UNSURE) if state.next is None else state for state in states))


@pytest.mark.parametrize(
    ("subject", "proof", "what"),
    [
        (AsksWhatDoesNotMatter, "no-question-in-vain", 'question "rain" is asked in vain after no answer.'),
        (
            NeverSure,
            "unsure-has-two-ends",
            '"unsure" is the result after wind: yes, although it is "stay" anyway.',
        ),
    ],
)
def test_a_fault_of_the_interview_is_reported(subject: type[Subject], proof: str, what: str) -> None:
    ruleset = two_questions(Answer("wind", ("yes",)))
    assert reported(ruleset, proof) == []
    assert reported(ruleset, proof, subject) == [what]


def test_a_refusal_without_words_of_its_own_is_reported() -> None:
    ruleset = library()
    silent = replace(ruleset.derived[UNSURE], against=None)
    without = replace(ruleset, derived={**ruleset.derived, UNSURE: silent})
    assert reported(ruleset, "refusals-have-words") == []
    (what,) = reported(without, "refusals-have-words")
    assert what == '"unsure" has no words for when every possible outcome is against the person.'


def with_together(*, choose: str, counts: str) -> Ruleset:
    """A key or a friend inside opens the door; somebody may have both, and the key may be broken."""
    both = Together(options=("key", "friend"), choose=choose, counts=counts)
    way = question("way", "key", "friend", "none", together=(both,))
    works = question("works", "yes", "no", only_if=Answer("way", ("key",)))
    opens = AnyOf((All((Answer("way", ("key",)), Answer("works", ("yes",)))), Answer("way", ("friend",))))
    ruleset = library()
    return replace(
        ruleset,
        questions={"way": way, "works": works},
        rules={},
        exempt=exempt(opens),
        outcomes=(outcome("outside", Not(opens)), outcome("inside", None, FOR)),
        advice=(),
    )


@pytest.mark.parametrize(
    ("choose", "counts", "loses"),
    [("key", FOR, True), ("friend", FOR, False), ("key", AGAINST, False), ("friend", AGAINST, True)],
)
def test_who_fits_two_options_never_loses_by_choosing_as_told(choose: str, counts: str, *, loses: bool) -> None:
    said = reported(with_together(choose=choose, counts=counts), "choice-never-costs")
    assert bool(said) == loses
    if loses:
        other = {"key": "friend", "friend": "key"}[choose]
        better = "better" if counts == FOR else "worse"
        assert said[0].startswith(f'if "{choose}" and "{other}" are both true, "{other}" leads to a {better} result')


def test_the_first_of_two_true_options_is_proved_against_each_that_follows() -> None:
    """Neither the key nor the friend is chosen by anyone with a third way; the two still need their order."""
    ruleset = with_together(choose=FIRST, counts=FOR)
    way = ruleset.questions["way"]
    (together,) = way.together

    def ordered(*options: str) -> list[str]:
        sets = (replace(together, options=options),)
        changed = {**ruleset.questions, "way": replace(way, together=sets)}
        return reported(replace(ruleset, questions=changed), "choice-never-costs")

    assert ordered("friend", "key", "none") == []
    assert len(ordered("none", "friend", "key")) == 2
    assert len(ordered("key", "none", "friend")) == 2


class GivesEveryAnswerAsReason(Subject):
    """Results whose reasons could do with fewer."""

    @cached_property
    def results(self) -> tuple[Result, ...]:
        every = zip(self.cases, super().results, strict=True)
        return tuple(replace(result, reasons=tuple(answers_of(self.ruleset, case))) for case, result in every)


class GivesNoReasons(Subject):
    """Results without reasons."""

    @cached_property
    def results(self) -> tuple[Result, ...]:
        return tuple(replace(result, reasons=()) for result in super().results)


@pytest.mark.parametrize("subject", [GivesEveryAnswerAsReason, GivesNoReasons])
def test_reasons_that_are_none_are_reported(subject: type[Subject]) -> None:
    ruleset, cases = read(LIBRARY)
    assert reported(ruleset, "reasons-are-least", cases=cases) == []
    (what,) = reported(ruleset, "reasons-are-least", subject, cases)
    assert what.endswith("are not reasons.")


def test_a_proof_is_added_by_one_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    def at_most(questions: int) -> Proof:
        def check(subject: Subject, diagnostics: Diagnostics) -> None:
            if len(subject.ruleset.questions) > questions:
                diagnostics.add(subject.ruleset.location, "there are too many questions.", "remove one.")

        return Proof("few-questions", "Nobody is asked much.", check)

    def proved_with(proof: Proof) -> tuple[Proved | None, list[str]]:
        diagnostics = Diagnostics()
        monkeypatch.setattr("explainer.rules.proofs.PROOFS", (*PROOFS, proof))
        return prove(*read(LIBRARY), BY_LAWS, diagnostics), [diagnostic.what for diagnostic in diagnostics]

    proved, said = proved_with(at_most(6))
    assert proved is not None
    assert proved.proofs[-1] == "few-questions"
    assert said == []
    assert proved_with(at_most(5)) == (None, ["there are too many questions."])


def test_every_proof_has_a_name_of_its_own_and_says_what_it_shows() -> None:
    assert len({proof.id for proof in PROOFS}) == len(PROOFS)
    assert all(proof.shows.endswith(".") for proof in PROOFS)
