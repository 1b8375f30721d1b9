"""Pages → each kind that the content needs has its page, and no kind has more pages than the site can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from explainer.diagnostics import Diagnostics, Location, listed, nearest_word
from explainer.model import Page, RawSite
from explainer.model.page_kinds import ENTRIES, KINDS, PLAIN, PageKind, kind_named
from explainer.resolve.ids import check_known


def check_page_kinds(raw: RawSite, written: Sequence[Page], diagnostics: Diagnostics) -> None:
    """Report kinds with two pages, and content that no page would show. `written` are the pages that are shown."""
    forms = [form.id for form in raw.forms]
    _check_single(written, forms, diagnostics)
    needs = dict(_needs(raw))
    kinds = {page.kind for page in raw.pages}  # a draft will be there one day
    for entry in ENTRIES:
        if entry.needed_by in needs and entry.kind not in kinds:
            what, location = needs[entry.needed_by]
            said = f"there are {what}, but no page has `kind: {entry.kind}`."
            diagnostics.add(location, said, _help_text(entry, raw.pages))
    for page in raw.pages:
        _check_rules(page, forms, diagnostics)
    if len(forms) > 1:
        _check_that_each_asks(raw, diagnostics)


def _check_single(pages: Iterable[Page], forms: Sequence[str], diagnostics: Diagnostics) -> None:
    """A kind has one page; one that is about rules has one for each file of them."""
    only = forms[0] if len(forms) == 1 else ""
    first: dict[tuple[str, str], Page] = {}
    # The name of a file was there before somebody wrote the same kind elsewhere.
    for page in sorted(pages, key=lambda page: kind_named(page.id) != page.kind):
        kind = KINDS[page.kind]
        rules = page.rules or only if kind.needs_rules else ""
        other = first.setdefault((page.kind, rules), page)
        if other is not page and not kind.several and not _asks_by_none(page, forms):
            of_rules = f' with the rules "{rules}"' if rules and not only else ""
            what = f'this is a second page of kind "{page.kind}"{of_rules}: {other.location.file} is one already.'
            help_text = f"a site has one such page; write `kind: {PLAIN}` in the head of the other."
            if of_rules:
                help_text = f"each file of rules has one such page; write other rules, or `kind: {PLAIN}`."
            diagnostics.add(page.kind_location, what, help_text)


def _needs(raw: RawSite) -> Iterator[tuple[str, tuple[str, Location]]]:
    """What a site has that only a page of a certain kind shows: its name, what it is called, and where the first is."""
    if raw.forms:
        yield "rules", ("rules", raw.forms[0].ruleset.location)
    found: dict[str, tuple[str, list[Location]]] = {
        "events": ("events", [fact.location for fact in raw.facts if fact.timeline]),
        "helpers": ("places of help", [helper.location for helper in raw.helpers]),
        "changes": ("changes", [change.location for change in raw.changes]),
    }
    for name, (words, locations) in found.items():
        if locations:
            yield name, (words, locations[0])


def _help_text(entry: PageKind, pages: Sequence[Page]) -> str:
    """Names the page that looks like the one that is missing, if there is one: it may have been renamed."""
    plain = {page.id: page.location.file for page in pages if page.kind == PLAIN}
    similar = [page for page in plain if entry.named in page or entry.kind in page]
    near = next(iter(similar), "") or nearest_word(entry.named, plain) or nearest_word(entry.kind, plain)
    if near:
        return f"is it {plain[near]}? Then write `kind: {entry.kind}` in its head."
    return f"write `kind: {entry.kind}` in the head of the page that is to show them, a file of content/pages/."


def _check_rules(page: Page, forms: Sequence[str], diagnostics: Diagnostics) -> None:
    """Only pages about rules name any, which are there; one that asks says by which, where there are several."""
    if _asks_by_none(page, forms):
        help_text = f"write `rules: …`, one of: {listed(forms)}."
        diagnostics.add(page.kind_location, "by which rules does this page ask?", help_text)
    elif page.rules and not KINDS[page.kind].needs_rules:
        help_text = "remove the line, or write `kind: form`."
        diagnostics.add(page.rules_location, f'a page of kind "{page.kind}" asks by no rules.', help_text)
    elif page.rules:
        check_known(page.rules, forms, "file of rules", "content/rules/", page.rules_location, diagnostics)


def _asks_by_none(page: Page, forms: Sequence[str]) -> bool:
    return len(forms) > 1 and KINDS[page.kind].one_form and not page.rules


def _check_that_each_asks(raw: RawSite, diagnostics: Diagnostics) -> None:
    """Of several files of rules, each has its page; where a page names none that is there, those may be meant."""
    known = {form.id for form in raw.forms}
    for entry in ENTRIES:
        named = {page.rules for page in raw.pages if page.kind == entry.kind}
        if not entry.one_form or not named or not named <= known:
            continue
        for form in raw.forms:
            if form.id not in named:
                what = "no page asks by these rules."
                help_text = f"write `kind: {entry.kind}` and `rules: {form.id}` in the head of a page."
                diagnostics.add(form.ruleset.location, what, help_text)
