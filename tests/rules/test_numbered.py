"""The rules of a page → those of rules.json, once each number is read as the name in its place, without the law."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from explainer.rules.export import export_rules
from explainer.rules.model import Ruleset
from explainer.rules.numbered import numbered_rules
from tests.rules.rulesets import deadline, flight, library, park, this_site

RULESETS = [library, park, flight, deadline, lambda: this_site()[0]]
ABOUT = ("id", "digest", "checked", "sources")


def named(found: dict[str, Any], published: dict[str, Any]) -> dict[str, Any]:
    """The rules of a page with the names that the published rules have in the same places."""
    order, rules = published["order"], sorted(published["rules"])

    def options(question: str) -> list[str]:
        return list(published["questions"][question]["options"])

    def name(thing: Any) -> Any:
        match thing:
            case {"q": number, "is": chosen}:
                question = order[number - 1]
                return {"q": question, "is": [options(question)[option - 1] for option in chosen]}
            case {"rule": number}:
                return {"rule": rules[number]}
            case dict():
                return {key: name(value) for key, value in thing.items()}
            case list():
                return [name(each) for each in thing]
        return thing

    def question_of(question: str, given: dict[str, Any]) -> dict[str, Any]:
        given["options"] = [options(question)[option - 1] for option in given["options"]]
        if "counts" in given:
            counted = given["counts"]["options"].items()
            given["counts"]["options"] = {options(question)[int(option) - 1]: limits for option, limits in counted}
        return given

    first, *questions = found["questions"]
    assert first == {}
    back: dict[str, Any] = name(found)
    back["order"] = [order[number - 1] for number in found["order"]]
    back["questions"] = {
        question: question_of(question, name(given)) for question, given in zip(order, questions, strict=True)
    }
    back["rules"] = dict(zip(rules, back["rules"], strict=True))
    return back


def without_law(published: dict[str, Any]) -> dict[str, Any]:
    """What a script evaluates of the published rules."""
    bare = {key: value for key, value in published.items() if key not in ABOUT}
    with_law = (*bare["rules"].values(), *bare["outcomes"], *bare["advice"], *bare["suspended"])
    for each in with_law:
        each.pop("law", None)
        each.pop("places", None)
    return bare


@pytest.mark.parametrize("ruleset", RULESETS, ids=["library", "park", "flight", "deadline", "this site"])
def test_a_page_has_the_published_rules_with_numbers_for_names_and_without_law(
    ruleset: Callable[[], Ruleset],
) -> None:
    published = json.loads(export_rules(ruleset(), {}))
    assert named(json.loads(numbered_rules(export_rules(ruleset(), {}))), published) == without_law(published)


def test_a_condition_of_another_kind_is_refused() -> None:
    rules = json.loads(export_rules(library(), {}))
    rules["exempt"] = {"some": []}
    with pytest.raises(ValueError, match="no condition"):
        numbered_rules(json.dumps(rules).encode())
