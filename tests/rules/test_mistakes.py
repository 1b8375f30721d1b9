"""Mistakes in the rules of the library → what is reported, word for word, by the first stage that notices."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.load.files import Folder
from explainer.load.forms import load_forms
from explainer.rules.check import check_cases, check_ruleset
from explainer.rules.proofs import prove
from tests.mistake_blocks import Mistake, make_mistake, read_mistakes, write_mistakes
from tests.rules.rulesets import BY_LAWS, FIXTURES, LIBRARY

MISTAKES = FIXTURES / "mistakes.txt"


def edited(mistake: Mistake, root: Path) -> Path:
    """The library with this mistake in it."""
    shutil.copytree(LIBRARY, root)
    make_mistake(mistake, root, "content/rules")
    return root


def what_is_said(mistake: Mistake, root: Path) -> str:
    """All diagnostics of the first stage that finds any."""
    edited(mistake, root)
    diagnostics = Diagnostics()
    folder = Folder(root, diagnostics)
    forms = load_forms(folder, diagnostics)
    if diagnostics:
        return "\n".join(map(str, diagnostics))
    (form,) = forms
    check_ruleset(form.ruleset, BY_LAWS, diagnostics, {"gazette": "news"})
    check_cases(form.ruleset, form.cases, BY_LAWS, diagnostics)
    if not diagnostics:
        prove(form.ruleset, form.cases, BY_LAWS, diagnostics)
    return "\n".join(map(str, diagnostics))


ALL = read_mistakes(MISTAKES, file="rules.yaml")


@pytest.mark.parametrize("mistake", ALL, ids=[mistake.name for mistake in ALL])
def test_a_mistake_is_reported_in_these_words(mistake: Mistake, tmp_path: Path, accept: bool) -> None:
    said = what_is_said(mistake, tmp_path / "site")
    if accept:
        mistake.said = said.splitlines()
        if mistake is ALL[-1]:
            write_mistakes(MISTAKES, ALL)
    assert said == "\n".join(mistake.said)
    assert said, "nobody noticed"
