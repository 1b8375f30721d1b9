"""The model of a ruleset: questions, rules, outcomes, golden cases, and the result that answers lead to."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from explainer.diagnostics import Location
from explainer.rules.conditions import Condition
from explainer.rules.periods import Compared, Counter, Coverage, NamedDate, Period, Suspension

FORMAT = 1  # of the rules as exported; a program that does not know it must refuse
UNSURE = "unsure"  # an answer to every question, and the outcome and the exemption that open facts leave
LAWYER = "lawyer"  # the outcome when an unsettled point of law changes what follows
YES, NO = "yes", "no"
FOR, AGAINST = "for", "against"  # the tone of an outcome, or of a result whose candidates all have it
FIRST = "first"
OPEN = "open"  # the tone of a result whose candidates differ in theirs
STATUSES = ("established", "ruled_out", "unsettled", "open", "not_needed")

_NOWHERE = Location("")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question. The counter picks it for values from `lowest` to `highest`, both included.

    A value is a number of days, or the ordinal of a date (`datetime.date.toordinal`); None leaves that side open.
    An option that is not `counted` is never picked by the counter.
    """

    id: str
    label: str
    counted: bool = False
    lowest: int | None = None
    highest: int | None = None
    location: Location = field(default=_NOWHERE, compare=False)

    def sort_key(self) -> tuple[bool, int]:
        """Orders counted options by where they begin."""
        return self.lowest is not None, self.lowest or 0


@dataclass(frozen=True, slots=True)
class Together:
    """Options of one question that can be true of one person at once, and which of them such a person must choose.

    `choose` is one of the options, or FIRST: the first of those that are true, in this order. If `counts` is FOR, any
    of them opens a way, and the one to choose must never lead to a worse result than another. If it is AGAINST, any of
    them closes one, and it must never lead to a better result.
    """

    options: tuple[str, ...]
    choose: str
    counts: str  # FOR or AGAINST
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Question:
    """What a person is asked. Where `only_if` is false the question does not apply: none of its answers holds."""

    id: str
    options: tuple[Option, ...]
    ask: str = ""
    why: str = ""
    find_out: str = ""
    only_if: Condition | None = None
    ordered: bool = False  # the options are a scale, in this order
    ignored_options: tuple[str, ...] = ()  # options that no condition needs to name: "none of the others"
    together: tuple[Together, ...] = ()  # options that can be true of one person at once
    counter: Counter | None = None
    location: Location = field(default=_NOWHERE, compare=False)
    locations: Mapping[str, Location] = field(default_factory=dict, compare=False)  # of the words of `ignored_options`


@dataclass(frozen=True, slots=True)
class Rule:
    """A named condition with its law. If `unsettled` (it says why), the law is open wherever the condition holds."""

    id: str
    when: Condition
    law: tuple[str, ...] = ()  # ids of sources
    says: str = ""
    unsettled: str = ""
    group: str = ""  # empty: not listed on the result page
    always_ask: bool = False  # questions are asked for its sake alone, even where it cannot change the result
    bring: tuple[str, ...] = ()  # proof to bring
    next: tuple[str, ...] = ()  # what to do first, where the rule holds or is unsettled
    claims_from: datetime.date | None = None  # an equal rule holds since this day, and did not before
    location: Location = field(default=_NOWHERE, compare=False)
    locations: Mapping[str, Location] = field(default_factory=dict, compare=False)  # of the words of `law` and `group`


