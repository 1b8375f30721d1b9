"""Mistakes, collected and printed: the shape of a message is an interface."""

from __future__ import annotations

import pytest

from explainer.diagnostics import (
    BuildStopped,
    Diagnostic,
    Diagnostics,
    Location,
    format_diagnostics,
    listed,
    nearest,
    nearest_word,
)


def diagnostics_of(*added: tuple[str, int, str]) -> Diagnostics:
    diagnostics = Diagnostics()
    for file, line, what in added:
        diagnostics.add(Location(file, line), what, "fix it.")
    return diagnostics


def test_a_diagnostic_is_reported_with_its_place_its_line_and_how_to_mend_it() -> None:
    diagnostics = Diagnostics()
    diagnostics.add_source("a.yaml", "one: 1\n   two: 2  \n")
    diagnostics.add(Location("a.yaml", 2), "it is wrong.", "fix it.")
    assert [str(diagnostic) for diagnostic in diagnostics] == ["a.yaml:2: it is wrong.\n    two: 2\n  help: fix it."]


def test_a_diagnostic_in_an_unknown_text_is_reported_without_a_line() -> None:
    assert (
        str(Diagnostic(Location("a.yaml", 2), "it is wrong.", "fix it.")) == "a.yaml:2: it is wrong.\n  help: fix it."
    )


@pytest.mark.parametrize("line", [0, 3, 99])
def test_a_line_that_is_not_there_shows_nothing(line: int) -> None:
    diagnostics = Diagnostics()
    diagnostics.add_source("a.yaml", "one\n")
    diagnostics.add(Location("a.yaml", line), "it is wrong.", "fix it.")
    assert next(iter(diagnostics)).excerpt == ""


def test_a_long_line_is_cut() -> None:
    diagnostics = Diagnostics()
    diagnostics.add_source("a.md", "x" * 500)
    diagnostics.add(Location("a.md", 1), "it is wrong.", "fix it.")
    assert next(iter(diagnostics)).excerpt == "x" * 160 + "…"


def test_diagnostics_come_in_the_order_of_files_and_lines() -> None:
    diagnostics = diagnostics_of(("b", 1, "x"), ("a", 10, "x"), ("a", 2, "y"), ("a", 2, "x"))
    assert [(str(diagnostic.location), diagnostic.what) for diagnostic in diagnostics] == [
        ("a:2", "x"),
        ("a:2", "y"),
        ("a:10", "x"),
        ("b:1", "x"),
    ]


def test_the_same_diagnostic_is_reported_once() -> None:
    assert len(diagnostics_of(("a", 1, "x"), ("a", 1, "x"))) == 1


def test_a_gate_stays_open_without_diagnostics_and_shuts_with_all_of_them() -> None:
    Diagnostics().raise_if_any()
    with pytest.raises(BuildStopped) as stopped:
        diagnostics_of(("b", 1, "x"), ("a", 1, "y")).raise_if_any()
    assert [diagnostic.what for diagnostic in stopped.value.diagnostics] == ["y", "x"]


def test_what_another_gatherer_noted_is_taken_over_with_its_texts() -> None:
    diagnostics, other = Diagnostics(), diagnostics_of(("a", 1, "x"))
    other.add_source("b", "the line")
    diagnostics.extend(other)
    diagnostics.add(Location("b", 1), "y", "fix it.")
    assert [(diagnostic.what, diagnostic.excerpt) for diagnostic in diagnostics] == [("x", ""), ("y", "the line")]


def test_the_end_says_how_many_and_that_nothing_was_written() -> None:
    one, two = tuple(diagnostics_of(("a", 1, "x"))), tuple(diagnostics_of(("a", 1, "x"), ("a", 2, "x")))
    assert format_diagnostics(one).endswith("\n\n1 error; nothing was written.")
    assert format_diagnostics(two).count("\n\n") == 2
    assert format_diagnostics(two).endswith("\n\n2 errors; nothing was written.")


def test_a_near_word_is_offered_and_a_far_one_is_not() -> None:
    assert nearest("confirmd", ["outdated", "confirmed"]) == ' Did you mean "confirmed"?'
    assert nearest("zebra", ["outdated", "confirmed"]) == ""
    assert nearest_word("confirmd", []) == ""


def test_up_to_eight_words_are_listed_and_more_are_reported_by_their_place() -> None:
    assert listed("abcdefgh", "x.yaml") == "a, b, c, d, e, f, g, h"
    assert listed("abcdefghi", "x.yaml") == "one of the 9 in x.yaml"
