"""content/rules/ → `RawForm`s: each file of rules with its cases.

The cases of `fees.yaml` are in `fees.cases.yaml`. A site with one file of rules may call their file `cases.yaml`.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from explainer.diagnostics import Diagnostics, Location, listed, nearest
from explainer.load.files import Folder
from explainer.model import RawForm

FOLDER = "content/rules"
CASES = f"{FOLDER}/cases.yaml"
CASES_ENDING = ".cases.yaml"


def load_forms(folder: Folder, diagnostics: Diagnostics) -> tuple[RawForm, ...]:
    """Read the rules of every form, by the names of their files. What cannot be read is left out, and reported."""
    files = rules_files(folder)
    cases = _cases_files(folder, files, diagnostics)
    if not files:
        return ()
    from explainer.load.cases import load_cases
    from explainer.load.rules import load_ruleset

    forms = []
    for identifier, file in files.items():
        ruleset = load_ruleset(folder, file, diagnostics)
        persons = load_cases(folder, cases[identifier], diagnostics) if identifier in cases else ()
        if ruleset is not None:
            forms.append(RawForm(identifier, ruleset, persons))
    return tuple(forms)


def rules_files(folder: Folder) -> dict[str, str]:
    """The files of rules by their names without an ending, which are the ids of their forms."""
    files = folder.list(FOLDER, ".yaml", but_not=CASES_ENDING)
    return {PurePosixPath(file).stem: file for file in files if file != CASES}


def _cases_files(folder: Folder, rules: dict[str, str], diagnostics: Diagnostics) -> dict[str, str]:
    """The file of cases of each file of rules. One that belongs to none is reported."""
    files = {PurePosixPath(file).name.removesuffix(CASES_ENDING): file for file in folder.list(FOLDER, CASES_ENDING)}
    for identifier in files.keys() - rules.keys():
        what = f'there are no rules "{identifier}" for these cases.{nearest(identifier, rules)}'
        diagnostics.add(
            Location(files[identifier]),
            what,
            f"call this file after a file of rules in {FOLDER}/, like {_like(rules)}.",
        )
    if not (folder.root / CASES).is_file():
        return files
    if len(rules) == 1 and not files:
        return dict.fromkeys(rules, CASES)
    if not rules:
        diagnostics.add(Location(CASES), "there are cases, but no rules.", f"write the rules in {FOLDER}/.")
    elif len(rules) == 1:
        diagnostics.add(
            Location(CASES),
            f"there is a second file of cases: {min(files.values())}.",
            "write all cases in one of them.",
        )
    else:
        what = f"of which rules are these cases? There are {listed(rules)}."
        diagnostics.add(Location(CASES), what, f"call this file after its file of rules, like {_like(rules)}.")
    return files


def _like(rules: dict[str, str]) -> str:
    return f"{min(rules, default='fees')}{CASES_ENDING}"