@dataclass(frozen=True, slots=True)
class Exempt:
    """The first of the two questions that are always answered apart, and the words for its three answers."""

    when: Condition
    yes: str = ""
    no: str = ""
    unsure: str = ""
    location: Location = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Words:
    """What a person is shown with an outcome."""

    says: str = ""  # the result in one sentence
    means: tuple[str, ...] = ()
    not_decided: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    next: tuple[str, ...] = ()  # what to do
    help: tuple[str, ...] = ()  # ids of places of help that fit
    against: Words | None = None  # of a derived outcome: the words if every candidate is against the person
    locations: Mapping[str, Location] = field(default_factory=dict, compare=False)  # of the words of `help`


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows. `when` is None for the last one: it follows when no other does."""

    id: str
    when: Condition | None
    tone: str = AGAINST  # FOR or AGAINST the person
    over: tuple[str, ...] = ()  # later outcomes that this one goes before where both hold
    words: Words = field(default_factory=Words)
    law: tuple[str, ...] = ()
    location: Location = field(default=_NOWHERE, compare=False)
    locations: Mapping[str, Location] = field(default_factory=dict, compare=False)  # of the words of `over` and `law`


@dataclass(frozen=True, slots=True)
class Advice:
    """A hint beside the outcome, which it never changes."""

    id: str
    when: Condition
    says: str = ""
    law: tuple[str, ...] = ()
    location: Location = field(default=_NOWHERE, compare=False)
    locations: Mapping[str, Location] = field(default_factory=dict, compare=False)  # of the words of `law`


@dataclass(frozen=True, slots=True)
class Ruleset:
    """One file of rules. Everything by id is in the order written, which is the order of asking and of precedence."""

    id: str
    checked: datetime.date
    stale_after_days: int
    questions: Mapping[str, Question]
    rules: Mapping[str, Rule]
    exempt: Exempt
    outcomes: tuple[Outcome, ...]
    advice: tuple[Advice, ...] = ()
    checked_by: str = ""
    dates: Mapping[str, NamedDate] = field(default_factory=dict)
    covers: Coverage | None = None
    history: tuple[Period, ...] = ()  # before `covers`, oldest first
    compared: tuple[Compared, ...] = ()
    suspended: tuple[Suspension, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)  # id → title
    derived: Mapping[str, Words] = field(default_factory=dict)  # of LAWYER and UNSURE
    always: tuple[str, ...] = ()  # what is reported with every outcome
    format: int = FORMAT
    location: Location = field(default=_NOWHERE, compare=False)

    @property
    def stale_after(self) -> datetime.date:
        """The last day on which the form does not yet warn that the rules are old."""
        return self.checked + datetime.timedelta(days=self.stale_after_days)


@dataclass(frozen=True, slots=True)
class Case:
    """A golden case: a person, and what the rules must say of them."""

    name: str
    answers: Mapping[str, str]  # question → option or UNSURE
    exempt: str
    outcome: str
    advice: tuple[str, ...] = ()
    first: tuple[str, ...] = ()  # rules that say what to do first
    because: tuple[str, ...] = ()  # rules that must be among the result's
    law: tuple[str, ...] = ()  # sources that must be among the result's
    dates: Mapping[str, datetime.date] = field(default_factory=dict)  # pick the answers that are not given
    scenario: str = ""
    signed_by: str = ""
    signed_on: datetime.date | None = None
    compared: str = ""  # who this is, where the law of several days is compared; empty: not shown there
    location: Location = field(default=_NOWHERE, compare=False)
    tone: str = ""  # empty: not checked
    locations: Mapping[str, Location] = field(default_factory=dict, compare=False)  # of questions, rules, sources named


@dataclass(frozen=True, slots=True)
class Law:
    """A source of kind law as the rules need it; dates as written (ISO 8601, shortened at will), empty if unknown."""

    id: str
    cite: str
    url: str
    in_force: str = ""
    claims_from: str = ""
    claims_until: str = ""
    current_to: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What answers lead to. Lists of questions and rules are in the order of the rules file.

    `exempt` is yes, no or unsure. `outcome` is the id of an outcome, LAWYER or UNSURE; `candidates` are the authored
    outcomes that are still possible (one, when the outcome is definite). `tone` is FOR or AGAINST if all candidates
    have that tone, else OPEN: a refusal is never called open. `first` are rules that say what to do
    first, and hold or are unsettled. `status` gives one of STATUSES for each rule.
    `reasons` are questions whose answers alone entail `exempt`, `outcome` and `tone`, none of which can be left out.
    `open` are questions without an answer (or answered "unsure") that still matter; `ask` those worth asking now,
    because some answers can still change the result although "unsure" stays; `narrow` those not yet asked that can no
    longer change it and only make the open points fewer. `because` are the rules that the reasons, and the answers that
    make their questions apply, establish or leave unsettled, and `law` the sources of the outcome and of those rules.
    """

    exempt: str
    outcome: str
    tone: str
    candidates: tuple[str, ...]
    first: tuple[str, ...]
    advice: tuple[str, ...]
    status: Mapping[str, str]
    reasons: tuple[str, ...]
    open: tuple[str, ...]
    ask: tuple[str, ...]
    narrow: tuple[str, ...]
    because: tuple[str, ...]
    law: tuple[str, ...]

    @property
    def next(self) -> str | None:
        """The question to ask now, or None when no answer can change the result any more."""
        return self.ask[0] if self.ask else None
