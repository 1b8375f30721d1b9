"""Mistakes, gathered and told: the shape of a message is an interface."""

from __future__ import annotations

import pytest

from explainer.problems import BuildStopped, Place, Problem, Problems, listed, nearest, nearest_word, told


def problems_of(*added: tuple[str, int, str]) -> Problems:
    problems = Problems()
    for file, line, what in added:
        problems.add(Place(file, line), what, "mend it.")
    return problems


def test_a_problem_is_told_with_its_place_its_line_and_how_to_mend_it() -> None:
    problems = Problems()
    problems.remember_text("a.yaml", "one: 1\n   two: 2  \n")
    problems.add(Place("a.yaml", 2), "it is wrong.", "mend it.")
    assert [str(problem) for problem in problems] == ["a.yaml:2: it is wrong.\n    two: 2\n  mend: mend it."]


def test_a_problem_in_an_unknown_text_is_told_without_a_line() -> None:
    assert str(Problem(Place("a.yaml", 2), "it is wrong.", "mend it.")) == "a.yaml:2: it is wrong.\n  mend: mend it."


@pytest.mark.parametrize("line", [0, 3, 99])
def test_a_line_that_is_not_there_shows_nothing(line: int) -> None:
    problems = Problems()
    problems.remember_text("a.yaml", "one\n")
    problems.add(Place("a.yaml", line), "it is wrong.", "mend it.")
    assert next(iter(problems)).excerpt == ""


def test_a_long_line_is_cut() -> None:
    problems = Problems()
    problems.remember_text("a.md", "x" * 500)
    problems.add(Place("a.md", 1), "it is wrong.", "mend it.")
    assert next(iter(problems)).excerpt == "x" * 160 + "…"


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    problems = problems_of(("b", 1, "x"), ("a", 10, "x"), ("a", 2, "y"), ("a", 2, "x"))
    assert [(str(problem.place), problem.what) for problem in problems] == [
        ("a:2", "x"),
        ("a:2", "y"),
        ("a:10", "x"),
        ("b:1", "x"),
    ]


def test_the_same_problem_is_told_once() -> None:
    assert len(problems_of(("a", 1, "x"), ("a", 1, "x"))) == 1


def test_a_gate_stays_open_without_problems_and_shuts_with_all_of_them() -> None:
    Problems().stop_if_any()
    with pytest.raises(BuildStopped) as stopped:
        problems_of(("b", 1, "x"), ("a", 1, "y")).stop_if_any()
    assert [problem.what for problem in stopped.value.problems] == ["y", "x"]


def test_what_another_gatherer_noted_is_taken_over_with_its_texts() -> None:
    problems, other = Problems(), problems_of(("a", 1, "x"))
    other.remember_text("b", "the line")
    problems.take_over(other)
    problems.add(Place("b", 1), "y", "mend it.")
    assert [(problem.what, problem.excerpt) for problem in problems] == [("x", ""), ("y", "the line")]


def test_the_end_says_how_many_and_that_nothing_was_written() -> None:
    one, two = tuple(problems_of(("a", 1, "x"))), tuple(problems_of(("a", 1, "x"), ("a", 2, "x")))
    assert told(one).endswith("\n\n1 problem to mend; nothing was written.")
    assert told(two).count("\n\n") == 2
    assert told(two).endswith("\n\n2 problems to mend; nothing was written.")


def test_a_near_word_is_offered_and_a_far_one_is_not() -> None:
    assert nearest("confirmd", ["outdated", "confirmed"]) == ' Did you mean "confirmed"?'
    assert nearest("zebra", ["outdated", "confirmed"]) == ""
    assert nearest_word("confirmd", []) == ""


def test_up_to_eight_words_are_listed_and_more_are_told_by_their_place() -> None:
    assert listed("abcdefgh", "x.yaml") == "a, b, c, d, e, f, g, h"
    assert listed("abcdefghi", "x.yaml") == "one of the 9 in x.yaml"
