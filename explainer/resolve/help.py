"""Places of help → every stage that they name has its words, and every one that a result names exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explainer.helper import HELP_STAGE, Helper, help_stages
from explainer.model import Manuscript
from explainer.problems import Problems, listed, nearest
from explainer.rules.model import Ruleset


def check_help(manuscript: Manuscript, problems: Problems) -> None:
    """Report each stage that has no words, and each place of help that a result names and that does not exist."""
    _check_stages(manuscript.helpers, manuscript.words, problems)
    if manuscript.ruleset is not None:
        _check_results(manuscript.ruleset, manuscript.helpers, problems)


def _check_results(ruleset: Ruleset, helpers: Iterable[Helper], problems: Problems) -> None:
    """Report each place of help that a result names and that does not exist."""
    known = [helper.id for helper in helpers]
    derived = [each for words in ruleset.derived.values() for each in (words, words.against) if each is not None]
    for words in [*(outcome.words for outcome in ruleset.outcomes), *derived]:
        for name in words.help:
            if name not in known:
                what = f'there is no place of help "{name}".{nearest(name, known)}'
                problems.add(words.places.get(name, ruleset.place), what, "the ids are in content/help.yaml.")


def _check_stages(helpers: Iterable[Helper], words: Mapping[str, str], problems: Problems) -> None:
    """Note each stage that has no words."""
    known = help_stages(words)
    for helper in helpers:
        for stage, place in helper.stages:
            if stage not in known:
                own = f"put {HELP_STAGE}{stage} into content/words.yaml"
                mend = f"write one of: {listed(known)}; or {own}." if known else f"{own}."
                problems.add(place, f'there is no stage "{stage}".{nearest(stage, known)}', mend)
