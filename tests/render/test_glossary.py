"""Words that need explaining: found in the prose of a page, and linked only where a link may be."""

from __future__ import annotations

import re

import pytest

from explainer.diagnostics import Location
from explainer.model import Term
from explainer.pipeline import make_outputs
from explainer.render.glossary import Glossary, PageGlossary
from tests.conftest import MakeSite, changed

# Every place in which a link would be wrong, and after them one in which it is right.
PLACES = """---
title: About
description: Where words are explained.
changed: 2026-04-28
---

## Stamp

[stamp](https://stamp.example/) `stamp` [^stamp]

    stamp

::: note Stamp
No word.
:::

| Stamp |
|-------|
| none  |

Stamp
: None.

{figure:cards-by-year}

| Day |
|-----|
| *stamps* and a stamp |

[^stamp]: A footnote with a stamp.
"""


def glossary(*terms: tuple[str, ...]) -> PageGlossary:
    return Glossary(
        Term(id=forms[0].replace(" ", "-"), term=forms[0], also=forms[1:], meaning="x", location=Location("a"))
        for forms in terms
    ).on_page()


def linked(prose: str, *terms: tuple[str, ...]) -> str:
    return glossary(*terms).linked(prose)


def link(word: str, term: str = "loan") -> str:
    return f'<a class="word" href="#word-{term}" id="used-{term}">{word}</a>'


def test_a_word_is_linked_where_it_first_stands_and_nowhere_else() -> None:
    page = glossary(("loan",))
    assert page.linked("A loan is a loan, ") == f"A {link('loan')} is a loan, "
    assert page.linked("and a loan.") == "and a loan."


def test_the_words_found_are_reported_in_the_order_of_the_page() -> None:
    page = glossary(("loan",), ("stamp",), ("lost",))
    page.linked("stamp, loan")
    assert [term.id for term in page.found] == ["stamp", "loan"]


def test_other_forms_and_capitals_are_the_same_word() -> None:
    assert linked("Loans", ("loan", "loans")) == link("Loans")


def test_only_whole_words_are_found() -> None:
    assert linked("loaned, reloan", ("loan",)) == "loaned, reloan"


def test_the_longer_of_two_words_is_found() -> None:
    assert linked("night loan", ("loan",), ("night loan",)) == link("night loan", "night-loan")


@pytest.mark.parametrize("form", ["R&D", "reader's card", "loan (short)", "a<b", 'the "card"', "amp"])
def test_a_word_may_hold_any_sign(form: str) -> None:
    html = form.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    assert re.fullmatch(rf'1 &amp; <a class="word" [^>]*>{re.escape(html)}</a> &lt;', linked(f"1 & {form} <", (form,)))


def test_without_words_nothing_is_linked() -> None:
    assert linked("a loan & more") == "a loan &amp; more"


def test_a_word_is_linked_only_where_a_link_may_be(a_site: MakeSite) -> None:
    site = a_site({"content/pages/about.md": PLACES})
    html = next(output for output in make_outputs(site) if output.path == "about.html").body.decode()
    assert html.count('href="#word-stamp"') == 1
    assert f"<td><em>stamps</em> and a {link('stamp', 'stamp')}</td>" in html


def test_a_word_is_linked_in_the_statement_of_a_fact(a_site: MakeSite) -> None:
    files = changed("content/pages/about.md", "---\n\n", "---\n\nIn short: {fact:reader-wins|statement} The court.\n\n")
    files |= changed("content/glossary.yaml", "term: stamp", "term: court")
    html = next(output for output in make_outputs(a_site(files)) if output.path == "about.html").body.decode()
    assert f"In short: The {link('court', 'stamp')} found" in html
    assert html.count('href="#word-stamp"') == 1
