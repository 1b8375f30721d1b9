"""HTML of a page → the same with each glossary word linked where it first is, and the words that were found."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from explainer.model import Term

# Left as they are: links (no link in a link), headings, code, marks of footnotes, titles of notices, heads of tables.
_SKIPPED = r"<(a|h[1-6]|code|pre|sup|th|dt|figure)\b.*?</\1>|<p class=\"notice__title\">.*?</p>|<[^>]+>"


class Glossary:
    """Finds the words of the glossary in pages. Longer words are looked for first."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, Term] = {}
        for term in terms:
            for form in (term.term, *term.also):
                self._terms.setdefault(_as_in_html(form), term)
        forms = sorted(self._terms, key=len, reverse=True)
        words = "|".join(re.escape(form) for form in forms)
        self._pattern = re.compile(rf"{_SKIPPED}|(?<!\w)({words})(?!\w)", re.DOTALL | re.IGNORECASE) if forms else None

    def explain(self, html: Markup, *, back: bool = True) -> tuple[Markup, tuple[Term, ...]]:
        """Link each word once, to `#word-…` on the same page; also returns the words found, in order.

        `back` says whether the place can be linked back to.
        """
        if self._pattern is None:
            return html, ()
        found: dict[str, Term] = {}

        def link(match: re.Match[str]) -> str:
            word = match.group(2)
            if word is None:
                return match.group(0)
            term = self._terms.get(word.casefold())
            if term is None or term.id in found:
                return word
            found[term.id] = term
            place = f' id="used-{term.id}"' if back else ""
            return f'<a class="word" href="#word-{term.id}"{place}>{word}</a>'

        return Markup(self._pattern.sub(link, html)), tuple(found.values())


def _as_in_html(form: str) -> str:
    # As the Markdown package escapes texts: an apostrophe stays as it is.
    return form.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").casefold()
