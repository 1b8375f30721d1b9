"""Mistakes in the rules of the library → what the editor is reported: the first gate that notices, word for word."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.load.cases import load_cases
from explainer.load.files import Folder
from explainer.load.rules import load_rules
from explainer.rules.check import check_cases, check_ruleset
from explainer.rules.proofs import prove
from tests.rules.rulesets import BY_LAWS, FIXTURES, LIBRARY

MISTAKES = FIXTURES / "mistakes.txt"


@dataclass(slots=True)
class Mistake:
    """One block of the file: lines taken out and put in, one after the other, and what is said."""

    name: str
    file: str = "rules"
    edits: list[tuple[list[str], list[str]]] = field(default_factory=list)
    head: list[str] = field(default_factory=list)  # of the block, as written
    said: list[str] = field(default_factory=list)


def read_mistakes() -> Iterator[Mistake]:
    mistake: Mistake | None = None
    for line in MISTAKES.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            if mistake:
                yield mistake
            mistake = Mistake(line[3:])
        elif mistake is None:
            continue
        elif line.startswith("@ "):
            mistake.file = line[2:]
            mistake.head.append(line)
        elif line.startswith(("-", "+")):
            _add_edit(mistake, line)
        elif line:
            mistake.said.append(line)
    if mistake:
        yield mistake


def _add_edit(mistake: Mistake, line: str) -> None:
    mistake.head.append(line)
    if line[0] == "-" and (not mistake.edits or mistake.edits[-1][1]):
        mistake.edits.append(([], []))
    mistake.edits[-1][line[0] == "+"].append(line[1:])


def edited(mistake: Mistake, root: Path) -> Path:
    """The library with this mistake in it."""
    shutil.copytree(LIBRARY, root)
    path = root / "content/rules" / f"{mistake.file}.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in mistake.edits:
        before, after = "\n".join(old), "\n".join(new)
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times"
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")
    return root


def what_is_said(mistake: Mistake, root: Path) -> str:
    """All diagnostics of the first gate that finds any."""
    edited(mistake, root)
    diagnostics = Diagnostics()
    folder = Folder(root, diagnostics)
    ruleset, cases = load_rules(folder, diagnostics), load_cases(folder, diagnostics)
    if ruleset is not None and not diagnostics:
        check_ruleset(ruleset, BY_LAWS, diagnostics)
        check_cases(ruleset, cases, BY_LAWS, diagnostics)
    if ruleset is not None and not diagnostics:
        prove(ruleset, cases, BY_LAWS, diagnostics)
    return "\n".join(map(str, diagnostics))


ALL = list(read_mistakes())


@pytest.mark.parametrize("mistake", ALL, ids=[mistake.name for mistake in ALL])
def test_a_mistake_is_reported_in_these_words(mistake: Mistake, tmp_path: Path, accept: bool) -> None:
    said = what_is_said(mistake, tmp_path / "site")
    if accept:
        mistake.said = said.splitlines()
        if mistake is ALL[-1]:
            _write_all()
    assert said == "\n".join(mistake.said)
    assert said, "nobody noticed"


def _write_all() -> None:
    opening = MISTAKES.read_text(encoding="utf-8").split("\n\n## ")[0]
    blocks = ["\n".join([f"## {mistake.name}", *mistake.head, *mistake.said]) for mistake in ALL]
    MISTAKES.write_text("\n\n".join([opening, *blocks]) + "\n", encoding="utf-8")
