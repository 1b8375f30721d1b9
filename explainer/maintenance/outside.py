"""A site → what the addresses outside of it answer, and a report that knows when each was last seen.

Nobody is asked unless an editor asks for it: a build never does. Each host is asked one thing after another, and few
hosts at once; nothing but the answer's first lines is read.
"""

from __future__ import annotations

import datetime
import http.client
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from explainer import __version__
from explainer.deliver.links import parts_of
from explainer.diagnostics import Location
from explainer.model import Output, Site

HEAD = "# Addresses outside of the site: when each last answered, what it said, the address, and where it is written.\n"
_AT_ONCE = 4  # hosts
_SECONDS = 15  # without a word from a host
_NEVER = "never"
_LEFT_AS_THEY_ARE = ":/?#[]@!$&'()*+,;=%~"
# What some hosts say to programs alone, of pages that people can read.
_NOT_TO_PROGRAMS = (401, 403, 405, 406, 429, 999)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host said of an address, in a few words, and whether something is there."""

    says: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class Outside:
    """An address, where it is written, what was answered, and the day on which it was last seen, if it ever was."""

    address: str
    location: Location
    answer: Answer
    seen: str

    @property
    def line(self) -> str:
        """A line of the report."""
        return "\t".join([self.seen or _NEVER, self.answer.says, self.address, str(self.location)])

    def __str__(self) -> str:
        return f"{self.location}: {self.address} – {self.answer.says}; last seen: {self.seen or _NEVER}"


def addresses_outside(site: Site, outputs: Collection[Output]) -> dict[str, Location]:
    """Every address outside of the site that it names, and where the first is written, sorted."""
    found: dict[str, Location] = {}
    for source in site.sources.values():
        for address in filter(None, (source.url, source.archived)):
            found.setdefault(address, source.location)
    for helper in site.helpers:
        if helper.url:
            found.setdefault(helper.url, helper.location)
    for output in outputs:
        for address in parts_of(output.body.decode())[1] if output.path.endswith(".html") else ():
            if address.startswith(("http://", "https://")):
                found.setdefault(address.partition("#")[0], Location(output.made_from[0], 0))
    own = site.settings.address
    return {address: found[address] for address in sorted(found) if not (own and address.startswith(own))}


def ask_all(addresses: Mapping[str, Location], seen_before: Mapping[str, str], today: datetime.date) -> list[Outside]:
    """Ask for each address. `seen_before` has the days of an earlier report."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).netloc, []).append(address)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        groups = pool.map(lambda group: [(address, ask_for(address)) for address in group], hosts.values())
        answers = dict(pair for group in groups for pair in group)
    found = []
    for address, location in addresses.items():
        answer = answers[address]
        seen = today.isoformat() if answer.is_there else seen_before.get(address, "")
        found.append(Outside(address, location, answer, seen))
    return found


def ask_for(address: str) -> Answer:
    """Ask a host for an address, follow where it leads, and read nothing of what is there."""
    try:
        request = Request(_in_ascii(address), headers={"User-Agent": f"explainer/{__version__} (looks for dead links)"})
        with _opener().open(request, timeout=_SECONDS) as response:
            to = response.geturl()
            return Answer(f"{response.status}" + (f", now at {to}" if to != request.full_url else ""), is_there=True)
    except HTTPError as error:
        error.close()
        return Answer(str(error.code), is_there=error.code in _NOT_TO_PROGRAMS)
    except URLError as error:
        return Answer(_in_words(error.reason), is_there=False)
    except (OSError, ValueError, http.client.HTTPException) as error:
        return Answer(_in_words(error), is_there=False)


def _in_words(reason: object) -> str:
    """What went wrong, in a line."""
    return " ".join(str(reason).split()) or type(reason).__name__


def _opener() -> OpenerDirector:
    """What opens addresses of the web and no others, wherever they lead."""
    opener = OpenerDirector()
    for handler in (ProxyHandler, UnknownHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler):
        opener.add_handler(handler())
    opener.add_handler(HTTPRedirectHandler())
    opener.add_handler(HTTPErrorProcessor())
    return opener


def _in_ascii(address: str) -> str:
    """The address as it is sent (RFC 3986); its host as RFC 3490 has it. Raises ValueError if it has no such form."""
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = (quote(part, safe=_LEFT_AS_THEY_ARE) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path or "/", query, ""))


def seen_in(report: Path) -> dict[str, str] | None:
    """The days of an earlier report, by address; none where there is no file, and None if it is another file."""
    if not report.is_file():
        return None if report.exists() or report.is_symlink() else {}
    text = report.read_text("utf-8", errors="replace")
    if not text.startswith(HEAD):
        return None
    lines = (line.split("\t") for line in text.splitlines()[1:])
    return {line[2]: line[0] for line in lines if len(line) > 2 and line[0] != _NEVER}


def report_of(found: Iterable[Outside]) -> str:
    """The report, one address a line."""
    return HEAD + "".join(f"{each.line}\n" for each in found)
