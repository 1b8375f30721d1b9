"""Rules, cases and sources → the `Form`: every name known, every law a law."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.diagnostics import Diagnostics
from explainer.model import Form, RawSite, Source
from explainer.rules.check import check_cases, check_ruleset
from explainer.rules.check_history import check_history
from explainer.rules.citations import LAW_KINDS, sources_of
from explainer.rules.export import cited_law
from explainer.rules.model import Law


def resolve_form(raw: RawSite, sources: Mapping[str, Source], diagnostics: Diagnostics) -> Form | None:
    """The form, or None when the site has no rules. It may be used only when no diagnostic was noted."""
    ruleset = raw.ruleset
    if ruleset is None:
        return None
    laws = {source.id: _law(source) for source in sources.values() if source.kind in LAW_KINDS}
    others = {source.id: source.kind for source in sources.values() if source.id not in laws}
    check_ruleset(ruleset, laws, diagnostics, others)
    check_cases(ruleset, raw.cases, laws, diagnostics)
    check_history(ruleset, raw.cases, laws, diagnostics)
    return Form(ruleset, raw.cases, laws)


def laws_of_form(form: Form | None) -> set[str]:
    """The ids of the sources that rules, outcomes or cases rest on."""
    if form is None:
        return set()
    return cited_law(form.ruleset).union(*(sources_of(case.law) for case in form.cases))


def _law(source: Source) -> Law:
    return Law(
        id=source.id,
        cite=source.short,
        url=source.url,
        in_force=source.in_force,
        claims_from=source.claims_from,
        claims_until=source.claims_until,
        current_to=source.current_to,
    )
