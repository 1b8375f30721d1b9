"""Pages as built → translators leave alone what a lawyer must read back: citations, names of law, the site's name."""

from __future__ import annotations

import re

import pytest

from explainer.model import Output


@pytest.mark.parametrize(
    ("path", "tag"),
    [
        ("exempt.html", r'(?<=<p class="law">)<a [^>]*>'),
        ("then-and-now.html", r'(?<=<li id="law-irpr-159-3">)<a [^>]*>'),
        ("then-and-now.html", r"<bdi[^>]*>"),
        ("agreement.html", r'<a class="cite"[^>]*>'),
        ("glossary.html", r"(?<= )<a href=[^>]*source-[^>]*>"),
        ("facts-new-limits.html", r"(?<=, )<bdi[^>]*>"),
        ("index.html", r'<a class="head__name"[^>]*>'),
    ],
    ids=["rules", "list of law", "tables of law", "citations", "glossary", "place in a law", "name of the site"],
)
def test_names_of_law_are_not_translated(path: str, tag: str, outputs: dict[str, Output]) -> None:
    tags = re.findall(tag, outputs[path].body.decode())
    assert tags
    assert [each for each in tags if 'translate="no"' not in each] == []
