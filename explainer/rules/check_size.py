"""Rules that nobody could read, answer or prove → diagnostics, before anything tries."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.rules.model import Ruleset

# A form of forty questions is long; each rule can rest on another, and each level takes room.
_MOST_QUESTIONS, _MOST_OPTIONS, _MOST_RULES = 150, 100, 1000


def check_size(ruleset: Ruleset, diagnostics: Diagnostics) -> bool:
    """Are the rules of a size that can be worked with? What is not is noted."""
    known = len(diagnostics)
    for what, count, most in (
        ("questions", len(ruleset.questions), _MOST_QUESTIONS),
        ("rules", len(ruleset.rules), _MOST_RULES),
    ):
        if count > most:
            says = f"there are {count} {what} here, and at most {most} can be worked with."
            diagnostics.add(ruleset.location, says, "write several files of rules, each with a form of its own.")
    for question in ruleset.questions.values():
        if len(question.options) > _MOST_OPTIONS:
            says = f"this question has {len(question.options)} answers, and at most {_MOST_OPTIONS} can be shown."
            diagnostics.add(question.location, says, "ask in two steps, or leave out the answers that decide nothing.")
    return len(diagnostics) == known


def report_too_large(ruleset: Ruleset, diagnostics: Diagnostics) -> None:
    """Note that the functions of the rules cannot be worked out: see `diagrams.TooLarge`."""
    what = "these rules are too large to be proved: too many of them decide together."
    help_text = "ask fewer questions at once, or write several files of rules, each with a form of its own."
    diagnostics.add(ruleset.location, what, help_text)
