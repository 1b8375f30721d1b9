"""The proofs: what they publish, when they need not be run again, and that each notices a breach."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from explainer.diagnostics import Diagnostics
from explainer.pipeline import load_site
from explainer.rules import interview, proofs
from explainer.rules.conditions import All, Answer, AnyOf, Condition, Not
from explainer.rules.interview import Left, State
from explainer.rules.model import AGAINST, FIRST, FOR, UNSURE, Ruleset, Together
from explainer.rules.proofs import PROOFS, Proved, Subject, proof_key, prove
from explainer.rules.semantics import Answers, Semantics
from tests.rules.making import exempt, outcome, question
from tests.rules.rulesets import BY_LAWS, LIBRARY, ROOT, library, read


def reported(ruleset: Ruleset, proof: str) -> list[str]:
    """What one proof says of a ruleset without cases."""
    diagnostics = Diagnostics()
    next(each for each in PROOFS if each.id == proof).check(Subject(ruleset, (), {}), diagnostics)
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
def test_the_site_is_proved() -> None:
    form = load_site(ROOT).form  # from the stamp of an earlier proof, where rules, cases and proofs are still the same
    assert form is not None
    proof = form.proof
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


def test_a_question_asked_in_vain_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    ruleset = two_questions(Answer("wind", ("yes",)))
    assert reported(ruleset, "no-question-in-vain") == []

    def asks_everything(semantics: Semantics, remaining: Left) -> tuple[str, ...]:
        return tuple(semantics.variables) if len(remaining.applies) else ()

    monkeypatch.setattr(interview, "asks", asks_everything)
    assert reported(ruleset, "no-question-in-vain") == ['question "rain" is asked in vain after no answer.']


def test_unsure_where_only_one_end_is_left_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    ruleset = two_questions(Answer("wind", ("yes",)))
    assert reported(ruleset, "unsure-has-two-ends") == []

    def state(semantics: Semantics, remaining: Left, answers: Answers, *others: object) -> State:
        found = plain(semantics, remaining, answers, *others)  # type: ignore[arg-type]
        return replace(found, outcome=UNSURE) if found.next is None else found

    plain = interview._state
    monkeypatch.setattr(interview, "_state", state)
    assert reported(ruleset, "unsure-has-two-ends") == [
        '"unsure" is the result after wind: yes, although it is "stay" anyway.'
    ]


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


def test_reasons_that_are_none_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    ruleset, cases = read(LIBRARY)
    check = next(each for each in PROOFS if each.id == "reasons-are-least").check
    diagnostics = Diagnostics()
    check(Subject(ruleset, cases, BY_LAWS), diagnostics)
    assert not diagnostics
    for wrong in (lambda _, answers: tuple(answers), lambda *_: ()):
        monkeypatch.setattr(proofs, "reasons_of", wrong)
        diagnostics = Diagnostics()
        check(Subject(ruleset, cases, BY_LAWS), diagnostics)
        assert [diagnostic.what.endswith("are not reasons.") for diagnostic in diagnostics] == [True]


def test_every_proof_has_a_name_of_its_own_and_says_what_it_shows() -> None:
    assert len({proof.id for proof in PROOFS}) == len(PROOFS)
    assert all(proof.shows.endswith(".") for proof in PROOFS)
