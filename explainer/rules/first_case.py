"""Rules and cases of which none answers a question → one diagnostic, with a case of somebody as an example."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from explainer.diagnostics import Diagnostics
from explainer.rules.case import Case
from explainer.rules.cases import answers_of
from explainer.rules.evaluate import result_of
from explainer.rules.result import Result
from explainer.rules.semantics import Answers, Semantics, written


def check_some_case_answers(semantics: Semantics, cases: Sequence[Case], diagnostics: Diagnostics) -> None:
    """Without an answer in any case nothing notices a mistake: that is said once, not for each mistake."""
    ruleset = semantics.ruleset
    if any(answers_of(ruleset, case) for case in cases):
        return
    answers, result = _somebody(semantics)
    expected = f"exempt: {result.exempt}, outcome: {result.outcome}"
    example = f"- {{name: …, answers: {{{written(answers)}}}, expect: {{{expected}}}}}"
    if cases:
        location, where = cases[0].location, "here"
    else:
        location, stem = ruleset.location, PurePosixPath(ruleset.location.file).stem
        where = f"in cases.yaml beside this file ({stem}.cases.yaml if there are more forms)"
    diagnostics.add(
        location,
        "no case answers a question, so nobody notices if the rules say what the law does not.",
        f"write some {where}, each like `{example}`, with what the law says of that person.",
    )


def _somebody(semantics: Semantics) -> tuple[Answers, Result]:
    """Who chooses the first option of each question that is asked, and what comes of it."""
    answers: dict[str, str] = {}
    while (result := result_of(semantics, answers)).next:
        answers[result.next] = semantics.ruleset.questions[result.next].options[0].id
    return answers, result
