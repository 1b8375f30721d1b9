"""templates/ → a strict Jinja environment, and Jinja's errors → `Problem`s with the template's file and line."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from explainer.formats.day import Day
from explainer.problems import Place, Problems, nearest
from explainer.render.addresses import page_file
from explainer.render.values import day_in_words, number_in_words

FOLDER = "templates"


class MissingWord(jinja2.UndefinedError):
    """A template asked for a word that words.yaml does not have."""


class Templates:
    """The templates of one site, and the four filters that they may use: day, number, say, address."""

    def __init__(self, root: Path, words: Mapping[str, str], language: str, problems: Problems) -> None:
        self._root = root
        self._problems = problems
        self._words = words
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(root / FOLDER),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            auto_reload=False,
        )
        self._environment.filters["day"] = lambda day: _time(day, language)
        self._environment.filters["number"] = lambda number: number_in_words(number, language)
        self._environment.filters["say"] = self.say
        self._environment.filters["address"] = page_file
        self._environment.globals["say"] = self.say

    def say(self, key: str, **values: object) -> Markup:
        """A word of words.yaml, escaped, with `{name}` replaced by the values given."""
        if key not in self._words:
            raise MissingWord(f'there is no word "{key}" in content/words.yaml.{nearest(key, self._words)}')
        text = escape(self._words[key])
        for name, value in values.items():
            text = text.replace("{" + name + "}", escape(value))
        return text

    def has(self, name: str) -> bool:
        """Is there a template of this name?"""
        return (self._root / FOLDER / name).is_file()

    def render(self, name: str, **values: Any) -> str:
        """A template filled in; empty text when it failed, and the problem has been noted."""
        return self._guarded(name, lambda: self._environment.get_template(name).render(**values))

    def call(self, name: str, macro: str, *arguments: Any) -> Markup:
        """One macro of a template."""
        module = self._environment.get_template
        return Markup(self._guarded(name, lambda: str(getattr(module(name).module, macro)(*arguments))))

    def _guarded(self, name: str, work: Callable[[], str]) -> str:
        try:
            return work()
        except jinja2.TemplateSyntaxError as error:
            self._note(
                error.name or name,
                error.lineno,
                f"{error.message}.",
                "mend this line; Jinja's own manual says how it is written.",
            )
        except jinja2.TemplateNotFound as error:
            self._note(
                name, 1, f'there is no template "{error.name}".', f"mend the name, or add the file in {FOLDER}/."
            )
        except MissingWord as error:
            self._note(name, self._line(error, name), str(error), "mend the key, or add it in content/words.yaml.")
        except jinja2.UndefinedError as error:
            self._note(
                name,
                self._line(error, name),
                f"{error}.",
                "mend the name: a template can only use what its page is given.",
            )
        return ""

    def _note(self, name: str, line: int | tuple[str, int], what: str, mend: str) -> None:
        if isinstance(line, tuple):
            name, line = line
        file = f"{FOLDER}/{name}"
        path = self._root / file
        if path.is_file():
            self._problems.remember_text(file, path.read_text("utf-8"))
        self._problems.add(Place(file, line), what, mend)

    def _line(self, error: Exception, name: str) -> tuple[str, int]:
        """Undefined names carry no line; the last frame of the traceback inside templates/ has it."""
        inside = str(self._root / FOLDER)
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if frame.filename.startswith(inside):
                return frame.filename[len(inside) + 1 :], frame.lineno or 1
        return name, 1


def _time(day: Day, language: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(str(day), day_in_words(day, language))
