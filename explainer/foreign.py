"""Words of another language than their page's → the same between two signs, and those → HTML that names the language.

A text that has no translation yet is shown in the source language. It goes through the same fields, templates and
filters as a translated one, so its language has to travel within it. The signs are two of the code points that Unicode
keeps for use within a program (https://www.unicode.org/faq/private_use.html#nonchar1): no editor can mean them.
"""

from __future__ import annotations

BEGIN, END = "\ufdd0", "\ufdd1"


def foreign(text: str) -> str:
    """A text of the source language, among those of another."""
    return f"{BEGIN}{text}{END}"


def is_foreign(text: str) -> bool:
    """Does it begin with words of the source language?"""
    return text.startswith(BEGIN)


def without_signs(text: str) -> str:
    """The text where nothing can say its language: in attributes, data and files without markup."""
    return text.replace(BEGIN, "").replace(END, "") if BEGIN in text else text  # Markup stays Markup


def with_language(html: str, language: str, direction: str) -> str:
    """HTML in which each such text is in a `span` with its language, and its direction if that is another."""
    if BEGIN not in html:
        return html
    other = f' dir="{direction}"' if direction else ""
    return html.replace(BEGIN, f'<span lang="{language}"{other}>').replace(END, "</span>")
