"""Rules → rules.json: its bytes, its schema, who refuses it, and the guide for other programs, run as it is."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from explainer.rules.cases import answers_of
from explainer.rules.evaluate import result_of
from explainer.rules.export import UnknownFormat, canonical, digest_of, export_rules, load_rules
from explainer.rules.model import Law, Ruleset
from explainer.rules.schema import Json, rules_schema
from explainer.rules.semantics import Semantics
from tests.rules.rulesets import BY_LAWS, LIBRARY, ROOT, all_answers, laws_of, library, read

GUIDE = ROOT / "docs/rules-json.md"


def exported(ruleset: Ruleset, laws: dict[str, Law]) -> dict[str, Any]:
    rules: dict[str, Any] = json.loads(export_rules(ruleset, laws))
    return rules


def test_the_same_rules_give_the_same_bytes_in_whatever_order_they_are_written() -> None:
    ruleset = library()
    turned = replace(ruleset, rules=dict(reversed(list(ruleset.rules.items()))))
    assert export_rules(turned, BY_LAWS) == export_rules(ruleset, dict(reversed(list(BY_LAWS.items()))))


def test_the_digest_is_that_of_the_file_without_it() -> None:
    data = export_rules(library(), BY_LAWS)
    rules = json.loads(data)
    bare = re.sub(rb'"digest":"sha256-[0-9a-f]{64}",', b"", data)
    assert rules["digest"] == f"sha256-{hashlib.sha256(bare).hexdigest()}" == digest_of(rules)
    assert canonical(rules) == data


def test_nothing_that_people_read_is_exported() -> None:
    assert b"Do you have a card" not in export_rules(library(), BY_LAWS)
    assert b"nobody" not in export_rules(library(), BY_LAWS).lower()


def test_only_cited_law_is_exported_with_its_days() -> None:
    unused = Law("by-law-7", "By-law 7", "https://example.org/7")
    sources = exported(library(), BY_LAWS | {"by-law-7": unused})["sources"]
    assert list(sources) == ["by-law-1", "by-law-2", "by-law-3", "by-law-4", "by-law-9"]
    assert sources["by-law-1"] == {"cite": "By-law 1", "url": "https://example.org/1", "in_force": "2024-01-01"}


def test_the_day_from_which_to_warn_is_worked_out() -> None:
    rules = exported(library(), BY_LAWS)
    assert (rules["checked"], rules["stale_after"]) == ("2025-06-01", "2025-08-30")


@pytest.mark.parametrize("root", [LIBRARY, ROOT], ids=["library", "site"])
def test_what_is_exported_fits_its_schema(root: Any) -> None:
    schema = json.loads(rules_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    rules = exported(read(root)[0], BY_LAWS if root == LIBRARY else laws_of(root))
    assert [error.message for error in validator.iter_errors(rules)] == []


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"order": []},
        {"exempt": {"q": "card"}},
        {"exempt": {"q": "card", "is": ["yes"], "rule": "member"}},
        {"exempt": {"all": [{"rule": "member"}]}},
        {"surprise": True},
    ],
)
def test_the_schema_refuses_what_is_not_so(change: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(rules_schema()))
    assert not validator.is_valid(exported(library(), BY_LAWS) | change)


def test_rules_of_another_format_are_refused() -> None:
    rules: dict[str, Json] = {"format": 2}
    rules["digest"] = digest_of(rules)
    with pytest.raises(UnknownFormat):
        load_rules(canonical(rules))
    with pytest.raises(UnknownFormat):
        load_rules(b"[]")


def test_rules_that_were_changed_on_their_way_are_refused() -> None:
    data = export_rules(library(), BY_LAWS)
    assert load_rules(data)["id"] == "night-library"
    with pytest.raises(ValueError, match="digest"):
        load_rules(data.replace(b'"lent"', b'"sold"'))


@pytest.mark.slow
@pytest.mark.parametrize("root", [LIBRARY, ROOT], ids=["library", "site"])
def test_the_example_of_the_guide_says_the_same_as_the_generator(root: Any) -> None:
    ruleset, cases = read(root)
    blocks = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks[0].splitlines()) == 10
    names: dict[str, Any] = {"rules": exported(ruleset, {})}
    exec("\n".join(blocks), names)
    ways = list(all_answers(ruleset))[::5] if root == LIBRARY else [answers_of(ruleset, case) for case in cases]
    semantics = Semantics(ruleset)
    for answers in ways:
        result = result_of(semantics, answers)
        names["answers"] = answers
        outcome, tone = names["outcome"]()
        # The short way never says too much: where it says something definite, the evaluator says the same.
        assert outcome == result.outcome or (outcome, result.outcome) == ("unsure", "lawyer"), answers
        assert tone in (result.tone, "open"), answers
        exempt = {(2, 2): "yes", (0, 0): "no"}.get(tuple(names["value"](names["rules"]["exempt"])), "unsure")
        assert exempt == result.exempt, answers
        advice = [hint["id"] for hint in names["rules"]["advice"] if names["value"](hint["when"])[0] > 0]
        assert advice == [*result.advice], answers


def test_the_guide_names_every_field() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    for field in exported(library(), BY_LAWS):
        assert f"`{field}`" in guide, field
