"""The model of a ruleset: questions, rules and outcomes. What answers lead to is in result.py.

What an editor writes in the file of rules is declared here and in the modules named below, each field once.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.declaration import LONG, VERBATIM, Convert, EntryName, Inline, Key, LocationsIn
from explainer.formats.kinds import MOST_DAYS, Choice, Custom, Id, Object, ObjectMap, TextList, TextMap, WholeNumber
from explainer.rules.citations import LAW, Citation
from explainer.rules.conditions import Condition
from explainer.rules.outcome_words import Derived, DerivedWords, ExemptWords, RowWords, Words
from explainer.rules.periods import ClockChanges, Compared, Counter, Coverage, Holidays, NamedDate, Period, Suspension
from explainer.rules.persons import Persons
from explainer.rules.together import AGAINST, FOR, Together
from explainer.rules.values import Value, places_in
from explainer.rules.variants import Variant, varied

FORMAT = 1  # of the rules as exported; a program that does not know it must refuse
UNSURE = "unsure"  # an answer to every question, and the outcome and the exemption that open facts leave
LAWYER = "lawyer"  # the outcome when an unsettled point of law changes what follows
YES, NO = "yes", "no"
OPEN = "open"  # the tone of a result whose candidates differ in theirs
CONDITION = Custom("condition")
_NAMES = TextList(translated=False)

_NOWHERE = Location("")
_ID = "Its name: small letters and underscores."


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to a question. The counter picks it for values from `lowest` to `highest`, both included.

    A value is a number of days, or the ordinal of a date (`datetime.date.toordinal`); None leaves that side open.
    An option that is not `counted` is never picked by the counter.
    """

    LABEL: ClassVar[str] = "option"
    SHORT: ClassVar[str] = "label"

    id: Annotated[str, EntryName()]
    label: Annotated[str, "The answer as people read it."]
    counted: bool = False
    lowest: Annotated[
        int | None, VERBATIM, Key("from"), "The lowest value of the counter that picks it: a number of days, or a day."
    ] = None
    highest: Annotated[int | None, VERBATIM, Key("until"), "The highest value of the counter that picks it."] = None
    location: Location = field(default=_NOWHERE, compare=False)

    def sort_key(self) -> tuple[bool, int]:
        """Orders counted options by where they begin."""
        return self.lowest is not None, self.lowest or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a person is asked. Where `only_if` is false the question does not apply: none of its answers holds."""

    LABEL: ClassVar[str] = "question"

    id: Annotated[str, EntryName()]
    ask: Annotated[str, "The question, short and in plain words."]
    why: Annotated[str, LONG, "Why it is asked."]
    find_out: Annotated[str, LONG, "How a person finds the answer."]
    only_if: Annotated[Condition | None, CONDITION, "It is asked only where this holds."] = None
    ordered: Annotated[bool, "true: the options are a scale, in this order."] = False
    counter: Annotated[Counter | None, Key("counts"), "How days pick the answer."] = None
    ignored_options: Annotated[
        tuple[str, ...], _NAMES, Key("rest"), "Options that no condition names, on purpose."
    ] = ()
    variants: Annotated[tuple[Variant, ...], "Other words after some answers: those of the first that holds."] = ()
    together: Annotated[tuple[Together, ...], "Sets of options that can be true of one person at once."] = ()
    options: Annotated[tuple[Option, ...], ObjectMap(Option), "The answers, by name."]
    location: Location = field(default=_NOWHERE, compare=False)
    locations: Annotated[Mapping[str, Location], LocationsIn(("ignored_options",))] = field(
        default_factory=dict, compare=False
    )

    def texts(self, name: str) -> tuple[str, ...]:
        """`ask`, `why` or `find_out`: its words, then those of each variant; only its own where no variant differs."""
        return varied(getattr(self, name), [getattr(variant, name) for variant in self.variants])

    def labels(self, option: Option) -> tuple[str, ...]:
        """The same of an answer."""
        return varied(option.label, [variant.options.get(option.id, "") for variant in self.variants])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named condition with its law. If `unsettled` (it says why), the law is open wherever the condition holds."""

    LABEL: ClassVar[str] = "rule"

    id: Annotated[str, EntryName()]
    says: Annotated[str, LONG, "What it says, in one sentence that a person understands."]
    when: Annotated[Condition, CONDITION, "When it holds."]
    # A part of `when`, once it is loaded.
    unless: Annotated[Condition | None, CONDITION, "When it does not hold all the same."] = None
    unsettled: Annotated[str, LONG, "Why the law is open wherever the condition holds, if it is."] = ""
    law: Annotated[tuple[Citation, ...], LAW]
    claims_from: Annotated[
        datetime.date | None, "The first day on which the rule holds, if it is not older than all."
    ] = None
    always_ask: Annotated[
        bool, Key("asked_for"), "true: questions are asked for its sake alone, even where it changes no result."
    ] = False
    sets: Annotated[
        Mapping[str, str], TextMap(translated=False), "Values that it gives to the words of outcomes, where it holds."
    ] = field(default_factory=dict)
    group: Annotated[str, Id(), "The group in which the result page lists it; without one it is not listed."] = ""
    row: Annotated[
        RowWords | None, "It stands against the person, and a row under what happens says whether it holds."
    ] = None
    bring: Annotated[tuple[str, ...], "Proof to bring."] = ()
    next: Annotated[tuple[str, ...], "What to do first, where it holds or is unsettled: one plain sentence each."] = ()
    location: Location = field(default=_NOWHERE, compare=False)
    locations: Annotated[Mapping[str, Location], LocationsIn(("group", "claims_from", "sets"))] = field(
        default_factory=dict, compare=False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempt:
    """The first of the two questions that are always answered apart, and the words for its three answers."""

    LABEL: ClassVar[str] = '"exempt"'

    when: Annotated[Condition, CONDITION, "When the answer is yes."]
    says: Annotated[ExemptWords, "The words for its answers."]
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What follows. `when` is None for the last one: it follows when no other does."""

    LABEL: ClassVar[str] = "this outcome"
    EITHER: ClassVar[tuple[str, ...]] = ("when", "otherwise")

    id: Annotated[str, Id(), _ID]
    when: Annotated[Condition | None, CONDITION, "When it follows."] = None
    otherwise: Annotated[bool, "true: it follows when no other does. The last outcome only."] = False
    over: Annotated[tuple[str, ...], _NAMES, "Later outcomes that it goes before where both could follow."] = ()
    tone: Annotated[str, Choice((FOR, AGAINST)), "Is it for or against the person?"]
    words: Annotated[Words, Inline()]
    law: Annotated[tuple[Citation, ...], LAW] = ()
    location: Location = field(default=_NOWHERE, compare=False)
    locations: Annotated[Mapping[str, Location], LocationsIn(("over",))] = field(default_factory=dict, compare=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """The values that stand in its words."""
        return places_in(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A hint beside the outcome, which it never changes."""

    LABEL: ClassVar[str] = "this advice"

    id: Annotated[str, Id(), _ID]
    when: Annotated[Condition, CONDITION, "When it is given."]
    says: Annotated[str, LONG, "The hint, in one or two sentences. It never changes the outcome."]
    law: Annotated[tuple[Citation, ...], LAW] = ()
    location: Location = field(default=_NOWHERE, compare=False)


def _known_format(text: str, location: Location, diagnostics: Diagnostics) -> int | None:
    if text == str(FORMAT):
        return FORMAT
    diagnostics.add(location, f'this generator does not know rules of format "{text}".', f"write `format: {FORMAT}`.")
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruleset:
    """One file of rules. Everything by id is in the order written, which is the order of asking and of precedence."""

    LABEL: ClassVar[str] = "the file of rules"

    format: Annotated[int, VERBATIM, Convert(_known_format), f"The version of this format: {FORMAT}."]
    id: Annotated[str, Id(), "The name of these rules."]
    checked: Annotated[datetime.date, "The day on which they were compared with the law."]
    checked_by: Annotated[str, "Who compared them."]
    stale_after_days: Annotated[int, WholeNumber(MOST_DAYS), "After so many days the form warns that they are old."]
    dates: Annotated[Mapping[str, NamedDate], "The days that counters ask for."] = field(default_factory=dict)
    holidays: Annotated[Holidays | None, "The holidays, for counters of working days."] = None
    clock_changes: Annotated[ClockChanges | None, "Days on which clocks change, for counters of hours."] = None
    covers: Annotated[Coverage | None, "The days that the rules speak of."] = None
    # Before `covers`, oldest first.
    history: Annotated[
        tuple[Period, ...], "Earlier days, for the page that sets the law of several days side by side."
    ] = ()
    compared: Annotated[tuple[Compared, ...], "The days that this page compares."] = ()
    suspended: Annotated[tuple[Suspension, ...], "Periods in which the rules do not run."] = ()
    groups: Annotated[Mapping[str, str], "How the result page groups rules: titles by name, in order."] = field(
        default_factory=dict
    )
    values: Annotated[Mapping[str, Value], "What rules may give to the words of outcomes: `{amount}`."] = field(
        default_factory=dict
    )
    questions: Annotated[Mapping[str, Question], "In the order in which they are asked."]
    rules: Annotated[Mapping[str, Rule], "The rules, by name."]
    exempt: Annotated[Exempt, "The first question, which is always answered apart."]
    outcomes: Annotated[tuple[Outcome, ...], "What follows: the first one that holds."]
    # By LAWYER and UNSURE.
    derived: Annotated[
        Mapping[str, DerivedWords],
        Object(Derived),
        "What is said when an open point of law decides, and when answers are missing.",
    ]
    always: Annotated[tuple[str, ...], "What is told with every outcome."] = ()
    advice: Annotated[tuple[Advice, ...], "Hints beside the outcome."] = ()
    persons: Annotated[Persons | None, "How the form goes on to another person."] = None
    location: Location = field(default=_NOWHERE, compare=False)

    @property
    def has_variants(self) -> bool:
        """Is any question asked in other words after some answers?"""
        return any(question.variants for question in self.questions.values())

    @property
    def stale_after(self) -> datetime.date:
        """The last day on which the form does not yet warn that the rules are old."""
        return self.checked + datetime.timedelta(days=self.stale_after_days)


@dataclass(frozen=True, slots=True)
class Law:
    """A source of law as the rules need it; days are None if they are not known, or if there are none."""

    id: str
    cite: str
    url: str
    in_force: datetime.date | None = None
    claims_from: datetime.date | None = None
    claims_until: datetime.date | None = None
    current_to: datetime.date | None = None
