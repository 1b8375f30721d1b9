"""The browser's evaluator, run in V8 over many answers at once → what it says, as compact text."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from py_mini_racer import MiniRacer

from explainer.diagnostics import Diagnostics
from explainer.render.scripts import small_script
from explainer.rules.diagrams import Diagram
from explainer.rules.evaluate import result_of
from explainer.rules.export import export_rules
from explainer.rules.model import LAWYER, NO, OPEN, UNSURE, YES, Ruleset
from explainer.rules.numbered import numbered_rules
from explainer.rules.result import STATUSES, Result
from explainer.rules.semantics import Answers, Semantics, answers_to
from explainer.rules.together import AGAINST, FOR
from explainer.theme import Theme

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = (ROOT / "assets/js/evaluate.js").read_text(encoding="utf-8")
SHIPPED = small_script(Theme.of(ROOT), "evaluate", Diagnostics())  # as pages get it
VALUES = small_script(Theme.of(ROOT), "values", Diagnostics())
# There is no page: it would show the words that fit.
_NO_PAGE = """
globalThis.document = {querySelector: () => ({querySelectorAll: () => []})};
globalThis.MutationObserver = class { observe() {} };
"""
VARIANTS = _NO_PAGE + small_script(Theme.of(ROOT), "variants", Diagnostics())
TONES = (FOR, AGAINST, OPEN)
RESTRICTIONS_KEPT = 3_000
BLANK = "."  # a question that was left out

# One character for each answer of a person in the order of asking; back come, for each person, one character for each
# thing that the result says. Text crosses into V8 quicker than objects do.
_IN_BULK = """
const inBulk = (rules, statuses, tones) => {
  const ask = explainer.evaluate(JSON.stringify(rules));
  const options = rules.order.map(q => [...rules.questions[q].options, "unsure"]);
  const outcomes = [...rules.outcomes.map(o => o.id), "lawyer", "unsure"], names = Object.keys(rules.rules);
  const values = Object.entries(rules.values ?? {}).map(([name, options]) => [name, [...options, "lawyer", "unsure"]]);
  const bit = (list, name) => list.includes(name) ? 1 : 0;
  return text => text.split("\\n").map(line => {
    const answers = {};
    rules.order.forEach((q, i) => answers[q] = options[i][line.charCodeAt(i) - 65]);
    const r = ask(answers);
    return [
      ["yes", "no", "unsure"].indexOf(r.exempt), outcomes.indexOf(r.outcome), tones.indexOf(r.tone),
      ...rules.outcomes.map(o => bit(r.candidates, o.id)),
      ...names.map(n => bit(r.first, n)), ...rules.advice.map(a => bit(r.advice, a.id)),
      ...names.map(n => statuses.indexOf(r.status[n])),
      ...rules.order.map(q => bit(r.reasons, q)), ...rules.order.map(q => bit(r.open, q)),
      ...rules.order.map(q => r.next === q ? 1 : 0),
      ...values.flatMap(([name, all]) => {
        const found = (r.values ?? {})[name];
        if (!found) return ["-"];
        return [all.indexOf(found.option), ...all.map(o => bit(found.can_be, o)), found.unsettled ? 1 : 0];
      }),
      ...rules.order.map(q => rules.questions[q].variants ? (r.variants ?? {})[q] ?? 0 : "")
    ].join("");
  }).join("\\n");
};
"""


class BrowserEvaluator:
    """evaluate.js and the rules of one ruleset, both as pages get them, or another text, or rules.json."""

    def __init__(self, ruleset: Ruleset, script: str = SHIPPED, *, published: bool = False) -> None:
        self._ruleset = ruleset
        self._engine = MiniRacer()
        self._engine.eval(
            f"{script};{VALUES if ruleset.values else ''};{VARIANTS if ruleset.has_variants else ''};{_IN_BULK}"
        )
        exported = export_rules(ruleset, {})
        rules = exported.decode() if published else numbered_rules(exported)
        self._engine.eval(
            f"const rules = {rules}; const answer = inBulk(rules, {json.dumps(STATUSES)}, {json.dumps(TONES)})"
        )

    def lines(self, answers: str) -> list[str]:
        """What each person is shown, whose answers are on the lines of `answers` as `written` writes them."""
        return str(self._engine.call("answer", answers)).split("\n")

    def ask(self, answers: Mapping[str, str]) -> dict[str, object]:
        """The result for one person, by the names of the published rules."""
        script = f"JSON.stringify(explainer.evaluate(JSON.stringify(rules))({json.dumps(answers)}))"
        result: dict[str, object] = json.loads(str(self._engine.eval(script)))
        return result


class RememberingSemantics(Semantics):
    """The same functions; what is left of them is kept for many sets of answers, where a build needs only the last.

    Persons who answered nearly the same share most of the work: a third of the time, the same results.
    """

    def __init__(self, ruleset: Ruleset) -> None:
        self._restrictions: OrderedDict[frozenset[tuple[int, int]], Callable[[Diagram], Diagram]] = OrderedDict()
        self._assigned: tuple[Answers, dict[int, int]] = ({}, {})
        super().__init__(ruleset)

    def assignment(self, answers: Answers) -> dict[int, int]:
        """Definite answers as values of variables; of one person they are asked for hundreds of times in a row."""
        if self._assigned[0] is not answers:
            self._assigned = (answers, super().assignment(answers))
        return self._assigned[1]

    def restricted(self, diagram: Diagram, answers: Answers) -> Diagram:
        """What is left of a function once these answers are known."""
        known = frozenset(self.assignment(answers).items())
        restriction = self._restrictions.pop(known, None) or self.diagrams.restriction(dict(known))
        self._restrictions[known] = restriction
        if len(self._restrictions) > RESTRICTIONS_KEPT:
            self._restrictions.popitem(last=False)
        return restriction(diagram)


def written(ruleset: Ruleset, persons: Iterable[Mapping[str, str]]) -> list[str]:
    """One line for each person: one letter for each answer, in the order of asking."""
    letters = {
        question.id: {option: chr(65 + number) for number, option in enumerate(_options(ruleset, question.id))}
        for question in ruleset.questions.values()
    }
    return [
        "".join(letters[question][person[question]] if question in person else BLANK for question in letters)
        for person in persons
    ]


def _options(ruleset: Ruleset, question: str) -> list[str]:
    return [*(option.id for option in ruleset.questions[question].options), UNSURE]


def expected_lines(semantics: Semantics, lines: Sequence[str]) -> list[str]:
    """What Python's evaluator says for the same answers, in the same form."""
    options = {question: answers_to(each) for question, each in semantics.ruleset.questions.items()}
    found = []
    for line in lines:
        letters = zip(options.items(), line, strict=True)
        answers = {name: known[ord(letter) - 65] for (name, known), letter in letters if letter != BLANK}
        found.append(_line(semantics.ruleset, result_of(semantics, answers)))
    return found


