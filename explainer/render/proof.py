"""`Site` with proved rules → what the page about their proof is given: its figures, and the golden cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from explainer.model import Form, Site
from explainer.render.form import ShownLaw, shown_law
from explainer.rules.case import Case
from explainer.rules.model import Advice
from explainer.rules.outcome_words import ExemptWords
from explainer.rules.values import filled

if TYPE_CHECKING:
    from explainer.rules.proofs import Proved


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


@dataclass(frozen=True, slots=True)
class ShownProof:
    """What was proved of the rules of one form. `ids` is what its ids begin with, and `title` where it stands.

    Both are empty where the site has one form.
    """

    ids: str
    title: str
    figures: Proved
    exempt: ExemptWords
    advice: tuple[Advice, ...]
    outcomes: tuple[ShownResult, ...]


def proof_values(site: Site, forms: Iterable[Form]) -> dict[str, Any]:
    """What the page is given: the proof of each of these forms."""
    return {"proofs": [_shown(site, form, form.proof) for form in forms if form.proof is not None]}


def _shown(site: Site, form: Form, proof: Proved) -> ShownProof:
    ruleset, enough = form.ruleset, set(proof.smallest_cases)
    words_of = {outcome.id: outcome.words.says for outcome in ruleset.outcomes}
    values = {
        value.id: f" {site.words.get('form-or', '')} ".join(option.says for option in value.options.values())
        for value in ruleset.values.values()
    }
    words_of |= {identifier: words.says for identifier, words in ruleset.derived.items()}
    cases = [ShownCase(case, shown_law(site, ruleset, case.law), case.name in enough) for case in form.cases]
    results = (
        ShownResult(
            identifier,
            filled(says, values),
            tuple(shown for shown in cases if shown.case.expect.outcome == identifier),
        )
        for identifier, says in words_of.items()
    )
    page = site.page_about("form", form)
    several = len(site.forms) > 1
    return ShownProof(
        ids=f"{form.id}-" if several else "",
        title=(page.title if page else form.id) if several else "",
        figures=proof,
        exempt=ruleset.exempt.says,
        advice=ruleset.advice,
        outcomes=tuple(results),
    )
