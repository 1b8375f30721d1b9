"""Words that need explaining, found in the HTML of a page."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from explainer.diagnostics import Location
from explainer.model import Term
from explainer.render.glossary import Glossary


def glossary(*terms: tuple[str, ...]) -> Glossary:
    return Glossary(
        Term(id=forms[0].replace(" ", "-"), term=forms[0], also=forms[1:], meaning="x", location=Location("a"))
        for forms in terms
    )


def explained(html: str, *terms: tuple[str, ...]) -> str:
    return str(glossary(*terms).explain(Markup(html))[0])


def link(word: str, term: str = "loan") -> str:
    return f'<a class="word" href="#word-{term}" id="used-{term}">{word}</a>'


def test_a_word_is_linked_where_it_first_stands_and_nowhere_else() -> None:
    assert explained("<p>A loan is a loan.</p>", ("loan",)) == f"<p>A {link('loan')} is a loan.</p>"


def test_the_words_found_are_reported_in_the_order_of_the_page() -> None:
    _, found = glossary(("loan",), ("stamp",), ("lost",)).explain(Markup("<p>stamp, loan</p>"))
    assert [term.id for term in found] == ["stamp", "loan"]


def test_other_forms_and_capitals_are_the_same_word() -> None:
    assert explained("<p>Loans</p>", ("loan", "loans")) == f"<p>{link('Loans')}</p>"


def test_only_whole_words_are_found() -> None:
    assert explained("<p>loaned, reloan</p>", ("loan",)) == "<p>loaned, reloan</p>"


def test_the_longer_of_two_words_is_found() -> None:
    assert explained("<p>night loan</p>", ("loan",), ("night loan",)) == f"<p>{link('night loan', 'night-loan')}</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="x.html">loan</a>',
        "<h2>loan</h2>",
        "<code>loan</code>",
        "<pre><code>loan</code></pre>",
        "<th>loan</th>",
        "<dt>loan</dt>",
        '<p class="notice__title"><span>Note</span> loan</p>',
        '<span title="loan"></span>',
        "<figure><table><tr><td>loan</td></tr></table></figure>",
    ],
)
def test_a_word_is_left_alone_where_a_link_would_be_wrong(html: str) -> None:
    assert explained(html, ("loan",)) == html


def test_a_word_after_a_skipped_one_is_found() -> None:
    assert explained("<h2>loan</h2><p>loan</p>", ("loan",)) == f"<h2>loan</h2><p>{link('loan')}</p>"


@pytest.mark.parametrize(
    ("form", "html"),
    [("R&D", "R&amp;D"), ("reader's card", "reader's card"), ("loan (short)", "loan (short)"), ("a<b", "a&lt;b")],
)
def test_a_word_may_hold_any_sign(form: str, html: str) -> None:
    assert explained(f"<p>The {html}.</p>", (form,)).startswith('<p>The <a class="word"')


def test_without_words_nothing_changes() -> None:
    assert glossary().explain(Markup("<p>loan</p>")) == (Markup("<p>loan</p>"), ())
