"""A site and newer files of the law → what became of everything that it cites, and what rests on that."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.diagnostics import Diagnostics, Location
from explainer.law.compare import compare
from explainer.law.model import Comparison, Consolidation, Pin, Pinned
from explainer.law.pins import find, make_pin
from explainer.law.readers import read_consolidation
from explainer.law.report import report
from explainer.law.text_report import Dependents, format_comparison
from explainer.model import Form, Site, Source
from explainer.rules.case import Case
from explainer.rules.citations import sources_of
from explainer.rules.model import Advice, Outcome, Rule
from explainer.rules.periods import Suspension


@dataclass(frozen=True, slots=True)
class LawComparison:
    """What became of the law that a site cites, and what rests on each source."""

    comparison: Comparison
    dependents: Dependents

    @property
    def changed(self) -> bool:
        """Did anything change that the site cites?"""
        return bool(self.comparison.findings)

    def text(self, *, colour: bool) -> str:
        """For a terminal."""
        return format_comparison(self.comparison, self.dependents, colour=colour)

    def page(self) -> str:
        """As one HTML page."""
        return report(self.comparison, self.dependents)


def compare_law(site: Site, newer: Sequence[str], older: Sequence[str]) -> LawComparison:
    """Compare every pin of the site with the files. Raises BuildStopped when a file cannot be used."""
    diagnostics = Diagnostics()
    pinned = tuple(_pinned(site))
    consolidations = _read_files(newer, diagnostics)
    before = _read_files(older, diagnostics)
    diagnostics.raise_if_any()
    _check_that_they_are_cited(consolidations, pinned, diagnostics)
    _check_that_none_is_older(consolidations, pinned, diagnostics)
    diagnostics.raise_if_any()
    comparison = compare(pinned, consolidations, before)
    if not comparison.findings and not comparison.unchanged:
        what = f"nothing is pinned yet in {_named(consolidations)}."
        diagnostics.add(Location(newer[0]), what, "compare the provisions yourself, then add --pin and --by NAME.")
    diagnostics.raise_if_any()
    return LawComparison(comparison, depends_on(site))


def new_pins(site: Site, files: Sequence[str], by: str, day: datetime.date) -> dict[str, Pin]:
    """A pin, by id of its source, for every source whose provision lies in the files.

    `day` is the day of the comparison, ISO 8601. Raises BuildStopped when a file cannot be used, or when a source
    names a provision that is not in force in it.
    """
    diagnostics = Diagnostics()
    pinned = tuple(_pinned(site))
    consolidations = _read_files(files, diagnostics)
    diagnostics.raise_if_any()
    _check_that_they_are_cited(consolidations, pinned, diagnostics)
    _check_that_none_is_older(consolidations, pinned, diagnostics)
    pins = {}
    for each in pinned:
        given = [one for one in consolidations if one.instrument == each.reference.instrument]
        known = len(diagnostics)
        _check_provision(each, given, diagnostics)
        pin = make_pin(given, each.reference, day, by) if given and len(diagnostics) == known else None
        if pin is not None:
            pins[each.source] = pin
    diagnostics.raise_if_any()
    return pins


def depends_on(site: Site) -> Dependents:
    """For each source of law, what would have to be looked at if it changed."""
    return {source.id: dict(_dependents(source, site)) for source in site.sources.values() if source.kind == "law"}


def _dependents(source: Source, site: Site) -> Iterator[tuple[str, tuple[str, ...]]]:
    found: dict[str, tuple[str, ...]] = {}
    for form in site.forms.values():
        # Where there are several, the file says which: two of them may have a rule of the same name.
        prefix = f"{form.id}/" if len(site.forms) > 1 else ""
        for kind, names in _form_dependents(source.id, form):
            found[kind] = (*found.get(kind, ()), *(f"{prefix}{name}" for name in names))
    yield from found.items()
    facts = site.facts_of_source.get(source.id, ())
    yield "facts", tuple(facts)
    direct = site.pages_of_source.get(source.id, ())
    pages = dict.fromkeys([*direct, *(page for fact in facts for page in site.pages_of_fact.get(fact, ()))])
    yield "sections", tuple(page for page in pages if site.pages[page].is_section)
    yield "pages", tuple(page for page in pages if not site.pages[page].is_section)
    yield "terms", tuple(term.id for term in site.terms.values() if source.id in dict(term.sources))


def _form_dependents(source: str, form: Form) -> Iterator[tuple[str, tuple[str, ...]]]:
    def rests_on_it(thing: Rule | Outcome | Suspension | Advice | Case) -> bool:
        return source in sources_of(thing.law)

    ruleset = form.ruleset
    rules = tuple(rule.id for rule in ruleset.rules.values() if rests_on_it(rule))
    yield "rules", rules
    yield "outcomes", tuple(outcome.id for outcome in ruleset.outcomes if rests_on_it(outcome))
    yield "suspensions", tuple(str(each.start) for each in ruleset.suspended if rests_on_it(each))
    yield "advice", tuple(advice.id for advice in ruleset.advice if rests_on_it(advice))
    yield "cases", tuple(case.name for case in form.cases if rests_on_it(case) or set(rules) & set(case.because))


def _pinned(site: Site) -> Iterator[Pinned]:
    for source in site.sources.values():
        if source.provision is not None:
            yield Pinned(source.id, source.provision, source.pin, source.location)


def _read_files(files: Sequence[str], diagnostics: Diagnostics) -> list[Consolidation]:
    """The files as acts and regulations. Two of the same act in the same language are a diagnostic."""
    found: dict[tuple[str, str], Consolidation] = {}
    for file in files:
        try:
            data = Path(file).read_bytes()
        except OSError as error:
            why = (error.strerror or "unknown error").lower()
            diagnostics.add(Location(file), f"this file cannot be read: {why}.", "name a file that is there.")
            continue
        consolidation = read_consolidation(data, file, diagnostics)
        if consolidation is None:
            continue
        other = found.setdefault((consolidation.instrument, consolidation.language), consolidation)
        if other is not consolidation:
            diagnostics.add(
                Location(file),
                f"this is {_named([other])} again: so is {other.file}.",
                "give one of each; the older one belongs after --old.",
            )
    return list(found.values())


def _named(consolidations: Sequence[Consolidation]) -> str:
    return ", ".join(f"{each.instrument} ({each.language})" for each in consolidations)


def _check_that_they_are_cited(
    consolidations: Sequence[Consolidation], pinned: Sequence[Pinned], diagnostics: Diagnostics
) -> None:
    cited = {each.reference.instrument for each in pinned}
    for each in consolidations:
        if each.instrument not in cited:
            diagnostics.add(
                Location(each.file),
                f"no source of this site names a provision of {each.instrument}.",
                f"leave this file out; the site cites {', '.join(sorted(cited)) or 'none yet'}.",
            )


def _check_that_none_is_older(
    consolidations: Sequence[Consolidation], pinned: Sequence[Pinned], diagnostics: Diagnostics
) -> None:
    """A file that was published before the pins would show amendments undone, and would pin the law as it was."""
    for each in consolidations:
        pins = [one.pin for one in pinned if one.pin and one.reference.instrument == each.instrument]
        known = [pin.fingerprints[each.language] for pin in pins if each.language in pin.fingerprints]
        # Pins of older builds know only since when the provision is in force.
        day = max((one.current_to or one.in_force for one in known), default="")
        if each.current_to and each.current_to < day:
            diagnostics.add(
                Location(each.file),
                f"this file is older than what is pinned: {_named([each])} as it was on {each.current_to}, not {day}.",
                "give the newest file; an older one belongs after --old.",
            )


def _check_provision(pinned: Pinned, given: Sequence[Consolidation], diagnostics: Diagnostics) -> None:
    """A source must name what is in force in each file, and each language that was pinned must be given again."""
    for consolidation in given:
        provision = find(consolidation, pinned.reference)
        if provision is None or provision.repealed:
            state = "repealed" if provision else "not there"
            diagnostics.add(
                pinned.location,
                f'the provision of "{pinned.source}", {pinned.reference}, is {state} in {consolidation.file}.',
                "fix its `provision`; if nothing takes its place, remove `provision` and `pin`.",
            )
    languages = {each.language for each in given}
    left_out = [each for each in (pinned.pin.fingerprints if pinned.pin and given else ()) if each not in languages]
    if left_out:
        diagnostics.add(
            pinned.location,
            f'"{pinned.source}" is pinned in {", ".join(left_out)} too.',
            "give the file in that language as well, so that both are compared on the same day.",
        )
