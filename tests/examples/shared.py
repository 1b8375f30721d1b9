"""What every example of a whole site must be: proved, valid by the schemas, and free of what it may not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from explainer.diagnostics import Diagnostics
from explainer.model import Form
from explainer.rules.proofs import prove
from explainer.schemas import kind_of
from tests.conftest import files_in
from tests.test_schemas import schema_diagnostics, text_of

# Styles speak of the borders of boxes.
_STYLES_AND_SCRIPTS = re.compile(r"<(style|script)\b(?![^>]*application/)[^>]*>.*?</\1>", re.DOTALL)
_WRITTEN = (".html", ".json", ".xml", ".txt", ".md")


def texts_of(output: Path, *endings: str) -> Iterator[tuple[str, str]]:
    """What can be read in the files of a built site, each with its path; with no `endings`, in all that hold text."""
    for name, body in files_in(output).items():
        if name.endswith(endings or _WRITTEN):
            yield name, _STYLES_AND_SCRIPTS.sub("", body.decode())


def assert_never_said(words: re.Pattern[str], name: str, text: str) -> None:
    """A text has none of these words."""
    found = words.search(text)
    assert found is None, f"{name}: {text[max(found.start() - 60, 0) : found.end() + 30]}"


def assert_proved(form: Form, questions: int) -> None:
    """Every proof of the rules holds; `questions` are how many they ask."""
    diagnostics = Diagnostics()
    proof = prove(form.ruleset, form.cases, form.laws, diagnostics)
    assert list(diagnostics) == []
    assert proof is not None
    assert proof.questions == questions


def assert_schemas_fit(example: Path) -> None:
    """Every file that has a schema follows it."""
    for name in files_in(example):
        kind = kind_of(name)
        if kind is not None:
            text = text_of(example / name, kind, Diagnostics())
            assert text is not None
            assert schema_diagnostics(text, kind) == [], name
