"""A ruleset and words → the styles by which the form answers without script.

selectors.py says, for every result, question and rule, in which custom property it can be seen to hold: it is empty
where it does, and invalid where it does not or is not known. Here these values are given to the elements of the page,
which show or hide themselves by them:

    --t  this is the result (of UNSURE: it is not)               --g  the result is against the person
    --a  the question applies       --o  nothing open depends on the question
    --e  the rule is established    --u  unsettled

A rule is unsettled here if it says so of itself. Of one that is neither, the list says no more than that; where it
matters, the rows under the result do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from explainer.render.form_css.elements import fields_of
from explainer.render.form_css.selectors import Styles, compile_styles
from explainer.rules.model import LAWYER, NO, UNSURE, YES, Ruleset
from explainer.rules.together import AGAINST

UNSURE_AGAINST = f"{UNSURE}-{AGAINST}"

# The script takes this class from the form when it begins to answer itself.
_FORM = ".form--plain"
_STATUSES = {"e": "established", "u": "unsettled"}


def form_styles(ruleset: Ruleset, words: Mapping[str, str], ids: str = "") -> str:
    """Rules of CSS that show results and statuses, and hide questions, as the answers given require.

    `ids` is what all ids of the form begin with, where it is one of several in a file: the form itself is `<ids>form`
    then. Browsers without `:has()` take none of these rules: they could only show everything.
    """
    form = f"#{ids}form" if ids else _FORM
    styles = compile_styles(ruleset, form, ids, few=True)
    here = f":where({form}) "  # it adds no weight to a selector
    results = "".join(
        (
            _shown(here, ids),
            _words(words, here),
            *_values(ruleset, styles, here, ids),
            *_values_of_outcomes(ruleset, styles, form),
            *_variants(ruleset, styles, here, ids),
        )
    )
    return f"@supports selector(:has(a)){{{styles.css}{results}}}"


def _shown(here: str, ids: str) -> str:
    """What the elements do with their values: the word of a rule, and whether it is printed, follow from its status."""
    return (
        f"{here}[data-part=one]{{--s:var(--t)block;display:var(--s,none)}}"
        f"{here}.result__rows .result__open{{--s:var(--t)none;display:var(--s,block)}}"
        f"{here}:is({_parts(ids, LAWYER)}){{--h:var(--g)none;display:var(--h,var(--s,none))}}"
        f"{here}:is({_parts(ids, UNSURE)}){{--s:var(--t)none;--h:var(--g)none;display:var(--h,var(--s,block))}}"
        f"{here}:is({_parts(ids, UNSURE_AGAINST)})"
        "{--h:var(--t)none;--s:var(--g)block;display:var(--h,var(--s,none))}"
        f"{here}.question{{--a:;--s:var(--a)block;display:var(--s,none)}}"
        f"{here}.question:not(:has(:checked)){{--h:var(--o)none;display:var(--h,var(--s,none))}}"
        f"{here}.checklist div{{--f:var(--e)block;--g:var(--u)block;display:var(--f,var(--g,none))}}"
        f"@media print{{{here}.checklist li[id]{{--f:var(--e)block;--g:var(--u)block;display:var(--f,var(--g,none))}}}}"
    )


def _parts(ids: str, *outcomes: str) -> str:
    """The sentence of an outcome, what belongs to it, and its time limit."""
    return ",".join(f"#{ids}{part}-{outcome}" for outcome in outcomes for part in "omk")


def _words(words: Mapping[str, str], here: str) -> str:
    """The word of a rule's status, before the rule: of its values, the first that is valid."""
    texts = {letter: _string(words.get(f"form-{status}", "")) for letter, status in _STATUSES.items()}
    given = "".join(f"--w{letter}:var(--{letter}){text};" for letter, text in texts.items())
    chosen = _string(words.get("form-neither", ""))
    for letter in reversed(_STATUSES):
        chosen = f"var(--w{letter},{chosen})"
    return f"{here}.checklist summary b::before{{{given}content:{chosen}}}"


