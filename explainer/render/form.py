"""`Site` with rules → what the form's templates are given: questions, results, rules with their law, data blocks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from explainer.helper import Helper
from explainer.model import Form, Site, Source
from explainer.render.form_css.styles import form_styles
from explainer.rules.citations import Citation
from explainer.rules.conditions import All, Answer, AnyOf, Condition, Not, RuleRef
from explainer.rules.dates import suspension_on
from explainer.rules.export import export_with_digest
from explainer.rules.model import NO, OPEN, UNSURE, YES, Question, Rule, Ruleset
from explainer.rules.numbered import numbered_rules
from explainer.rules.outcome_words import Words
from explainer.rules.periods import ROUNDED
from explainer.rules.together import AGAINST, FOR

# What each answer means for the person: a rule that has a row stands against them.
_FIRST, _STANDS = ({YES: yes, NO: no, UNSURE: OPEN} for yes, no in ((FOR, AGAINST), (AGAINST, FOR)))
_DIGEST_SHOWN = 8  # hexadecimal digits: enough to tell two versions of the rules apart on paper


@dataclass(frozen=True, slots=True)
class ShownLaw:
    """A provision; `claims_from` is None unless it begins within the time that the rules speak of.

    `at` is the place in the source; empty for the source as a whole.
    """

    source: Source
    claims_from: datetime.date | None
    at: str = ""


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule with its law, and the numbers of the questions whose answers it reads.

    `number` is its place among all rules by id, as rules.json has them: short, because it is in the page often.
    """

    number: int
    rule: Rule
    law: tuple[ShownLaw, ...]
    reads: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShownOutcome:
    """One result with its words, law, and places of help. `tone` is FOR, AGAINST or OPEN.

    A derived result that can be against the person has a second one for that, with an id such as `lawyer-against`.
    """

    id: str
    tone: str
    words: Words
    law: tuple[ShownLaw, ...]
    helpers: tuple[Helper, ...]
    source: Words | None = None  # of a translation: the words of the source, which are printed beside its own


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row under what happens, for one answer. Ids are "e-yes" for the first question, "b12-no" for rule 12."""

    id: str
    tone: str
    says: str
    source: str  # of a translation: the words of the source


@dataclass(frozen=True, slots=True)
class ShownSuspension:
    """A period in which the rules do not run; `until` is None while no end is known."""

    start: datetime.date
    until: datetime.date | None
    says: str
    law: tuple[ShownLaw, ...]


def form_values(site: Site, form: Form) -> dict[str, Any]:
    """What the page of a form is given."""
    ruleset = form.ruleset
    proof_page = site.page_about("proof", form)
    exported = export_with_digest(ruleset, form.laws)
    stopped = suspension_on(ruleset, ruleset.checked) is not None
    source = site.source.forms[form.id].ruleset if site.source else None
    return {
        "ruleset": ruleset,
        "source_ruleset": source,
        "questions": list(enumerate(ruleset.questions.values(), 1)),
        "rows": list(_rows(ruleset, source)),
        "outcomes": list(_outcomes(site, ruleset, source)),
        "advice": [(hint, shown_law(site, ruleset, hint.law)) for hint in ruleset.advice],
        "nexts": [(number_of_rule(ruleset, rule.id), rule.next) for rule in ruleset.rules.values() if rule.next],
        "groups": [(title, _rules_of(site, ruleset, group)) for group, title in ruleset.groups.items()],
        "brings": _brings(ruleset),
        "rules_checked": ruleset.checked,
        "stale_after": ruleset.stale_after,
        "digest": exported.digest.removeprefix("sha256-")[:_DIGEST_SHOWN],
        # Only "<" could end the block before its end.
        "rules_json": Markup(numbered_rules(exported.body).replace("<", "\\u003c")),
        "styles": _no_styles if stopped else partial(form_styles, ruleset, site.words),
        "stopped": stopped,
        "proof_page": proof_page.id if proof_page else "",
        "counts_in_units": any(map(_counts_in_units, ruleset.questions.values())),
    }


def shown_suspensions(site: Site) -> list[ShownSuspension]:
    """What every page tells of: the suspensions that were not over when the rules were last checked."""
    return [
        ShownSuspension(
            period.start,
            period.until,
            period.says,
            shown_law(site, form.ruleset, period.law),
        )
        for form in site.forms.values()
        for period in form.ruleset.suspended
        if period.until is None or period.until >= form.ruleset.checked
    ]


def _no_styles(_ids: str) -> str:
    return ""


def _counts_in_units(question: Question) -> bool:
    """Does its counter count in more than days? That takes one script more."""
    return question.counter is not None and question.counter.unit in (*ROUNDED, "working_days")


def _outcomes(site: Site, ruleset: Ruleset, source: Ruleset | None) -> Iterator[ShownOutcome]:
    said = {outcome.id: outcome.words for outcome in source.outcomes} if source else {}
    for outcome in ruleset.outcomes:
        law = shown_law(site, ruleset, outcome.law)
        helpers = _helpers(site, outcome.words)
        yield ShownOutcome(outcome.id, outcome.tone, outcome.words, law, helpers, said.get(outcome.id))
    for identifier, words in ruleset.derived.items():
        own = source.derived[identifier] if source else None
        yield ShownOutcome(identifier, OPEN, words, (), _helpers(site, words), own)
        if words.against is not None:
            against = f"{identifier}-{AGAINST}"
            helpers = _helpers(site, words.against)
            yield ShownOutcome(against, AGAINST, words.against, (), helpers, own and own.against)


def _rows(ruleset: Ruleset, source: Ruleset | None) -> Iterator[ShownRow]:
    """The first question, then each rule that has a row."""
    for identifier, words in _says(ruleset).items():
        own = _says(source)[identifier] if source else dict.fromkeys(words, "")
        name, tones = ("e", _FIRST) if not identifier else (f"b{number_of_rule(ruleset, identifier)}", _STANDS)
        for answer, tone in tones.items():
            yield ShownRow(f"{name}-{answer}", tone, words[answer], own[answer])


def _says(ruleset: Ruleset) -> dict[str, dict[str, str]]:
    """Rule → answer → words; "" stands for the first question."""
    first = ruleset.exempt.says
    says = {"": {YES: first.yes, NO: first.no, UNSURE: first.unsure}}
    for rule in ruleset.rules.values():
        if rule.row:
            says[rule.id] = {YES: rule.says, NO: rule.row.no, UNSURE: rule.row.unsure}
    return says


def _helpers(site: Site, words: Words) -> tuple[Helper, ...]:
    return tuple(helper for name in words.help for helper in site.helpers if helper.id == name)


def _rules_of(site: Site, ruleset: Ruleset, group: str) -> list[ShownRule]:
    return [
        ShownRule(
            number_of_rule(ruleset, rule.id),
            rule,
            shown_law(site, ruleset, rule.law),
            tuple(number for number, question in enumerate(ruleset.questions, 1) if question in reads),
        )
        for rule in ruleset.rules.values()
        if rule.group == group
        for reads in [questions_read(rule.when, ruleset.rules)]
    ]


def number_of_rule(ruleset: Ruleset, rule: str) -> int:
    """The place of a rule among all by id, counted from 0."""
    return sorted(ruleset.rules).index(rule)


def questions_read(condition: Condition, rules: Mapping[str, Rule]) -> set[str]:
    """The questions whose answers a condition reads, by itself or through the rules that it names."""
    match condition:
        case Answer(question=question):
            return {question}
        case RuleRef(rule=rule):
            return questions_read(rules[rule].when, rules)
        case All(conditions=parts) | AnyOf(conditions=parts):
            return set().union(*(questions_read(part, rules) for part in parts))
        case Not(condition=part):
            return questions_read(part, rules)


def _brings(ruleset: Ruleset) -> list[tuple[str, tuple[str, ...]]]:
    """Each proof to bring once, with the rules that ask for it."""
    brings: dict[str, tuple[str, ...]] = {}
    for rule in ruleset.rules.values():
        for text in rule.bring:
            brings[text] = (*brings.get(text, ()), rule.id)
    return list(brings.items())


def shown_law(site: Site, ruleset: Ruleset, citations: tuple[Citation, ...]) -> tuple[ShownLaw, ...]:
    """The law that rules cite, as pages show it."""
    cited = ((site.sources[citation.source], citation.at) for citation in citations)
    return tuple(ShownLaw(source, _claims_from(ruleset, source), at) for source, at in cited)


def _claims_from(ruleset: Ruleset, source: Source) -> datetime.date | None:
    start = ruleset.covers.start if ruleset.covers is not None else None
    day = source.claims_from
    return None if day is None or (start is not None and day <= start) else day
