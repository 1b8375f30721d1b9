"""Finished pages → the settings of hosts: one table of headers, written as _headers, a Caddyfile and a piece of nginx.

Each page has its own Content-Security-Policy, which it holds in a meta element as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from explainer.model import Output, Site
from explainer.model.page_kinds import KINDS
from explainer.policy import POLICY_OF_FILES, Policy, policy_of_all
from explainer.render.addresses import BUNDLE, FIRST, page_file, root_path
from explainer.render.program_files import program_file

FOLDER = "hosting"  # in output/, so that settings and pages change places together
HEADERS_FILE = "_headers"
REDIRECTS_FILE = "_redirects"

# Every ability of a page that a browser can be told to switch off, as far as Chromium knows its name: an unknown name
# would be reported in the console of every visitor (https://www.w3.org/TR/permissions-policy-1/).
_ABILITIES = (
    "accelerometer", "autoplay", "browsing-topics", "camera",
    "clipboard-read", "clipboard-write", "compute-pressure", "display-capture", "encrypted-media", "fullscreen",
    "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection",
    "keyboard-map", "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials",
    "payment", "picture-in-picture", "private-state-token-issuance", "private-state-token-redemption",
    "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial",
    "storage-access", "sync-xhr", "unload", "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip

# What every answer of a host carries.
HEADERS = (
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", ", ".join(f"{ability}=()" for ability in _ABILITIES)),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),  # for browsers that do not know frame-ancestors
    ("Strict-Transport-Security", "max-age=63072000"),  # two years; subdomains are not ours to bind
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
# A browser may keep a page, and asks each time whether it is still the newest.
_CACHED = "no-cache"
# The form: not on the disk of a device that others use, and not in the memory that Back reads.
_NOT_STORED = "no-store"
_MISSING = KINDS["missing"].file
_LONGEST_POLICY = 1_900  # of a line of 2,000 letters, the most that Cloudflare reads
_MADE = "Made with the pages beside it, by each build: the policies name the hashes of what the pages hold."


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Pages that share a policy and are kept alike."""

    policy: str
    caching: str
    paths: tuple[str, ...]

    @property
    def addresses(self) -> list[str]:
        """What a visitor may ask for; the first page has two addresses."""
        return [address for path in self.paths for address in _addresses_of(path)]

    @property
    def pattern(self) -> str:
        """A regular expression of the names of the pages, without `.html`."""
        return "|".join(re.escape(path.removesuffix(".html")) for path in self.paths)


def _addresses_of(path: str) -> tuple[str, ...]:
    folder, _, name = path.rpartition("/")
    return (f"/{folder}/" if folder else "/", f"/{path}") if name == FIRST else (f"/{path}",)


def hosting_outputs(site: Site, outputs: Sequence[Output], redirects: Sequence[tuple[str, str]] = ()) -> list[Output]:
    """The settings for hosts, for the pages among `outputs`. Old addresses are led on by `redirects`.

    Formats: https://docs.netlify.com/manage/routing/headers/ and …/redirects/overview/ (Cloudflare
    Pages reads the same), https://caddyserver.com/docs/caddyfile and https://nginx.org/en/docs/.
    """
    folders = ["", *(f"{each.settings.language}/" for each in site.translations)]
    not_stored = {
        folder + page_file(page) for page in site.pages.values() if KINDS[page.kind].not_stored for folder in folders
    }
    policies = {output.path: output.policy for output in outputs if output.policy is not None}
    common = {
        "made": _MADE,
        "headers": HEADERS,
        "headers_file": HEADERS_FILE,
        "redirects_file": REDIRECTS_FILE,
        "redirects": [(old, root_path(site.settings) + quote(new, safe="/#~")) for old, new in redirects],
        "onion": site.settings.onion.removesuffix("/"),
        "folder": FOLDER,
    }
    servers = {
        **common,
        "policy_of_files": POLICY_OF_FILES,
        "caching_of_files": _CACHED,
        "groups": page_groups(policies, not_stored, {old for old, _ in redirects}),
        # Those of languages first: the page of the source stands in for all others.
        "missing": [
            (folder, folder + _MISSING, policies[folder + _MISSING].in_header)
            for folder in reversed(folders)
            if folder + _MISSING in policies
        ],
        "host": urlsplit(site.settings.address).netloc or "localhost",
    }
    bodies = {
        HEADERS_FILE: _headers(policies, not_stored, common),
        **({REDIRECTS_FILE: program_file(REDIRECTS_FILE, **common)} if redirects else {}),
        f"{FOLDER}/Caddyfile": program_file("Caddyfile", **servers),
        f"{FOLDER}/nginx.conf": program_file("nginx.conf", **servers),
    }
    return [Output(path, body, ("site.yaml",)) for path, body in bodies.items()]


def caching(path: str, not_stored: Collection[str]) -> str:
    """What a host says of keeping this page (RFC 9111). The one file for download holds the form, too."""
    return _NOT_STORED if path in not_stored or path.startswith(f"{BUNDLE}/") else _CACHED


def _headers(policies: Mapping[str, Policy], not_stored: Collection[str], common: Mapping[str, object]) -> bytes:
    """The settings of hosts without a server of one's own.

    A header that two rules give is sent twice, both hosts show `name.html` as `/name` too, and Cloudflare reads 100
    rules of 2,000 letters a line. So one rule holds for all and allows what any page holds; a page's own meta element
    narrows that to what this page holds. A site of several languages holds more styles than a line has room for: its
    pages alone name them then.
    """
    all_pages = policy_of_all(policies.values())
    policy = all_pages.in_header if len(all_pages.in_header) <= _LONGEST_POLICY else all_pages.in_short_header
    not_cached = [path for path in policies if caching(path, not_stored) != _CACHED]
    return program_file(HEADERS_FILE, policy=policy, not_cached=not_cached, caching=_NOT_STORED, **common)


def page_groups(
    policies: Mapping[str, Policy], not_stored: Collection[str], led_on: Collection[str] = ()
) -> list[PageGroup]:
    """The pages by what a host sends with them; of those that are `led_on` it sends none."""
    pages: dict[tuple[str, str], list[str]] = {}
    for path, policy in policies.items():
        if path in led_on:
            continue
        pages.setdefault((policy.in_header, caching(path, not_stored)), []).append(path)
    return [PageGroup(policy, kept, tuple(paths)) for (policy, kept), paths in pages.items()]
