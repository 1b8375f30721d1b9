"""Every page of this project's site → no heavier than a first flight of packets; docs/design.md says how heavy."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import brotli
import pytest

from explainer.model import Output
from tests.conftest import ROOT

# Bytes after `gzip -9`. A server sends ten packets of 1,460 bytes before it hears back (RFC 6928), headers among them.
PAGE = 14_336
MIDDLE_PAGE = 8 * 1024
FORM = 27 * 1024  # the goal
TRANSLATED = 1.35  # of that, and of what it is missed by: a form in another language, whose results are printed in two
FORM_OVER = 10_200  # by how much the form misses its goal, docs/design.md says why; this may only become less
FORM_IN_BROTLI = 23 * 1024  # the goal of what most browsers ask for
FORM_IN_BROTLI_OVER = 7_760
ELEMENTS = 2_600  # of the form: what a cheap phone has to lay out before the first question is there
STYLES = 2_700  # 40 of them for the switch between languages, and for who made a translation
SCRIPTS = 1_024

FORM_PAGE = "exempt.html"
DESIGN = ROOT / "docs/design.md"
TABLE = re.compile(r"(?<=<!-- weights -->\n).*?(?=<!-- end of weights -->)", re.DOTALL)
CLOSE = 0.1  # of a figure; below that, a changed sentence need not change the table
# The pages of one kind, by how their names begin; the heaviest of each is in the table.
KINDS = {
    "home": ("index",),
    "section": (),
    "timeline": ("timeline",),
    "the article and the record": ("claims",),
    "figures": ("figures",),
    "all facts": ("facts.",),
    "theme of facts": ("facts-",),
    "sources": ("sources.",),
    "kind of sources": ("sources-",),
    "help": ("help",),
    "glossary": ("glossary",),
    "what changed": ("changes",),
    "about": ("about",),
    "using this site safely": ("leaving",),
    "offline": ("offline",),
    "not found": ("404",),
    "the form": ("exempt",),
}
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
# Data is no script: the kind of data that a block holds is in its type.
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of a page: as it is, and compressed as a whole, its styles, and what of it is run."""

    raw: int
    whole: int
    styles: int
    scripts: int


def packed(text: str) -> int:
    """Bytes after `gzip -9`; nothing weighs nothing."""
    return len(gzip.compress(text.encode(), 9, mtime=0)) if text else 0


def weigh(html: str) -> Weight:
    """Weigh a page."""
    styles, scripts = ("".join(pattern.findall(html)) for pattern in (_STYLE, _SCRIPT))
    return Weight(len(html.encode()), packed(html), packed(styles), packed(scripts))


@pytest.fixture(scope="module")
def weights(outputs: dict[str, Output]) -> dict[str, Weight]:
    """Every page weighed."""
    return {path: weigh(outputs[path].body.decode()) for path in outputs if path.endswith(".html")}


def test_a_page_fits_the_first_flight_of_a_fresh_connection(weights: dict[str, Weight]) -> None:
    assert FORM_PAGE in weights
    form = FORM + FORM_OVER
    translated = {path: round(TRANSLATED * form) for path in weights if path.endswith(f"/{FORM_PAGE}")}
    limits = dict.fromkeys(weights, PAGE) | translated | {FORM_PAGE: form}
    assert {path: weight for path, weight in weights.items() if weight.whole > limits[path]} == {}


def test_the_form_is_light_for_browsers_that_know_brotli_and_has_few_elements(outputs: dict[str, Output]) -> None:
    form = FORM_IN_BROTLI + FORM_IN_BROTLI_OVER
    forms = {path: output.body for path, output in outputs.items() if path.endswith(FORM_PAGE)}
    limits = dict.fromkeys(forms, round(TRANSLATED * form)) | {FORM_PAGE: form}
    assert {path: size for path, body in forms.items() if (size := len(brotli.compress(body))) > limits[path]} == {}
    assert {path: n for path, body in forms.items() if (n := len(re.findall(rb"<[a-z]", body))) > ELEMENTS} == {}


def test_the_styles_and_scripts_of_an_ordinary_page_are_small(weights: dict[str, Weight]) -> None:
    ordinary = {path: weight for path, weight in weights.items() if not path.endswith(FORM_PAGE)}
    assert {path: weight for path, weight in ordinary.items() if weight.styles > STYLES} == {}
    assert {path: weight for path, weight in ordinary.items() if weight.scripts > SCRIPTS} == {}


def test_the_middle_page_is_light(weights: dict[str, Weight]) -> None:
    assert median(weight.whole for weight in weights.values()) <= MIDDLE_PAGE


def test_a_heavy_page_would_be_noticed() -> None:
    style, script = "a{color:red}", "alert(1)"
    weight = weigh(f"<style>{style}</style><script>{script}</script><script type=x>no</script>é")
    assert weight == Weight(80, weight.whole, packed(style), packed(script))


def test_the_weights_that_are_reported_are_those_of_the_pages(weights: dict[str, Weight], accept: bool) -> None:
    text = DESIGN.read_text("utf-8")
    measured = list(heaviest(weights))
    if accept:
        DESIGN.write_text(TABLE.sub(lambda _: table(measured), text), "utf-8")
        return
    found = TABLE.search(text)
    reported = dict(re.findall(r"^\| ([^|]+) \| ([\d, |]+) \|$", found[0], re.MULTILINE)) if found else {}
    assert list(reported) == [kind for kind, _ in measured]
    for kind, weight in measured:
        figures = [int(figure.replace(",", "")) for figure in reported[kind].split("|")]
        assert figures == [pytest.approx(figure, rel=CLOSE) for figure in figures_of(weight)], (
            f"{kind} has changed: run this test with --accept, and read the new table of docs/design.md"
        )


def heaviest(weights: dict[str, Weight]) -> Iterator[tuple[str, Weight]]:
    """The heaviest page of each kind that the site has."""
    known = tuple(start for starts in KINDS.values() for start in starts)
    weights = {path: weight for path, weight in weights.items() if "/" not in path}  # of the source language
    for kind, starts in KINDS.items():
        of_kind = [
            weight
            for path, weight in weights.items()
            if (path.startswith(starts) if starts else not path.startswith(known))
        ]
        if of_kind:
            yield kind, max(of_kind, key=lambda weight: weight.whole)


def table(measured: list[tuple[str, Weight]]) -> str:
    """What docs/design.md tells."""
    rows = (f"| {kind} | {' | '.join(f'{figure:,}' for figure in figures_of(weight))} |\n" for kind, weight in measured)
    return f"| heaviest page | as it is | compressed | styles | script |\n|---|---:|---:|---:|---:|\n{''.join(rows)}"


def figures_of(weight: Weight) -> tuple[int, int, int, int]:
    """The columns of the table, in order."""
    return weight.raw, weight.whole, weight.styles, weight.scripts
