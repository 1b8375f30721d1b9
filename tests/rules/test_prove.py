"""The proofs: what they publish, when they need not be run again, and that a fault of the engine itself is noticed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from explainer.pipeline import load_site
from explainer.problems import Problems
from explainer.rules import honest
from explainer.rules.board import Board, Sheet
from explainer.rules.circuit import Circuit, Gate, build_circuit
from explainer.rules.evaluate import Findings, judge
from explainer.rules.graph import Graph, build_graph
from explainer.rules.model import (FOR, UNSURE, Exempt, Option, Outcome, Question, Ruleset)
from explainer.rules.conditions import (All, Answer, AnyOf, Condition, Not)
from explainer.rules.proofs import Proof, proof_key, prove
from tests.rules.rulesets import BY_LAWS, LIBRARY, ROOT, library, read


def said(ruleset: Ruleset, graph: Graph | None = None) -> list[str]:
    """What the proofs say of the results of a ruleset, before they come to cases."""
    problems = Problems()
    circuit = build_circuit(ruleset)
    honest.check_honesty(ruleset, circuit, graph or build_graph(ruleset, circuit), problems)
    return [problem.what for problem in problems]


def test_the_library_is_proved() -> None:
    problems = Problems()
    proof = prove(*read(LIBRARY), BY_LAWS, problems)
    assert [*map(str, problems)] == []
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


def test_the_smallest_cases_notice_all_that_all_cases_do() -> None:
    ruleset, cases = read(LIBRARY)
    proof = prove(ruleset, cases, BY_LAWS, Problems())
    assert proof is not None
    few = tuple(case for case in cases if case.name in proof.smallest_cases)
    assert len(few) < len(cases)
    assert prove(ruleset, few, BY_LAWS, Problems()) is not None
    for missing in few:
        problems = Problems()
        prove(ruleset, tuple(case for case in few if case is not missing), BY_LAWS, problems)
        assert problems, f"{missing.name} is not needed"


def test_a_proof_can_be_kept_and_read_again() -> None:
    proof = prove(*read(LIBRARY), BY_LAWS, Problems())
    assert proof is not None
    assert Proof.from_json(proof.as_json()) == proof


def test_a_proof_is_needed_again_when_the_logic_changes_and_not_when_words_do() -> None:
    ruleset, cases = read(LIBRARY)
    key = proof_key(ruleset, cases, BY_LAWS)
    member = ruleset.rules["member"]
    reworded = replace(ruleset, rules={**ruleset.rules, "member": replace(member, says="You belong to us.")})
    assert proof_key(reworded, cases, BY_LAWS) == key
    changed = replace(ruleset, rules={**ruleset.rules, "member": replace(member, unsettled="Who knows.")})
    turned = replace(ruleset, outcomes=(replace(ruleset.outcomes[0], over=()), *ruleset.outcomes[1:]))
    moved = BY_LAWS | {"by-law-1": replace(BY_LAWS["by-law-1"], claims_from="2025-01-01")}
    others = [
        proof_key(changed, cases, BY_LAWS),
        proof_key(turned, cases, BY_LAWS),
        proof_key(ruleset, cases[1:], BY_LAWS),
        proof_key(ruleset, cases, moved),
    ]
    assert len({key, *others}) == 5


def test_law_that_does_not_reach_a_case_is_told() -> None:
    laws = BY_LAWS | {"by-law-3": replace(BY_LAWS["by-law-3"], claims_from="2025-01-11")}
    problems = Problems()
    prove(*read(LIBRARY), laws, problems)
    name = "By day with an open fine, nine days late"
    assert [problem.what for problem in problems] == [
        f'case "{name}" is decided by "by-law-3", which does not reach claims of 2025-01-10.'
    ]


def two_questions(when: Condition) -> Ruleset:
    """Two questions with yes and no, and one condition for exemption and outcome."""
    yes_or_no = (Option("yes", "Yes"), Option("no", "No"))
    ruleset = library()
    return replace(
        ruleset,
        questions={name: Question(name, yes_or_no) for name in ("rain", "wind")},
        rules={},
        exempt=Exempt(when),
        outcomes=(Outcome("stay", when), Outcome("go", None, tone=FOR)),
        advice=(),
    )


def test_unsure_is_no_answer_where_the_result_is_the_same_in_any_case() -> None:
    rain, wind = Answer("rain", ("yes",)), Answer("wind", ("yes",))
    twice = AnyOf((All((rain, wind)), All((Not(rain), wind))))
    assert said(two_questions(twice)) == [
        '"unsure" is told after rain: unsure, wind: yes, although it is "yes" in any case.'
    ]
    assert said(two_questions(All((rain, wind)))) == []


def test_a_generator_that_takes_unsure_for_no_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Board._answer

    def hasty(board: Board, gate: Gate, applies: int) -> int:
        unsure = board._given.get(gate.question, {}).get(UNSURE, 0)
        return plain(board, gate, applies) & ~board.planes.spread(unsure, range(8))

    monkeypatch.setattr(Board, "_answer", hasty)
    told = said(library())
    assert len(told) == 1
    assert told[0].endswith(("and knowing more turns that round.", "although something it requires is not known."))


def test_a_favourable_outcome_told_too_soon_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = build_graph(library(), build_circuit(library()))
    plain = Board.outcomes

    def hopeful(board: Board) -> dict[str, int]:
        found = plain(board)
        return found | {"welcome": found["welcome"] | found[UNSURE], UNSURE: 0}

    monkeypatch.setattr(Board, "outcomes", hopeful)
    (told,) = said(library(), graph)
    assert told.startswith('"welcome" is told after ')
    assert told.endswith(", although something it requires is not known.")


@pytest.mark.parametrize("too_many", [True, False])
def test_reasons_that_are_none_are_found_out(too_many: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def judged(ruleset: Ruleset, circuit: Circuit, sheet: Sheet) -> Findings:
        findings = judge(ruleset, circuit, sheet)
        definite = sheet.without_unsure()
        reasons: Mapping[str, int] = {
            question: definite.asked(question) if too_many else persons & ~1 << 5
            for question, persons in findings.reasons.items()
        }
        return replace(findings, reasons=reasons)

    monkeypatch.setattr(honest, "judge", judged)
    told = said(library())
    assert len(told) == 1
    assert told[0].endswith("are not reasons.")
