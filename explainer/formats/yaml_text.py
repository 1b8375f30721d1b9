"""Names and texts → YAML lines as editors write them here: block style, two spaces, long texts folded, few quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from explainer.diagnostics import Diagnostics
from explainer.formats import nodes
from explainer.formats.yaml_file import parse_yaml

Value = str | Sequence["Value"] | Mapping[str, "Value"]

_WIDTH = 110  # where lines end in files that are read side by side with others
# 2016, 1.5, true: texts to us, but no texts to other programs
_NO_TEXT = re.compile(r"[-+]?(\d[\d_]*)?\.?\d*(e[-+]?\d+)?|true|false|yes|no|on|off|null|~", re.IGNORECASE)


def lines_of(values: Mapping[str, Value], *, indent: int = 0, texts: frozenset[str] = frozenset()) -> list[str]:
    """The lines of a mapping, in its order. Fields named in `texts` are quoted where others would see a number."""
    margin = " " * indent
    lines: list[str] = []
    for name, value in values.items():
        if isinstance(value, str):
            lines += _text_lines(f"{margin}{name}:", value, indent + 2, is_text=name in texts)
        elif isinstance(value, Mapping):
            lines += [f"{margin}{name}:", *lines_of(value, indent=indent + 2, texts=texts)]
        else:
            lines.append(f"{margin}{name}:")
            for item in value:
                lines += item_lines(item, indent=indent + 2, texts=texts)
    return lines


def item_lines(value: Value, *, indent: int = 0, texts: frozenset[str] = frozenset()) -> list[str]:
    """The lines of one entry of a list, with its dash."""
    margin = " " * indent
    if isinstance(value, str):
        return _text_lines(f"{margin}-", value, indent + 2, is_text=True)
    assert isinstance(value, Mapping), "a list in a list has no place in these files"
    first, *others = lines_of(value, indent=indent + 2, texts=texts)
    return [f"{margin}- {first.lstrip()}", *others]


def _text_lines(head: str, text: str, indent: int, *, is_text: bool) -> list[str]:
    """A text after `head`; plain where YAML reads it back as it is, else in double quotes."""
    plain = list(_folded(head, text, indent))
    if _reads_back(plain, text) and not (is_text and _NO_TEXT.fullmatch(text)):
        return plain
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return list(_folded(head, f'"{quoted}"', indent))


def _folded(head: str, text: str, indent: int) -> Iterator[str]:
    line = head
    for word in text.split(" "):
        if len(line) + 1 + len(word) > _WIDTH and line != head:
            yield line
            line = " " * indent + word
        else:
            line += " " + word
    yield line


def _reads_back(lines: Sequence[str], text: str) -> bool:
    """Does YAML find this text, and nothing else, in the lines of a field or of an entry of a list?"""
    margin = len(lines[0]) - len(lines[0].lstrip())
    diagnostics = Diagnostics()
    node = parse_yaml("\n".join(line[margin:] for line in lines), "", diagnostics)
    found = list(node.entries.values()) if isinstance(node, nodes.Mapping) else getattr(node, "items", ())
    texts = [" ".join(value.text.split()) for value in found if isinstance(value, nodes.Scalar)]
    return not len(diagnostics) and texts == [text]
