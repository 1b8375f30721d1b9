"""Places of help → every stage that they name has its words, which are the heading of its group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explainer.helper import HELP_STAGE, Helper, help_stages
from explainer.problems import Problems, listed, nearest


def check_stages(helpers: Iterable[Helper], words: Mapping[str, str], problems: Problems) -> None:
    """Note each stage that has no words."""
    known = help_stages(words)
    for helper in helpers:
        for stage, place in helper.stages:
            if stage not in known:
                own = f"put {HELP_STAGE}{stage} into content/words.yaml"
                mend = f"write one of: {listed(known)}; or {own}." if known else f"{own}."
                problems.add(place, f'there is no stage "{stage}".{nearest(stage, known)}', mend)
