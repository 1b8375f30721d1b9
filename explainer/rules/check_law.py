"""A ruleset → a diagnostic for each source it rests on that is unknown, or of a kind that says nothing of the law."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from explainer.diagnostics import Diagnostics, nearest
from explainer.rules.citations import LAW_KINDS, Citation
from explainer.rules.model import Advice, Outcome, Rule, Ruleset
from explainer.rules.periods import Suspension

_KINDS = ", ".join(f"`{kind}`" for kind in LAW_KINDS[:-1]) + f" or `{LAW_KINDS[-1]}`"


def check_law(ruleset: Ruleset, laws: Collection[str], others: Mapping[str, str], diagnostics: Diagnostics) -> None:
    """`laws` are the ids of the sources that a rule may cite, `others` those of all other sources, with their kinds."""
    things: list[Rule | Outcome | Advice | Suspension] = [*ruleset.rules.values(), *ruleset.outcomes]
    things += [*ruleset.advice, *ruleset.suspended]
    for thing in things:
        for citation in thing.law:
            if citation.source not in laws:
                _report(citation, laws, others, diagnostics)


def _report(citation: Citation, laws: Collection[str], others: Mapping[str, str], diagnostics: Diagnostics) -> None:
    source = citation.source
    if source in others:
        what = f'"{source}" is of the kind {others[source]}, which says nothing of what the law is.'
        help_text = f"name the law, the judgment or the guideline itself; its kind is {_KINDS}."
    else:
        what = f'there is no law "{source}" among the sources.{nearest(source, laws)}'
        help_text = f"fix the name, or add the source; its kind is {_KINDS}."
    diagnostics.add(citation.location, what, help_text)
