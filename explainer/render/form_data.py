"""`Site` with rules → data/rules.json with its schema, and data/proof.json: the rules, and what was proved of them."""

from __future__ import annotations

from explainer.model import Output, Site
from explainer.rules.export import export_rules
from explainer.rules.schema import rules_schema


def form_outputs(site: Site) -> list[Output]:
    """The files of the form; none when the site has no rules. The bytes of rules.json are in the form's page too."""
    form = site.form
    if form is None:
        return []
    made_from = (form.ruleset.location.file,)
    outputs = [
        Output("data/rules.json", export_rules(form.ruleset, form.laws), made_from),
        Output("data/rules.schema.json", rules_schema(), made_from),
    ]
    if form.proof is not None:
        outputs.append(Output("data/proof.json", form.proof.as_json(), made_from))
    return outputs