def _line(ruleset: Ruleset, given: Result) -> str:
    outcomes = [*(outcome.id for outcome in ruleset.outcomes), LAWYER, UNSURE]
    digits = [(YES, NO, UNSURE).index(given.exempt), outcomes.index(given.outcome), TONES.index(given.tone)]
    digits += [outcome.id in given.candidates for outcome in ruleset.outcomes]
    digits += [rule in given.first for rule in sorted(ruleset.rules)]
    digits += [hint.id in given.advice for hint in ruleset.advice]
    digits += [STATUSES.index(given.status[rule]) for rule in sorted(ruleset.rules)]
    for names in (given.reasons, given.open, given.ask[:1]):
        digits += [question in names for question in ruleset.questions]
    return "".join(str(int(digit)) for digit in digits) + "".join(
        (*_values(ruleset, given), *_variants(ruleset, given))
    )


def _variants(ruleset: Ruleset, given: Result) -> Iterator[str]:
    yield from (str(given.variants.get(each.id, 0)) for each in ruleset.questions.values() if each.variants)


def _values(ruleset: Ruleset, given: Result) -> Iterator[str]:
    for name in sorted(ruleset.values):
        found = given.values.get(name)
        options = [*ruleset.values[name].options, LAWYER, UNSURE]
        if found is None:
            yield "-"
        else:
            bits = [option in found.can_be for option in options]
            yield "".join(str(int(digit)) for digit in (options.index(found.option), *bits, found.unsettled))
