"""The form in a browser → answered by a visitor, with script or without, and what it then shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from explainer.render.form_css.elements import buttons_of, fields_of
from explainer.rules.case import Case
from explainer.rules.dates import count_answers
from explainer.rules.model import LAWYER, NO, UNSURE, YES
from explainer.rules.result import STATUSES, Result
from explainer.rules.together import AGAINST
from tests.browser.browsers import ROOT
from tests.rules.rulesets import read

ROW = {"established": YES, "ruled_out": NO, "unsettled": UNSURE, "open": UNSURE, "not_needed": UNSURE}
Evaluate = Callable[[str, Any], Any]  # runs a function written in JavaScript on one argument

RULESET, CASES = read(ROOT)  # of this project's own site
BUTTONS = buttons_of(RULESET)
FIELDS = fields_of(RULESET)
QUESTIONS: dict[str | None, str] = {field: question for question, field in FIELDS.items()}


def _with_names(script: str) -> str:
    """A script that knows the words for a rule's status and, by their ids, the questions and answers of the page."""
    names = {
        "STATUSES": STATUSES,
        "QUESTIONS": QUESTIONS,
        "BUTTONS": {" ".join(answer): button for answer, button in BUTTONS.items()},
    }
    for name, value in names.items():
        script = script.replace(name, f"({json.dumps(value)})")
    return script


SEEN = _with_names("""
(rules) => {
  const isSeen = (element) => element.getClientRects().length > 0;
  const seen = (selector) => [...document.querySelectorAll(selector)].filter(isSeen).map(({id}) => id.slice(2));
  const questions = [...document.querySelectorAll(".question")].filter(isSeen).map(({id}) => QUESTIONS[id]);
  const said = [...document.querySelectorAll('.result__rows [id^="b"]')].filter(isSeen);
  const form = document.querySelector(".form");
  const statuses = Object.fromEntries(STATUSES.map((status) => [form.getAttribute(`data-${status}`), status]));
  const status = {};
  for (const rule of document.querySelectorAll(".checklist li[id]")) {
    const sign = rule.querySelector("summary b");
    const word = sign.textContent || getComputedStyle(sign, "::before").content.slice(1, -1);
    status[rules[rule.id.slice(1)]] = statuses[word] || "neither";
  }
  return {
    exempt: seen('[id^="e-"]'), outcome: seen('.result__says'), details: seen('[id^="m-"]'),
    rows: said.map(({id}) => [rules[id.slice(1).split("-")[0]], id.split("-")[1]]),
    advice: seen('[id^="a-"]'), questions, status,
  };
}
""")

# Answers whatever is asked, one question after another, as fast as the page can; returns what was asked.
ANSWER_ALL = _with_names("""
(answers) => {
  const form = document.querySelector(".form"), asked = [];
  for (;;) {
    const field = [...document.querySelectorAll(".question")].find((each) => each.getClientRects().length);
    if (!field || asked.length > 99) return asked;
    const question = QUESTIONS[field.id];
    asked.push(question);
    document.getElementById(BUTTONS[`${question} ${answers[question] || "unsure"}`]).click();
    form.requestSubmit();
  }
}
""")

# Ticks the answers of the questions that can be seen, again and again, because an answer may bring up others.
TICK_ALL = _with_names("""
(answers) => {
  const given = {};
  for (let more = true; more;) {
    more = false;
    for (const field of document.querySelectorAll(".question")) {
      const question = QUESTIONS[field.id];
      if (given[question] || !answers[question] || !field.getClientRects().length) continue;
      document.getElementById(BUTTONS[`${question} ${answers[question]}`]).checked = more = true;
      given[question] = answers[question];
    }
  }
  return given;
}
""")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a visitor sees of the result, and which questions."""

    exempt: list[str]
    rows: list[tuple[str, str]]  # a rule that has a row, and what it says: yes, no, unsure
    outcome: list[str]
    details: list[str]
    advice: list[str]
    questions: list[str]
    status: Mapping[str, str]

    def is_result(self, result: Result) -> bool:
        """Is this what the rules say?"""
        reported = (self.exempt, self.outcome, self.details, self.advice)
        outcome = shown_outcome(result)
        expected = ([result.exempt], [outcome], [outcome], list(result.advice))
        return reported == expected and all(ROW[result.status[rule]] == said for rule, said in self.rows)


def shown_outcome(result: Result) -> str:
    """The outcome as the page names it: a derived one whose every candidate is against the person has its own words."""
    against = result.outcome in (LAWYER, UNSURE) and getattr(result, "tone", "") == AGAINST
    return f"{result.outcome}-against" if against else result.outcome


def one_case_of_each_kind() -> list[Case]:
    """For every exemption, outcome and advice that go together in the golden cases, the first such case."""
    kinds: dict[tuple[object, ...], Case] = {}
    for case in CASES:
        kinds.setdefault((case.expect.exempt, case.expect.outcome, case.expect.advice), case)
    return list(kinds.values())


def one_case_of_each_outcome() -> list[Case]:
    """For every outcome, the golden case with the fewest answers that ends in it with nothing left open."""
    by_length = sorted(CASES, key=lambda case: -len(answers_of(case)))
    return list({case.expect.outcome: case for case in by_length}.values())


def answers_of(case: Case) -> dict[str, str]:
    """What this person answers, also by the days that the case names."""
    return {**count_answers(RULESET, case.dates), **case.answers}


def shown(evaluate: Evaluate) -> Shown:
    """What can be seen now."""
    return Shown(**evaluate(SEEN, sorted(RULESET.rules)))


def with_unsure(answers: Mapping[str, str], asked: Iterable[str]) -> dict[str, str]:
    """What a visitor said who answered all that was asked, and did not know what the case does not say."""
    return {question: answers.get(question, UNSURE) for question in asked}
