"""What is in a file of rules: its fields, what each is for, and how a condition is written."""

from __future__ import annotations

from typing import Any

from explainer.formats.json_schema import TEXT, Definitions
from explainer.formats.shape import (
    Choice,
    Date,
    Field,
    Flag,
    Id,
    Named,
    NamedTexts,
    Part,
    Parts,
    Shape,
    Text,
    Texts,
    Whatever,
    WholeNumber,
)
from explainer.rules.model import AGAINST, FOR, LAWYER, NO, UNSURE, YES
from explainer.rules.periods import UNITS

_CONDITION = Whatever("condition")
_LAW = "Ids of sources of kind law that it rests on."
_LONG = Text(long=True)

WORDS_FIELDS = (
    Field("says", _LONG, "The result in one sentence that a person understands.", required=True),
    Field("means", Texts(), "What it means: one plain sentence each."),
    Field("not_decided", Texts(), "What it does not decide: one plain sentence each."),
    Field("bring", Texts(), "Proof to bring that belongs to no single rule."),
    Field("next", Texts(), "What to do next: one plain sentence each."),
    Field("help", Texts(), "Ids of two or three places of help that fit."),
)
TOGETHER_SHAPE = Shape(
    "these options",
    (
        Field("options", Texts(), "Options that can be true of one person at once.", required=True),
        Field("choose", Text(), "The one that such a person must choose: `first`, or an option.", required=True),
        Field(
            "counts",
            Choice((FOR, AGAINST)),
            "for: any of them opens a way, and the one to choose must never lead to a worse result; against: any of "
            "them closes one, and it must never lead to a better one.",
            required=True,
        ),
    ),
)
NAMED_DATE_SHAPE = Shape(
    "this date",
    (
        Field("says", Text(), "The words for people.", required=True),
        Field("from", Date(exact=True), "The first day that counts; an earlier one picks no answer."),
    ),
)
COVERS_SHAPE = Shape(
    '"covers"',
    (
        Field("date", Id(), "Which of the dates decides.", required=True),
        Field("from", Date(exact=True), "The first day that the rules speak of."),
        Field("until", Date(exact=True), "The last day that the rules speak of."),
        Field("says", _LONG, "What a person is told on whose day they do not speak.", required=True),
    ),
)
PERIOD_SHAPE = Shape(
    "this part of the history",
    (
        Field("from", Date(exact=True), "Its first day; leave it out for the part before all others."),
        Field("until", Date(exact=True), "Its last day.", required=True),
        Field("refused", _LONG, "Why the rules give no answer for these days, if they do not."),
    ),
)
COMPARED_SHAPE = Shape(
    "this day",
    (
        Field("title", Text(), "The head of its column.", required=True),
        Field("day", Date(exact=True), "The day; leave it out for today."),
    ),
)
SUSPENSION_SHAPE = Shape(
    "this suspension",
    (
        Field("from", Date(exact=True), "Its first day.", required=True),
        Field("until", Date(exact=True), "Its last day, when one is known."),
        Field("law", Texts(), _LAW, required=True),
        Field("says", _LONG, "What a visitor must know, in one or two sentences.", required=True),
    ),
)
COUNTER_SHAPE = Shape(
    '"counts"',
    (
        Field(
            "unit",
            Choice(UNITS),
            "days: calendar days between the two; date: the day itself; days_past_a_year: days after one year.",
            required=True,
        ),
        Field("from", Id(), "The date to count from; not with the unit `date`."),
        Field("to", Id(), "The date to count to.", required=True),
    ),
)
OPTION_SHAPE = Shape(
    "this option",
    (
        Field("label", Text(), "The answer as people read it.", required=True),
        Field("from", Text(), "The lowest value of the counter that picks it: a number of days, or a day."),
        Field("until", Text(), "The highest value of the counter that picks it."),
    ),
)
QUESTION_SHAPE = Shape(
    "this question",
    (
        Field("ask", Text(), "The question, short and in plain words.", required=True),
        Field("why", _LONG, "Why it is asked.", required=True),
        Field("find_out", _LONG, "How a person finds the answer.", required=True),
        Field("only_if", _CONDITION, "It is asked only where this holds."),
        Field("ordered", Flag(), "true: the options are a scale, in this order."),
        Field("counts", Part(COUNTER_SHAPE), "How days pick the answer."),
        Field("rest", Texts(), "Options that no condition names, on purpose."),
        Field("together", Parts(TOGETHER_SHAPE), "Sets of options that can be true of one person at once."),
        Field("options", Named("option", OPTION_SHAPE, short="label"), "The answers, by name.", required=True),
    ),
)
RULE_SHAPE = Shape(
    "this rule",
    (
        Field("says", _LONG, "What it says, in one sentence that a person understands.", required=True),
        Field("when", _CONDITION, "When it holds.", required=True),
        Field("unless", _CONDITION, "When it does not hold all the same."),
        Field("unsettled", _LONG, "Why the law is open wherever the condition holds, if it is."),
        Field("law", Texts(), _LAW, required=True),
        Field("claims_from", Date(exact=True), "The first day on which the rule holds, if it is not older than all."),
        Field("asked_for", Flag(), "true: questions are asked for its sake alone, even where it changes no result."),
        Field("group", Id(), "The group in which the result page lists it; without one it is not listed."),
        Field("bring", Texts(), "Proof to bring."),
        Field("next", Texts(), "What to do first, where it holds or is unsettled: one plain sentence each."),
    ),
)
EXEMPT_SHAPE = Shape(
    '"exempt"',
    (
        Field("when", _CONDITION, "When the answer is yes.", required=True),
        Field(
            "says",
            Part(
                Shape(
                    'the words of "exempt"',
                    tuple(
                        Field(answer, _LONG, f"What a person is told when the answer is {answer}.", required=True)
                        for answer in (YES, NO, UNSURE)
                    ),
                )
            ),
            "The words for its answers.",
            required=True,
        ),
    ),
)
OUTCOME_SHAPE = Shape(
    "this outcome",
    (
        Field("id", Id(), "Its name: small letters and underscores.", required=True),
        Field("when", _CONDITION, "When it follows."),
        Field("otherwise", Flag(), "true: it follows when no other does. The last outcome only."),
        Field("over", Texts(), "Later outcomes that it goes before where both could follow."),
        Field("tone", Choice((FOR, AGAINST)), "Is it for or against the person?", required=True),
        *WORDS_FIELDS,
        Field("law", Texts(), _LAW),
    ),
    either=("when", "otherwise"),
)


