"""For whom a site is rendered: for visitors of its host, or for those who keep a copy; and what they may take along."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """A file that visitors may take with them."""

    path: str  # from output/
    kind: str  # `html`, `zip`, or `all`: a zip with every language
    size: int  # bytes
    sha256: str  # hexadecimal
    language: str = ""  # its code; empty for all of them

    @property
    def kilobytes(self) -> int:
        """As shown to people: in thousands of bytes, rounded up."""
        return -(-self.size // 1000)


@dataclass(frozen=True, slots=True)
class BuildTarget:
    """For whom pages are rendered: for those who visit the hosted site, or for those who have a copy of it."""

    name: str = "site"  # of the hosted site; a copy has that of its entry in explainer/bundle.py
    leaves_out: tuple[str, ...] = ()  # kinds of pages that it has no room for
    copied: datetime.date | None = None  # the day on which the copy was made; None: this is no copy
    one_file: bool = False  # whether all pages are in one file
    cited: tuple[str, ...] = ()  # in one file: ids of the sources of all its pages, in the order of their numbers
    downloads: tuple[Download, ...] = ()  # what the hosted site offers
    signed: bool = False  # whether their checksums are signed
    base: str = ""  # what addresses within the site begin with; empty: they are relative
    plain_days: bool = False  # whether days are for people alone, without what programs read
    own_file: str = ""  # what is named before an anchor of the same page; empty: nothing
    folder: str = ""  # where the pages are within the site: `fr/` for those of a language, empty for the source
    shared: str = ""  # what addresses of files begin with that all languages share, and of pages only the source has
    alone: bool = False  # a copy of one language, without the others
    languages: tuple[str, ...] = ()  # codes of the languages that are beside one another in it; empty: there is one


HOSTED = BuildTarget()