def _values(ruleset: Ruleset, styles: Styles, here: str, ids: str) -> Iterator[str]:
    yield f"#{ids}e-{YES}{{--t:{styles.exempt[YES]}}}#{ids}e-{NO}{{--t:{styles.exempt[NO]}}}"
    yield f"#{ids}e-{UNSURE}{{--y:{styles.exempt[YES]};--n:{styles.exempt[NO]};--t:var(--y,var(--n))}}"
    for outcome, value in styles.outcomes.items():
        yield f"{_parts(ids, outcome)}{{--t:{value}}}"
    yield f"#{ids}result{{--g:{styles.against}}}"
    yield f"{_parts(ids, UNSURE, UNSURE_AGAINST)}{{--t:{styles.decided}}}"
    for hint, value in styles.advice.items():
        yield f"#{ids}a-{hint}{{--t:{value}}}"
    fields = fields_of(ruleset, ids)
    usual = _usual(styles.over)
    yield f"{here}.question{{--o:{usual}}}"
    for question, value in styles.over.items():
        given = {"a": styles.applies.get(question, ""), "o": "" if value == usual else value}
        yield _given(f"#{fields[question]}", given)
    tables = {"e": styles.established, "u": styles.unsettled}
    for number, identifier in enumerate(sorted(ruleset.rules)):
        if identifier in styles.first:
            yield f"#{ids}n{number}{{--t:{styles.first[identifier]}}}"
        if ruleset.rules[identifier].row:
            yield _row(styles, identifier, f"#{ids}b{number}")
        if ruleset.rules[identifier].group:
            values = {letter: table.get(identifier, "initial") for letter, table in tables.items()}
            given = {name: "" if value == "initial" else value for name, value in values.items()}
            yield _given(f"#{ids}r{number}", given)


def _row(styles: Styles, rule: str, row: str) -> str:
    """The three ways to say where a rule stands; none of them is shown where nothing depends on it any more."""
    stands, falls = styles.established[rule], styles.ruled_out[rule]
    return (
        f"{row}-{YES}{{--t:{stands}}}{row}-{NO}{{--t:{falls}}}"
        f"{row}-{UNSURE}{{--y:{stands};--n:{falls};--i:{styles.idle[rule]};--t:var(--y,var(--n,var(--i)))}}"
    )


def _usual(values: Mapping[str, str]) -> str:
    """The value that most have: it is given to all at once."""
    return Counter(values.values()).most_common(1)[0][0]


def _given(element: str, values: Mapping[str, str]) -> str:
    """Custom properties of an element, by their letters, without those that are empty."""
    given = ";".join(f"--{letter}:{value}" for letter, value in values.items() if value)
    return f"{element}{{{given}}}" if given else ""


def _values_shown(here: str) -> str:
    """Of all that a value in the words of an outcome can be, what the answers leave; for forms with values only."""
    return (
        f"{here}:is([data-can-be],[data-or]){{--h:var(--f)none;display:var(--h,inline)}}"
        f"{here}[data-unsettled]{{--s:var(--f)inline;display:var(--s,none)}}"
    )


def _values_of_outcomes(ruleset: Ruleset, styles: Styles, form: str) -> Iterator[str]:
    # Two forms in one file may have a value of the same name.
    within = "" if form == _FORM else f"{form} "
    if ruleset.values:
        yield _values_shown(f":where({form}) ")
    for value in ruleset.values.values():
        place = f'{within}[data-value="{value.id}"] '
        for option in value.options:
            name, words = f"{value.id}-{option}", f'{place}[data-can-be="{option}"]'
            yield f"{words}{{--f:{styles.no_values[name]}}}"
            if option != next(iter(value.options)):
                yield f"{words} [data-or]{{--f:{styles.first_values[name]}}}"
        yield f"{place}[data-unsettled]{{--f:{styles.unsettled_values[value.id]}}}"


def _variants(ruleset: Ruleset, styles: Styles, here: str, ids: str) -> Iterator[str]:
    if styles.variants:
        yield f"{here}[data-variant]{{--h:var(--f)none;--s:var(--t)inline;display:var(--h,var(--s,none))}}"
    fields = fields_of(ruleset, ids)
    for question in ruleset.questions.values():
        for number in range(len(question.variants) + 1) if question.variants else ():
            name, place = f"{question.id}-{number}", f'#{fields[question.id]} [data-variant="{number}"]'
            yield f"{place}{{--t:{styles.variants[name]};--f:{styles.earlier_variants[name]}}}"


def _string(text: str) -> str:
    """A text as CSS writes it (CSS Syntax Level 3, §4.3.5)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
    return f'"{escaped}"'
