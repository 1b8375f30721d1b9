"""The templates, styles, scripts and data of a site → those of its own that no page can have.

A file with a namesake in the theme takes its place, and one of a release is left from it: neither is reported. Any
other must be named somewhere: a template in the head of a page or in another template, a style as the block of a class
in a template (`assets/css/card.css`: `card`, `card__name`), a script in a `data-module`, data as `data.name`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import PurePosixPath

import jinja2
from jinja2 import nodes

from explainer.diagnostics import Diagnostics, Location, nearest
from explainer.formats.leftovers import is_left_behind
from explainer.formats.walk import files_below
from explainer.markdown.registry import ENTRIES as MARKS
from explainer.model import RawSite
from explainer.model.page_kinds import ENTRIES as KINDS
from explainer.render.scripts import script_file, small_file
from explainer.theme import ORIGINAL, Theme, releases

_TEMPLATES, _STYLES, _COPIED, _DATA = "templates/", "assets/css/", "assets/files/", "content/data/"
# class="card card--wide", data-module='count'
_ATTRIBUTE = re.compile(r"\b(?:class|data-module)=([\"'])(.*?)\1", re.DOTALL)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class _Named:
    """What a template names."""

    templates: frozenset[str]  # with `*` where a part of the name is worked out
    words: frozenset[str]  # classes and modules, and any other text that may become one
    data: frozenset[str]  # names of data, with `*` where all of them may be meant


def check_unused(theme: Theme, raw: RawSite, diagnostics: Diagnostics) -> None:
    """Report each file of templates/, assets/ and content/data/ that nothing uses."""
    files = [file for file in _files(theme) if not _is_of_theme(theme, file)]
    data = raw.data.keys() - {each.name for each in raw.settings.collections}
    if not files and not data:
        return  # nothing of its own: no template need be read
    reached = _reached(theme, raw)
    words = {word for named in reached.values() for word in named.words}
    for file in files:
        if file.startswith(_TEMPLATES) and file.endswith(".html"):
            _check_template(file, reached, diagnostics)
        elif file == f"{_STYLES}{_stem(file)}.css":
            _check_style(file, words, diagnostics)
        elif file == script_file(_stem(file)):
            _check_script(file, words, diagnostics)
        elif file == small_file(_stem(file)):
            if theme.find(script_file(_stem(file))) is None:
                what = f"{script_file(_stem(file))}, of which this was made, is not there."
                diagnostics.add(Location(file), what, "remove it: the build makes a script small by itself.")
        else:
            _check_other(file, diagnostics)
    shown = {name for named in reached.values() for name in named.data}
    _check_data(theme, data, shown, _drawn(raw), diagnostics)


def _check_other(file: str, diagnostics: Diagnostics) -> None:
    if not file.startswith(_COPIED):
        what = "nothing reads this file."
        help_text = "remove it. Styles are assets/css/….css, scripts assets/js/….js, and templates end in .html."
        diagnostics.add(Location(file), what, help_text)
    elif "/." in file:
        what = "a file is not published if its name, or that of its folder, begins with a dot."
        diagnostics.add(Location(file), what, "give it another name, or remove it.")


def _check_data(
    theme: Theme, names: Iterable[str], shown: Collection[str], drawn: Set[str], diagnostics: Diagnostics
) -> None:
    is_misspelt = not drawn <= set(names)  # then what the map meant seems unused: that is no second mistake
    for name in sorted(names):
        if name not in drawn and name not in shown and "*" not in shown:
            files = [f"{_DATA}{name}{ending}" for ending in (".yaml", ".csv", ".geojson")]
            file = next(file for file in files if (theme.site / file).is_file())
            what = f"no template that a page has names data.{name}.{nearest(name, shown)}"
            help_text = f"name it where it is shown, like {{{{ data.{name} }}}}, or remove the file."
            if file.endswith(".geojson"):
                if is_misspelt:
                    continue
                what = f'no map shows the places of "{name}".{nearest(name, drawn)}'
                help_text = (
                    f"write `map: {{data: {name}, …}}` in a picture of content/pictures.yaml, or remove the file."
                )
            diagnostics.add(Location(file), what, help_text)


def _drawn(raw: RawSite) -> set[str]:
    """The data that maps show."""
    return {picture.map.data for picture in raw.collections["pictures"].entries if picture.map}


def _check_template(file: str, reached: Iterable[str], diagnostics: Diagnostics) -> None:
    if file.removeprefix(_TEMPLATES) not in reached:
        what = "no page has this template, and no other template uses it."
        help_text = "name it in the head of a page, as `template: …`, or in a template, or remove it."
        diagnostics.add(Location(file), what, help_text)


def _check_style(file: str, words: Iterable[str], diagnostics: Diagnostics) -> None:
    name, blocks = _stem(file), {word.partition("__")[0].partition("--")[0] for word in words}
    if name not in blocks:
        what = f'no template has the class "{name}", so no page has these styles.{nearest(name, blocks)}'
        diagnostics.add(Location(file), what, "give the file the name of the class, without __ and --, or remove it.")


def _check_script(file: str, words: Iterable[str], diagnostics: Diagnostics) -> None:
    name = _stem(file)
    if name not in words:
        what = f'no template has data-module="{name}", so no page has this script.'
        diagnostics.add(Location(file), what, "name it in a template, or remove it.")


def _stem(file: str) -> str:
    return PurePosixPath(file).stem


def _files(theme: Theme) -> Iterator[str]:
    """The site's files of templates/ and assets/, sorted, without what programs leave behind."""
    for folder in ("assets", "templates"):
        for file in files_below(theme.site, folder, hidden=True):
            is_left = is_left_behind(file.split("/")) or ("/." in file and not file.startswith(_COPIED))
            if not is_left and (theme.site / file).is_file():
                yield file


