"""The templates of this project and what they are given → docs/reference/templates.md."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import Field, fields, is_dataclass
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes

from explainer.diagnostics import Diagnostics
from explainer.formats.declaration import declaration_of
from explainer.load.raw_site import load_raw_site
from explainer.model import Site
from explainer.proved import with_proof
from explainer.render.environment import Templates
from explainer.render.links import Links
from explainer.render.pages import layout_values, page_specs
from explainer.resolve.site import resolve_site
from explainer.target import HOSTED
from explainer.theme import Theme

ROOT = Path(__file__).resolve().parents[2]
FILE = "templates.md"
TITLE = "Templates"
SAYS = "every template and what it is given, and the functions, macros and types that are used in them"
_TEMPLATES = ROOT / "templates"

INTRODUCTION = """# Templates

Templates are [Jinja](https://jinja.palletsprojects.com/) with autoescape and strict names: a name that is not given is
an error with file and line, and a near name. `templates/layout.html` is the frame of every page, `templates/pages/` has
one template for each kind of page, and `templates/parts/` one file of macros for each component. A page gets the
stylesheet `assets/css/<block>.css` for every class `<block>` that is in it, and the script `assets/js/<module>.js` for
every `data-module`. Words are not written in templates but in `templates/words.yaml`, and asked for with `say`; a site
replaces single words in `content/words.yaml`. `make serve` shows every component in all its states at `/_parts.html`.
"""

TOOLS = {
    "collections": "The collections that site.yaml declares: `collections.people` are pages, each with its `params`.",
    "say": "`say(key, name=value)`: a word of words.yaml, escaped, with `{name}` filled in. Also a filter.",
    "plurals": "`plurals(key)`: a word for each plural category of the language, for a script that counts.",
    "between": "`between(loop)`: the words between the items of a list, as the language writes it.",
    "target": "The build target: `one_file` and `copied` say where the page will be read.",
    "has_file": "`has_file(path)`: is there such a file under assets/files/?",
    "day": "`day_value | day`: a day in words, in a `<time>` element.",
    "day_words": "`day_value | day_words`: the words alone.",
    "number": "`count | number`: a number as the language writes it.",
    "outside": "`address | outside`: an address outside the site, as the target writes it.",
    "phone": "`number | phone`: a telephone number in groups.",
    "language": "`code | language`: the name of a language in the language of the page.",
    "address": "`page_id | address`: the address of a page, to be used in `href`.",
    "of_kind": '`kind | of_kind`: the id of the page of a kind, as in `{{ "help" | of_kind | address }}`.',
    "cited": "`source_id | cited`: the address of a source in the list of sources of the page.",
    "other_language": "`page | other_language`: which language that is, if the page is in the source language alone.",
    "plain": "`text | plain`: words that may be of the source language, without what says so, for a place that has no "
    "markup, such as a title.",
    "shared": "`file | shared`: the address of a file that all languages share.",
    "source_direction": "`ltr` or `rtl`: how the source language of the site is written.",
    "source_language": "The code of the source language; in a site of one language, that language.",
    "data": "`data.regimes`: what is in content/data/regimes.yaml or .csv. As a filter, `text | data`: the text of a "
    "data block; the policy of the page then allows it.",
}

VALUES = {
    "alternates": "Code and whole address of the page in each language that has it; empty without an address.",
    "languages": "The page in each language: `code`, `name`, `direction`, `address`, `is_this`.",
    "source_page": "The address of the same page in the source language; empty where there is none beside it.",
    "source_ruleset": "Of a translation, the rules with the words of the source; else nothing.",
    "translated": "Of a translated page, who read it: `drafted`, `read` or `read-twice`; else empty.",
    "advice": "Hints beside an outcome, with their law.",
    "anchors": "The anchor of each change, in the same order.",
    "article": "The source that is the article, if there is one.",
    "band": "The events at their places in time, or none.",
    "body": "The text of the page as HTML.",
    "brings": "Each proof to bring, with the ids of the rules that ask for it.",
    "canonical": "The full address of the page; empty if the site has none.",
    "changes": "What changed, newest first.",
    "charts": "The figures, each with its bars.",
    "cited": "The sources of the page, in the order of their numbers.",
    "contents": "The headings for a contents list; empty for a short page.",
    "claims": "How many claims of the article there are.",
    "counts": "How many there are: claims by verdict, or events by what the filter offers.",
    "description": "One sentence about the page.",
    "digest": "The first digits of the digest of rules.json.",
    "direction": "`ltr` or `rtl`.",
    "entry": "The entry of a collection that has this page.",
    "entries": "The pages of the entries that this page lists.",
    "index": "The page that lists the entries, or none.",
    "event_address": "`event_address(id)`: where an event is on the timeline.",
    "fact_address": "`fact_address(id)`: the card of a fact.",
    "facts": "The facts of a theme.",
    "facts_of_source": "For each source the facts that depend on it.",
    "feed": "The file of the feed; empty if there is none.",
    "file": "The file of the page.",
    "files": "The page of each kind of source.",
    "foot": "The pages that the footer links.",
    "group": "The title of the folder of the section; empty if it has none.",
    "groups": "Groups with their entries: of rules, claims, facts or sources, after the page.",
    "has_kind": "`has_kind(kind)`: does the site have a page of this kind?",
    "form_pages": "The pages that ask, one for each form.",
    "opens": "Whether the text of the page has boxes that open, which are the ways into the site then.",
    "ids": "What ids begin with in one file that holds several pages of this kind; else empty.",
    "has_page": "`has_page(id)`: does the site have such a page?",
    "help_groups": "Places of help by stage of need.",
    "help_regions": "Places of help by province.",
    "help_ungrouped": "Places of help without a stage.",
    "helpers": "All places of help.",
    "kinds": "The kinds of events that the filter offers.",
    "law_cited": "The law that the table of days names.",
    "menu": "The pages of the menu.",
    "next": "The section after this one, or none.",
    "nexts": "Rules that say what to do first: number and sentences.",
    "number": "The number of this section, from 1.",
    "rows": "The rows under what happens, one for each answer: its id, tone and words.",
    "outcomes": "Each result with its words, tone, law and places of help.",
    "page": "The page itself, as written.",
    "pages_of_fact": "For each fact the pages that use it.",
    "parts": "The claims of the article by verdict, as parts of all: each with its verdict.",
    "persons": "The persons of the table of days, with what holds for them on each day.",
    "is_old": "Whether the page only leads on, from an old address.",
    "onion": "The address of the page as an onion service; empty if the site has none, and in a copy.",
    "landings": "Old places of the page that are on another now, for `parts/moved.html`.",
    "previous": "The section before this one, or none.",
    "proof_page": "The id of the page about the proof of these rules; empty if there is none.",
    "proofs": "What was proved of the rules of each form: figures, the words of the results, cases.",
    "qr": "The address of the site as a QR code for `parts/qr.html`; empty if it has none.",
    "questions": "Numbered questions of the form.",
    "rules_checked": "The day on which the rules were compared with the law.",
    "rules_json": "The rules for a script element: rules.json with numbers for names, without law.",
    "ruleset": "The rules as written.",
    "sections": "The sections in order.",
    "siblings": "The sections of the same group, this one too.",
    "settings": "site.yaml.",
    "show": "`show(text)`: a text with its references as HTML.",
    "shown_first": "What the filter shows before anybody chooses.",
    "source_address": "`source_address(id)`: the entry of a source; empty in the one file where no text cites it.",
    "sources": "All sources by id.",
    "sources_of_kind": "The sources of one kind.",
    "stale_after": "The day from which the form warns that its rules are old.",
    "stopped": "Whether the rules do not run on the day they were checked.",
    "counts_in_units": "Whether a counter counts in more than days, which takes one script more.",
    "structured": "Data for search engines, as JSON-LD.",
    "styles": "`styles(ids)`: those by which the form answers without script.",
    "suspensions": "Periods in which the rules do not run.",
    "amended": "The sources that the page rests on and that changed since it was reviewed.",
    "target": "The build target.",
    "terms": "The words of the glossary that the page uses.",
    "terms_of_site": "All words of the glossary, sorted.",
    "theme": "The theme.",
    "title": "The title of the page.",
    "total": "How many there are in all: sections, claims, facts or events.",
    "years": "The years of the timeline with their events.",
}

_GIVEN_WITH_TEXT = {
    "body": "Markup",
    "terms": "list",
    "cited": "list of Source",
    "contents": "list",
    "show": "function",
}


def page() -> str:
    """The whole page."""
    site = _site()
    specs = list(page_specs(site))
    given: dict[str, dict[str, Any]] = {}
    for spec in specs:
        given.setdefault(spec.template, {}).update(
            {name: value for name, value in spec.make_context().items() if value is not None}
        )
    layout = {
        name: _type(value) for name, value in layout_values(site, specs[0], Links(HOSTED)).items()
    } | _GIVEN_WITH_TEXT
    classes: dict[str, type] = {}
    for value in [value for values in given.values() for value in values.values()]:
        _collect(value, classes)
    parts = [INTRODUCTION, _tools(), "## Every page is given\n", _table(layout), "## Besides, each template is given\n"]
    for template, values in sorted(given.items()):
        types = {name: _type(value) for name, value in values.items()}
        parts += [f"### {template}\n", _table(types) if types else "Nothing more.\n"]
    parts += ["## Blocks of the layout\n", _blocks(), "## Components\n", *_macros(), "## Types\n", *_types(classes)]
    return "\n".join(parts).rstrip() + "\n"


def _site() -> Site:
    """The site of this project in its source language; templates are given the same in each."""
    diagnostics = Diagnostics()
    raw = load_raw_site(ROOT, diagnostics)
    diagnostics.raise_if_any()
    assert raw is not None  # None only when a diagnostic was noted
    return with_proof(resolve_site(raw, diagnostics), ROOT, diagnostics)


def _tools() -> str:
    environment = Templates(Theme.of(ROOT), {}, "en", Diagnostics())._environment  # noqa: SLF001 -- this documents what it offers
    # `attribute` is written by the generator itself, around the values of attributes.
    own = (set(environment.filters) - set(jinja2.Environment().filters) - {"attribute"}) | (
        set(environment.globals) - set(jinja2.Environment().globals)
    )
    own |= {"collections"}  # given to the templates of a site, as `data` is
    rows = "".join(f"| `{name}` | {_cell(TOOLS[name])} |\n" for name in sorted(own))
    return f"## Functions and filters\n\n| name | what it does |\n|---|---|\n{rows}"


def _table(values: Mapping[str, str]) -> str:
    rows = "".join(f"| `{name}` | {kind} | {VALUES[name]} |\n" for name, kind in sorted(values.items()))
    return f"| name | type | what it is |\n|---|---|---|\n{rows}"


def _blocks() -> str:
    tree = _parsed(_TEMPLATES / "layout.html")
    names = [block.name for block in tree.find_all(nodes.Block)]
    listed = ", ".join(f"`{name}`" for name in names)
    return f"A template that begins with `{{% extends layout %}}` fills these: {listed}.\n"


def _macros() -> Iterator[str]:
    rows = []
    for path in sorted((_TEMPLATES / "parts").glob("*.html")):
        for macro in _parsed(path).find_all(nodes.Macro):
            if not macro.name.startswith("_"):
                arguments = ", ".join(argument.name for argument in macro.args)
                rows.append(f"| parts/{path.name} | `{macro.name}({arguments})` |\n")
    yield "| file | macro |\n|---|---|\n" + "".join(rows)


def _parsed(path: Path) -> nodes.Template:
    return jinja2.Environment(autoescape=True).parse(path.read_text("utf-8"))


def _types(classes: Mapping[str, type]) -> Iterator[str]:
    for name, each in sorted(classes.items()):
        rows = "".join(
            f"| `{attribute}` | `{_plain(field.type)}` | {_description(each, field.name)} |\n"
            for field in fields(each)
            if hasattr(each, attribute := field.name.removeprefix("_"))
        )
        purpose = (each.__doc__ or "").split("\n")[0]
        yield f"### {name}\n\n{purpose}\n\n| field | type | what it is |\n|---|---|---|\n{rows}"


def _fields(value: Any) -> Iterator[Field[Any]]:
    """Those that are for others."""
    return (field for field in fields(value) if not field.name.startswith("_"))


def _plain(annotation: object) -> str:
    """A type without the notes of a declaration: `str` of `Annotated[str, …]`."""
    tree = ast.parse(str(annotation), mode="eval").body
    if isinstance(tree, ast.Subscript) and ast.unparse(tree.value) == "Annotated" and isinstance(tree.slice, ast.Tuple):
        tree = tree.slice.elts[0]
    return _cell(ast.unparse(tree))


def _description(each: type, name: str) -> str:
    """What a field of an editor's file is for; nothing for a field that is in no file."""
    attribute = declaration_of(each).attributes.get(name) if hasattr(each, "LABEL") else None
    return _cell(attribute.field.description) if attribute else ""


def _type(value: object) -> str:
    if callable(value) and not isinstance(value, type):
        return "function"
    if isinstance(value, list | tuple) and value:
        return f"list of {_type(value[0])}" if not isinstance(value[0], tuple) else f"list of {_pair(value[0])}"
    if isinstance(value, dict) and value:
        return f"map to {_type(next(iter(value.values())))}"
    return {"tuple": "list", "dict": "map"}.get(type(value).__name__, type(value).__name__)


def _cell(text: str) -> str:
    """A text in a table of Markdown."""
    return text.replace("|", "\\|")


def _pair(value: tuple[object, ...]) -> str:
    return f"({', '.join(map(_type, value))})"


def _collect(value: object, classes: dict[str, type]) -> None:
    """Every dataclass of the project that is among these values, or one of their fields."""
    if isinstance(value, list | tuple):
        for each in value[:3]:
            _collect(each, classes)
    elif isinstance(value, dict):
        _collect(list(value.values())[:1], classes)
    elif is_dataclass(value) and type(value).__name__ not in classes:
        classes[type(value).__name__] = type(value)
        for field in _fields(value):
            _collect(getattr(value, field.name), classes)
