"""The tokens of a text → those of the page, and those of each footnote."""

from __future__ import annotations

from markdown_it.token import Token


def split_footnotes(tokens: list[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """The blocks of the page, and those of each footnote by its name; its opening token comes first."""
    definitions: dict[str, list[Token]] = {}
    around: list[list[Token]] = []
    inside: list[Token] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            around.append(inside)
            inside = definitions.setdefault(token.meta["label"], [])
            inside.append(token)
        elif token.type == "footnote_reference_close":
            inside = around.pop()
        else:
            inside.append(token)
    return inside, definitions
