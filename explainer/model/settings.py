"""What holds for the whole site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from explainer.diagnostics import Location
from explainer.formats.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Settings:
    """site.yaml: what holds for the whole site."""

    title: str
    description: str
    language: str  # two letters, ISO 639-1
    address: str  # of the hosted site, ending in a slash; empty when not known
    article: str  # id of the source that the site is drawn from; empty when there is none
    article_location: Location
    sections: tuple[tuple[str, Location], ...]  # ids, in reading order
    pages: tuple[tuple[str, Location], ...]  # ids of the other pages, in the order of the navigation
    menu: tuple[tuple[str, Location], ...]  # ids of the pages in the head of every page
    one_file: tuple[tuple[str, Location], ...]  # ids of the pages that follow the sections in the one file for download
    themes: tuple[tuple[str, Location], ...]  # ids of the files of facts, in the order in which they are shown
    leave: str  # where the quick exit leads
    checked: PartialDate  # the day on which the content was last compared with its sources
    stale_after_days: int
    licence: str
    licence_url: str
    bundle: str  # what the files for download are called
    contact: str  # where a weakness of the site can be reported, as a URI; empty when nowhere

    @property
    def stale_after(self) -> PartialDate:
        """The last day on which a copy does not yet warn that it is old."""
        checked = self.checked.first_date()
        last = checked + timedelta(days=min(self.stale_after_days, (date.max - checked).days))
        return PartialDate(last.year, last.month, last.day)
