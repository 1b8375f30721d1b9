"""A ruleset → what its rules mean, as decision diagrams: exemption, outcome, tone, advice and every rule.

The twin assets/js/evaluate.js does the same in the same order; the tests compare them. What rules mean:

1.  An answer is one of a question's options, or "unsure". A question left out was not asked. Unsure and not asked are
    the same to every condition: the fact is not known. They differ only in what may still be asked (9).
2.  Were every fact known, a condition would have one of three values: false, unsettled, true. Unsettled is what the law
    itself leaves open.
3.  `all` is the least of its parts, `any` the greatest, `not` swaps true and false and leaves unsettled as it is.
4.  A rule has the value of its condition; one that is marked unsettled has "unsettled" where the condition is true.
5.  A question whose `only_if` is false does not apply: none of its answers holds, whatever was given. Its answers hold
    at most as surely as its `only_if`.
6.  `exempt` is yes if its condition is true, no if it is false, else unsure.
7.  The candidates are the outcomes that may follow: in the order of the file, each whose condition is true or
    unsettled, up to the first whose condition is true. If there is one, it is the outcome; if there are several, the
    law decides between them, and the outcome is LAWYER. The tone is FOR or AGAINST if all candidates have it, else
    OPEN.
8.  Advice is given where its condition is true or unsettled. What a rule says to do first is given where its condition
    is true: a rule on a point of law that is open may say what to do about it, but nobody is told what to do because
    another point may be in their favour. Neither changes the outcome.
9.  Facts that are not known leave several ways in which they can turn out. What is the same in all of them is the
    result; what is not is "unsure" (a tone: OPEN). The candidates are those of all ways together.
10. A question is worth asking if it surely applies and, with "unsure" left as it is, its answer can still change the
    exemption, the outcome, the tone, or a rule that is asked for on its own account. "Unsure" is left as it is by
    joining the ways: where they agree the value is theirs, elsewhere it is "unsure". A question that can no longer come
    to apply for sure will not be asked either, and is treated alike. The next question is the first worth asking, in
    the order of the file. `open` is the same as if nobody had said "unsure"; what is in `open`, was not asked and is
    not worth asking is in `narrow`.
11. A rule is established, ruled out or unsettled where its value is the same in all ways; else open where it depends on
    a question of `open`; else not needed.
12. Reasons: questions are tried from the last to the first, and left out where exemption, outcome and tone stay the
    same. What remains entails them, and none of it can be left out, because knowing more never changes what is the same
    in all ways. `because` are the rules that are established or unsettled by the reasons, and by the answers that make
    the questions of the reasons apply.

13. A value in the words of an outcome can be an option if a rule that sets it so is true or unsettled. It is the one
    option that it can be if that rule is true; else it is LAWYER. What differs between the ways is "unsure". Questions
    are asked for its sake when none is worth asking any more by 10, and all ways lead to an outcome that needs it. They
    are in `open` then, and the reasons (12) entail what is known of it. Twin: assets/js/values.js.

Conditions are decision diagrams (diagrams.py) over the questions, so all of this is exact: "unsure" means that two ends
remain, and no question is asked in vain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from explainer.rules.conditions import All, Answer, AnyOf, Condition, Not, Part, RuleRef
from explainer.rules.diagrams import Diagram, Diagrams, Operation
from explainer.rules.model import LAWYER, NO, OPEN, UNSURE, YES, Question, Rule, Ruleset

FALSE, UNSETTLED, TRUE = 0, 1, 2
ESTABLISHED = "established"
STATUS = {FALSE: "ruled_out", UNSETTLED: "unsettled", TRUE: ESTABLISHED}

Answers = Mapping[str, str]


def _tone(tones: tuple[tuple[str, str], ...], candidates: frozenset[str]) -> str:
    found = {tone for outcome, tone in tones if outcome in candidates}
    return next(iter(found)) if len(found) == 1 else UNSURE


ALL = Operation(min, neutral=TRUE, decisive=FALSE)
ANY = Operation(max, neutral=FALSE, decisive=TRUE)
_NOT = Operation(lambda value: TRUE - value)
_UNSETTLED = Operation(lambda value: min(value, UNSETTLED))
_EXEMPT = Operation({FALSE: NO, UNSETTLED: UNSURE, TRUE: YES}.__getitem__)
_CANDIDATES = Operation(
    lambda holds, outcome, later: (later, later | {outcome}, frozenset({outcome}))[holds],
)
_OUTCOME = Operation(lambda candidates: next(iter(candidates)) if len(candidates) == 1 else LAWYER)
_TONE = Operation(_tone)
_STATUS = Operation(STATUS.__getitem__)
_IS_TRUE = Operation(lambda value: YES if value == TRUE else NO)
CAN_BE_TRUE = Operation(lambda value: YES if value > FALSE else NO)
_ADD_OPTION = Operation(lambda found, holds, words: found + ("", words[1], words[0])[holds])
_WHERE_NEEDED = Operation(lambda found, outcome, needing: found if outcome in needing else "")
_DIFFER = Operation(lambda one, other: NO if one == other else YES)


class Semantics:
    """The diagrams of a ruleset in which every name is known and no rule depends on itself (see check.py).

    `diagrams` may be those of a ruleset with the same questions and options, to share what is the same. `given` are
    values of conditions that are then not worked out.
    """

    def __init__(
        self, ruleset: Ruleset, diagrams: Diagrams | None = None, given: Mapping[Part, Diagram] | None = None
    ) -> None:
        self.ruleset = ruleset
        self.variables = {question: number for number, question in enumerate(ruleset.questions)}
        self._numbers = {
            question.id: {option.id: number for number, option in enumerate(question.options)}
            for question in ruleset.questions.values()
        }
        self.diagrams = diagrams or Diagrams([*map(len, self._numbers.values())])
        self._values = dict(given or {})
        self._restriction: tuple[Answers, Callable[[Diagram], Diagram]] | None = None  # of the answers asked about last
        apply, rules = self.diagrams.apply, ruleset.rules.values()
        self.exempt = apply(_EXEMPT, self.value_of_part(("exempt", ""), ruleset.exempt.when))
        self.candidates = self._candidates()
        self.outcome = apply(_OUTCOME, self.candidates)
        tones = tuple((outcome.id, outcome.tone) for outcome in ruleset.outcomes)
        self.tone = apply(_TONE, self.diagrams.leaf(tones), self.candidates)
        self.advice = {
            hint.id: apply(CAN_BE_TRUE, self.value_of_part(("advice", hint.id), hint.when)) for hint in ruleset.advice
        }
        self.first = {rule.id: apply(_IS_TRUE, self._when(rule)) for rule in rules if rule.next}
        self.rows = {rule.id: apply(_STATUS, self.rule(rule.id)) for rule in rules if rule.row}
        self.summary_goals = (self.exempt, self.outcome, self.tone)
        asked_for = (apply(_STATUS, self.rule(rule.id)) for rule in rules if rule.always_ask)
        self.goals = (*self.summary_goals, *asked_for)  # for whose sake questions are asked
        self.values = {
            (value.id, option): self._set_to(value.id, option)
            for value in ruleset.values.values()
            for option in value.options
        }
        self.needs = {outcome.id: outcome.needs for outcome in ruleset.outcomes} if ruleset.values else {}

    def condition(self, condition: Condition) -> Diagram:
        """The value of a condition: FALSE, UNSETTLED or TRUE."""
        match condition:
            case Answer(question=question, options=options):
                chosen = [TRUE if option in options else FALSE for option in self._numbers[question]]
                answer = self.diagrams.node(self.variables[question], map(self.diagrams.leaf, chosen))
                return self.diagrams.apply(ALL, answer, self.applies(question))
            case RuleRef(rule=rule):
                return self.rule(rule)
            case All(conditions=parts):
                return self._reduce(ALL, parts)
            case AnyOf(conditions=parts):
                return self._reduce(ANY, parts)
            case Not(condition=part):
                return self.diagrams.apply(_NOT, self.condition(part))

    def rule(self, identifier: str) -> Diagram:
        """The value of a rule."""
        rule = self.ruleset.rules[identifier]
        return self.diagrams.apply(_UNSETTLED, self._when(rule)) if rule.unsettled else self._when(rule)

    @cached_property
    def variants(self) -> Mapping[str, tuple[Diagram, ...]]:
        """Where each variant of a question holds; only questions that have some."""
        questions = [question for question in self.ruleset.questions.values() if question.variants]
        return {each.id: tuple(self.condition(variant.when) for variant in each.variants) for each in questions}

    def variant_of(self, question: str, answers: Answers) -> int:
        """The variant in whose words a question is asked, counted from 1; 0 for its own words."""
        found = (self.value_of(each, answers) for each in self.variants.get(question, ()))
        return next((number for number, value in enumerate(found, 1) if value == TRUE), 0)

    def _set_to(self, value: str, option: str) -> Diagram:
        """Whether a rule sets a value so."""
        found = self.diagrams.leaf(FALSE)
        for rule in self.ruleset.rules.values():
            if rule.sets.get(value) == option:
                found = self.diagrams.apply(ANY, found, self.rule(rule.id))
        return found

    @cached_property
    def shown_values(self) -> Mapping[str, Diagram]:
        """What each value is shown to be where all facts are known: options, with marks; none if it is not shown."""
        return {value: self._shown_value(value) for value in self.ruleset.values}

    def _shown_value(self, value: str) -> Diagram:
        found = self.diagrams.leaf("")
        for (name, option), diagram in self.values.items():
            if name == value:
                words = self.diagrams.leaf((f" {option}", f" {option}?"))
                found = self.diagrams.apply(_ADD_OPTION, found, diagram, words)
        needing = self.diagrams.leaf(tuple(outcome for outcome, names in self.needs.items() if value in names))
        return self.diagrams.apply(_WHERE_NEEDED, found, self.outcome, needing)

    @cached_property
    def rules(self) -> Mapping[str, Diagram]:
        """The value of every rule."""
        return {rule: self.rule(rule) for rule in self.ruleset.rules}

    def applies(self, question: str) -> Diagram:
        """Whether a question applies."""
        return self.value_of_part(("question", question), self.ruleset.questions[question].only_if)

    def value_of_part(self, part: Part, condition: Condition | None) -> Diagram:
        """The value of the condition of a part; of none it is TRUE."""
        if part not in self._values:
            self._values[part] = self.diagrams.leaf(TRUE) if condition is None else self.condition(condition)
        return self._values[part]

    def _when(self, rule: Rule) -> Diagram:
        return self.value_of_part(("rule", rule.id), rule.when)

    def decided(self, diagram: Diagram, answers: Answers) -> str:
        """The value that a function has however the open facts turn out; UNSURE if there is more than one."""
        value = self.value_of(diagram, answers)
        return UNSURE if value is None else str(value)

    def value_of(self, diagram: Diagram, answers: Answers) -> Any:
        """The same; None if there is more than one."""
        return self.diagrams.value_under(diagram, self.assignment(answers))

    def summary(self, answers: Answers) -> tuple[str, str, str]:
        """Exemption, outcome and tone."""
        exempt, outcome, tone = (self.decided(goal, answers) for goal in self.summary_goals)
        return exempt, outcome, OPEN if tone == UNSURE else tone

    def candidates_of(self, answers: Answers) -> tuple[str, ...]:
        """The outcomes that may still follow, in the order of the file."""
        found = frozenset[str]().union(*self.diagrams.values(self.restricted(self.candidates, answers)))
        return tuple(outcome.id for outcome in self.ruleset.outcomes if outcome.id in found)

    def assignment(self, answers: Answers) -> dict[int, int]:
        """Definite answers as values of variables."""
        return {
            self.variables[name]: self._numbers[name][option] for name, option in answers.items() if option != UNSURE
        }

    def witness(self, diagram: Diagram) -> dict[str, str] | None:
        """Answers with which a function is YES, whatever else is answered; None if it never is."""
        path = self.diagrams.path(diagram, YES)
        if path is None:
            return None
        names = list(self.variables)
        return {names[number]: list(self._numbers[names[number]])[option] for number, option in path.items()}

    def difference(self, one: Diagram, other: Diagram) -> dict[str, str] | None:
        """Answers with which two functions have different values; None if they are the same function."""
        return self.witness(self.diagrams.apply(_DIFFER, one, other))

    def with_answer(self, diagram: Diagram, question: str, option: str) -> Diagram:
        """What is left of a function once one question has this definite answer."""
        return self.diagrams.assign(diagram, self.variables[question], self._numbers[question][option])

    def restricted(self, diagram: Diagram, answers: Answers) -> Diagram:
        """What is left of a function once these answers are known."""
        if self._restriction is None or self._restriction[0] != answers:
            self._restriction = dict(answers), self.diagrams.restriction(self.assignment(answers))
        return self._restriction[1](diagram)

    def _candidates(self) -> Diagram:
        """The set of candidates, worked out from the last outcome, which always holds, to the first."""
        found = self.diagrams.leaf(frozenset[str]())
        for outcome in reversed(self.ruleset.outcomes):
            holds = self.value_of_part(("outcome", outcome.id), outcome.when)
            found = self.diagrams.apply(_CANDIDATES, holds, self.diagrams.leaf(outcome.id), found)
        return found

    def _reduce(self, operation: Operation, parts: Sequence[Condition]) -> Diagram:
        found = self.diagrams.leaf(operation.neutral)
        for part in reversed(parts):  # later parts mostly ask later questions: what is made in between stays small
            found = self.diagrams.apply(operation, found, self.condition(part))
        return found


def answers_to(question: Question) -> list[str]:
    """All answers to a question: its options, and "unsure" at the end."""
    return [*(option.id for option in question.options), UNSURE]


def written(answers: Answers) -> str:
    """Answers as an editor writes them, on one line."""
    return ", ".join(f"{question}: {option}" for question, option in answers.items()) or "no answer"
