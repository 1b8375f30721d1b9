"""Places of help → every stage that they name has its words, and every one that a result names exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from explainer.diagnostics import Diagnostics, listed, nearest
from explainer.helper import HELP_STAGE, Helper, help_stages
from explainer.model import RawSite

if TYPE_CHECKING:
    from explainer.rules.model import Ruleset


def check_help(raw: RawSite, diagnostics: Diagnostics) -> None:
    """Report each stage that has no words, and each place of help that a result names and that does not exist."""
    _check_stages(raw.helpers, raw.words, diagnostics)
    for form in raw.forms:
        _check_results(form.ruleset, raw.helpers, diagnostics)


def _check_results(ruleset: Ruleset, helpers: Iterable[Helper], diagnostics: Diagnostics) -> None:
    """Report each place of help that a result names and that does not exist."""
    known = [helper.id for helper in helpers]
    derived = [each for words in ruleset.derived.values() for each in (words, words.against) if each is not None]
    for words in [*(outcome.words for outcome in ruleset.outcomes), *derived]:
        for name in words.help:
            if name not in known:
                what = f'there is no place of help "{name}".{nearest(name, known)}'
                diagnostics.add(words.locations.get(name, ruleset.location), what, "the ids are in content/help.yaml.")


def _check_stages(helpers: Iterable[Helper], words: Mapping[str, str], diagnostics: Diagnostics) -> None:
    """Note each stage that has no words."""
    known = help_stages(words)
    for helper in helpers:
        for stage, location in helper.stages:
            if stage not in known:
                own = f"put {HELP_STAGE}{stage} into content/words.yaml"
                help_text = f"write one of: {listed(known)}; or {own}." if known else f"{own}."
                diagnostics.add(location, f'there is no stage "{stage}".{nearest(stage, known)}', help_text)
