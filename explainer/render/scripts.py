"""A script in assets/js/ → its small text, as pages get it.

`assets/js/min/` has scripts that terser made smaller than rjsmin can, as it also shortens names. That needs Node.js, so
`make scripts` does it and the result is kept. The first line of a small script names the text that it was made of. If
the script has another text by now, or no small version, rjsmin makes it small: a page never gets an old script.
"""

from __future__ import annotations

import hashlib

from explainer.diagnostics import Diagnostics
from explainer.theme import Theme


def small_script(theme: Theme, name: str, diagnostics: Diagnostics) -> str:
    """The small text of assets/js/`name`.js, which exists. An unreadable file is reported."""
    source = theme.read(script_file(name), diagnostics) or ""
    first_line, _, small = (theme.read(small_file(name), diagnostics) or "").partition("\n")
    if first_line == made_of(source):
        return small.strip().rstrip(";")
    import rjsmin

    return str(rjsmin.jsmin(source)).strip().rstrip(";")


def script_file(name: str) -> str:
    """Where a script is, from the folder of the site."""
    return f"assets/js/{name}.js"


def small_file(name: str) -> str:
    """Where the small version of a script is, from the folder of the site."""
    return f"assets/js/min/{name}.js"


def made_of(source: str) -> str:
    """The first line of a small script: a comment that names the text it was made of."""
    return f"// sha256:{hashlib.sha256(source.encode()).hexdigest()}"
