"""A resolved site → the same with its rules proved; a proof that held before is taken from .cache/."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.diagnostics import Diagnostics
from explainer.model import Form, Site
from explainer.stamp import FOLDER, make_folder, whole
from explainer.stamp import replace as replace_file

if TYPE_CHECKING:
    from explainer.rules.case import Case
    from explainer.rules.model import Law, Ruleset
    from explainer.rules.proofs import Proved

STAMP = f"{FOLDER}/proof.json"
_PROVER = Path(__file__).parent / "rules"


def with_proof(site: Site, root: Path, diagnostics: Diagnostics) -> Site:
    """Prove the rules of each form, unless rules, cases and the proofs themselves are those of the last proof.

    What does not hold is noted as a diagnostic. The stamp lies outside output/ and may be thrown away at any time.
    """
    if not site.forms:
        return site
    keys = {identifier: proof_key(form.ruleset, form.cases, form.laws) for identifier, form in site.forms.items()}
    known = _remembered(root)
    proofs = {
        identifier: known.get(keys[identifier]) or _proved(form, diagnostics) for identifier, form in site.forms.items()
    }
    held = {keys[identifier]: proof for identifier, proof in proofs.items() if proof is not None}
    if held.keys() != known.keys():
        _remember(root, held)
    return replace(site, forms={name: replace(form, proof=proofs[name]) for name, form in site.forms.items()})


def _proved(form: Form, diagnostics: Diagnostics) -> Proved | None:
    from explainer.rules.check_size import report_too_large
    from explainer.rules.diagrams import TooLarge
    from explainer.rules.proofs import prove

    try:
        return prove(form.ruleset, form.cases, form.laws, diagnostics)
    except (TooLarge, RecursionError):
        report_too_large(form.ruleset, diagnostics)
        return None


def _remember(root: Path, proofs: Mapping[str, Proved]) -> None:
    kept = json.dumps({key: proof.as_json().decode() for key, proof in proofs.items()})
    with contextlib.suppress(OSError):  # a site that cannot be written to is proved at every build
        make_folder(str(root))
        replace_file(str(root / STAMP), [kept.encode()])


def _remembered(root: Path) -> dict[str, Proved]:
    """The proofs that held at the last build, by their keys."""
    from explainer.rules.proofs import Proved

    try:
        kept = json.loads(whole(str(root / STAMP)))
        return {key: Proved.from_json(proof.encode()) for key, proof in kept.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # no stamp, or none that can be used


def proof_key(ruleset: Ruleset, cases: tuple[Case, ...], laws: Mapping[str, Law]) -> str:
    """A digest of all that a proof depends on: while it stays, so does the proof. Words for people do not count."""
    from explainer.rules.export import export_rules

    digest = hashlib.sha256(export_rules(ruleset, laws))
    logic = [(outcome.id, outcome.over, outcome.tone) for outcome in ruleset.outcomes]
    against = [(name, words.against is not None) for name, words in ruleset.derived.items()]
    together = [question.together for question in ruleset.questions.values()]
    digest.update(repr((logic, against, together, cases)).encode())
    for module in sorted(_PROVER.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()
