"""ask FILE → what the rules of the form say of the answers in a YAML or JSON file, as JSON or in words."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping as MappingOf
from dataclasses import asdict
from pathlib import Path
from typing import Any

from explainer.diagnostics import BuildStopped, Diagnostics, Location, listed, nearest
from explainer.formats.json_text import is_json, json_as_yaml
from explainer.formats.nodes import Listing, Mapping, Node, Scalar
from explainer.formats.text_file import decoded
from explainer.formats.yaml_file import parse_yaml
from explainer.load.files import Folder
from explainer.load.forms import FOLDER, rules_files
from explainer.load.rules import load_ruleset
from explainer.rules.check_size import report_too_large
from explainer.rules.citations import places_of, sources_of
from explainer.rules.diagrams import TooLarge
from explainer.rules.evaluate import UnknownAnswer, check_answers, result_of
from explainer.rules.model import LAWYER, NO, UNSURE, YES, Ruleset
from explainer.rules.outcome_words import Words
from explainer.rules.result import Result
from explainer.rules.semantics import Semantics
from explainer.rules.together import AGAINST
from explainer.rules.values import filled

HELP = "say what the rules of the form make of answers"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and the form of the result."""
    parser.add_argument(
        "file", metavar="FILE", help="YAML or JSON: question to answer, or a list of such; - reads standard input"
    )
    parser.add_argument(
        "--rules", default="", metavar="ID", help="which rules, if there are several: their file without .yaml"
    )
    parser.add_argument("--explain", action="store_true", help="say it in words instead of JSON")


def run(options: argparse.Namespace) -> int:
    """Returns the exit code, 1 when the file cannot be read. Raises BuildStopped when something in it is wrong."""
    diagnostics = Diagnostics()
    text = decoded(_read(options.file), options.file, diagnostics)
    diagnostics.raise_if_any()
    assert text is not None  # None only when a diagnostic was noted
    print(ask(options.root, text, options.file, rules=options.rules, explain=options.explain))
    return 0


def _read(file: str) -> bytes:
    """What is in the file, or comes from standard input, which may be closed. Raises OSError."""
    if file != "-":
        return Path(file).read_bytes()
    return sys.stdin.buffer.read() if sys.stdin else b""


def ask(root: Path, text: str, file: str, *, rules: str = "", explain: bool = False) -> str:
    """The result for one mapping of question to answer, or a list of results for a list of mappings.

    `file` names the answers in messages, `rules` the file of rules, where a site has several. Raises BuildStopped if
    the rules or the answers cannot be used.
    """
    diagnostics = Diagnostics()
    ruleset = _ruleset(Folder(root, diagnostics), rules, diagnostics)
    diagnostics.raise_if_any()
    assert ruleset is not None  # None only when a diagnostic was noted
    diagnostics.add_source(file, text)
    node = parse_yaml(json_as_yaml(text) if is_json(text) else text, file, diagnostics)
    diagnostics.raise_if_any()
    persons = [
        _answers(item, file, ruleset, diagnostics) for item in (node.items if isinstance(node, Listing) else [node])
    ]
    diagnostics.raise_if_any()
    try:
        semantics = Semantics(ruleset)
        results = [result_of(semantics, person) for person in persons]
    except (TooLarge, RecursionError):
        report_too_large(ruleset, diagnostics)
        raise BuildStopped(tuple(diagnostics)) from None
    if explain:
        return "\n\n".join(explained(ruleset, result) for result in results)
    objects = [as_json(result) for result in results]
    return json.dumps(objects if isinstance(node, Listing) else objects[0], indent=2, ensure_ascii=False)


