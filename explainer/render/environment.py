"""The theme → a strict Jinja environment, and Jinja's errors → `Diagnostic`s with the template's file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any, cast

import jinja2
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from explainer.diagnostics import Diagnostics, Location, nearest
from explainer.foreign import without_signs
from explainer.formats.partial_date import AnyDate
from explainer.render.attributes import Recorder
from explainer.render.links import RELATIVE, Links
from explainer.render.template_errors import Failure, MissingWord, TemplateFault, Undefined, Unreadable, failure_of
from explainer.render.values import between_in_words, day_in_words, language_in_words, number_in_words, phone_in_words
from explainer.target import BuildTarget
from explainer.theme import ORIGINAL, Theme
from explainer.translate.plurals import categories_of, category_of, key_of

FOLDER = "templates"
WORDS = "content/words.yaml"
_FILES = "assets/files"
_MANY = 500  # compiled templates; a theme has about thirty
# {% extends "layout.html" %}
_FIXED_LAYOUT = re.compile(r"""\{%[-+]?\s*extends\s+["']layout\.html["']""")


class Templates:
    """The templates of one site.

    Templates may use the filters `day`, `day_words`, `number`, `phone`, `language`, `say`, `of_kind` (the id of the
    page of a kind), `address` (of a page by its id, or of an anchor on it; empty where a copy leaves the page out),
    `shared` (of a file that all languages share), `cited` (of a source in the list of the same page), `outside` (an
    address of the web, or that of the same source in this file), `other_language` (of a page that is there in the
    source language alone), `data` (the text of a block of data) and `plain` (words without the signs that say their
    language, where no markup can).
    It may also use the build `target` (one file has less space than a hosted site), `has_file` for files under
    assets/files/, and `between` for the words between the items of a list.
    """

    def __init__(
        self,
        theme: Theme,
        words: Mapping[str, str],
        language: str,
        diagnostics: Diagnostics,
        *,
        links: Links = RELATIVE,
    ) -> None:
        self._theme = theme
        self._diagnostics = diagnostics
        self._words = words
        self._language = language
        self._missing: set[str] = set()  # words of texts that were reported
        self.links = links
        self._environment = jinja2.Environment(
            extensions=[Recorder],
            loader=_Loader(theme, diagnostics),
            undefined=Undefined,
            autoescape=_is_html,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            auto_reload=False,
            bytecode_cache=_COMPILED,
        )
        self._add_filters(language)
        self._environment.globals["say"] = self._say
        self._environment.globals["plurals"] = self._plurals
        self._environment.globals["between"] = lambda loop: between_in_words(loop.index, loop.length, language)
        self._environment.globals["target"] = links.target
        self._environment.globals["has_file"] = lambda file: (theme.site / _FILES / file).is_file()

    def _add_filters(self, language: str) -> None:
        filters, links = self._environment.filters, self.links
        filters["phone"] = phone_in_words
        filters["plain"] = without_signs
        # These depend on the site, its language or the target.
        filters["day"] = _day_filter(language, links.target)
        filters["day_words"] = _not_constant(lambda day: day_in_words(day, language))
        filters["number"] = _not_constant(lambda number, form="number": number_in_words(number, language, form))
        filters["language"] = _not_constant(lambda code: language_in_words(code, language))
        filters["say"] = self._say
        filters["address"] = _not_constant(links.page)
        filters["of_kind"] = _not_constant(links.of_kind)
        filters["cited"] = _not_constant(links.cited)
        filters["outside"] = _not_constant(links.outside)
        filters["other_language"] = _not_constant(self.language_of_page)
        filters["shared"] = _not_constant(links.to_shared)

    @property
    def recorder(self) -> Recorder:
        """What records the attributes that are printed."""
        return cast(Recorder, self._environment.extensions[Recorder.identifier])

    def add_globals(self, **values: object) -> None:
        """Let every template use these values by their names, also within macros."""
        self._environment.globals.update(values)

    def say(self, key: str, **values: object) -> Markup:
        """A word of words.yaml, escaped, with `{name}` replaced by the values given."""
        text = escape(self._word(key, values.get("count")))
        for name, value in values.items():
            text = text.replace("{" + name + "}", escape(value))
        return text

    def _plurals(self, key: str) -> list[tuple[str, str]]:
        """A word by the categories of a count, for a script that counts."""
        known = ((category, self._words.get(key_of(key, category))) for category in categories_of(self._language))
        return [(category, words) for category, words in known if words is not None]

    def word_of_text(self, key: str) -> Markup:
        """A word that the text of a page needs, such as the head of a notice; empty if there is none (reported)."""
        try:
            return self.say(key)
        except MissingWord as missing:
            if key not in self._missing:
                self._missing.add(key)
                self._diagnostics.add(Location(WORDS), str(missing), "add it: a text of the site needs it.")
            return Markup("")

    def language_of_page(self, page: str) -> Markup:
        """The language of a page, in brackets after a space, if the page is in another; else empty."""
        if page not in self.links.foreign:
            return Markup("")
        mark = self.say("in-language", language=language_in_words(self.links.source_language, self._language))
        return Markup(" ") + mark.replace(" ", "\N{NO-BREAK SPACE}")  # in one line with its brackets

    @jinja2.pass_context  # so that it is not worked out when the template is compiled
    def _say(self, context: Context, key: str, **values: object) -> str:
        """The same in a template of HTML; in one of plain text nothing is escaped."""
        if context.eval_ctx.autoescape:
            return self.say(key, **values)
        text = self._word(key, values.get("count"))
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def _word(self, key: str, count: object = None) -> str:
        """A word; with a `count`, its text for the category of that number."""
        if key not in self._words:
            raise MissingWord(f'there is no word "{key}" in content/words.yaml.{nearest(key, self._words)}')
        if not isinstance(count, int):
            return self._words[key]
        return self._words.get(key_of(key, category_of(count, self._language)), self._words[key])

    def render(self, name: str, /, **values: Any) -> str:
        """A template filled in; empty text when it failed, and the diagnostic has been noted."""
        text = self._catch_errors(name, lambda: self._environment.get_template(name).render(**values))
        return text if _is_html(name) else without_signs(text)

    def render_macro(self, name: str, macro: str, *arguments: Any) -> Markup:
        """One macro of a template; empty when it failed, and the diagnostic has been noted."""
        return Markup(self._catch_errors(name, lambda: self._render_macro(name, macro, arguments)))

    def _render_macro(self, name: str, macro: str, arguments: tuple[Any, ...]) -> str:
        found = getattr(self._environment.get_template(name).module, macro, None)
        if not isinstance(found, Macro):
            self._report(Failure(name, 1, f'there is no macro "{macro}" here.', f"write {{% macro {macro}(…) %}}."))
            return ""
        if len(found.arguments) != len(arguments):
            what = f'the macro "{macro}" takes {len(found.arguments)} values, but {len(arguments)} are given to it.'
            self._report(Failure(name, 1, what, "put as many names between its brackets."))
            return ""
        return found(*arguments)

    def _catch_errors(self, name: str, work: Callable[[], str]) -> str:
        try:
            return work()
        except Unreadable:
            return ""
        except Exception as error:
            failure = failure_of(error, name, (self._theme.site / FOLDER, ORIGINAL / FOLDER))
            if failure is None:
                raise
            self._report(failure)
        return ""

    def _report(self, failure: Failure) -> None:
        self._diagnostics.add(Location(f"{FOLDER}/{failure.template}", failure.line), failure.what, failure.help_text)


class _Compiled(jinja2.BytecodeCache):
    """Templates as this process compiled them before: languages, targets and the preview's next look share them.

    Code depends on the text of the template alone. No filter that depends on anything else may be worked out when a
    template is compiled.
    """

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}  # by the name of a template and the checksum of its text

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template and its file as they are: Jinja's own key cannot take a path that is not in UTF-8."""
        return f"{name}|{filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code into Jinja's hand, if the same text was compiled before, in this file or in another."""
        name, _, file = bucket.key.partition("|")
        code = self._code.get((name, bucket.checksum))
        bucket.code = code and _in_file(code, file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja compiled."""
        if bucket.code is not None:
            if len(self._code) > _MANY:
                self._code.clear()  # a preview runs for days, while templates are written
            self._code[bucket.key.partition("|")[0], bucket.checksum] = bucket.code


def _in_file(code: CodeType, file: str) -> CodeType:
    """The same code, which says of its mistakes that they are in this file."""
    if code.co_filename == file:
        return code
    constants = tuple(_in_file(each, file) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_filename=file, co_consts=constants)


_COMPILED = _Compiled()


class _Loader(jinja2.BaseLoader):
    """Templates of the site and of the theme, and from nowhere else."""

    def __init__(self, theme: Theme, diagnostics: Diagnostics) -> None:
        self._theme = theme
        self._diagnostics = diagnostics

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002
        file = f"{FOLDER}/{template}"
        path = self._theme.find(file)
        if path is None or ".." in template.split("/"):
            raise jinja2.TemplateNotFound(template)
        text = self._theme.read(file, self._diagnostics)
        if text is None:
            raise Unreadable
        if fixed := _FIXED_LAYOUT.search(text):
            what = 'this names "layout.html", but in the single file a page has another frame.'
            help_text = "write `{% extends layout %}`, without quotes."
            raise TemplateFault(what, text.count("\n", 0, fixed.start()) + 1, template, str(path), help_text)
        return text, str(path), None


def _not_constant(work: Callable[..., str]) -> Callable[..., str]:
    """A filter whose result is not compiled into the template, which others share."""

    @jinja2.pass_context
    def filter_(_context: Context, *values: Any) -> str:
        return work(*values)

    return filter_


def _is_html(template: str | None) -> bool:
    return template is None or template.endswith(".html")


def _day_filter(language: str, target: BuildTarget) -> Callable[[Context, AnyDate], str]:
    """A day in words; in HTML also as programs read it."""

    @jinja2.pass_context
    def filter_(context: Context, day: AnyDate) -> str:
        words = day_in_words(day, language)
        if target.plain_days or not context.eval_ctx.autoescape:
            return words
        return Markup('<time datetime="{}">{}</time>').format(str(day), words)

    return filter_
