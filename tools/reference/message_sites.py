"""The modules of the generator → every message that they can report, with how it is worded.

A message is reported by a call that takes what is wrong and how to fix it, side by side: `diagnostics.add(location,
what, help_text)`, or a function that hands both on to such a call. A few messages are one text alone: what `new` stops
with, what a command prints to the standard error, and what falls due.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path

from tools.reference.wording import Module, Scope, Wording, wordings

_ROOT = Path(__file__).resolve().parents[2]
# Where "what" and "help" are among the arguments of what reports a message.
_REPORTS = {"add": 1, "Failure": 2, "InTheWay": 1, "Problem": 0}
# Where the text is among the arguments of what reports a message that is one text alone.
_TEXTS = {"Stopped": 0, "ArgumentTypeError": 0, "Reminder": 2}
# The text of this error is made by a property.
_TEXT_OF_ERROR = {"UndefinedError": "_undefined_message"}


@dataclass(frozen=True, slots=True)
class Message:
    """One way in which a message is worded: what is wrong, how to fix it, and the module that says so."""

    module: str
    what: Wording
    help_text: Wording | None
    line: int


Pair = tuple[Wording, Wording | None]


class Program:
    """All modules of the generator."""

    def __init__(self, root: Path = _ROOT) -> None:
        self._modules = [
            Module(".".join(path.relative_to(root).with_suffix("").parts), ast.parse(path.read_text("utf-8")))
            for path in sorted((root / "explainer").rglob("*.py"))
        ]

    def messages(self) -> Iterator[Message]:
        """Every message, in the order of modules and lines."""
        for call, scope in self._calls:
            for what, help_text in self._pairs_of(call, scope):
                yield Message(scope.module.name, what, help_text, call.lineno)

    @cached_property
    def _functions(self) -> list[tuple[ast.FunctionDef, Module]]:
        return [
            (node, module)
            for module in self._modules
            for node in ast.walk(module.tree)
            if isinstance(node, ast.FunctionDef)
        ]

    @cached_property
    def _methods(self) -> list[tuple[ast.FunctionDef, ast.ClassDef, Module]]:
        return [
            (method, node, module)
            for module in self._modules
            for node in ast.walk(module.tree)
            if isinstance(node, ast.ClassDef)
            for method in node.body
            if isinstance(method, ast.FunctionDef)
        ]

    @cached_property
    def _calls(self) -> list[tuple[ast.Call, Scope]]:
        """Every call, with the innermost function that it is in."""
        found = []
        for module in self._modules:
            inside: dict[ast.AST, ast.FunctionDef] = {}
            for function, its_module in self._functions:  # outer ones come first
                if its_module is module:
                    inside.update(dict.fromkeys(ast.walk(function), function))
            found += [
                (node, Scope(module, inside.get(node))) for node in ast.walk(module.tree) if isinstance(node, ast.Call)
            ]
        return sorted(found, key=lambda each: (each[1].module.name, each[0].lineno))

    @cached_property
    def _reports(self) -> dict[str, int]:
        """Names of functions that report a message → where "what" is among their arguments; "help" follows it."""
        reports = dict(_REPORTS)
        for call, scope in self._calls:
            start = _REPORTS.get(_called(call))
            handed_on = _arguments(call, start) if start is not None else []
            if scope.function and len(handed_on) == 2 and all(isinstance(each, ast.Name) for each in handed_on):
                names = [each.id for each in handed_on if isinstance(each, ast.Name)]
                positions = [scope.parameters.index(name) for name in names if name in scope.parameters]
                if len(positions) == 2:
                    reports[scope.function.name] = positions[0] - ("self" in scope.parameters)
        return reports

    def _pairs_of(self, call: ast.Call, scope: Scope) -> Iterator[Pair]:
        name = _called(call)
        if name in self._reports:
            arguments = _arguments(call, self._reports[name])
            yield from self._pairs(arguments, scope)
        elif name in _TEXTS or _prints_error(call):
            for what in self._texts(call.args[_TEXTS.get(name, 0)], scope):
                if any(isinstance(piece, str) for piece in what):
                    yield what, None

    def _pairs(self, arguments: Sequence[ast.expr], scope: Scope) -> Iterator[Pair]:
        match arguments:
            case [ast.Starred(value=value)]:
                yield from self._pairs_in(value, scope)
            case [what, help_text] if not self._is_handed_on(what, scope):
                for each in self._texts(what, scope):
                    if not any(isinstance(piece, str) for piece in each):
                        place = f"{scope.module.name}:{what.lineno}"
                        raise ValueError(f"{place}: the words of this message cannot be read off the code")
                    for advice in self._texts(help_text, scope):
                        yield each, advice

    def _is_handed_on(self, what: ast.expr, scope: Scope) -> bool:
        """Is it an argument of this function, or a field of a message that was made elsewhere?"""
        if isinstance(what, ast.Attribute):
            return what.attr == "what"
        return isinstance(what, ast.Name) and what.id in scope.parameters

    def _pairs_in(self, node: ast.expr, scope: Scope) -> Iterator[Pair]:
        """What an expression can be that is a pair of what is wrong and how to fix it."""
        match node:
            case ast.Tuple(elts=[_, _]):
                for inner in self._rows(node, scope):
                    yield from self._pairs(node.elts, inner)
            case ast.IfExp():
                yield from self._pairs_in(node.body, scope)
                yield from self._pairs_in(node.orelse, scope)
            case ast.BoolOp():
                for value in node.values:
                    yield from self._pairs_in(value, scope)
            case ast.Name():
                for value in scope.assigned(node):
                    yield from self._pairs_in(value, scope)
            case ast.Call():
                for value, inner in self._returned(_called(node), scope.module):
                    yield from self._pairs_in(value, inner)

    def _rows(self, node: ast.expr, scope: Scope) -> Iterator[Scope]:
        """The scope, once for each row of a constant table that a loop around the expression goes through."""
        for loop in ast.walk(scope.function) if scope.function else ():
            if isinstance(loop, ast.For) and isinstance(loop.target, ast.Tuple) and node in ast.walk(loop):
                names = [each.id for each in loop.target.elts if isinstance(each, ast.Name)]
                table = scope.constant(loop.iter)
                if isinstance(table, tuple):
                    yield from (Scope(scope.module, scope.function, _row(names, row)) for row in table)
                    return
        yield scope

    def _texts(self, node: ast.expr, scope: Scope) -> list[Wording]:
        """The wordings of one text: those that callers hand over, or those of the error that is caught."""
        if isinstance(node, ast.Call) and _called(node) == "str":
            return self._texts_of_error(node.args[0], scope)
        if isinstance(node, ast.Name) and node.id in scope.parameters and scope.function:
            return self._handed_over(node.id, scope.function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            return self._said_by(node.func.attr)
        if isinstance(node, ast.Call) and (returned := list(self._returned(_called(node), scope.module))):
            return [each for value, inner in returned for each in wordings(value, inner)]
        return wordings(node, scope)

    def _said_by(self, method: str) -> list[Wording]:
        """The texts that a method makes of the fields of its object, for every place where such an object is made."""
        texts = []
        for made_by, its_class, module in self._methods:
            if made_by.name == method:
                fields = [
                    f"self.{each.target.id}"
                    for each in its_class.body
                    if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
                ]
                for call, scope in self._calls:
                    if _called(call) == its_class.name:
                        for values in product(*(wordings(value, scope) for value in call.args)):
                            known = dict(zip(fields, values, strict=False))
                            # The first is the plain one; others say the same of several things.
                            texts += wordings(_returns(made_by)[0], Scope(module, made_by, known))
        return texts

    def _handed_over(self, name: str, function: ast.FunctionDef) -> list[Wording]:
        found = []
        parameters = [each.arg for each in function.args.args]
        defaults = dict(zip(reversed(parameters), reversed(function.args.defaults), strict=False))
        position = parameters.index(name) - (parameters[0] == "self")
        for call, scope in self._calls:
            if _called(call) == function.name:
                named = {each.arg: each.value for each in call.keywords}
                value = call.args[position] if position < len(call.args) else named.get(name, defaults.get(name))
                if value is not None:
                    found += wordings(value, scope)
        return list(dict.fromkeys(found))

    def _texts_of_error(self, node: ast.expr, scope: Scope) -> list[Wording]:
        """The texts with which the caught errors are raised."""
        texts: list[Wording] = []
        for name in _caught(node, scope):
            if name in _TEXT_OF_ERROR:
                for value, inner in self._returned(_TEXT_OF_ERROR[name]):
                    texts += wordings(value, inner)
            for call, inner in self._calls:
                if _called(call) == name and call.args:
                    texts += wordings(call.args[0], inner)
        return texts

    def _returned(self, name: str, near: Module | None = None) -> Iterator[tuple[ast.expr, Scope]]:
        """What a function returns; that of the same module, if it has one of this name."""
        found = [(function, module) for function, module in self._functions if function.name == name]
        own = [each for each in found if each[1] is near]
        for function, module in own or found:
            yield from ((value, Scope(module, function)) for value in _returns(function))


def _returns(function: ast.FunctionDef) -> list[ast.expr]:
    found = [node for node in ast.walk(function) if isinstance(node, ast.Return) and node.value is not None]
    return [node.value for node in sorted(found, key=lambda each: each.lineno) if node.value is not None]


def _row(names: Sequence[str], row: Sequence[str]) -> dict[str, Wording]:
    return {name: (text,) for name, text in zip(names, row, strict=True)}


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _arguments(call: ast.Call, start: int) -> list[ast.expr]:
    """What is wrong and how to fix it: two arguments, or one that stands for both."""
    found = call.args[start:]
    return found if len(found) == 2 or (found and isinstance(found[0], ast.Starred)) else []


def _prints_error(call: ast.Call) -> bool:
    return _called(call) == "print" and any(
        each.arg == "file" and ast.unparse(each.value) == "sys.stderr" for each in call.keywords
    )


def _caught(node: ast.expr, scope: Scope) -> list[str]:
    """The errors that a name stands for: after `except … as`, or in the `case` of a class that the name is in."""
    for each in ast.walk(scope.function) if scope.function else ():
        if isinstance(each, ast.ExceptHandler) and isinstance(node, ast.Name) and each.name == node.id and each.type:
            return [ast.unparse(each.type).rpartition(".")[2]]
        if isinstance(each, ast.match_case) and isinstance(each.pattern, ast.MatchClass) and node in ast.walk(each):
            return [ast.unparse(each.pattern.cls).rpartition(".")[2]]
    return []
