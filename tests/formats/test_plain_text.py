"""Texts that are shown as they are written: what visitors would see as signs is found, and nothing else."""

from __future__ import annotations

import pytest

from explainer.formats.plain_text import sign_in

FOUND = [
    ("As it was {fact:loan|date}.", "{fact:loan|date}"),
    ("As it was [@card-rules-2, (2)].", "[@card-rules-2, (2)]"),
    ("As it was[^note].", "[^note]"),
    ("Ask [the desk](about.md).", "[the desk](about.md)"),
    ("Ask [the desk](#desk).", "[the desk](#desk)"),
    ("![A door](door.png)", "![A door](door.png)"),
    ("See <https://example.org/a>.", "<https://example.org/a>"),
    ("This is **not** so.", "**not**"),
    ("This is __not__ so.", "__not__"),
    ("In *Canada v. Smith*, the court …", "*Canada v. Smith*"),
    ("Within *14 days*.", "*14 days*"),
    ("(*not* so)", "*not*"),
    ("This is _not_ so.", "_not_"),
    ("Write `yes`.", "`yes`"),
    ("One<br/>two", "<br/>"),
    ('<a href="about.html">', '<a href="about.html">'),
    ("Section&nbsp;12", "&nbsp;"),
    ("Section&#160;12", "&#160;"),
]
LEFT_ALONE = [
    "Dial *67 before the number, or *82.",
    "Dial *67 or 67* and then #.",
    "9233#, *1*2*3#",
    "2 * 3 * 4",
    "Prices* and fees* are of 2026.",
    "whole_border and between_ports",
    "_name@example.org or first_last_name@example.org",
    "https://example.org/_a_/b_c",
    "snake_case_name_ and _",
    "[2023] SCC 17, [1999] 2 SCR 817",
    "Section 7 [2](a) and Article 7[1](a)",
    "A [person] (who is not named)",
    "{name} has {count} days",
    "R & D; law & order; AT&T; fish &c.",
    "Under 18 (age < 18), or a > b",
    "<words> that are no tag",
    "don`t and can`t",
    "Canada–US: a 14-day rule",
    "e-mail: help@example.org",
    "Note 1: __ is a blank to fill in: ____",
]


@pytest.mark.parametrize(("text", "written"), FOUND)
def test_what_would_be_seen_as_signs_is_found(text: str, written: str) -> None:
    sign = sign_in(text)
    assert sign is not None
    assert sign.written == written


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_markdown_is_left_alone(text: str) -> None:
    assert sign_in(text) is None
