"""The built form → its data and its policy are whole, nothing can be typed, and a suspension shuts it."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from html import unescape

import pytest

from explainer.model import Form, Output, Site
from explainer.pipeline import outputs_of
from explainer.policy import hash_of
from explainer.render.form import questions_read
from explainer.render.form_css.elements import buttons_of, fields_of
from explainer.rules.citations import Citation, sources_of
from explainer.rules.conditions import All, Answer, Not, RuleRef
from explainer.rules.numbered import numbered_rules
from explainer.rules.periods import Suspension
from tests.conftest import ROOT
from tests.rules.making import rule as rule_of

DAY = datetime.timedelta(days=1)
NOTICE = "The rule does not count for now."


@pytest.fixture
def form(site: Site) -> Form:
    return site.forms["stca"]


@pytest.fixture
def page(outputs: dict[str, Output]) -> str:
    return outputs["exempt.html"].body.decode()


def test_the_page_holds_the_published_rules_by_numbers(page: str, outputs: dict[str, Output]) -> None:
    block = re.search(r'<script type="application/json" id="rules">(.*?)</script>', page, re.DOTALL)
    assert block is not None
    published = outputs["data/rules.json"].body
    assert block[1] == numbered_rules(published)
    assert f"{json.loads(published)['digest'].removeprefix('sha256-')[:8]}" in page


def test_the_policy_allows_the_styles_that_answer_and_the_rules(page: str) -> None:
    styles = re.findall(r"<style[^>]*>(.*?)</style>", page, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert len(styles) == 1
    assert ".form--plain:has(" in styles[0]
    assert hash_of(styles[0]) in policy[1]


def test_each_answer_is_a_radio_button_with_its_label_and_nothing_can_be_typed(
    page: str, form: Form, site: Site
) -> None:
    reported = re.findall(r'<label><input type="radio" name="([^"]+)" id="([^"]+)">([^<]+)</label>', unescape(page))
    labels = {
        (question.id, option.id): option.label
        for question in form.ruleset.questions.values()
        for option in question.options
    }
    fields = fields_of(form.ruleset)
    wanted = [
        (fields[question], button, labels.get((question, option), site.words["form-unsure"]))
        for (question, option), button in buttons_of(form.ruleset).items()
    ]
    assert reported == wanted
    assert page.count("<input") == len(wanted)
    assert not re.search(r'<textarea|<select|type="(text|date|search|submit)"|\saction=', page)
    assert '<form class="form form--plain" method="dialog" autocomplete="off"' in page


def test_every_rule_that_people_are_told_of_stands_in_the_list_with_its_law(page: str, form: Form, site: Site) -> None:
    for number, rule in enumerate(sorted(form.ruleset.rules.values(), key=lambda rule: rule.id)):
        entry = re.search(rf'<li id="r{number}">.*?(?=<li id="r|</section>)', page, re.DOTALL)
        assert (entry is not None) == bool(rule.group), rule.id
        if entry is None:
            continue
        for source in sources_of(rule.law):
            assert f'href="sources-{site.sources[source].kind}.html#source-{source}"' in entry[0], (rule.id, source)


def test_a_judgment_stands_in_the_list_with_the_place_in_it(site: Site, form: Form) -> None:
    rule = next(rule for rule in form.ruleset.rules.values() if rule.group)
    judgment = next(source for source in site.sources.values() if source.kind == "court")
    law = (Citation(source=judgment.id, at="para. 69"), *rule.law)
    ruleset = replace(form.ruleset, rules={**form.ruleset.rules, rule.id: replace(rule, law=law)})
    suspended = replace(site, forms={form.id: replace(form, ruleset=ruleset)}, translations=())
    outputs = outputs_of(suspended, ROOT, preview=True)  # nobody looks for the addresses of its languages
    page = next(output.body.decode() for output in outputs if output.path == "exempt.html")
    assert f">{judgment.short}</a>, para. 69;" in unescape(page)


def test_a_rule_reads_the_questions_of_the_rules_that_it_names() -> None:
    rules = {"one": rule_of("one", Answer("a", ("x",))), "two": rule_of("two", Not(RuleRef("one")))}
    assert questions_read(All((RuleRef("two"), Answer("b", ("y",)))), rules) == {"a", "b"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("first", "last", "is_told", "is_shut"),
    [(-9, None, True, True), (-9, -1, False, False), (0, 0, True, True), (1, None, True, False)],
    ids=["since then", "over", "this day", "to come"],
)
def test_a_suspension_stands_on_every_page_and_shuts_the_form(
    first: int, last: int | None, is_told: bool, is_shut: bool, site: Site, form: Form
) -> None:
    checked = form.ruleset.checked
    law = next(iter(form.ruleset.rules.values())).law
    until = None if last is None else checked + last * DAY
    period = Suspension(start=checked + first * DAY, until=until, law=law, says=NOTICE)
    ruleset = replace(form.ruleset, suspended=(period,))
    # Translations are made from catalogs, which have no such notice.
    suspended = replace(site, forms={form.id: replace(form, ruleset=ruleset)}, translations=())
    outputs = outputs_of(suspended, ROOT, preview=True)  # nobody looks for the addresses of its languages
    pages = {output.path: output.body.decode() for output in outputs if output.path.endswith(".html")}
    assert {NOTICE in html for html in pages.values()} == {is_told}
    assert ("<fieldset" not in pages["exempt.html"]) == is_shut
