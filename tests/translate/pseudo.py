"""The texts of a site → a language that nobody speaks: other letters, the same marks, links and numbers."""

from __future__ import annotations

import re
from pathlib import Path

from explainer.maintenance.translations import Wishes, update_catalogs
from explainer.translate.table import rows_of, table_bytes
from tests.conftest import replace_files

_LETTERS = str.maketrans("aeiouAEIOU", "àéîöùÀÉÎÖÙ")
# What stays as it is: marks and blanks, addresses of links, citations, the bar between forms of a word.
_KEPT = re.compile(r"(\{[^{}]*\}|\]\([^()]*\)|@[\w.-]+|https?://\S+)")
_NOT = re.compile(r"\b(not|no|never|nobody|nothing|none|cannot|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)


_NUMBER_FIRST = re.compile(r"\d[\d.,]* [A-Za-z]+")
_SAID = {"de": "nicht", "ar": "لا"}


def pseudo(text: str, language: str = "de") -> str:
    """A text in that language, which says "not" as another does."""
    parts = (part if place % 2 else _other(part, language) for place, part in enumerate(_KEPT.split(text)))
    return (f"{_SAID[language]} " if _NOT.search(_KEPT.sub(" ", text)) else "") + "".join(parts)


def _other(text: str, language: str) -> str:
    """Other letters; where they would run from right to left, a number is kept before them."""
    isolated = _NUMBER_FIRST.sub("\u2066\\g<0>\u2069", text) if language == "ar" else text
    return isolated.translate(_LETTERS)


def translate(root: Path, language: str = "de", leave: tuple[str, ...] = (), work: Path | None = None) -> None:
    """Translate a site, but not its names and not the catalogs in `leave`."""
    found = update_catalogs(root, language, Wishes()).found
    rows = rows_of(found)
    table = [rows[0]]
    for each, row in zip(found, rows[1:], strict=True):
        is_left = each.unit.is_name or each.current or each.unit.catalog.startswith(leave or ("-",))
        table.append((*row[:4], "" if is_left else pseudo(row[3], language), "", "", ""))
    file = (work or root.parent) / f"{language}.csv"
    file.write_bytes(table_bytes(table, file.name))
    assert update_catalogs(root, language, Wishes(table=file)).refused == ()


def with_languages(root: Path, *languages: str) -> Path:
    """The site with these languages in its settings."""
    text = (root / "site.yaml").read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("language:"))
    replace_files(root, {"site.yaml": text.replace(line, f"{line}\nlanguages: [{', '.join(languages)}]")})
    return root
