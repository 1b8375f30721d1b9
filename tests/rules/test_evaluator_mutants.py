"""Small mistakes in the evaluator itself → other results in the library or the park: the tests there would notice."""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import Path

import pytest

import explainer.rules
from tests.rules.rulesets import all_answers, library, park

ROOM = Path(explainer.rules.__file__).parent

MISTAKES = [
    ("board.py", "value = reduce(and_, inputs, self.planes.true)", "value = reduce(or_, inputs, 0)"),
    ("board.py", "return self.planes.negated(value) if gate.negated else value", "return value"),
    ("board.py", "inputs[0] & self.planes.unsettled if gate.kind == UNSETTLED else inputs[0]", "inputs[0]"),
    ("board.py", "return applies & self.planes.answer", "return self.planes.answer"),
    ("board.py", "not_asked & self.planes.plane(applies, bits.BEST + bits.SURELY_TRUE)", "not_asked"),
    ("board.py", "answers.get(UNSURE, 0) | not_asked & ~askable", "not_asked & ~askable"),
    ("board.py", "LAWYER: open_for & unsettled, UNSURE: open_for & ~unsettled", "LAWYER: 0, UNSURE: open_for"),
    ("board.py", "LAWYER: open_for & unsettled, UNSURE: open_for & ~unsettled", "LAWYER: open_for, UNSURE: 0"),
    ("board.py", "wants[number] &= self.planes.moving(self.values[number])", "pass"),
    ("board.py", "if gate.negated:\n            want", "if not gate.negated:\n            want"),
    ("board.py", "self.planes.any_plane(want) & applies", "self.planes.any_plane(want)"),
    ("board.py", "want &= ~self.planes.spread(applies, bits.HALF)", "want = 0"),
    ("board.py", "(self.circuit.exempt, *self.circuit.asked_for)", "(self.circuit.exempt,)"),
    ("board.py", "planes.spread(unsure, (bits.SURELY_TRUE,))", "0"),
    ("board.py", "planes.spread(unsure & by_law,", "planes.spread(0,"),
    ("board.py", '"open": undecided & live, "not_needed": undecided & ~live', '"open": undecided, "not_needed": 0'),
    (
        "planes.py",
        "SURELY_UNSETTLED, SURELY_TRUE, MAYBE_TRUE, MAYBE_UNSETTLED = range(4)",
        "SURELY_TRUE, SURELY_UNSETTLED, MAYBE_TRUE, MAYBE_UNSETTLED = range(4)",
    ),
    ("planes.py", "plane % BEST in (MAYBE_TRUE, MAYBE_UNSETTLED)", "plane % BEST == MAYBE_TRUE"),
    (
        "planes.py",
        "self.everyone & ~self.plane(value, BEST + MAYBE_UNSETTLED)",
        "self.everyone & ~self.plane(value, BEST + MAYBE_TRUE)",
    ),
    (
        "circuit.py",
        "none_before = (self.gate(Gate(SAME, (other,), negated=True)) for other in before)",
        "none_before = ()",
    ),
    ("circuit.py", "self.condition(inner, negated=not negated)", "self.condition(inner)"),
    (
        "evaluate.py",
        "board = Board(ruleset, circuit, definite)\n    still_open",
        "board = Board(ruleset, circuit, sheet)\n    still_open",
    ),
    ("evaluate.py", "ask = Board(ruleset, circuit, sheet).wanted()[0]", "ask = still_open"),
    (
        "evaluate.py",
        "_agreeing(exempt, board.exempt()) & _agreeing(outcomes, board.outcomes())",
        "_agreeing(outcomes, board.outcomes())",
    ),
    ("evaluate.py", "reversed([question for", "iter([question for"),
    ("evaluate.py", "who & ~ask[name] & ~sheet.asked(name)", "who & ~ask[name]"),
]


Told = list[dict[str, object]]


def told(room: str) -> Told:
    """What every way to answer leads to, in the library and in the park, by the evaluator of one package."""
    circuit, board, evaluator = (import_module(f"{room}.{name}") for name in ("circuit", "board", "evaluate"))
    found: Told = []
    for ruleset in (library(), park()):
        sheet = board.Sheet.of(list(all_answers(ruleset)))
        findings = evaluator.judge(ruleset, circuit.build_circuit(ruleset), sheet)
        found.append({name: getattr(findings, name) for name in findings.__slots__ if name != "ruleset"})
    return found


@pytest.fixture(scope="module")
def results() -> Told:
    return told("explainer.rules")


@pytest.mark.parametrize("number", range(len(MISTAKES)))
def test_a_mistake_in_the_evaluator_shows(
    number: int, results: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, old, new = MISTAKES[number]
    room = f"rules_with_mistake_{number}"
    write_with_a_mistake(tmp_path / room, file, old, new)
    monkeypatch.syspath_prepend(tmp_path)
    assert told(room) != results


def test_a_copy_without_a_mistake_says_the_same(results: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_with_a_mistake(tmp_path / "rules_without_mistake", "board.py", "class Board:", "class Board:")
    monkeypatch.syspath_prepend(tmp_path)
    assert told("rules_without_mistake") == results


def write_with_a_mistake(room: Path, file: str, old: str, new: str) -> None:
    """A copy of the rules room, as a package of its own, in which one passage is another."""
    shutil.copytree(ROOM, room, ignore=shutil.ignore_patterns("__pycache__"))
    for path in room.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.name == file:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
            text = text.replace(old, new)
        # The nouns stay those of the generator, so that the same ruleset passes through.
        text = text.replace("explainer.rules.", f"{room.name}.").replace(f"{room.name}.model", "explainer.rules.model")
        path.write_text(text, encoding="utf-8")