def _is_of_theme(theme: Theme, file: str) -> bool:
    """Does the theme have a file of this name, or is it one that a release had, unchanged?"""
    if (ORIGINAL / file).is_file() and not file.startswith(_COPIED):
        return True
    is_known = any(file in files for files in releases().values())
    return file.endswith(".d.ts") or (is_known and theme.is_copy(file))


def _reached(theme: Theme, raw: RawSite) -> dict[str, _Named]:
    """Every template that can be rendered, by its name, and what it names."""
    roots = [each / _TEMPLATES for each in (theme.site, ORIGINAL)]
    known = [path.relative_to(root).as_posix() for root in roots for path in root.rglob("*.html")]
    waiting = [each.template for each in KINDS]
    waiting += [re.sub(r"\{[^}]*\}", "*", mark.template) for mark in MARKS]  # it may hold a field: {item.kind}
    waiting += [each.collection.template for each in raw.collections.values()]
    waiting += [f"pages/{page.template}.html" for page in raw.pages if page.template]
    waiting += [f"pages/{each.template}.html" for each in raw.settings.collections if each.template]
    waiting += [name for name in known if (ORIGINAL / _TEMPLATES / name).is_file()]
    reached: dict[str, _Named] = {}
    while waiting:
        pattern = waiting.pop()
        for name in [name for name in known if name not in reached and fnmatchcase(name, pattern)]:
            text = theme.read(f"{_TEMPLATES}{name}", Diagnostics())
            if text is not None:
                reached[name] = _named_in(text)
                waiting += reached[name].templates
    return reached


@lru_cache(maxsize=512)
def _named_in(text: str) -> _Named:
    """What the text of a template names; nothing if it cannot be read, which is reported when it is rendered."""
    try:
        tree = jinja2.Environment().parse(text)
    except jinja2.TemplateSyntaxError:
        return _Named(frozenset(), frozenset(), frozenset())
    constants = {node.value for node in tree.find_all(nodes.Const) if isinstance(node.value, str)}
    constants |= {each.replace("%s", "*") for each in constants}  # "parts/%s.html" | format(kind)
    constants |= {_pattern(node) for node in tree.find_all((nodes.Concat, nodes.Add))}
    attributes = [match[2] for match in _ATTRIBUTE.finditer(_COMMENT.sub("", text))]
    words = {word for each in (*attributes, *constants) for word in _WORD.findall(each)}
    templates = frozenset(each for each in constants if each.endswith(".html"))
    return _Named(templates, frozenset(words), frozenset(_data_in(tree)))


def _data_in(tree: nodes.Template) -> Iterator[str]:
    """The names after `data.`; `*` where `data` itself is handed on, or a name is worked out."""
    found = 0
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        match node:
            case (
                nodes.Getattr(node=nodes.Name(name="data"), attr=str(name))
                | nodes.Getitem(node=nodes.Name(name="data"), arg=nodes.Const(value=str(name)))
            ):
                found += 1
                yield name
    if found < sum(node.name == "data" for node in tree.find_all(nodes.Name)):
        yield "*"


def _pattern(node: nodes.Expr) -> str:
    """A name that is put together, with `*` for what is not known before a page is rendered."""
    match node:
        case nodes.Const():
            return str(node.value)
        case nodes.Concat():
            return "".join(map(_pattern, node.nodes))
        case nodes.Add():
            return _pattern(node.left) + _pattern(node.right)
    return "*"
