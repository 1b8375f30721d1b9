"""A template of explainer/render/files/ and values → a file for programs: a feed, a sitemap, the settings of a host."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2

_FILES = Path(__file__).parent / "files"


def program_file(name: str, **values: object) -> bytes:
    """The file as UTF-8. Values are escaped in XML and nowhere else: the other formats have no characters to escape.

    Raises jinja2.UndefinedError if the template names a value that is not given.
    """
    return _environment().get_template(name).render(**values).encode()


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FILES),
        undefined=jinja2.StrictUndefined,
        autoescape=lambda name: name is not None and name.endswith(".xml"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
