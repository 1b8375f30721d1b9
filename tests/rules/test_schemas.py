"""The schemas of rules and cases → the same mistakes as loading finds, and nothing where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.formats.yaml_file import parse_yaml
from explainer.load.files import Folder
from explainer.load.forms import CASES, load_forms
from explainer.schemas import kind_of
from tests.mistake_blocks import Mistake
from tests.rules.rulesets import LIBRARY
from tests.rules.test_mistakes import ALL, edited
from tests.test_schemas import schema_diagnostics

# What a schema cannot say, or would say less well than the reader; each is reported when the site is built.
BEYOND_SCHEMAS = {
    "another format": "the reader tells which format it knows",
    "an outcome with a condition and without": "`otherwise: false` beside a condition is no mistake",
    "a limit without a counter": "a limit may be anything until one looks at the counter of its question",
    "a limit that is no number": "the same: beside a counter of dates it is a day",
    "a limit that is no day": "the same: beside a counter of days it is a number",
    "a counter of dates that counts from a day": "whether `from` is needed hangs on the unit",
    "a counter that counts from nowhere": "the same",
    "a holiday that is no day": "in a schema the days of a list are texts",
    "a time that is none": "in a schema the times of a mapping are texts",
    "half an hour": "whether a limit is a number of units or a day hangs on the unit",
    "a round number of days": "whether `round` makes sense hangs on the unit",
    "an outcome that is otherwise false": "`otherwise: false` beside a condition is no mistake",
}


def schema_finds_something(root: Path) -> bool:
    found = []
    for path in (root / "content/rules").glob("*.yaml"):
        kind = kind_of(path.relative_to(root).as_posix())
        assert kind is not None
        text = path.read_text("utf-8")
        diagnostics = Diagnostics()
        parse_yaml(text, path.name, diagnostics)
        if not diagnostics:
            found += schema_diagnostics(text, kind)
    return bool(found)


def reader_finds_something(root: Path) -> bool:
    diagnostics = Diagnostics()
    load_forms(Folder(root, diagnostics), diagnostics)
    return bool(len(diagnostics))


@pytest.mark.parametrize("mistake", ALL, ids=[mistake.name for mistake in ALL])
def test_schema_and_reader_agree_on_rules_with_a_mistake(mistake: Mistake, tmp_path: Path) -> None:
    root = edited(mistake, tmp_path / "site")
    agree = schema_finds_something(root) == reader_finds_something(root)
    assert agree != (mistake.name in BEYOND_SCHEMAS)


def test_a_schema_finds_nothing_in_rules_without_a_mistake() -> None:
    assert not schema_finds_something(LIBRARY)
    kind = kind_of(CASES)
    assert kind is not None
    assert kind.name == "cases"
