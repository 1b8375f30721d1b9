"""A template as its author wrote it → the same, but it says as it prints which classes, modules and links it has.

The value of each of these attributes is put between `{% filter attribute("class") %}` and `{% endfilter %}`. So what a
page uses is known when it is printed, down to the branches that were taken, and nobody has to look for it in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import jinja2
from jinja2.ext import Extension
from jinja2.filters import do_xmlattr
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context

from explainer.foreign import without_signs
from explainer.render.template_errors import TemplateFault

# class=" or href=' and what begins a value without quotes; and title=" where what follows is worked out
_BEGINNING = re.compile(
    r"(?<![^\s\"'])(?:(class|data-module|href|src)=([\"']?)"
    r"|(title|aria-label|alt|content|data-[a-z-]+)=(\")(?=[^\"<>]*\Z))"
)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_OPENING = frozenset({"if", "for", "filter", "call", "with"})
_BETWEEN = frozenset({"else", "elif"})


@dataclass(slots=True)
class Record:
    """What was printed so far."""

    classes: set[str] = field(default_factory=set)
    modules: dict[str, None] = field(default_factory=dict)  # in the order in which they were first printed
    links: set[str] = field(default_factory=set)  # files of the site, as addresses relative to the page
    data: list[str] = field(default_factory=list)  # the texts of blocks of data
    shows_files: bool = False  # is a picture of a text among them that is a file of the site?

    def attribute(self, name: str, value: str) -> None:
        """Note one of the attributes that count."""
        if name == "class":
            self.classes.update(value.split())
        elif name == "data-module":
            self.modules |= dict.fromkeys(value.split())
        elif name in ("href", "src"):
            file = value.partition("#")[0]
            if file and ":" not in file:
                self.links.add(file)

    def add(self, other: Record) -> None:
        """Note what was printed before and is now printed again."""
        self.classes |= other.classes
        self.modules |= other.modules
        self.links |= other.links
        self.data += other.data
        self.shows_files |= other.shows_files


class Recorder(Extension):
    """The extension of Jinja, and what it records at the moment."""

    def __init__(self, environment: jinja2.Environment) -> None:
        super().__init__(environment)
        self.record = Record()
        environment.filters["attribute"] = self._attribute
        environment.filters["xmlattr"] = self._attributes
        environment.filters["data"] = self._data

    @contextmanager
    def recording(self) -> Iterator[Record]:
        """What is printed meanwhile; what is recorded around it does not get it."""
        around, self.record = self.record, Record()
        try:
            yield self.record
        finally:
            self.record = around

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The template without the spaces that its lines begin with: they are for its author, and weigh in a page."""
        return source if name is not None and not name.endswith(".html") else _INDENT.sub("", source)

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The tokens of a template with those of the filters; only templates of HTML have attributes."""
        if stream.name is not None and not stream.name.endswith(".html"):
            return stream
        return _Scanner(stream).tokens()

    def _attribute(self, value: str, name: str) -> str:
        self.record.attribute(name, str(value))
        return type(value)(without_signs(value))  # no attribute can say the language of a part of it

    @jinja2.pass_context  # so that attributes are recorded when they are printed, not when the template is compiled
    def _attributes(self, context: Context, values: Mapping[str, object], autospace: bool = True) -> str:
        """Jinja's own filter, which prints attributes from a map."""
        plain = {name: without_signs(value) if isinstance(value, str) else value for name, value in values.items()}
        for name, value in plain.items():
            self.record.attribute(name, str(value))
        return do_xmlattr(context.eval_ctx, plain, autospace)

    @jinja2.pass_context  # so that it is not worked out when the template is compiled
    def _data(self, _context: Context, text: str) -> str:
        """The text of a block of data as it is; the policy of the page then allows it."""
        text = without_signs(text)
        self.record.data.append(str(text))
        return text


class _Scanner:
    """Goes through the tokens of one template."""

    def __init__(self, stream: TokenStream) -> None:
        self._stream = stream
        self._name = ""  # of the attribute whose value is being read; empty between them
        self._quote = ""
        self._line = 1  # of its beginning
        self._depth = 0  # how many statements were opened within the value

    def tokens(self) -> Iterator[Token]:
        is_statement = False
        for token in self._stream:
            if token.type == "data":
                yield from self._data(token.value, token.lineno)
                continue
            if token.type == "string" and (found := _BEGINNING.search(token.value)) and found[1]:
                what = f'"{found[1]}" is inside a text'
                raise self._fault(what, token.lineno, "write the tag in the template itself.")
            if is_statement and self._name:
                self._count(token)
            is_statement = token.type == "block_begin"
            yield token
        if self._name:
            raise self._fault(f'the value of "{self._name}" has no end', self._line, f"close it with {self._quote}.")

    def _data(self, text: str, line: int) -> Iterator[Token]:
        """Text of the template, cut where values begin and end."""
        while True:
            begun = None if self._name else _BEGINNING.search(text)
            cut = begun.end() if begun else text.find(self._quote) if self._name else -1
            piece = text if cut < 0 else text[:cut]
            if piece:
                yield Token(line, "data", piece)
            if cut < 0:
                return
            text, line = text[cut:], line + piece.count("\n")
            if begun:
                yield from self._begin(begun[1] or begun[3], begun[2] if begun[1] else begun[4], line)
            else:
                yield from self._end(line)

    def _begin(self, name: str, quote: str, line: int) -> Iterator[Token]:
        if not quote:
            raise self._fault(f'the value of "{name}" has no quotes', line, 'put it between " and ".')
        self._name, self._quote, self._line = name, quote, line
        return _statement(
            line, ("name", "filter"), ("name", "attribute"), ("lparen", "("), ("string", name), ("rparen", ")")
        )

    def _end(self, line: int) -> Iterator[Token]:
        if self._depth:
            raise self._crossed()
        self._name = ""
        return _statement(line, ("name", "endfilter"))

    def _count(self, token: Token) -> None:
        word = token.value
        self._depth += word in _OPENING
        self._depth -= word.startswith("end")
        if self._depth < 0 or (word in _BETWEEN and not self._depth):
            raise self._crossed()

    def _crossed(self) -> TemplateFault:
        what = f'the value of "{self._name}" and a statement such as {{% if %}} overlap'
        return self._fault(what, self._line, "begin and end both within the other.")

    def _fault(self, what: str, line: int, help_text: str) -> TemplateFault:
        return TemplateFault(f"{what}.", line, self._stream.name, self._stream.filename, help_text)


def _statement(line: int, *tokens: tuple[str, str]) -> Iterator[Token]:
    for kind, value in (("block_begin", "{%"), *tokens, ("block_end", "%}")):
        yield Token(line, kind, value)
