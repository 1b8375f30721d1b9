"""The interview of a ruleset → a problem wherever it asks in vain, claims too much, or gives reasons that are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_
from random import Random

from explainer.problems import Problems
from explainer.rules.board import Board, Sheet
from explainer.rules.circuit import Circuit
from explainer.rules.evaluate import Findings, judge
from explainer.rules.graph import Graph, State, open_columns
from explainer.rules.model import FOR, UNSURE, Ruleset
from explainer.rules.rows import numbers
from explainer.rules.search import View, find_overlap, find_person

_ROUNDS = 12  # ways in which everything unknown is settled at random, beside each single answer
_OURS = "this is a fault of the generator, not of the rules: report it."


def check_interview(ruleset: Ruleset, circuit: Circuit, graph: Graph, problems: Problems) -> None:
    """Every outcome and question is reached, nothing is asked in vain, and precedence is told where it matters."""
    reached = {state.outcome for state in graph.states}
    for outcome in ruleset.outcomes:
        if outcome.id not in reached:
            mend = "mend its condition, or that of an outcome before it, or remove it."
            problems.add(outcome.place, f'no answers lead to the outcome "{outcome.id}".', mend)
    asked = {state.next for state in graph.states}
    for question in ruleset.questions.values():
        if question.id not in asked:
            mend = "no answer to it can change the result: mend the rules that read it, or remove it."
            problems.add(question.place, f'question "{question.id}" is never asked.', mend)
    _check_worth_asking(ruleset, graph, problems)
    _check_precedence(ruleset, circuit, problems)


def _check_worth_asking(ruleset: Ruleset, graph: Graph, problems: Problems) -> None:
    """Where a question is asked, its answers must lead apart, and some end must be another than by stopping there."""
    ends: dict[int, frozenset[tuple[str, str, str]]] = {}
    for number in graph.from_the_end():
        state = graph.states[number]
        own = (state.exempt, state.outcome, state.settled)
        ends[number] = frozenset({own}).union(*(ends[other] for other in state.after))
    told: set[str] = set()
    for number, state in enumerate(graph.states):
        vain = len(ends[number]) == 1 or len(set(state.after[:-1])) == 1
        if state.next is not None and vain and state.next not in told:
            told.add(state.next)
            what = f'question "{state.next}" is asked in vain after {_written(state.answers)}.'
            mend = "the rules that read it say one thing in two ways: write it once, or divide the rule."
            problems.add(ruleset.questions[state.next].place, what, mend)


def _check_precedence(ruleset: Ruleset, circuit: Circuit, problems: Problems) -> None:
    """Two outcomes that can both hold need `over`; one that cannot must not have it."""
    for number, outcome in enumerate(ruleset.outcomes):
        for later in range(number + 1, len(ruleset.outcomes)):
            other = ruleset.outcomes[later]
            if other.when is None:
                continue
            person = find_overlap(ruleset, circuit, circuit.holds[number], circuit.holds[later])
            if person is not None and other.id not in outcome.over:
                what = f'"{outcome.id}" and "{other.id}" can both hold: {_written(person)}.'
                mend = f'if "{outcome.id}" goes first, write `over: [{other.id}]` in it; else change the order.'
                problems.add(outcome.place, what, mend)
            if person is None and other.id in outcome.over:
                place = outcome.places.get(other.id, outcome.place)
                problems.add(place, f'"{outcome.id}" and "{other.id}" never both hold.', "remove it from `over:`.")


def check_honesty(ruleset: Ruleset, circuit: Circuit, graph: Graph, problems: Problems) -> int:
    """Knowing more never turns round what was told, and what is told to be open is so; returns the results compared."""
    ways = [way for state in graph.states for way in _ways_on(ruleset, state)]
    sheet = Sheet.of(ways)
    told = Board(ruleset, circuit, sheet).told()
    definite = {name: persons for name, persons in told.items() if name[0] != "advice" and name[1] != UNSURE}
    compared = 0
    ends: dict[tuple[str, str], int] = dict.fromkeys(told, 0)
    for settled, after in _with_more_known(ruleset, circuit, sheet):
        compared += sheet.width
        for name, persons in definite.items():
            lost = persons & ~after[name]
            if lost:
                _tell_lost(ruleset, name, ways[next(numbers(lost))], problems)
                return compared
        ends = {name: who | (after[name] if settled or name in definite else 0) for name, who in ends.items()}
    _check_open(ruleset, circuit, ways, ends, problems)
    _check_reasons(ruleset, circuit, ways, problems)
    return compared


def _ways_on(ruleset: Ruleset, state: State) -> Iterator[dict[str, str]]:
    """The answers of a person in this state after each answer to its question; before, if there is none."""
    if state.next is None:
        yield dict(state.answers)
    else:
        for option in (*(known.id for known in ruleset.questions[state.next].options), UNSURE):
            yield {**state.answers, state.next: option}


def _with_more_known(
    ruleset: Ruleset, circuit: Circuit, sheet: Sheet
) -> Iterator[tuple[bool, Mapping[tuple[str, str], int]]]:
    """What all persons are told once more is known of those who do not know, and whether nothing is left to know.

    First every single question with every answer; then everything at once, with answers drawn by lot.
    """
    definite = sheet.without_unsure()
    unknown = {name: (1 << sheet.width) - 1 & ~definite.asked(name) for name in ruleset.questions}
    board = Board(ruleset, circuit, sheet)
    for name, question in ruleset.questions.items():
        known = definite.given.get(name, {})
        for option in question.options:
            board.hear(name, {**known, option.id: known.get(option.id, 0) | unknown[name]})
            yield False, board.told()
        board.hear(name, sheet.given.get(name, {}))
    lot = Random(0)
    for _ in range(_ROUNDS):
        given = {
            name: _drawn(lot, [option.id for option in question.options], unknown[name], definite.given.get(name, {}))
            for name, question in ruleset.questions.items()
        }
        yield True, Board(ruleset, circuit, Sheet(sheet.width, given)).told()


def _drawn(lot: Random, options: list[str], unknown: int, known: Mapping[str, int]) -> dict[str, int]:
    drawn = {}
    for left, option in zip(range(len(options), 0, -1), options, strict=True):
        persons = unknown
        # One of `left` is drawn by halving until about that share is left: even enough, and quick.
        for _ in range((left - 1).bit_length()):
            persons &= lot.getrandbits(max(unknown.bit_length(), 1))
        drawn[option] = known.get(option, 0) | (persons if left > 1 else unknown)
        unknown &= ~persons
    return drawn


def _tell_lost(ruleset: Ruleset, name: tuple[str, str], answers: Mapping[str, str], problems: Problems) -> None:
    what, value = name
    outcome = next((known for known in ruleset.outcomes if known.id == value), None)
    favourable = what == "outcome" and outcome is not None and outcome.tone == FOR
    ends = "although something it requires is not known" if favourable else "and knowing more turns that round"
    place = outcome.place if outcome is not None else ruleset.exempt.place
    problems.add(place, f'"{value}" is told after {_written(answers)}, {ends}.', _OURS)


def _check_open(
    ruleset: Ruleset,
    circuit: Circuit,
    ways: list[dict[str, str]],
    ends: Mapping[tuple[str, str], int],
    problems: Problems,
) -> None:
    """Who is told "unsure" at the end must be able to end in two ways at least, unless the law leaves no other end."""
    board = Board(ruleset, circuit, Sheet.of(ways))
    asking = reduce(or_, board.wanted()[0].values())
    for what, unsure in (("exempt", board.exempt()[UNSURE]), ("outcome", board.outcomes()[UNSURE])):
        one_end = unsure & ~asking & ~_several([who for name, who in ends.items() if name[0] == what])
        for number in numbers(one_end & ~ends[what, UNSURE]):
            person = {question: option for question, option in ways[number].items() if option != UNSURE}
            end = next(name for name, who in ends.items() if name[0] == what and who >> number & 1)
            if _find_another_end(ruleset, circuit, end, person) is None:
                problem = f'"{UNSURE}" is told after {_written(ways[number])}, although it is "{end[1]}" in any case.'
                unsure_of = [question for question, option in ways[number].items() if option == UNSURE]
                problems.add(
                    ruleset.questions[unsure_of[0]].place,
                    problem,
                    "some rule says one thing in two ways: write it once, or divide the rule.",
                )
                return


def _several(tables: list[int]) -> int:
    """The persons who are in more than one table."""
    once = twice = 0
    for persons in tables:
        twice |= once & persons
        once |= persons
    return twice


def _find_another_end(
    ruleset: Ruleset, circuit: Circuit, end: tuple[str, str], person: Mapping[str, str]
) -> dict[str, str] | None:
    """Answers that go on from those of `person` and do not end like that."""

    def look(sheet: Sheet) -> View:
        board = Board(ruleset, circuit, sheet)
        wanted, wants = board.wanted()
        others = (who for name, who in board.told().items() if name[0] == end[0] and name != end)
        done = board.planes.everyone & ~reduce(or_, wanted.values())
        return View(done & reduce(or_, others), wanted, open_columns(board, wants))

    return find_person(ruleset, look, ruleset.questions, person)


def _check_reasons(ruleset: Ruleset, circuit: Circuit, ways: list[dict[str, str]], problems: Problems) -> None:
    """The reasons alone must lead to the same, and without any one of them no longer."""
    sheet = Sheet.of(ways)
    findings = judge(ruleset, circuit, sheet)
    given = {
        question: {option: who & findings.reasons[question] for option, who in column.items()}
        for question, column in sheet.given.items()
    }
    board = Board(ruleset, circuit, Sheet(sheet.width, given))
    wrong = _differing(board, findings)
    for question, column in given.items():
        board.hear(question, {})
        wrong |= findings.reasons[question] & ~_differing(board, findings)
        board.hear(question, column)
    if wrong:
        what = f"the reasons given after {_written(ways[next(numbers(wrong))])} are not reasons."
        problems.add(ruleset.place, what, _OURS)


def _differing(board: Board, findings: Findings) -> int:
    pairs = ((board.exempt(), findings.exempt), (board.outcomes(), findings.outcome))
    return reduce(or_, (persons ^ after[name] for before, after in pairs for name, persons in before.items()))


def _written(answers: Mapping[str, str]) -> str:
    """Answers as an editor writes them on one line."""
    return ", ".join(f"{question}: {option}" for question, option in answers.items()) or "no answer"
