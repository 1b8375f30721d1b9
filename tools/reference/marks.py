"""What may be written in a text → docs/reference/markdown.md, with the HTML that the parser makes of each example."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.markdown.admonitions import KINDS
from explainer.markdown.registry import ENTRIES, Mark
from explainer.new.site import STARTER
from explainer.pipeline import load_site
from explainer.render.environment import Templates
from explainer.render.links import links_of
from explainer.render.text import TextRenderer
from explainer.target import HOSTED
from explainer.theme import Theme
from tests.markdown.shown import html_of, read
from tools.reference.markdown import block, code, table

FILE = "markdown.md"
TITLE = "Markdown and marks"
SAYS = "all that may be written in a text, and the HTML that it becomes"
_INTRODUCTION = """\
Texts are [CommonMark](https://commonmark.org/help/) with the additions below. There is no raw HTML: a tag that is typed
is shown as it was typed. In the HTML here, what stands between ⟦ and ⟧ is filled in when a page is rendered; citations
and marks are shown as they are on a page of the site that `new` makes. What is wrong is reported:
[Texts](messages.md#texts).
"""
_MARKS = """\
A mark names something that is written elsewhere, `{kind:id}`, and may say in which form to show it. One that belongs
alone in a paragraph has an empty line above and below. The macro of its template draws it. To add a mark:
[Architecture](../architecture.md#how-to-add-a-mark).
"""
# What it is, what there is to say of it, and how it is written.
EXAMPLES = (
    ("Paragraphs and emphasis", "", "Plain words, *stress* and **strong stress**,\n`code`, and a hard\\\nbreak."),
    (
        "Headings",
        "Level 1 is the title of the page. The anchor is made of the words, unless one is given.",
        "## What is new\n\n### A heading with a name of its own {#own}",
    ),
    (
        "Links",
        "To a file of this site from this file, to a heading, or to an address outside.",
        """\
[a page](other.md), [a heading](other.md#days), [here](#own), [outside](https://example.org/ "A title"),
[mail](mailto:desk@example.org), [a number](tel:+14165550123), <https://example.org/>

## Here {#own}""",
    ),
    ("Lists", "", "- one\n- two\n  1. first\n  2. second"),
    ("Definitions", "", "Loan\n: A book at home."),
    (
        "Tables",
        "Colons in the second line say how a column is aligned. Within a mark, `|` needs no `\\`.",
        "| Book | Days |\n|:-----|----:|\n| Novel | 14 |",
    ),
    ("Quotations", "", "> The words of somebody else."),
    ("Code and lines", "", "    indented\n\n```\nor between fences\n```\n\n---"),
    (
        "Notices",
        f"The kinds are {', '.join(map(code, KINDS))}. A title may follow.",
        "::: note What you need\nA letter.\n:::\n\n::: warning\nIt must be new.\n:::",
    ),
    ("Boxes that open", "The title is needed.", "::: details What to bring\nA letter.\n:::"),
    ("Footnotes", "", "A sentence.[^why]\n\n[^why]: The note."),
    (
        "Citations",
        "The id of a source, and after a comma where in it. Several sources are parted by semicolons.",
        "So says the law [@library-rule-2, (1); @yearly-report].",
    ),
    (
        "Marks",
        "",
        """\
On {fact:card-begins|date} {fact:card-begins} the card began: {fact:card-begins|statement}

{figure:cards-by-year}""",
    ),
    (
        "Pictures from files",
        "Alone in a paragraph, with the file in `content/` named from this file. The caption may be left out.",
        '![What it shows](../images/map.png "A caption [@guide]")\n\n![](line.svg){decorative}',
    ),
    (
        "Signs that mean nothing",
        "A `\\` takes the meaning from the sign after it.",
        "\\{fact:a} and \\*stars\\* & <b>tags</b>",
    ),
)


# These are shown as they are on a page of the site that `new` makes.
_RENDERED = ("Citations", "Marks")


def page() -> str:
    """The whole page."""
    parts = [f"# {TITLE}\n", _INTRODUCTION]
    for title, says, written in EXAMPLES:
        parts.append(f"## {title}\n")
        if title == "Marks":
            parts += [_MARKS, table(("mark", "names one of", "where", "template"), map(_row, ENTRIES))]
        elif says:
            parts.append(f"{says}\n")
        html = _rendered(written) if title in _RENDERED else html_of(written)
        parts += [block(written), "becomes\n", block(html)]
    return "\n".join(parts)


def _rendered(written: str) -> str:
    """A text as it is on a page of the site that `new` makes."""
    site = load_site(STARTER)
    links = links_of(site, HOSTED)
    templates = Templates(Theme.of(STARTER), site.words, site.settings.language, Diagnostics(), links=links)
    text, _ = read(written)
    return str(TextRenderer(site, templates).show(text, tuple(site.sources), "card"))


def _row(mark: Mark) -> tuple[str, str, str, str]:
    forms = ["", *(f"|{form}" for form in mark.forms)]
    written = ", ".join(code(f"{{{mark.kind}:id{form}}}") for form in forms)
    where = "alone in a paragraph" + (", once in a text" if mark.once else "") if mark.block else "in a sentence"
    return written, code(mark.file), where, code(mark.template)
