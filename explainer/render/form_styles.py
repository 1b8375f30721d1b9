"""A ruleset → the styles by which the form answers without script."""

from __future__ import annotations

from explainer.rules.model import Ruleset


def form_styles(ruleset: Ruleset) -> str:
    """Rules of CSS that show results and hide questions as the answers given require."""
    return ""
