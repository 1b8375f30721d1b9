"""`Site` with proved rules → what the page about their proof is given: its figures, and the golden cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from explainer.model import Site
from explainer.render.form import ShownLaw, shown_law
from explainer.rules.case import Case
from explainer.rules.values import filled


@dataclass(frozen=True, slots=True)
class ShownCase:
    """A golden case with the law that it names. `is_enough`: it is one of a smallest set that notices every mistake."""

    case: Case
    law: tuple[ShownLaw, ...]
    is_enough: bool


@dataclass(frozen=True, slots=True)
class ShownResult:
    """A result in its words, with the golden cases that come out so."""

    id: str
    says: str
    cases: tuple[ShownCase, ...]


def proof_values(site: Site) -> dict[str, Any]:
    """What the page is given; nothing when the site has no rules, or none that were proved."""
    form = site.form
    if form is None or form.proof is None:
        return {"proof": None}
    ruleset, proof = form.ruleset, form.proof
    enough = set(proof.smallest_cases)
    words_of = {outcome.id: outcome.words.says for outcome in ruleset.outcomes}
    values = {
        value.id: f" {site.words.get('form-or', '')} ".join(option.says for option in value.options.values())
        for value in ruleset.values.values()
    }
    words_of |= {identifier: words.says for identifier, words in ruleset.derived.items()}
    cases = [ShownCase(case, shown_law(site, case.law), case.name in enough) for case in form.cases]
    return {
        "proof": proof,
        "changing_nothing": proof.mutants - proof.mutants_killed,
        "enough": len(enough),
        "exempt": ruleset.exempt.says,
        "advice": ruleset.advice,
        "outcomes": [
            ShownResult(
                identifier,
                filled(says, values),
                tuple(shown for shown in cases if shown.case.expect.outcome == identifier),
            )
            for identifier, says in words_of.items()
        ],
    }