def _derived_shape(name: str) -> Shape:
    against = Shape(f'the words of "{name}" against the person', WORDS_FIELDS)
    description = "What is said instead when every outcome that can still follow is against the person."
    return Shape(f'the words of "{name}"', (*WORDS_FIELDS, Field("against", Part(against), description)))


DERIVED_SHAPE = Shape(
    '"derived"',
    tuple(
        Field(name, Part(_derived_shape(name)), when, required=True)
        for name, when in (
            (LAWYER, "What is said when an open point of law decides."),
            (UNSURE, "What is said when answers are missing that decide."),
        )
    ),
)
ADVICE_SHAPE = Shape(
    "this advice",
    (
        Field("id", Id(), "Its name: small letters and underscores.", required=True),
        Field("when", _CONDITION, "When it is given.", required=True),
        Field("says", _LONG, "The hint, in one or two sentences. It never changes the outcome.", required=True),
        Field("law", Texts(), _LAW),
    ),
)
SHAPE = Shape(
    "the file of rules",
    (
        Field("format", Text(), "The version of this format: 1.", required=True),
        Field("id", Id(), "The name of these rules.", required=True),
        Field("checked", Date(exact=True), "The day on which they were compared with the law.", required=True),
        Field("checked_by", Text(), "Who compared them.", required=True),
        Field("stale_after_days", WholeNumber(), "After so many days the form warns that they are old.", required=True),
        Field("dates", Named("date", NAMED_DATE_SHAPE, short="says"), "The days that counters ask for."),
        Field("covers", Part(COVERS_SHAPE), "The days that the rules speak of."),
        Field(
            "history", Parts(PERIOD_SHAPE), "Earlier days, for the page that sets the law of several days side by side."
        ),
        Field("compared", Parts(COMPARED_SHAPE), "The days that this page compares."),
        Field("suspended", Parts(SUSPENSION_SHAPE), "Periods in which the rules do not run."),
        Field("groups", NamedTexts(), "How the result page groups rules: titles by name, in order."),
        Field("questions", Named("question", QUESTION_SHAPE), "In the order in which they are asked.", required=True),
        Field("rules", Named("rule", RULE_SHAPE), "The rules, by name.", required=True),
        Field("exempt", Part(EXEMPT_SHAPE), "The first question, which is always answered apart.", required=True),
        Field("outcomes", Parts(OUTCOME_SHAPE), "What follows: the first one that holds.", required=True),
        Field("derived", Part(DERIVED_SHAPE), "The words of the two outcomes that are worked out.", required=True),
        Field("always", Texts(), "What is told with every outcome."),
        Field("advice", Parts(ADVICE_SHAPE), "Hints beside the outcome."),
    ),
)

_ONE: dict[str, Any] = {"$ref": "#/$defs/condition"}
_SEVERAL: dict[str, Any] = {"type": "array", "items": _ONE, "minItems": 2}
DEFINITIONS: Definitions = {
    "condition": {
        "type": "object",
        "properties": {
            "rule": {"description": "Holds when this rule does.", **TEXT},
            "all": {"description": "Holds when each of these does.", **_SEVERAL},
            "any": {"description": "Holds when at least one of these does.", **_SEVERAL},
            "not": {"description": "Holds when this does not.", **_ONE},
        },
        "additionalProperties": {
            "description": "A question: holds when it is answered so.",
            "anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": True}],
        },
        "minProperties": 1,
        "maxProperties": 1,
    }
}
