"""Rules, cases and sources → the `Form`s: every name known, every law a law."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from explainer.diagnostics import Diagnostics
from explainer.model import Form, RawForm, RawSite, Site, Source

if TYPE_CHECKING:
    from explainer.rules.model import Law


def resolve_forms(
    raw: RawSite, sources: Mapping[str, Source], diagnostics: Diagnostics, translated: Site | None = None
) -> dict[str, Form]:
    """The forms by id; none when the site has no rules. They may be used only when no diagnostic was noted.

    Those of a translation have words of their own; rules, law and proof are those of the site that is `translated`.
    """
    if not raw.forms:
        return {}
    if translated is not None:
        return {
            form.id: replace(translated.forms[form.id], ruleset=form.ruleset, cases=form.cases) for form in raw.forms
        }
    from explainer.rules.check import check_cases, check_ruleset
    from explainer.rules.check_history import check_history
    from explainer.rules.citations import LAW_KINDS

    _check_ids(raw.forms, diagnostics)
    laws = {source.id: _law(source) for source in sources.values() if source.kind in LAW_KINDS}
    others = {source.id: source.kind for source in sources.values() if source.id not in laws}
    for form in raw.forms:
        check_ruleset(form.ruleset, laws, diagnostics, others)
        check_cases(form.ruleset, form.cases, laws, diagnostics)
        check_history(form.ruleset, form.cases, laws, diagnostics)
    return {form.id: Form(form.id, form.ruleset, form.cases, laws) for form in raw.forms}


def laws_of_forms(forms: Iterable[Form]) -> set[str]:
    """The ids of the sources that rules, outcomes or cases rest on."""
    laws: set[str] = set()
    for form in forms:
        from explainer.rules.citations import sources_of
        from explainer.rules.export import cited_law

        laws |= cited_law(form.ruleset).union(*(sources_of(case.law) for case in form.cases))
    return laws


def _check_ids(forms: Iterable[RawForm], diagnostics: Diagnostics) -> None:
    """Programs tell rules apart by the id that is written in them."""
    first: dict[str, RawForm] = {}
    for form in forms:
        other = first.setdefault(form.ruleset.id, form)
        if other is not form:
            what = f'the rules in {other.ruleset.location.file} have the id "{form.ruleset.id}" already.'
            diagnostics.add(form.ruleset.location, what, f"write another after `id:`, like {form.id}.")


def _law(source: Source) -> Law:
    from explainer.rules.model import Law

    return Law(
        id=source.id,
        cite=source.short,
        url=source.url,
        in_force=source.in_force,
        claims_from=source.claims_from,
        claims_until=source.claims_until,
        current_to=source.current_to,
    )
