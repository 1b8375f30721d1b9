"""What there is in each language → the pages that show each text beside its translation. They have no script."""

from __future__ import annotations

import html
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path

from explainer.diagnostics import Diagnostic, Location
from explainer.policy import Policy, hash_of
from explainer.preview.error_page import editor_address
from explainer.preview.pairs import FILE, FOLDER, Language, Pair, Part
from explainer.render.values import direction_of, language_in_words
from explainer.translate.coverage import Coverage
from explainer.translate.marks import NO_WORDS
from explainer.translate.published import PAGE_SHARE, Published

_STYLE = """:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:72rem;margin:0 auto;padding:1rem}
nav a,.pages a{display:inline-block;padding-block:.4rem;margin-inline-end:1rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;padding:.25rem .75rem .25rem 0;border-block-end:1px solid #8886;vertical-align:top}
article{border-block-start:1px solid #8886;padding-block:.75rem;overflow-wrap:anywhere}
article p{margin:.25rem 0}
.texts{display:grid;gap:.75rem 1.5rem}
@media (min-width:44rem){.texts{grid-template-columns:1fr 1fr}}
.about,.where{font-size:.8125rem;opacity:.85}
.state,.wrong{border-inline-start:.3rem solid #8886;padding-inline-start:.6rem;font-size:.875rem}
.to-do>.state{border-color:#b06a00}
.wrong{border-color:#b3261e;white-space:pre-wrap}
code{font:.875em ui-monospace,monospace;opacity:.8}
ins{background:#2a83;text-decoration:underline}
del{background:#b223}
#to-do:target article:not(.to-do){display:none}
"""
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<style>{style}</style>
</head><body>
<nav aria-label="Translations"><a href="/">The site</a>{above}</nav>
<main>
<h1>{title}</h1>
{body}
</main>
</body></html>
"""
POLICY = Policy(styles=(hash_of(_STYLE),))


def languages_page(languages: Iterable[Language]) -> str:
    """The languages of a site."""
    rows = "".join(
        f'<tr><td><a href="/{FOLDER}{each.code}.html">{_name(each)}</a>'
        f"<td>{_share(_whole(each))}<td>{publication(each.published)}"
        for each in languages
    )
    return _page("Translations", f'<table class="pages"><tr><th>Language<th>Translated<th>State{rows}</table>', "")


def language_page(language: Language) -> str:
    """The pages of a language and what is left to do on each, then the catalogs that belong to no page."""
    pages, catalogs = (
        "".join(_row(language, part) for part in language.parts if bool(part.page) is is_page)
        for is_page in (True, False)
    )
    head = "<tr><th>{}<th>Translated<th>To do"
    body = f"<p>{publication(language.published)}</p>{_problems(language.problems)}"
    body += f'<table class="pages">{head.format("Page")}{pages}</table>' if pages else ""
    body += f'<h2>Texts of no single page</h2><table class="pages">{head.format("Catalog")}{catalogs}</table>'
    return _page(_name(language), body, f'<a href="/{FILE}">All languages</a>')


def part_page(language: Language, part: Part, root: Path) -> str:
    """The texts of a page, each beside its translation."""
    above = f'<a href="/{FOLDER}{language.code}.html">{_name(language)}: all pages</a>'
    if part.page:
        above += f'<a href="/{language.code}/{part.page}">This page in {_name(language)}</a>'
        above += f'<a href="/{part.page}">This page in {html.escape(language_in_words(language.source, "en"))}</a>'
    files = {pair.location.file for name in part.catalogs for pair in language.pairs[name] if pair.location is not None}
    problems = [problem for problem in language.problems if not part.page or problem.location.file in files]
    groups = "".join(
        f"<h2>{html.escape(name)}</h2>{''.join(_article(pair, language, root) for pair in language.pairs[name])}"
        for name in part.catalogs
    )
    body = (
        f"<p>{_share(language.coverage(part))}. {page_publication(language.published.share_of(part.catalogs))}</p>"
        f'{_problems(problems)}<p><a href="#to-do">Only what is to do</a> · <a href="#">All</a></p>'
        f'<div id="to-do">{groups}</div>'
    )
    return _page(f"{_name(language)}: {html.escape(part.title)}", body, above)


def publication(published: Published) -> str:
    """Whether a build shows a language, and what of its core is missing."""
    words = sum(len(each.unit.text.split()) for each in published.missing)
    left = f"{words:,} words of its core are not translated" if words else "its core is whole"
    return f"{'The language is published' if published.is_shown else 'The language is not published'}: {left}."


def page_publication(share: float) -> str:
    """Whether a page of which so much is translated is one of the language."""
    if share >= PAGE_SHARE:
        return "That is enough for the page to be shown."
    return f"The page is not published: less than {100 * PAGE_SHARE:.0f} % of its words are translated."


def _page(title: str, body: str, above: str) -> str:
    return _PAGE.format(title=title, style=_STYLE, above=above, body=body)


def _name(language: Language) -> str:
    return html.escape(language_in_words(language.code, "en"))


def _whole(language: Language) -> Coverage:
    return sum(language.published.coverage.values(), Coverage())


def _share(coverage: Coverage) -> str:
    return f"{coverage.percent} % of {coverage.words:,} words"


def _row(language: Language, part: Part) -> str:
    covered = language.coverage(part)
    wrong = sum(len(pair.problems) for name in part.catalogs for pair in language.pairs[name])
    to_do = f"{covered.missing + covered.stale:,} words" if covered.missing or covered.stale else ""
    counted = f"{wrong} {'problem' if wrong == 1 else 'problems'}" if wrong else ""
    left = ", ".join(filter(None, (to_do, counted)))
    return f'<tr><td><a href="/{html.escape(part.file)}">{html.escape(part.title)}</a><td>{_share(covered)}<td>{left}'


def _problems(problems: Iterable[Diagnostic]) -> str:
    return "".join(f'<p class="wrong">{html.escape(str(problem))}</p>' for problem in problems)


def _article(pair: Pair, language: Language, root: Path) -> str:
    unit, entry = pair.found.unit, pair.found.entry
    is_done = (pair.found.current or unit.is_name) and not pair.problems
    wrong = "".join(
        f'<p class="wrong">{html.escape(f"{problem.what} {problem.help_text}")}</p>' for problem in pair.problems
    )
    translated = _text(entry.translated, language.code) if entry is not None else '<div class="missing">—</div>'
    return (
        f"<article{'' if is_done else ' class=to-do'}>"
        f'<p class="about"><b>{html.escape(unit.context)}</b> {html.escape(unit.note)}</p>'
        f'<div class="texts">{_text(unit.text, language.source)}{translated}</div>'
        f'<p class="state">{_state(pair)}</p>{_changed(pair, language.source)}{wrong}'
        f'<p class="where">{_where(pair.location, root, language.code)}</p></article>\n'
    )


def _text(text: str, language: str) -> str:
    """A text as it stands in the catalog; what a translator may not change is set apart, and runs its own way."""
    parts: list[str] = []
    end = 0
    for found in NO_WORDS.finditer(text):
        parts += [html.escape(text[end : found.start()]), f'<code dir="ltr">{html.escape(found[0])}</code>']
        end = found.end()
    words = "".join([*parts, html.escape(text[end:])])
    return f'<div lang="{language}" dir="{direction_of(language)}">{words}</div>'


def _state(pair: Pair) -> str:
    found = pair.found
    if found.entry is None:
        name = "It may stay as it is." if found.unit.is_name else "Visitors see the source."
        return f"Not translated. {name}"
    if not found.current:
        seen = "the new source" if pair.at_risk else "this older translation, with a sign"
        return f"The source has changed since it was translated. Until somebody has looked at it, visitors see {seen}."
    state = found.entry.state
    read = f"Read by {html.escape(' and '.join(state.readers))}." if state.readers else "Drafted. Nobody has read it."
    noted = f" {html.escape(' and '.join(state.unmarked))}: noted by the next “translate”." if state.unmarked else ""
    before = f" Read by {html.escape(' and '.join(state.outdated))} before it was changed." if state.outdated else ""
    return read + noted + before


def _changed(pair: Pair, source: str) -> str:
    """What of the source is gone, and what is new."""
    entry = pair.found.entry
    if entry is None or pair.found.current:
        return ""
    before, after = (entry.previous or entry.source).split(), pair.found.unit.text.split()
    parts = []
    for kind, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = (html.escape(" ".join(words)) for words in (before[first:last], after[start:end]))
        parts += [old] if kind == "equal" else [f"<del>{old}</del>" if old else "", f"<ins>{new}</ins>" if new else ""]
    return f'<p class="state" lang="{source}">{" ".join(filter(None, parts))}</p>'


def _where(location: Location | None, root: Path, code: str) -> str:
    if location is None:
        return f"In no catalog yet: run <code>translate {code}</code>."
    address = html.escape(editor_address(root, location.file, location.line))
    return f'<a href="{address}">{html.escape(str(location))}</a>'
