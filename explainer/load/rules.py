"""content/rules/*.yaml → the `Ruleset`: questions, rules and outcomes, everything as typed."""

from __future__ import annotations

import datetime

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.record import Entry, Record
from explainer.load.conditions import load_condition
from explainer.load.files import Folder
from explainer.load.questions import load_question
from explainer.load.rule_shapes import SHAPE
from explainer.rules.conditions import All, Not
from explainer.rules.model import (
    AGAINST,
    FORMAT,
    LAWYER,
    NO,
    UNSURE,
    YES,
    Advice,
    Exempt,
    Outcome,
    Rule,
    Ruleset,
    Words,
)
from explainer.rules.periods import Compared, Coverage, NamedDate, Period, Suspension

FOLDER = "content/rules"
CASES = f"{FOLDER}/cases.yaml"


def load_rules(folder: Folder, diagnostics: Diagnostics) -> Ruleset | None:
    """Read the one file of rules. None when there is none, or when something in it cannot be read (noted then)."""
    files = [file for file in folder.list(FOLDER, ".yaml") if file != CASES]
    for file in files[1:]:
        diagnostics.add(Location(file), "there is a second file of rules.", f"keep one beside {CASES}.")
    if not files:
        return None
    known = len(diagnostics)
    node = folder.read_mapping(files[0])
    ruleset = None if node is None else _ruleset(SHAPE.read(node, diagnostics), diagnostics)
    return ruleset if len(diagnostics) == known else None


def _ruleset(record: Record, diagnostics: Diagnostics) -> Ruleset | None:
    _check_format(record, diagnostics)
    checked, exempt = date_of(record, "checked"), _exempt(record, diagnostics)
    questions = {entry.name: load_question(entry, diagnostics) for entry in record.named("questions")}
    rules = {rule.id: rule for entry in record.named("rules") if (rule := _rule(entry, diagnostics))}
    outcomes = tuple(_outcome(part, diagnostics) for part in record.parts("outcomes"))
    advice = tuple(hint for part in record.parts("advice") if (hint := _advice(part, diagnostics)))
    if checked is None or exempt is None:
        return None
    return Ruleset(
        id=record.text("id"),
        checked=checked,
        checked_by=record.text("checked_by"),
        stale_after_days=record.number("stale_after_days"),
        dates={entry.name: _named_date(entry) for entry in record.named("dates")},
        covers=_coverage(record),
        history=tuple(period for part in record.parts("history") if (period := _period(part))),
        compared=tuple(
            Compared(part.text("title"), date_of(part, "day"), part.location) for part in record.parts("compared")
        ),
        suspended=tuple(pause for part in record.parts("suspended") if (pause := _suspension(part))),
        groups=record.named_texts("groups"),
        questions=questions,
        rules=rules,
        exempt=exempt,
        outcomes=outcomes,
        derived=_derived(record.part("derived")),
        always=_texts(record, "always"),
        advice=advice,
        location=record.location,
    )


def date_of(record: Record, name: str) -> datetime.date | None:
    """A field that is a whole day, as a calendar date."""
    day = record.day_or_none(name)
    return None if day is None else day.first_date()


def names_of(record: Record, name: str) -> tuple[tuple[str, ...], dict[str, Location]]:
    """A list of names, and where each is; one that is there twice is noted by check.py."""
    texts = record.texts(name)
    return tuple(text for text, _ in texts), dict(texts)


def _check_format(record: Record, diagnostics: Diagnostics) -> None:
    form = record.text("format")
    if form and form != str(FORMAT):
        diagnostics.add(
            record.location_of("format"),
            f'this generator does not know rules of format "{form}".',
            f"write `format: {FORMAT}`.",
        )


def _texts(record: Record, name: str) -> tuple[str, ...]:
    return tuple(text for text, _ in record.texts(name))


def _named_date(entry: Entry) -> NamedDate:
    return NamedDate(entry.name, entry.record.text("says"), date_of(entry.record, "from"))


