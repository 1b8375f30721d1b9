"""Values, who sets them and where they stand → a diagnostic for every name that leads nowhere, or is not needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.diagnostics import Diagnostics, Location, listed, nearest
from explainer.rules.model import Rule, Ruleset
from explainer.rules.values import PLACE, Value, texts_of


def check_values(ruleset: Ruleset, diagnostics: Diagnostics) -> None:
    """Every name in `sets` and between braces is that of a value; every value is needed, every option set."""
    known = len(diagnostics)
    for rule in ruleset.rules.values():
        _check_sets(rule, ruleset.values, diagnostics)
    for outcome in ruleset.outcomes:
        for name in outcome.needs:
            if name not in ruleset.values:
                what = f'there is no value "{name}" to stand in these words.{nearest(name, ruleset.values)}'
                diagnostics.add(outcome.location, what, "declare it under `values:`, or write no braces.")
    if len(diagnostics) == known:  # a name that leads nowhere leaves another one unused
        for value in ruleset.values.values():
            _check_value(value, ruleset, diagnostics)
    for text, location in _other_texts(ruleset):
        for name in PLACE.findall(text):
            if name in ruleset.values:
                what = f'the value "{name}" cannot stand here: "{text}"'
                diagnostics.add(
                    location, what, "only the words of an outcome may have values; write it without braces."
                )


def _check_sets(rule: Rule, values: Mapping[str, Value], diagnostics: Diagnostics) -> None:
    for name, option in rule.sets.items():
        location = rule.locations.get(name, rule.location)
        if name not in values:
            help_text = f"write one of: {listed(values)}." if values else "declare it under `values:`."
            diagnostics.add(location, f'there is no value "{name}".{nearest(name, values)}', help_text)
        elif option not in values[name].options:
            options = values[name].options
            what = f'the value "{name}" cannot be "{option}".{nearest(option, options)}'
            diagnostics.add(location, what, f"write one of: {listed(options)}.")


def _check_value(value: Value, ruleset: Ruleset, diagnostics: Diagnostics) -> None:
    if not any(value.id in outcome.needs for outcome in ruleset.outcomes):
        what = f'no outcome has the value "{value.id}" in its words.'
        diagnostics.add(value.location, what, f"write {{{value.id}}} where it belongs, or remove it.")
    if not value.options:
        what = f'nothing is said of what the value "{value.id}" can be.'
        diagnostics.add(value.location, what, "write each below it, like `250: €250`.")
    set_by_rules = {rule.sets.get(value.id) for rule in ruleset.rules.values()}
    for option in value.options.values():
        if option.id not in set_by_rules:
            what = f'no rule sets "{value.id}" to "{option.id}".'
            diagnostics.add(option.location, what, f"write `sets: {{{value.id}: {option.id}}}` in one, or remove it.")


def _other_texts(ruleset: Ruleset) -> Iterator[tuple[str, Location]]:
    """Texts in which no value can be filled in: they are shown where no outcome is known, or beside any."""
    says = ruleset.exempt.says
    yield from ((text, ruleset.exempt.location) for text in (says.yes, says.no, says.unsure))
    yield from ((text, ruleset.location) for text in ruleset.always)
    for words in ruleset.derived.values():
        yield from ((text, ruleset.location) for each in (words, words.against) if each for text in texts_of(each))
    yield from ((hint.says, hint.location) for hint in ruleset.advice)
    for rule in ruleset.rules.values():
        yield from ((text, rule.location) for text in (rule.says, rule.unsettled, *rule.bring, *rule.next))
