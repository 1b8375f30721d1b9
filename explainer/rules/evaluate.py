"""A ruleset and answers → the result: exemption, outcome, status of each rule, reasons, and what to ask next.

What the rules mean (the twin assets/js/evaluate.js must agree in every point; the tests compare them):

1.  An answer is one of a question's options, or "unsure". A question left out was not asked. Unsure and not asked are
    the same to every condition: the fact is not known. They differ only in what may still be asked (9).
2.  The value of a condition lies between a lowest and a highest, each of false < unsettled < true. A known answer pins
    both to true or false; an unknown one leaves false..true.
3.  `all` is the minimum of its parts, `any` the maximum, `not` turns round (true, false; unsettled stays). So false
    decides an `all` and true an `any`, whatever else is unknown: strong Kleene logic, over three values.
4.  A rule has the value of its condition; one that is marked unsettled has "unsettled" where the condition is true.
5.  A question whose `only_if` is false does not apply: none of its answers holds, whatever was given. Its answers hold
    at most as surely as its `only_if`.
6.  `exempt` is yes if its condition is true, no if it is false, else unsure.
7.  An outcome follows where its condition is true and those of all outcomes before it are false; the last one holds
    always. That is itself a condition, "not the first, and not the second, and this one": where it is true, this is
    the outcome; where it may be true or unsettled, the outcome is a candidate. If no outcome follows for certain, but
    one of these conditions is unsettled however the open facts turn out, the outcome is LAWYER: not a fact but the law
    decides. Otherwise it is UNSURE.
8.  Advice is given where its condition is true or unsettled for certain. It never changes the outcome.
9.  A question is worth asking if it surely applies and, with "unsure" left as it is, its answer can still move the
    exemption, the outcome (to a definite one or to LAWYER), or a rule that is asked for on its own account. The next
    question is the first such, in the order of the file. `open` is the same as if nobody had said "unsure"; what is
    in `open`, was not asked and is not worth asking is in `narrow`.
10. A rule is established, ruled out or unsettled where its value is exactly that; else open where it lies between the
    result and a question of `open`; else not needed.
11. Reasons: questions are tried from the last to the first, and left out where exemption and outcome stay the same.
    What remains entails both, and none of it can be left out, because knowing more never changes a definite outcome,
    nor LAWYER, nor a definite exemption.

"Unsure" is exact for every way in which an interview can go (prove.py shows it for each file of rules). Somebody who
answers a follow-up question before the question it hangs on may be told "unsure" a question too long; never the wrong
thing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from explainer.problems import nearest
from explainer.rules.board import Board, Sheet
from explainer.rules.circuit import Circuit, build_circuit
from explainer.rules.model import UNSURE, Result, Ruleset


class UnknownAnswer(ValueError):
    """An answer to a question, or an option, that the rules do not have. Its text is a sentence for people."""


def evaluate(ruleset: Ruleset, answers: Mapping[str, str]) -> Result:
    """The result of one person's answers (question → option or UNSURE). Raises UnknownAnswer."""
    return evaluate_many(ruleset, [answers])[0]


def evaluate_many(ruleset: Ruleset, answers: Sequence[Mapping[str, str]]) -> list[Result]:
    """The results of many persons, in their order. Raises UnknownAnswer."""
    for person in answers:
        check_answers(ruleset, person)
    findings = judge(ruleset, build_circuit(ruleset), Sheet.of(answers))
    return [findings.result(number) for number in range(len(answers))]


def check_answers(ruleset: Ruleset, answers: Mapping[str, str]) -> None:
    """Raise UnknownAnswer if the rules have no such question, or the question no such option."""
    for question, option in answers.items():
        if question not in ruleset.questions:
            raise UnknownAnswer(f'there is no question "{question}".{nearest(question, ruleset.questions)}')
        options = [*(known.id for known in ruleset.questions[question].options), UNSURE]
        if option not in options:
            near = nearest(str(option), options)
            raise UnknownAnswer(f'question "{question}" has no answer "{option}".{near} It has: {", ".join(options)}.')


@dataclass(frozen=True, slots=True)
class Findings:
    """The results of many persons, one bit a person: which of them have this outcome, this status, this question."""

    ruleset: Ruleset
    exempt: Mapping[str, int]
    outcome: Mapping[str, int]
    candidates: Mapping[str, int]
    advice: Mapping[str, int]
    status: Mapping[str, Mapping[str, int]]
    reasons: Mapping[str, int]
    open: Mapping[str, int]
    ask: Mapping[str, int]
    narrow: Mapping[str, int]
    because: Mapping[str, int]

    def result(self, number: int) -> Result:
        """The result of one person, counted from 0."""

        def those(table: Mapping[str, int]) -> tuple[str, ...]:
            return tuple(name for name, persons in table.items() if persons >> number & 1)

        (exempt,), (outcome,) = those(self.exempt), those(self.outcome)
        because = those(self.because)
        law = [source for known in self.ruleset.outcomes if known.id == outcome for source in known.law]
        law += [source for rule in because for source in self.ruleset.rules[rule].law]
        return Result(
            exempt=exempt,
            outcome=outcome,
            candidates=those(self.candidates),
            advice=those(self.advice),
            status={rule: those(statuses)[0] for rule, statuses in self.status.items()},
            reasons=those(self.reasons),
            open=those(self.open),
            ask=those(self.ask),
            narrow=those(self.narrow),
            because=because,
            law=tuple(dict.fromkeys(law)),
        )


def judge(ruleset: Ruleset, circuit: Circuit, sheet: Sheet) -> Findings:
    """The findings for all persons of a sheet, whose names must be known to the ruleset."""
    definite = sheet.without_unsure()
    board = Board(ruleset, circuit, definite)
    still_open, wants = board.wanted()
    ask = Board(ruleset, circuit, sheet).wanted()[0]
    reasons, bare = _reasons(ruleset, circuit, definite)
    return Findings(
        ruleset=ruleset,
        exempt=board.exempt(),
        outcome=board.outcomes(),
        candidates=board.candidates(),
        advice={name: persons for (what, name), persons in board.told().items() if what == "advice"},
        status={
            rule: board.statuses(number, board.planes.any_plane(wants[number]))
            for rule, number in circuit.rules.items()
        },
        reasons=reasons,
        open=still_open,
        ask=ask,
        narrow={name: who & ~ask[name] & ~sheet.asked(name) for name, who in still_open.items()},
        because={rule: bare.exactly_true_or_unsettled(number) for rule, number in circuit.rules.items()},
    )


def _reasons(ruleset: Ruleset, circuit: Circuit, definite: Sheet) -> tuple[dict[str, int], Board]:
    """The questions that exemption and outcome rest on, for each person, and the board with their answers alone."""
    board = Board(ruleset, circuit, definite)
    exempt, outcomes = board.exempt(), board.outcomes()
    reasons = dict.fromkeys(ruleset.questions, 0)
    for question in reversed([question for question in ruleset.questions if question in definite.given]):
        board.hear(question, {})
        same = _agreeing(exempt, board.exempt()) & _agreeing(outcomes, board.outcomes())
        reasons[question] = definite.asked(question) & ~same
        board.hear(question, {option: who & ~same for option, who in definite.given[question].items()})
    return reasons, board


def _agreeing(before: Mapping[str, int], after: Mapping[str, int]) -> int:
    """Persons for whom both tables say the same."""
    return reduce(or_, (persons & after[name] for name, persons in before.items()))
