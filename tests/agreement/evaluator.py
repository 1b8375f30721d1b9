"""The browser's evaluator, run in V8 over many answers at once → what it says, as compact text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from py_mini_racer import MiniRacer

from explainer.rules.board import Sheet
from explainer.rules.evaluate import Findings
from explainer.rules.export import export_rules
from explainer.rules.model import STATUSES, UNSURE, Ruleset

SCRIPT = Path(__file__).resolve().parents[2] / "assets/js/evaluate.js"
BLANK = "."  # a question that was left out

# One character for each answer of a person in the order of asking; back come, for each person, one character for each
# thing that the result says. Text crosses into V8 quicker than objects do.
_IN_BULK = """
const inBulk = (rules, statuses) => {
  const ask = explainer.evaluate(JSON.stringify(rules));
  const options = rules.order.map(q => [...rules.questions[q].options, "unsure"]);
  const outcomes = [...rules.outcomes.map(o => o.id), "lawyer", "unsure"], names = Object.keys(rules.rules);
  const bit = (list, name) => list.includes(name) ? 1 : 0;
  return text => text.split("\\n").map(line => {
    const answers = {};
    rules.order.forEach((q, i) => answers[q] = options[i][line.charCodeAt(i) - 65]);
    const r = ask(answers);
    return [
      ["yes", "no", "unsure"].indexOf(r.exempt), outcomes.indexOf(r.outcome),
      ...rules.advice.map(a => bit(r.advice, a.id)), ...names.map(n => statuses.indexOf(r.status[n])),
      ...rules.order.map(q => bit(r.reasons, q)), ...rules.order.map(q => bit(r.open, q)),
      ...rules.order.map(q => r.next === q ? 1 : 0)
    ].join("");
  }).join("\\n");
};
"""


class BrowserEvaluator:
    """evaluate.js with the rules of one ruleset."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self._engine = MiniRacer()
        self._engine.eval(SCRIPT.read_text(encoding="utf-8") + _IN_BULK)
        rules = export_rules(ruleset, {}).decode()
        self._engine.eval(f"const rules = {rules}; const answer = inBulk(rules, {json.dumps(STATUSES)})")

    def lines(self, answers: str) -> list[str]:
        """What each person is told, whose answers stand on the lines of `answers` as `written` writes them."""
        return str(self._engine.call("answer", answers)).split("\n")

    def ask(self, answers: Mapping[str, str]) -> dict[str, object]:
        """The result for one person, as a page gets it."""
        script = f"JSON.stringify(explainer.evaluate(JSON.stringify(rules))({json.dumps(answers)}))"
        result: dict[str, object] = json.loads(str(self._engine.eval(script)))
        return result


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


def sheet_of(ruleset: Ruleset, lines: Sequence[str]) -> Sheet:
    """The same answers for Python's evaluator, column by column."""
    given = {}
    for question, letters in zip(ruleset.questions, zip(*lines, strict=True), strict=True):
        column = "".join(letters)[::-1]
        given[question] = {
            option: int(column.translate(_bits(chr(65 + number))), 2)
            for number, option in enumerate(_options(ruleset, question))
        }
    return Sheet(len(lines), given)


def _bits(letter: str) -> dict[int, str]:
    return {code: "1" if chr(code) == letter else "0" for code in range(128)}


def expected_lines(ruleset: Ruleset, findings: Findings, width: int) -> list[str]:
    """What Python's evaluator says, in the same form."""
    columns = [_digits([*findings.exempt.values()], width), _digits([*findings.outcome.values()], width)]
    columns += [_digits([0, persons], width) for persons in findings.advice.values()]
    for rule in sorted(findings.status):
        columns.append(_digits([findings.status[rule][status] for status in STATUSES], width))
    columns += [_digits([0, findings.reasons[question]], width) for question in ruleset.questions]
    columns += [_digits([0, findings.open[question]], width) for question in ruleset.questions]
    asked = 0
    for persons in findings.ask.values():
        columns.append(_digits([0, persons & ~asked], width))
        asked |= persons
    return ["".join(line) for line in zip(*columns, strict=True)]


def _digits(tables: list[int], width: int) -> str:
    """For each person the number of the table that has their bit; 0 if none does. At most 15 tables."""
    # Read as hexadecimal, the bits of one table are a digit for each person, which can be multiplied.
    digits = sum(number * int(format(persons, "b"), 16) for number, persons in enumerate(tables))
    return format(digits, f"0{width}x")[::-1]
