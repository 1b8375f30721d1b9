"""Each kind of page: one entry, which every stage reads.

A page says its kind in its head, `kind: form`; without that, the name of its file decides, and any other page is plain.
"""

from __future__ import annotations

from dataclasses import dataclass

from explainer.target import BuildTarget

SECTION = "section"
PLAIN = "plain"
ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class PageKind:
    """What pages of one kind are made of, and how the rest of the site treats them.

    `context` names the function that makes what the template is given besides that which every page gets. It takes the
    `Site` and the `Page`, and is named as an entry point of Python is, `module:function`, because it belongs to a
    later stage than this table.
    """

    kind: str
    template: str  # in templates/
    context: str = ""  # empty: nothing more
    named: str = ""  # a page whose file has this name is of this kind without saying so
    file: str = ""  # of the finished page, where hosts look for a name of their own; empty: the id of the page decides
    several: bool = False  # whether a site may have more than one
    needs_rules: bool = False  # without rules it is a plain page; a site may have one for each file of them
    one_form: bool = False  # whether it is about one file of rules; others are about all, unless they name one
    shows: tuple[str, ...] = ()  # what it shows besides its text: a change of that changes the page
    needed_by: str = ""  # what no visitor would see without such a page
    in_foot: bool = True
    left_out_of: tuple[str, ...] = ()  # names of targets without it, unless site.yaml names it for one
    stands_in: bool = False  # hosts show it in place of a missing page, at any depth; copies and programs need it not
    not_stored: bool = False  # whether hosts say that browsers keep no copy
    explains_words: bool = True  # whether words of the glossary lead to their meaning
    reads_days: bool = False  # whether a script reads the days on it

    def is_in(self, target: BuildTarget) -> bool:
        """Does the target have such a page, if site.yaml does not say it?"""
        is_needed = not (self.stands_in and target.copied)
        return is_needed and self.kind not in target.leaves_out and target.name not in self.left_out_of


ENTRIES = (
    PageKind(kind=SECTION, template="pages/section.html", context="explainer.render.contexts:section", several=True),
    PageKind(kind=PLAIN, template="pages/plain.html", several=True),
    PageKind(
        kind=ENTRY,
        template="pages/entry.html",
        context="explainer.render.contexts:entry",
        several=True,
        in_foot=False,
        left_out_of=("html",),  # site.yaml may name single ones for it
    ),
    PageKind(
        kind="collection",
        template="pages/collection.html",
        context="explainer.render.contexts:collection",
        several=True,
    ),
    PageKind(
        kind="home",
        template="pages/home.html",
        context="explainer.render.contexts:home",
        named="home",
        file="index.html",
        in_foot=False,
        left_out_of=("html",),  # its words stand before all others there
    ),
    PageKind(
        kind="form",
        template="pages/exempt.html",
        context="explainer.render.contexts:form",
        named="exempt",
        needs_rules=True,
        one_form=True,
        needed_by="rules",
        not_stored=True,
    ),
    PageKind(
        kind="timeline",
        template="pages/timeline.html",
        context="explainer.render.contexts:timeline",
        named="timeline",
        shows=("facts",),
        needed_by="events",
        reads_days=True,
    ),
    PageKind(
        kind="then-and-now",
        template="pages/then-and-now.html",
        context="explainer.render.contexts:then_and_now",
        named="then-and-now",
        needs_rules=True,
    ),
    PageKind(
        kind="claims",
        template="pages/claims.html",
        context="explainer.render.contexts:claims",
        named="claims",
        shows=("facts",),
    ),
    PageKind(
        kind="facts",
        template="pages/facts.html",
        context="explainer.render.contexts:facts",
        named="facts",
        shows=("facts",),
    ),
    PageKind(
        kind="figures",
        template="pages/figures.html",
        context="explainer.render.contexts:figures",
        named="figures",
        shows=("facts",),
    ),
    PageKind(
        kind="glossary",
        template="pages/glossary.html",
        context="explainer.render.contexts:glossary",
        named="glossary",
        explains_words=False,
    ),
    PageKind(
        kind="help",
        template="pages/help.html",
        context="explainer.render.contexts:help_",
        named="help",
        needed_by="helpers",
    ),
    PageKind(
        kind="sources",
        template="pages/sources.html",
        context="explainer.render.contexts:sources",
        named="sources",
    ),
    PageKind(
        kind="changes",
        template="pages/changes.html",
        context="explainer.render.contexts:changes",
        named="changes",
        shows=("changes",),
        needed_by="changes",
    ),
    PageKind(
        kind="proof",
        template="pages/proof.html",
        context="explainer.render.contexts:proof",
        named="proof",
        needs_rules=True,
    ),
    PageKind(kind="offline", template="pages/offline.html", named="offline", left_out_of=("html",)),
    PageKind(
        kind="missing",
        template="pages/missing.html",
        named="missing",
        file="404.html",
        in_foot=False,
        stands_in=True,
    ),
)
KINDS = {entry.kind: entry for entry in ENTRIES}
# What may be written after `kind:`. Sections and entries are known by their folders.
WRITTEN = tuple(entry.kind for entry in ENTRIES if entry.kind not in (SECTION, ENTRY))
_NAMED = {entry.named: entry.kind for entry in ENTRIES if entry.named}


def kind_named(name: str) -> str:
    """The kind that the name of a file in content/pages/ stands for."""
    return _NAMED.get(name, PLAIN)