def _ruleset(folder: Folder, rules: str, diagnostics: Diagnostics) -> Ruleset | None:
    """The rules of this name, or the only ones. None only when a diagnostic was noted."""
    files = rules_files(folder)
    if not files:
        diagnostics.add(Location(FOLDER), "this site has no rules to ask.", f"write them in {FOLDER}/.")
    elif not rules and len(files) > 1:
        diagnostics.add(
            Location(FOLDER), "which rules? This site has several.", f"add --rules, one of: {listed(files)}."
        )
    elif rules and rules not in files:
        what = f'there are no rules "{rules}".{nearest(rules, files)}'
        diagnostics.add(Location(FOLDER), what, f"after --rules stands one of: {listed(files)}.")
    else:
        return load_ruleset(folder, files[rules or min(files)], diagnostics)
    return None


def as_json(result: Result) -> dict[str, Any]:
    """A result as other programs read it."""
    return {
        "exempt": result.exempt,
        "outcome": result.outcome,
        "tone": result.tone,
        "candidates": list(result.candidates),
        "first": list(result.first),
        "advice": list(result.advice),
        "rules": dict(result.status),
        "reasons": list(result.reasons),
        "law": list(sources_of(result.law)),
        **({"places": places} if (places := places_of(result.law)) else {}),
        **({"values": {name: asdict(found) for name, found in result.values.items()}} if result.values else {}),
        **({"variants": dict(result.variants)} if result.variants else {}),
        "open": list(result.open),
        "next": result.next,
    }


def explained(ruleset: Ruleset, result: Result) -> str:
    """A result in the words of the rules file."""
    words = ruleset.exempt.says
    exempt = {YES: words.yes, NO: words.no}.get(result.exempt, words.unsure)
    lines = [
        f"Exempt: {result.exempt}. {exempt}",
        f"Outcome: {result.outcome}. {filled(words_of(ruleset, result).says, _values_in_words(ruleset, result))}",
        f"Tone: {result.tone} (still possible: {', '.join(result.candidates)}).",
    ]
    lines += [f"First: {text}" for rule in result.first for text in ruleset.rules[rule].next]
    lines += [f"Advice: {hint.id}. {hint.says}" for hint in ruleset.advice if hint.id in result.advice]
    for status in ("established", "unsettled"):
        for rule in ruleset.rules.values():
            if result.status[rule.id] == status and rule.group:
                why = f" {rule.unsettled}" if status == "unsettled" else ""
                lines.append(f"  {status}: {rule.says}{why} ({'; '.join(map(str, rule.law))})")
    if result.next is not None:
        texts = ruleset.questions[result.next].texts("ask")
        lines.append(f"Next question: {texts[result.variants.get(result.next, 0) if len(texts) > 1 else 0]}")
    return "\n".join(lines)


def _values_in_words(ruleset: Ruleset, result: Result) -> dict[str, str]:
    """What each value in the words of the outcome can still be."""
    return {
        name: " or ".join(ruleset.values[name].options[option].says for option in found.can_be)
        + " (the law is not clear)" * found.unsettled
        for name, found in result.values.items()
    }


def words_of(ruleset: Ruleset, result: Result) -> Words:
    """The words that go with a result."""
    if result.outcome in (LAWYER, UNSURE):
        words = ruleset.derived[result.outcome]
        return words.against if result.tone == AGAINST and words.against else words
    return next(outcome.words for outcome in ruleset.outcomes if outcome.id == result.outcome)


def _answers(node: Node | None, file: str, ruleset: Ruleset, diagnostics: Diagnostics) -> MappingOf[str, str]:
    if not isinstance(node, Mapping):
        location = node.location if node is not None else Location(file)
        diagnostics.add(
            location, "answers are written as `question: answer`.", "write one on each line, like `entry: airport`."
        )
        return {}
    answers: dict[str, str] = {}
    for question, value in node.entries.items():
        location = node.key_locations[question]
        if not isinstance(value, Scalar):
            diagnostics.add(location, f'"{question}" must have one answer.', "write it after the colon.")
            continue
        try:
            check_answers(ruleset, {question: value.text})
        except UnknownAnswer as error:
            diagnostics.add(location, str(error), f"the questions and their answers stand in {ruleset.location.file}.")
        else:
            answers[question] = value.text
    return answers
