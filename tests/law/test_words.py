"""Two texts → the same words or not, and which words went and which came."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from explainer.law.words import DELETE, EQUAL, INSERT, Span, difference, fingerprint, tokens

_WORDS = some.sampled_from(["a", "book", "14", "15", "days", "159.4(1.1)", "lent;", "lent,", "–", "l’Act", "Minister"])
_TEXTS = some.lists(_WORDS, max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the day\u00a0on\n  which", "the day on which"),
        ("the library’s “card”", 'the library\'s "card"'),
        ("« carte » : timbrée", '"carte": timbrée'),
        ("Canada – United", "Canada–United"),
        ("non\u2011fiction", "non-fiction"),
        ("re\u00adturn", "return"),
        ("cafe\u0301", "café"),
        ("1 er jour", "1er jour"),
        ("and so on…", "and so on..."),
    ],
)
def test_typography_leaves_no_trace(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14 days", "15 days"),
        ("14 days", "1 4 days"),
        ("the Minister", "the minister"),
        ("a, b", "a; b"),
        ("subsection 7(1.1)", "subsection 7(1.2)"),
        ("may not", "may"),
        ("may", "must"),
        ("resume", "résumé"),
        ("x²", "x2"),
        ("a b", "ab"),
    ],
)
def test_words_numbers_and_marks_leave_a_trace(one: str, other: str) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_a_fingerprint_is_short_and_stays_the_same() -> None:
    # A pin in a site was written by an older build: if this changes, every pin of every site is reported as changed.
    assert fingerprint("A library lends a book to a person who holds a card;") == "9d385aa02460e9ba"


@given(_TEXTS, _TEXTS)
def test_a_difference_is_shown_exactly_when_the_words_differ(old: str, new: str) -> None:
    spans = difference(old, new)
    assert any(span.kind != EQUAL for span in spans) == (tokens(old) != tokens(new))


@given(_TEXTS, _TEXTS)
def test_a_difference_holds_all_of_both_texts(old: str, new: str) -> None:
    spans = difference(old, new)
    assert tokens(" ".join(span.text for span in spans if span.kind != INSERT)) == tokens(old)
    assert tokens(" ".join(span.text for span in spans if span.kind != DELETE)) == tokens(new)


def test_one_changed_number_is_shown_alone() -> None:
    assert difference("less than 14 days after the day", "less than 15 days after the day") == (
        Span(EQUAL, "less than"),
        Span(DELETE, "14"),
        Span(INSERT, "15"),
        Span(EQUAL, "days after the day"),
    )


def test_a_changed_reference_is_shown_whole() -> None:
    spans = difference("under subsection 159.4(1.1) of", "under subsection 159.4(1.2) of")
    assert [span.text for span in spans if span.kind != EQUAL] == ["159.4(1.1)", "159.4(1.2)"]


def test_words_lost_between_long_changes_are_shown_with_them() -> None:
    spans = difference("on the latest of these dates", "seven days after the notice has been given")
    assert [span.kind for span in spans] == [DELETE, INSERT]
