"""Our own HTML is written once and not taken apart again: patterns that find tags are in few, named places."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.test_layers import FILES, named, tree_of
from tests.conftest import ROOT

ALLOWED = {
    "explainer/deliver/blocked.py": "the final check against the policy of a page",
    "explainer/deliver/tags.py": "the final check of links, and of what a page would load",
    "explainer/deliver/minify_html.py": "leaves out what browsers put back; decision 33 says why it is still there",
    "explainer/formats/plain_text.py": "HTML that editors write where it would be shown as signs",
    "explainer/law/xml_file.py": "whether a file of official law is a web page, and the instructions in its XML",
    "explainer/markdown/parse.py": "Markdown that editors write",
    "explainer/markdown/parser_config.py": "Markdown that editors write",
    "explainer/markdown/slips.py": "Markdown that editors write",
    "explainer/render/attributes.py": "templates, as their authors wrote them",
    "explainer/render/moved.py": "puts the names of old places beside those that stand for them",
    "explainer/render/unused.py": "templates, as their authors wrote them",
}
# "<a", or an attribute: href=" and href=(["'])
TAGS = re.compile(r"<|=[(\[\\]*[\"']")
# (?P<name>…), (?<=…), (?<!…), (?=…)
GROUPS = re.compile(r"\(\?(?:P?<[=!]?|[=!])")
# Methods and comparisons that look for a piece of a text, as in `"<h2" in body`
LOOKS_FOR = {"partition", "rpartition", "split", "rsplit", "find", "rfind", "index", "count", "replace"}
LOOKS_FOR |= {"startswith", "endswith", "removeprefix", "removesuffix"}
PIECE_OF_TAG = re.compile(r"</?[a-z!]|=\"")
LOOKING_ALLOWED = {
    "explainer/preview/server.py": "puts a script at the end of a page that only a preview has",
    "explainer/preview/source_overlay.py": "puts a button at the end of a page that only a preview has",
    "explainer/preview/translation_bar.py": "puts a line above a page that only a preview has",
}


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
    final_check = "explainer/deliver/tags.py"  # reads attributes as browsers do, and gives them to nobody else
    stripping = {named(file) for file in FILES if re.search(r"\bstriptags\(|\bunescape\(", file.read_text("utf-8"))}
    assert stripping == {final_check}


def texts_looked_for(file: Path) -> Iterator[str]:
    """Each constant that a method or `in` looks for in another text."""
    for node in ast.walk(tree_of(file)):
        searched: list[ast.expr] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LOOKS_FOR:
            searched = node.args[:1]
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.In, ast.NotIn)):
            searched = [node.left]
        for constant in (each for piece in searched for each in ast.walk(piece) if isinstance(each, ast.Constant)):
            if isinstance(constant.value, (str, bytes)):
                yield constant.value if isinstance(constant.value, str) else constant.value.decode()


def test_tags_are_not_looked_for_with_methods_of_texts_either() -> None:
    found = {named(file) for file in FILES if any(map(PIECE_OF_TAG.search, texts_looked_for(file)))}
    assert found == set(LOOKING_ALLOWED)


def test_no_template_looks_for_tags_in_what_it_is_given() -> None:
    for template in (ROOT / "templates").rglob("*.html"):
        for looking in (r"\| *striptags", r"[\"']<[^\"']*[\"'] in "):
            assert not re.search(looking, template.read_text("utf-8")), template
