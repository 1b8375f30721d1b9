"""The words of the form → the plainest, for people in a hurry or in fear: questions, results, list, who helps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from explainer.model import Site
from explainer.readability import readability
from explainer.rules.model import Ruleset
from tests.site.test_content import LONGEST_SENTENCE, PLAINEST_GRADE


def questions(ruleset: Ruleset) -> Iterator[str]:
    for question in ruleset.questions.values():
        for name in ("ask", "why", "find_out"):
            yield from question.texts(name)
        for option in question.options:
            yield from question.labels(option)


def results(ruleset: Ruleset) -> Iterator[str]:
    yield from (ruleset.exempt.says.yes, ruleset.exempt.says.no, ruleset.exempt.says.unsure)
    yield from (*ruleset.always, *(hint.says for hint in ruleset.advice))
    for words in (*(outcome.words for outcome in ruleset.outcomes), *ruleset.derived.values()):
        yield from (words.says, *words.means, *words.next, *words.bring, *words.not_decided)


def checklist(ruleset: Ruleset) -> Iterator[str]:
    for rule in ruleset.rules.values():
        yield from (rule.says or "", rule.unsettled or "", *rule.bring)


def interface(site: Site) -> Iterator[str]:
    yield from (word for key, word in site.words.items() if key.startswith(("form-", "door-", "home-", "then-")))


@pytest.mark.parametrize("part", ["questions", "results", "checklist", "interface"])
def test_the_words_of_the_form_are_the_plainest(part: str, site: Site) -> None:
    ruleset = site.forms["stca"].ruleset
    parts = {
        "questions": questions(ruleset),
        "results": results(ruleset),
        "checklist": checklist(ruleset),
        "interface": interface(site),
    }
    measured = readability("\n\n".join(filter(None, parts[part])))
    assert measured.longest_words <= LONGEST_SENTENCE, measured.longest_sentence
    assert measured.grade <= PLAINEST_GRADE


def test_those_who_help_are_described_in_the_plainest_words(site: Site) -> None:
    measured = readability("\n\n".join(text for helper in site.helpers for text in (helper.what, helper.note) if text))
    assert measured.longest_words <= LONGEST_SENTENCE, measured.longest_sentence
    assert measured.grade <= PLAINEST_GRADE
