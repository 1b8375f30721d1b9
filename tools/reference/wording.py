"""An expression of the code that makes a text → its wordings: the words themselves, with named blanks between them.

A message is worded where it is reported, mostly as an f-string: `f'there is no {kind} "{name}".{nearest(name, all)}'`.
What cannot be known without running the code becomes a blank. A name within a function is followed to what it is
assigned; a name of a module is what it is when the module is imported.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Blank:
    """A place that is filled in when the message is reported."""

    name: str


@dataclass(frozen=True, slots=True)
class Optional:
    """A part that is not always there. That of a near name, “Did you mean …?”, is not shown."""

    wording: Wording
    shown: bool = True


Piece = str | Blank | Optional
Wording = tuple[Piece, ...]
NEAR = Optional((" Did you mean ", Blank("word")), shown=False)
# Attributes and names that say less than what they are of, or nothing.
_SAY_LITTLE = ("id", "name", "text", "location", "file", "source")
_SAY_NOTHING = ("self", "each", "options", "…")
_MOST = 12  # wordings of one expression; beyond that its parts are blanks


def shown(wording: Wording) -> str:
    """The wording as the reference shows it, with the names of its blanks between ‹ and ›."""
    parts = []
    for piece in wording:
        if isinstance(piece, str):
            parts.append(piece)
        elif isinstance(piece, Blank):
            parts.append(f"‹{piece.name}›")
        elif piece.shown:
            parts.append(f"[{shown(piece.wording)}]")
    return "".join(parts)


@cache  # each example is compared with each message
def pattern(wording: Wording) -> str:
    """A regular expression for the texts that such a wording becomes."""
    parts = []
    for piece in wording:
        if isinstance(piece, str):
            parts.append(re.escape(piece))
        elif isinstance(piece, Blank):
            parts.append(".*")
        else:
            parts.append(f"(?:{pattern(piece.wording)})?")
    return re.sub(r"(?:\.\*)+", ".*", "".join(parts))


def words_in(wording: Wording) -> int:
    """How many characters of a wording are certain."""
    return sum(len(piece) for piece in wording if isinstance(piece, str))


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the generator, as text and as it is when it is imported."""

    name: str
    tree: ast.Module

    @property
    def loaded(self) -> ModuleType:
        return importlib.import_module(self.name)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an expression is: its module and function, and what names within it are known to be."""

    module: Module
    function: ast.FunctionDef | None
    known: Mapping[str, Wording] = field(default_factory=dict)

    @property
    def parameters(self) -> list[str]:
        arguments = self.function.args if self.function else None
        return [each.arg for each in (*arguments.args, *arguments.kwonlyargs)] if arguments else []

    def assigned(self, name: ast.Name) -> list[ast.expr]:
        """What a name of this function can be where it stands: what the nearest lines above assign to it."""
        for statement in self._above(name):
            found = [value for node in ast.walk(statement) for value in _values_for(name.id, node)]
            if found:
                return found
        return []

    def added(self, name: ast.Name) -> list[ast.expr]:
        """What is added to a name of this function by `+=` above where it stands."""
        nodes = ast.walk(self.function) if self.function else ()
        return [
            node.value
            for node in nodes
            if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) and node.target.id == name.id
        ]

    def _above(self, node: ast.AST) -> Iterator[ast.stmt]:
        """The statements above an expression, the nearest first: those that do not hold it, within each that does."""
        around: list[ast.AST] = [self.function] if self.function else []
        lines: list[ast.stmt] = []
        while around:
            inside = next((each for each in ast.iter_child_nodes(around[-1]) if node in ast.walk(each)), None)
            if inside is None:
                break
            for block in (getattr(around[-1], name, ()) for name in ("body", "orelse", "finalbody")):
                if isinstance(block, list) and inside in block:
                    lines += block[: block.index(inside)]
            around.append(inside)
        return reversed(lines)

    def is_local(self, name: str) -> bool:
        stored = (node for node in ast.walk(self.function) if isinstance(node, ast.Name)) if self.function else ()
        return name in self.parameters or any(node.id == name and isinstance(node.ctx, ast.Store) for node in stored)

    def constant(self, node: ast.expr) -> object:
        """What a name of the module is, like `FOLDER` or `settings.FILE`; None when it is no such name."""
        if isinstance(node, ast.Name) and not self.is_local(node.id):
            return getattr(self.module.loaded, node.id, None)
        if isinstance(node, ast.Attribute):
            return getattr(self.constant(node.value), node.attr, None)
        return None


def _values_for(name: str, node: ast.AST) -> Iterator[ast.expr]:
    """What a statement assigns to a name."""
    if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            if isinstance(target, ast.Name) and target.id == name:
                yield node.value
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for one, value in zip(target.elts, node.value.elts, strict=False):
                    if isinstance(one, ast.Name) and one.id == name:
                        yield value


def wordings(node: ast.expr, scope: Scope) -> list[Wording]:
    """Every wording that an expression can have. One that says nothing for certain is one blank."""
    match node:
        case ast.Constant(value=str() as text):
            return [(text,)] if text else [()]
        case ast.JoinedStr():
            return _joined([_embedded(part, scope) for part in node.values], node, scope)
        case ast.BinOp(op=ast.Add()):
            return _joined([wordings(node.left, scope), _embedded(node.right, scope)], node, scope)
        case ast.IfExp():
            return [*wordings(node.body, scope), *wordings(node.orelse, scope)]
        case ast.Call(func=ast.Name(id="nearest")):
            return [(NEAR,)]
    return _of_name(node, scope)


def _of_name(node: ast.expr, scope: Scope) -> list[Wording]:
    """What a name is known to be, or is assigned, or is in its module; otherwise a blank."""
    if ast.unparse(node) in scope.known:
        return [scope.known[ast.unparse(node)]]
    if isinstance(node, ast.Name):
        tail = tuple(Optional(each) for more in scope.added(node) for each in wordings(more, scope))
        found = [(*each, *tail) for value in scope.assigned(node) for each in wordings(value, scope)]
        if any(isinstance(piece, str | Optional) for each in found for piece in each):
            return found
    constant = scope.constant(node)
    return [(str(constant),)] if isinstance(constant, str | int) else [(Blank(_name_of(node)),)]


def _joined(parts: Sequence[list[Wording]], node: ast.expr, scope: Scope) -> list[Wording]:
    whole = [tuple(_merged(piece for part in parts_of for piece in part)) for parts_of in product(*parts)]
    if len(whole) > _MOST:
        raise ValueError(f"{scope.module.name}:{node.lineno}: too many wordings of one message to list them")
    return whole


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
        text = ""
        yield piece
    if text:
        yield text


def _embedded(node: ast.expr, scope: Scope) -> list[Wording]:
    """A part of a text. What it can be is listed if that is a matter of words; otherwise it is a blank."""
    value = node.value if isinstance(node, ast.FormattedValue) else node
    found = wordings(value, scope)
    if isinstance(value, ast.BoolOp) and wordings(value.values[0], scope) == [(NEAR,)]:
        found = [(NEAR,), *wordings(value.values[1], scope)]
    if () in found:
        return [(Optional(each),) for each in found if each] or [()]
    if len(found) == 1:
        return found
    is_listed = all(
        " " in "".join(piece for piece in each if isinstance(piece, str)) for each in found if each != (NEAR,)
    )
    return found if is_listed else [(Blank(_name_of(value)),)]


def _name_of(node: ast.expr) -> str:
    """What a blank is called: the last name in the expression that says what it is."""
    if isinstance(node, ast.Attribute) and node.attr in _SAY_LITTLE:
        name = _name_of(node.value)
        return node.attr if name in _SAY_NOTHING else name
    if isinstance(node, ast.Name | ast.Attribute):
        name = node.id if isinstance(node, ast.Name) else node.attr
        return name.strip("_").replace("_", " ").lower()
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "len":
        return "number"
    inner = _what_it_is_made_of(node)
    name = _name_of(inner) if inner is not None else "…"
    one_of_several = isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant)
    return name.removesuffix("s") if one_of_several else name


def _what_it_is_made_of(node: ast.expr) -> ast.expr | None:
    """The part of an expression that says best what it is."""
    match node:
        case ast.Call(func=function, args=arguments):
            return arguments[0] if arguments else function
        case ast.BoolOp(values=[first, *_]):
            return first
        case ast.IfExp(test=test):
            return test
        case ast.GeneratorExp(generators=[first, *_]) | ast.ListComp(generators=[first, *_]):
            return first.iter
        case ast.BinOp(left=left):
            return left
    value = getattr(node, "value", None)  # of `each[0]`, `*each` and `{each}`
    return value if isinstance(value, ast.expr) else None
