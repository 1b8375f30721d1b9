"""A valid site and a date → reminders: not errors, but what somebody should look at."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.diagnostics import Location
from explainer.model import Page, Site
from explainer.model.amended import pages_to_review
from explainer.readability import readability

_HELP_STALE_AFTER_DAYS = 90
_HARDEST_GRADE = 8.0  # of a section or page that visitors read


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to check: what kind it is, where it is, and what it is about."""

    kind: str
    location: Location
    what: str

    def __str__(self) -> str:
        return f"{self.location}: {self.what}"


def reminders_on(site: Site, today: datetime.date) -> list[Reminder]:
    """Everything that falls due on `today`, by kind, in the order of files and lines."""
    found = [*_facts(site, today), *_rules(site, today), *_laws(site, today), *_amended(site)]
    found += [*_help(site, today), *_cases(site), *_addresses(site), *_hard_to_read(site)]
    order = {kind: number for number, kind in enumerate(dict.fromkeys(reminder.kind for reminder in found))}
    return sorted(found, key=lambda reminder: (order[reminder.kind], reminder.location))


def _facts(site: Site, today: datetime.date) -> Iterator[Reminder]:
    days = datetime.timedelta(days=site.settings.stale_after_days)
    for fact in site.facts.values():
        if fact.checked + days < today:
            yield Reminder(
                "fact to check again", fact.location, f'fact "{fact.id}" was last checked on {fact.checked}.'
            )


def _rules(site: Site, today: datetime.date) -> Iterator[Reminder]:
    for form in site.forms.values():
        ruleset = form.ruleset
        if ruleset.stale_after < today:
            yield Reminder(
                "rules to compare", ruleset.location, f"the rules were last compared with the law on {ruleset.checked}."
            )


def _laws(site: Site, today: datetime.date) -> Iterator[Reminder]:
    days = datetime.timedelta(days=site.settings.stale_after_days)
    for source in site.sources.values():
        if source.pin is not None and source.pin.compared + days < today:
            yield Reminder(
                "law to compare", source.location, f"{source.short} was last compared on {source.pin.compared}."
            )
        elif source.kind == "law" and source.pin is None and source.provision is not None:
            yield Reminder("law to compare", source.location, f"{source.short} has not been pinned to its text.")


def _amended(site: Site) -> Iterator[Reminder]:
    for source in site.sources.values():
        if source.amended:
            pages = ", ".join(page.id for page in pages_to_review(site, source))
            what = f"not reviewed yet: {pages}." if pages else "every page is reviewed: `amended` can be removed."
            yield Reminder("amended law", source.amended.location, f"{source.short}, {source.amended.day}: {what}")


def _cases(site: Site) -> Iterator[Reminder]:
    for case in (case for form in site.forms.values() for case in form.cases):
        if case.signed is None:
            yield Reminder("case not signed", case.location, f'nobody has signed the case "{case.name}".')


def _help(site: Site, today: datetime.date) -> Iterator[Reminder]:
    """Numbers and hours change sooner than law. A place that names no day was verified when the site was."""
    for helper in site.helpers:
        verified = helper.verified or site.settings.checked
        if verified + datetime.timedelta(days=_HELP_STALE_AFTER_DAYS) < today:
            yield Reminder("help to check again", helper.location, f'"{helper.name}" was last verified on {verified}.')


def _addresses(site: Site) -> Iterator[Reminder]:
    for source in site.sources.values():
        if not source.opened:
            yield Reminder("address not opened", source.location, f"nobody of ours has opened {source.url}")
    for helper in site.helpers:
        if helper.url and not helper.opened:
            yield Reminder("address not opened", helper.location, f"nobody of ours has opened {helper.url}")


def _hard_to_read(site: Site) -> Iterator[Reminder]:
    for page in site.pages.values():
        measured = readability(page.text.plain.replace("\n", "\n\n"))
        if measured.grade > _HARDEST_GRADE:
            yield Reminder("hard to read", page.location, _hard(page, measured.grade, measured.longest_sentence))


def _hard(page: Page, grade: float, sentence: str) -> str:
    return f'"{page.title}" reads at grade {grade}, above {_HARDEST_GRADE}. Begin with: “{sentence}”'
