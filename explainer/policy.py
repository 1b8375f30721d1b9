"""The Content-Security-Policy of a page, as a value: the hashes of what the page holds.

Under it a page can load nothing, send nothing, and run only what it was built with (W3C Content Security Policy Level
3, section 2.3.1). It is printed in the page itself and in the headers of its host.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """Hash sources, each as `hash_of` gives it. `data` are blocks of data, which browsers never run.

    `images` are sources of pictures besides the page itself; only a page that shows a file needs one.
    """

    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    images: tuple[str, ...] = ()

    @property
    def in_page(self) -> str:
        """For the page's meta element. It names blocks of data too: checkers of HTML want these allowed."""
        return _printed(self.directives((*self.scripts, *self.data)))

    @property
    def in_header(self) -> str:
        """For the header of a host, with what only a header can say."""
        return self.header_with({})

    @property
    def in_short_header(self) -> str:
        """The header without the hashes of styles, where there are too many: each page has its own in its meta element.

        A browser holds to both. What no page has is refused by name, as there is no default without those hashes.
        """
        others = {f"{kind}-src": "'none'" for kind in _NEVER_LOADED}
        kept = {name: value for name, value in self.directives(self.scripts).items() if name not in _LEFT_TO_PAGES}
        return _printed({**others, **kept, "frame-ancestors": "'none'"})

    def header_with(self, others: Mapping[str, str]) -> str:
        """The header with the values of `others` in place of those of the same directives, or beside them."""
        return _printed({**self.directives(self.scripts), "frame-ancestors": "'none'", **others})

    def directives(self, scripts: Iterable[str]) -> dict[str, str]:
        """The value of each directive, by its name."""
        return {
            "default-src": "'none'",
            "style-src": _sources(self.styles),
            "script-src": _sources(scripts),
            "img-src": " ".join(("data:", *self.images)),
            "base-uri": "'none'",
            "form-action": "'none'",
            "require-trusted-types-for": "'script'",
            "trusted-types": "'none'",
        }


_LEFT_TO_PAGES = ("default-src", "style-src")
_NEVER_LOADED = ("connect", "font", "frame", "manifest", "media", "object", "worker")
# Of files that are no pages: opened by themselves they may do nothing either.
POLICY_OF_FILES = "default-src 'none'; frame-ancestors 'none'"


# The files of the site itself: in a page from disk, those beside it.
OWN_FILES = "'self'"


def hash_of(text: str) -> str:
    """A hash source of a policy: the SHA-256 of the text between the tags, in base64."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def policy_of_all(policies: Iterable[Policy]) -> Policy:
    """One policy that allows what any of these allows, and nothing else."""
    known = list(policies)
    return Policy(
        tuple(sorted({style for policy in known for style in policy.styles})),
        tuple(sorted({script for policy in known for script in policy.scripts})),
        tuple(sorted({block for policy in known for block in policy.data})),
        tuple(sorted({source for policy in known for source in policy.images})),
    )


def _printed(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _sources(hashes: Iterable[str]) -> str:
    return " ".join(f"'{value}'" for value in hashes) or "'none'"
