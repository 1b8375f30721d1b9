"""content/rules/*.yaml → the `Ruleset`: questions, rules and outcomes, everything as typed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from explainer.formats.fields import Fields, each_mapping
from explainer.formats.nodes import Mapping
from explainer.problems import Place, Problems
from explainer.read.conditions import read_condition
from explainer.read.files import Folder
from explainer.read.questions import read_questions
from explainer.rules.model import (
    AGAINST,
    FOR,
    FORMAT,
    LAWYER,
    NO,
    UNSURE,
    YES,
    Advice,
    All,
    Coverage,
    Exempt,
    Not,
    Occasion,
    Outcome,
    Rule,
    Ruleset,
    Suspension,
    Words,
)
from explainer.rules.periods import Compared, Era

FOLDER = "content/rules"
CASES = f"{FOLDER}/cases.yaml"


def read_rules(folder: Folder, problems: Problems) -> Ruleset | None:
    """Read the one file of rules. None when there is none, or when something in it cannot be read (noted then)."""
    files = [file for file in folder.list(FOLDER, ".yaml") if file != CASES]
    for file in files[1:]:
        problems.add(Place(file), "there is a second file of rules.", f"keep one beside {CASES}.")
    if not files:
        return None
    known = len(problems)
    node = folder.read_mapping(files[0])
    ruleset = None if node is None else _ruleset(Fields(node, "the file of rules", problems), problems)
    return ruleset if len(problems) == known else None


def _ruleset(fields: Fields, problems: Problems) -> Ruleset | None:
    _check_format(fields, problems)
    identifier = fields.take_id()
    checked = take_date(fields, "checked", required=True)
    checked_by = fields.take_text("checked_by", required=True)
    stale_after_days = fields.take_whole_number("stale_after_days", required=True)
    dates = {occasion.id: occasion for occasion in _occasions(fields, problems)}
    covers = _coverage(fields, problems)
    history, compared = tuple(_eras(fields, problems)), tuple(_compared(fields, problems))
    suspended, groups = tuple(_suspensions(fields, problems)), _words_by_id(fields, "groups", problems)
    asked = read_questions(fields.take_mapping("questions", required=True), problems)
    questions = {question.id: question for question in asked}
    rules = {rule.id: rule for rule in _rules(fields.take_mapping("rules", required=True), problems)}
    exempt = _exempt(fields, problems)
    outcomes = tuple(_outcomes(fields, problems))
    derived = dict(_derived(fields, problems))
    always, advice = _texts(fields, "always"), tuple(_advice(fields, problems))
    fields.finish()
    if identifier is None or checked is None or exempt is None:
        return None
    return Ruleset(
        id=identifier,
        checked=checked,
        checked_by=checked_by or "",
        stale_after_days=stale_after_days or 0,
        dates=dates,
        covers=covers,
        history=history,
        compared=compared,
        suspended=suspended,
        groups=groups,
        questions=questions,
        rules=rules,
        exempt=exempt,
        outcomes=outcomes,
        derived=derived,
        always=always,
        advice=advice,
        place=fields.place,
    )


def _check_format(fields: Fields, problems: Problems) -> None:
    form = fields.take_text("format", required=True)
    if form is not None and form != str(FORMAT):
        problems.add(
            fields.place_of("format"),
            f'this generator does not know rules of format "{form}".',
            f"write `format: {FORMAT}`.",
        )


def take_date(fields: Fields, name: str, *, required: bool = False) -> datetime.date | None:
    """The field as a calendar date."""
    day = fields.take_day(name, required=required, exact=True)
    return None if day is None else day.first_date()


def take_names(fields: Fields, name: str, *, required: bool = False) -> tuple[tuple[str, ...], dict[str, Place]]:
    """The field as a list of names, and where each stands; one that stands twice is noted by check.py."""
    texts = fields.take_texts(name, required=required)
    return tuple(text for text, _ in texts), dict(texts)


def each_entry(node: Mapping | None, what: str, problems: Problems) -> Iterator[tuple[str, Fields]]:
    """Each entry of a mapping of ids to mappings; `what` names one of them in messages."""
    for identifier, entry in ({} if node is None else node.entries).items():
        if isinstance(entry, Mapping):
            yield identifier, Fields(entry, f'{what} "{identifier}"', problems)
        elif node is not None:
            problems.add(
                node.key_places[identifier], f'{what} "{identifier}" must have fields.', "write them indented below it."
            )


def _words_by_id(fields: Fields, name: str, problems: Problems) -> dict[str, str]:
    node = fields.take_mapping(name)
    if node is None:
        return {}
    words = Fields(node, f'"{name}"', problems)
    return {identifier: words.take_text(identifier, required=True) or "" for identifier in node.entries}


def _occasions(fields: Fields, problems: Problems) -> Iterator[Occasion]:
    node = fields.take_mapping("dates")
    for identifier, entry in ({} if node is None else node.entries).items():
        if isinstance(entry, Mapping):
            inner = Fields(entry, f'date "{identifier}"', problems)
            yield Occasion(identifier, inner.take_text("says", required=True) or "", take_date(inner, "from"))
            inner.finish()
        else:
            says = Fields(node, '"dates"', problems).take_text(identifier, required=True) if node else None
            yield Occasion(identifier, says or "")


def _texts(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(text for text, _ in fields.take_texts(name))


def _coverage(fields: Fields, problems: Problems) -> Coverage | None:
    node = fields.take_mapping("covers")
    if node is None:
        return None
    inner = Fields(node, '"covers"', problems)
    coverage = Coverage(
        date=inner.take_id("date") or "",
        start=take_date(inner, "from"),
        until=take_date(inner, "until"),
        says=inner.take_text("says", required=True) or "",
        place=fields.place_of("covers"),
    )
    inner.finish()
    return coverage


def _eras(fields: Fields, problems: Problems) -> Iterator[Era]:
    for item in each_mapping(fields.take_list("history"), "this part of the history", problems):
        start, until = take_date(item, "from"), take_date(item, "until", required=True)
        refused = item.take_text("refused") or ""
        item.finish()
        if until is not None:
            yield Era(start, until, refused, item.place)


def _compared(fields: Fields, problems: Problems) -> Iterator[Compared]:
    for item in each_mapping(fields.take_list("compared"), "this day", problems):
        title, day = item.take_text("title", required=True) or "", take_date(item, "day")
        item.finish()
        yield Compared(title, day, item.place)


def _suspensions(fields: Fields, problems: Problems) -> Iterator[Suspension]:
    for item in each_mapping(fields.take_list("suspended"), "this suspension", problems):
        start = take_date(item, "from", required=True)
        law, places = take_names(item, "law", required=True)
        until, says = take_date(item, "until"), item.take_text("says", required=True) or ""
        item.finish()
        if start is not None:
            yield Suspension(start, until, law, says, item.place, places)


def _rules(node: Mapping | None, problems: Problems) -> Iterator[Rule]:
    for identifier, fields in each_entry(node, "rule", problems):
        when = read_condition(fields.take("when", required=True), problems)
        unless = read_condition(fields.take("unless"), problems)
        if when is not None and unless is not None:
            when = All((when, Not(unless, unless.place)), when.place)
        law, places = take_names(fields, "law", required=True)
        group = fields.take_id("group", required=False) or ""
        says, unsettled = fields.take_text("says", required=True) or "", fields.take_text("unsettled") or ""
        asked_for, bring = fields.take_flag("asked_for"), _texts(fields, "bring")
        since = take_date(fields, "claims_from")
        place = node.key_places[identifier] if node else fields.place
        places[group] = fields.place_of("group")
        places["claims_from"] = fields.place_of("claims_from")
        fields.finish()
        if when is not None:
            yield Rule(identifier, when, law, says, unsettled, group, asked_for, bring, since, place, places)


def _exempt(fields: Fields, problems: Problems) -> Exempt | None:
    node = fields.take_mapping("exempt", required=True)
    if node is None:
        return None
    inner = Fields(node, '"exempt"', problems)
    when = read_condition(inner.take("when", required=True), problems)
    words = inner.take_mapping("says", required=True)
    inner.finish()
    if when is None or words is None:
        return None
    says = Fields(words, 'the words of "exempt"', problems)
    yes, no, unsure = (says.take_text(answer, required=True) or "" for answer in (YES, NO, UNSURE))
    says.finish()
    return Exempt(when, yes, no, unsure, fields.place_of("exempt"))


def _outcomes(fields: Fields, problems: Problems) -> Iterator[Outcome]:
    for item in each_mapping(fields.take_list("outcomes", required=True), "this outcome", problems):
        identifier = item.take_id()
        otherwise = item.take_flag("otherwise")
        when = read_condition(item.take("when", required=not otherwise), problems)
        over, over_places = take_names(item, "over")
        law, law_places = take_names(item, "law")
        outcome = Outcome(
            id=identifier or "",
            when=None if otherwise else when,
            tone=item.take_choice("tone", (FOR, AGAINST), required=True) or AGAINST,
            over=over,
            words=_outcome_words(item),
            law=law,
            place=item.place,
            places=over_places | law_places,
        )
        item.finish()
        if otherwise and item.has("when"):
            problems.add(
                item.place_of("when"), 'an outcome has either "when" or "otherwise".', "remove one of the two."
            )
        yield outcome


def _outcome_words(fields: Fields) -> Words:
    says = fields.take_text("says", required=True) or ""
    return Words(says, *(_texts(fields, name) for name in ("means", "not_decided", "bring", "next")))


def _derived(fields: Fields, problems: Problems) -> Iterator[tuple[str, Words]]:
    node = fields.take_mapping("derived", required=True)
    if node is None:
        return
    both = Fields(node, '"derived"', problems)
    for identifier in (LAWYER, UNSURE):
        words = both.take_mapping(identifier, required=True)
        if words is not None:
            inner = Fields(words, f'the words of "{identifier}"', problems)
            yield identifier, _outcome_words(inner)
            inner.finish()
    both.finish()


def _advice(fields: Fields, problems: Problems) -> Iterator[Advice]:
    for item in each_mapping(fields.take_list("advice"), "this advice", problems):
        identifier = item.take_id()
        when = read_condition(item.take("when", required=True), problems)
        says = item.take_text("says", required=True) or ""
        law, places = take_names(item, "law")
        item.finish()
        if identifier is not None and when is not None:
            yield Advice(identifier, when, says, law, item.place, places)
