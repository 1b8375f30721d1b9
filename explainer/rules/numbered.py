"""What rules.json holds → the rules as the page of their form holds them: what a script evaluates, and nothing else.

It is the same format in fewer bytes. Questions, their options and rules have numbers for names, those of their elements
in the page: `3` is the question with the id `q3`, `1` the first of its options, `12` the rule with the id `r12`. To a
script a list is an object with such names; there is no question 0. Law, sources and digest are left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from explainer.rules.schema import Json

_Object = dict[str, Json]
# What describes the rules, and is not needed to evaluate them.
_ABOUT = ("id", "digest", "checked", "sources")
_LAW = ("law", "places")


def numbered_rules(exported: bytes) -> str:
    """The same rules with numbers for names, as JSON without spaces; `exported` are the bytes of rules.json."""
    return json.dumps(_Numbers(json.loads(exported)).rules(), separators=(",", ":"), ensure_ascii=False)


class _Numbers:
    def __init__(self, exported: Mapping[str, Json]) -> None:
        self._exported = exported
        self._questions = cast(dict[str, _Object], exported["questions"])
        self._order = cast(list[str], exported["order"])
        self._rules = cast(dict[str, _Object], exported["rules"])
        self._number_of_question = {question: number for number, question in enumerate(self._order, 1)}
        self._number_of_rule = {rule: number for number, rule in enumerate(sorted(self._rules))}

    def rules(self) -> _Object:
        rules: _Object = {name: value for name, value in self._exported.items() if name not in _ABOUT}
        rules["order"] = [*self._number_of_question.values()]
        rules["questions"] = [{}, *map(self._question, self._number_of_question)]
        rules["rules"] = [self._with_condition(self._rules[rule]) for rule in self._number_of_rule]
        rules["exempt"] = self._condition(self._exported["exempt"])
        rules["asked_for"] = [self._condition(each) for each in cast(list[Json], rules["asked_for"])]
        for name in ("outcomes", "advice", "suspended"):
            rules[name] = [self._with_condition(each) for each in cast(list[_Object], rules[name])]
        return rules

    def _question(self, question: str) -> _Object:
        found = dict(self._questions[question])
        options = self._options(question)
        found["options"] = [*options.values()]
        if "only_if" in found:
            found["only_if"] = self._condition(found["only_if"])
        if "variants" in found:
            found["variants"] = [self._with_condition(each) for each in cast(list[_Object], found["variants"])]
        if "counts" in found:
            counts = cast(_Object, found["counts"])
            limits = cast(_Object, counts["options"])
            found["counts"] = {**counts, "options": {str(options[option]): limits[option] for option in limits}}
        return found

    def _options(self, question: str) -> dict[str, Json]:
        return {
            option: number for number, option in enumerate(cast(list[str], self._questions[question]["options"]), 1)
        }

    def _with_condition(self, thing: Mapping[str, Json]) -> _Object:
        """A rule, an outcome, a hint or the like, without its law."""
        return {
            name: self._condition(value) if name == "when" else value
            for name, value in thing.items()
            if name not in _LAW
        }

    def _condition(self, condition: Json) -> Json:
        match condition:
            case {"q": str(question), "is": list(chosen)}:
                options = self._options(question)
                return {"is": [options[str(option)] for option in chosen], "q": self._number_of_question[question]}
            case {"rule": str(rule)}:
                return {"rule": self._number_of_rule[rule]}
            case {"all": list(parts)}:
                return {"all": [self._condition(part) for part in parts]}
            case {"any": list(parts)}:
                return {"any": [self._condition(part) for part in parts]}
            case {"not": part}:
                return {"not": self._condition(part)}
            case _:
                raise ValueError("this is no condition of rules.json")
