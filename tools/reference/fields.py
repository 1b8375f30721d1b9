"""The declared fields of each kind of file → docs/reference/fields.md, with an example from a site that builds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from explainer.formats import kinds
from explainer.formats.declaration import Attribute, declaration_of
from explainer.schemas import KINDS, Kind
from tools.reference.markdown import block, code, table

FILE = "fields.md"
TITLE = "Fields"
SAYS = "every field of every file, what is in it, and an example"
_INTRODUCTION = """\
A field that is not needed may be left out; then it is what stands in the column “default”, or nothing. An id has small
letters, digits and hyphens (underscores in rules). A text is plain unless it says “Markdown”: it is shown as it is
written, and Markdown or HTML in it is an error. `python build.py schemas` writes the same as JSON Schemas, by which
editors' programs complete and check a file while one types. What is wrong is reported: [Fields](messages.md#fields).
"""
_ROOT = Path(__file__).resolve().parents[2]
# Where examples are taken from; the first site that has such a file.
_SITES = ("explainer/new/starter", "tests/sites/whole")
_HOLDS = {
    "fields": "The file has these fields:",
    "list": "The file is a list. Each entry has these fields:",
    "front matter": "At its head, between two lines `---`, are these fields; below it, [Markdown](markdown.md):",
    "texts": "The file has a text for each name:",
}
_LONGEST = {"texts": 8}  # lines of an example
_SIMPLE: Mapping[type, str] = {
    kinds.Text: "a text",
    kinds.TextList: "a list of texts",
    kinds.Object: "[fields](#{})",
    kinds.ObjectList: "a list of [these](#{})",
    kinds.ObjectMap: "[these](#{}), by name",
    kinds.MatchingObjects: "[these](#{}), each as a field with a name of its own",
    kinds.Id: "an id",
    kinds.Date: "a date: 2025, 2025-03 or 2025-03-14",
    kinds.Day: "a day: 2025-03-14",
    kinds.Url: "a web address",
    kinds.WholeNumber: "a whole number",
    kinds.Number: "a number: 23870, 0.5 or -12",
    kinds.Boolean: "`true` or `false`",
    kinds.TextMap: "a text by each name",
    kinds.DayMap: "a day by each name",
}


def page() -> str:
    """The whole page."""
    contents = "".join(f"- [{each.name}](#{each.name}): {', '.join(map(code, each.files))}\n" for each in KINDS)
    return "\n".join([f"# {TITLE}\n", _INTRODUCTION, contents, *(part for each in KINDS for part in _file(each))])


def _file(kind: Kind) -> Iterator[str]:
    yield f"## {kind.name}\n"
    yield f"{', '.join(map(code, kind.files))}: {kind.title[0].lower()}{kind.title[1:]}. {_HOLDS[kind.holds]}\n"
    if kind.declared:
        yield from _class(kind.declared, kind.name, {})
    for name, definition in kind.definitions.items():
        yield f"### {kind.name}: {name}\n"
        rows = [(code(key), each["description"]) for key, each in definition["properties"].items()]
        rows.append(("any other name", definition["additionalProperties"]["description"]))
        yield table(("name", "what it says"), rows)
    yield from _example(kind)


def _class(declared: type[Any], path: str, known: dict[type[Any], str]) -> Iterator[str]:
    """The fields of a class, then those of each class that is in one of them, once."""
    known[declared] = path
    declaration = declaration_of(declared)
    defaults = {each.field.name: _default(each) for each in declaration.attributes.values()}
    rows, inner = [], []
    for field in declaration.schema.fields:
        within = getattr(field.kind, "declared", None)
        if within and within not in known:
            known[within] = f"{path}: {field.name}"
            inner.append(within)
        anchor = known[within].replace(": ", "-") if within else path.partition(":")[0]
        needed = "needed" if field.required else defaults.get(field.name, "")
        rows.append((code(field.name), _in_words(field.kind, anchor), needed, field.description))
    yield table(("field", "what is in it", "default", "what it is for"), rows)
    if declaration.schema.either:
        yield f"One of {', '.join(map(code, declaration.schema.either))} must be there.\n"
    if declaration.schema.short:
        yield f"A text alone stands for {code(declaration.schema.short)}.\n"
    for each in inner:
        yield f"### {known[each]}\n"
        yield from _class(each, known[each], known)


def _in_words(kind: kinds.Kind, anchor: str) -> str:
    """What may be in a field; `anchor` is that of its own fields, if it has any."""
    match kind:
        case kinds.Text(markdown=True) | kinds.TextList(markdown=True):
            return "Markdown within a sentence" if isinstance(kind, kinds.Text) else "a list of texts in Markdown"
        case kinds.Text(longest=longest) if longest:
            return f"a text of at most {longest} characters"
        case kinds.Choice(options):
            return ", ".join(map(code, options))
        case kinds.TextList(ids) if ids:
            return "a list of ids"
        case kinds.Custom(definition):
            return f"a [{definition}](#{anchor}-{definition})"
    return _SIMPLE[type(kind)].format(anchor)


def _default(attribute: Attribute) -> str:
    value = attribute.default
    return code(str(value).lower()) if value != "" and isinstance(value, str | int) else ""


def _example(kind: Kind) -> Iterator[str]:
    for site in _SITES:
        paths = [path for pattern in kind.files for path in sorted((_ROOT / site).glob(pattern))]
        if paths:
            text = paths[0].read_text("utf-8")
            lines = [line for line in text.splitlines() if not line.startswith("#")]
            yield f"An example, from `{site}/{paths[0].relative_to(_ROOT / site)}`:\n"
            yield block("\n".join(_beginning(lines, kind)))
            return


def _beginning(lines: list[str], kind: Kind) -> list[str]:
    """The first entry of a list, the head of a page, the first lines of anything else."""
    shown = "\n".join(lines).strip("\n").split("\n")
    if kind.holds == "front matter":
        return shown[: shown.index("---", 1) + 1]
    if kind.holds == "list":
        following = (number for number, line in enumerate(shown) if number and line.startswith("- "))
        shown = shown[: next(following, len(shown))]
    longest = _LONGEST.get(kind.holds, 40)
    return [*shown[:longest], "…"] if len(shown) > longest else shown
