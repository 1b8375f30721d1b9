"""Our own HTML is written once and not taken apart again: patterns that find tags are in few, named places."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.test_layers import FILES, named, tree_of

ALLOWED = {
    "explainer/deliver/blocked.py": "the final check against the policy of a page",
    "explainer/deliver/bundle.py": "which files the pages of a copy lead to; not yet a value on the page",
    "explainer/deliver/links.py": "the final check of links",
    "explainer/deliver/minify_html.py": "leaves out what browsers put back; nothing is read from the HTML",
    "explainer/markdown/parse.py": "Markdown that editors write",
    "explainer/markdown/parser_config.py": "Markdown that editors write",
    "explainer/render/inline.py": "classes and modules of a page, which say what styles and scripts it needs",
}
# "<a", or an attribute: href="
TAGS = re.compile(r'<|="')
# (?P<name>…), (?<=…), (?<!…)
GROUPS = re.compile(r"\(\?P?<")


def patterns(file: Path) -> Iterator[str]:
    """The text of each regular expression of a file, with the constants that it names."""
    tree = tree_of(file)
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
        if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "re":
            named_in_it = [node.id for node in ast.walk(call.args[0]) if isinstance(node, ast.Name)]
            pieces = [call.args[0], *(constants[name] for name in named_in_it if name in constants)]
            texts = (node.value for piece in pieces for node in ast.walk(piece) if isinstance(node, ast.Constant))
            yield "".join(text for text in texts if isinstance(text, str))


def test_tags_are_looked_for_in_few_places_each_with_its_reason() -> None:
    found = {named(file) for file in FILES if any(TAGS.search(GROUPS.sub("", pattern)) for pattern in patterns(file))}
    assert found == set(ALLOWED)


def test_no_tags_are_stripped_from_what_templates_made() -> None:
    stripping = {named(file) for file in FILES if re.search(r"\bstriptags\(|\bunescape\(", file.read_text("utf-8"))}
    assert stripping == set()
