"""A ruleset and its cases → what must hold of them, proved; each breach is a problem at its line.

1. Every way of answering ends; every outcome is reached and every question asked, never in vain; no rule is without
   effect; where two outcomes can both hold, the file says which goes first.
2. Replacing "unsure" by a definite answer never turns one definite result into another.
3. A favourable outcome is never told while something it requires is unknown.
4. The golden cases come out as they say, by law that reaches them, and notice every small mistake in the rules.
5. The reasons given lead to the result by themselves, and none of them can be left out.

And, so that "unsure" is no excuse: who is told "unsure" at the end can in fact end in two ways.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from explainer.problems import Problems
from explainer.rules.circuit import build_circuit
from explainer.rules.export import export_rules
from explainer.rules.golden import check_golden, check_mutants
from explainer.rules.graph import build_graph
from explainer.rules.honest import check_honesty, check_interview
from explainer.rules.model import Case, Law, Ruleset


@dataclass(frozen=True, slots=True)
class Proof:
    """The figures of a proof that held."""

    questions: int
    options: int
    rules: int
    outcomes: int
    states: int  # of the interview, counted by what is still open
    longest_interview: int  # in questions
    mean_interview: float  # if every answer is equally likely
    comparisons: int  # of what persons are told before and after more is known
    cases: int
    signed_cases: int
    mutants: int
    mutants_killed: int  # the others change nothing that anybody is told
    smallest_cases: tuple[str, ...]  # names of cases that notice all mistakes that all cases do

    def as_json(self) -> bytes:
        """One line of JSON with sorted keys; `from_json` reads it back."""
        return json.dumps(asdict(self), sort_keys=True, ensure_ascii=False).encode() + b"\n"

    @classmethod
    def from_json(cls, data: bytes) -> Proof:
        """The proof that `as_json` wrote. Raises ValueError, TypeError or KeyError if it is none."""
        fields = json.loads(data)
        return cls(**{**fields, "smallest_cases": tuple(fields["smallest_cases"])})


def prove(ruleset: Ruleset, cases: tuple[Case, ...], laws: Mapping[str, Law], problems: Problems) -> Proof | None:
    """Prove a ruleset that check.py found nothing wrong with. None if something does not hold; it is noted then."""
    known = len(problems)
    circuit = build_circuit(ruleset)
    graph = build_graph(ruleset, circuit)
    # One after the other: what fails in one of them shows in those that follow, and would be told twice.
    check_interview(ruleset, circuit, graph, problems)
    comparisons = 0
    if len(problems) == known:
        comparisons = check_honesty(ruleset, circuit, graph, problems)
    if len(problems) == known:
        check_golden(ruleset, circuit, cases, laws, problems)
    if len(problems) > known:
        return None
    kills = check_mutants(ruleset, circuit, cases, problems)
    longest, mean = graph.measure()
    proof = Proof(
        questions=len(ruleset.questions),
        options=sum(len(question.options) for question in ruleset.questions.values()),
        rules=len(ruleset.rules),
        outcomes=len(ruleset.outcomes),
        states=len(graph.states),
        longest_interview=longest,
        mean_interview=round(mean, 2),
        comparisons=comparisons,
        cases=len(cases),
        signed_cases=sum(bool(case.signed_by) for case in cases),
        mutants=kills.mutants,
        mutants_killed=kills.mutants - kills.equivalent,
        smallest_cases=kills.smallest(cases),
    )
    return proof if len(problems) == known else None


def proof_key(ruleset: Ruleset, cases: tuple[Case, ...], laws: Mapping[str, Law]) -> str:
    """A digest of all that a proof depends on: while it stays, so does the proof. Words for people do not count."""
    digest = hashlib.sha256(export_rules(ruleset, laws))
    logic = [(outcome.id, outcome.over, outcome.tone) for outcome in ruleset.outcomes]
    digest.update(repr((logic, cases)).encode())
    for module in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()
