"""`Site` with rules → data/rules.json with its schema, and data/proof.json: the rules, and what was proved of them.

Of several forms, each has its own: data/rules-fees.json. None is called data/rules.json then.
"""

from __future__ import annotations

from explainer.model import Output, Site


def form_outputs(site: Site) -> list[Output]:
    """The files of the forms; none when the site has no rules. The bytes of the rules are in the form's page too."""
    if not site.forms:
        return []
    from explainer.rules.export import export_rules
    from explainer.rules.schema import rules_schema

    outputs: list[Output] = []
    for form in site.forms.values():
        name = f"-{form.id}" if len(site.forms) > 1 else ""
        file = form.ruleset.location.file
        outputs.append(Output(f"data/rules{name}.json", export_rules(form.ruleset, form.laws), (file,)))
        if form.proof is not None:
            outputs.append(Output(f"data/proof{name}.json", form.proof.as_json(), (file,)))
    files = tuple(form.ruleset.location.file for form in site.forms.values())
    return [*outputs, Output("data/rules.schema.json", rules_schema(), files)]
