"""A resolved site → the same with its rules proved; a proof that held before is taken from .cache/."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.diagnostics import Diagnostics
from explainer.model import Form, Site
from explainer.rules.case import Case
from explainer.rules.export import export_rules
from explainer.rules.model import Law, Ruleset

if TYPE_CHECKING:
    from explainer.rules.proofs import Proved

STAMP = ".cache/proof.json"
_PROVER = Path(__file__).parent / "rules"


def with_proof(site: Site, root: Path, diagnostics: Diagnostics) -> Site:
    """Prove the rules of the form, unless rules, cases and the proofs themselves are those of the last proof.

    What does not hold is noted as a diagnostic. The stamp lies outside output/ and may be thrown away at any time.
    """
    if site.form is None:
        return site
    form = site.form
    key = proof_key(form.ruleset, form.cases, form.laws)
    proof = _remembered(root / STAMP, key) or _proved(form, root / STAMP, key, diagnostics)
    return replace(site, form=replace(form, proof=proof))


def _proved(form: Form, stamp: Path, key: str, diagnostics: Diagnostics) -> Proved | None:
    from explainer.rules.proofs import prove

    proof = prove(form.ruleset, form.cases, form.laws, diagnostics)
    if proof is not None:
        try:
            stamp.parent.mkdir(exist_ok=True)
            stamp.write_text(json.dumps({"key": key, "proof": proof.as_json().decode()}), "utf-8")
        except OSError:
            pass  # a site that cannot be written to is proved at every build
    return proof


def _remembered(stamp: Path, key: str) -> Proved | None:
    from explainer.rules.proofs import Proved

    try:
        kept = json.loads(stamp.read_text("utf-8"))
        return Proved.from_json(kept["proof"].encode()) if kept["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # no stamp, or none that can be used


def proof_key(ruleset: Ruleset, cases: tuple[Case, ...], laws: Mapping[str, Law]) -> str:
    """A digest of all that a proof depends on: while it stays, so does the proof. Words for people do not count."""
    digest = hashlib.sha256(export_rules(ruleset, laws))
    logic = [(outcome.id, outcome.over, outcome.tone) for outcome in ruleset.outcomes]
    against = [(name, words.against is not None) for name, words in ruleset.derived.items()]
    together = [question.together for question in ruleset.questions.values()]
    digest.update(repr((logic, against, together, cases)).encode())
    for module in sorted(_PROVER.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()
