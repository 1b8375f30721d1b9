"""Prose of a page → the same as HTML, each glossary word linked where it first is; and the words that were found."""

from __future__ import annotations

import re
from collections.abc import Iterable

from explainer.markdown.text import escape
from explainer.model import Term

WORD = "word"  # the class of a link to the meaning of a word


class Glossary:
    """The words of the glossary, in all their forms."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, Term] = {}
        for term in terms:
            for form in (term.term, *term.also):
                self._terms.setdefault(form.casefold(), term)
        # Of two words that begin alike the longer one is found.
        words = "|".join(re.escape(form) for form in sorted(self._terms, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None

    def on_page(self, *, back: bool = True) -> PageGlossary:
        """What links the words of one page. `back` says whether the place can be linked back to."""
        return PageGlossary(self._terms, self._pattern, back)


class PageGlossary:
    """Links each word of the glossary once, to `#word-…` on the same page."""

    def __init__(self, terms: dict[str, Term], pattern: re.Pattern[str] | None, back: bool) -> None:
        self._terms = terms
        self._pattern = pattern
        self._back = back
        self._found: dict[str, Term] = {}

    @property
    def found(self) -> tuple[Term, ...]:
        """The words that were linked so far, in order."""
        return tuple(self._found.values())

    def linked(self, prose: str) -> str:
        """The next prose of the page as HTML."""
        if self._pattern is None:
            return escape(prose)
        shown = []
        end = 0
        for match in self._pattern.finditer(prose):
            term = self._terms.get(match.group().casefold())
            if term is not None and term.id not in self._found:
                self._found[term.id] = term
                place = f' id="used-{term.id}"' if self._back else ""
                link = f'<a class="{WORD}" href="#word-{term.id}"{place}>{escape(match.group())}</a>'
                shown += [escape(prose[end : match.start()]), link]
                end = match.end()
        return "".join([*shown, escape(prose[end:])])