def _coverage(record: Record) -> Coverage | None:
    covers = record.part("covers")
    if covers is None:
        return None
    return Coverage(
        date=covers.text("date"),
        start=date_of(covers, "from"),
        until=date_of(covers, "until"),
        says=covers.text("says"),
        location=record.location_of("covers"),
    )


def _period(record: Record) -> Period | None:
    until = date_of(record, "until")
    if until is None:
        return None
    return Period(date_of(record, "from"), until, record.text("refused"), record.location)


def _suspension(record: Record) -> Suspension | None:
    law, locations = names_of(record, "law")
    start, until = date_of(record, "from"), date_of(record, "until")
    return None if start is None else Suspension(start, until, law, record.text("says"), record.location, locations)


def _rule(entry: Entry, diagnostics: Diagnostics) -> Rule | None:
    record = entry.record
    when = load_condition(record.node("when"), diagnostics)
    unless = load_condition(record.node("unless"), diagnostics)
    if when is None:
        return None
    if unless is not None:
        when = All((when, Not(unless, unless.location)), when.location)
    law, locations = names_of(record, "law")
    locations[record.text("group")] = record.location_of("group")
    locations["claims_from"] = record.location_of("claims_from")
    return Rule(
        id=entry.name,
        when=when,
        law=law,
        says=record.text("says"),
        unsettled=record.text("unsettled"),
        group=record.text("group"),
        always_ask=record.flag("asked_for"),
        bring=_texts(record, "bring"),
        next=_texts(record, "next"),
        claims_from=date_of(record, "claims_from"),
        location=entry.location,
        locations=locations,
    )


def _exempt(rules: Record, diagnostics: Diagnostics) -> Exempt | None:
    record = rules.part("exempt")
    when = load_condition(record.node("when"), diagnostics) if record else None
    says = record.part("says") if record else None
    if when is None or says is None:
        return None
    return Exempt(when, says.text(YES), says.text(NO), says.text(UNSURE), rules.location_of("exempt"))


def _outcome(record: Record, diagnostics: Diagnostics) -> Outcome:
    otherwise, when = record.flag("otherwise"), load_condition(record.node("when"), diagnostics)
    if otherwise and record.has("when"):
        diagnostics.add(
            record.location_of("when"), 'an outcome has either "when" or "otherwise".', "remove one of the two."
        )
    if record.has("otherwise") and not otherwise and not record.has("when"):
        diagnostics.add(record.location, '"when" is missing in this outcome.', "write `when: …`.")
    over, over_locations = names_of(record, "over")
    law, law_locations = names_of(record, "law")
    return Outcome(
        id=record.text("id"),
        when=None if otherwise else when,
        tone=record.text("tone") or AGAINST,
        over=over,
        words=_words(record),
        law=law,
        location=record.location,
        locations=over_locations | law_locations,
    )


def _words(record: Record, against: Words | None = None) -> Words:
    helpers, locations = names_of(record, "help")
    return Words(
        says=record.text("says"),
        means=_texts(record, "means"),
        not_decided=_texts(record, "not_decided"),
        bring=_texts(record, "bring"),
        next=_texts(record, "next"),
        help=helpers,
        against=against,
        locations=locations,
    )


def _derived(record: Record | None) -> dict[str, Words]:
    parts = {name: record.part(name) for name in (LAWYER, UNSURE)} if record else {}
    against = {name: part.part("against") for name, part in parts.items() if part}
    words = {name: _words(part) if part else None for name, part in against.items()}
    return {name: _words(part, words[name]) for name, part in parts.items() if part}


def _advice(record: Record, diagnostics: Diagnostics) -> Advice | None:
    when = load_condition(record.node("when"), diagnostics)
    law, locations = names_of(record, "law")
    return Advice(record.text("id"), when, record.text("says"), law, record.location, locations) if when else None
