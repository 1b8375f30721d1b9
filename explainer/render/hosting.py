"""Finished pages → the settings of hosts: one table of headers, written as _headers, a Caddyfile and a piece of nginx.

Each page has its own Content-Security-Policy, which it holds in a meta element as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from explainer.model import Output, Settings
from explainer.policy import POLICY_OF_FILES, Policy, policy_of_all
from explainer.render.addresses import BUNDLE, page_file

FOLDER = "hosting"  # in output/, so that settings and pages change places together
HEADERS_FILE = "_headers"

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
_FORM = page_file("exempt")
_MISSING = page_file("missing")
_MADE = "Made by build.py, with the pages beside it: the policies name the hashes of what the pages hold."


def hosting_outputs(settings: Settings, outputs: Sequence[Output]) -> list[Output]:
    """The settings for hosts, for the pages among `outputs`."""
    policies = {output.path: output.policy for output in outputs if output.policy is not None}
    headers = {path: policy.in_header for path, policy in policies.items()}
    bodies = {
        HEADERS_FILE: _headers(policies),
        f"{FOLDER}/Caddyfile": _caddyfile(settings, headers),
        f"{FOLDER}/nginx.conf": _nginx(headers),
    }
    return [
        Output(path, "".join(f"{line}\n" for line in lines).encode(), ("site.yaml",)) for path, lines in bodies.items()
    ]


def caching(path: str) -> str:
    """What a host says of keeping this page (RFC 9111). The one file for download holds the form, too."""
    return _NOT_STORED if path == _FORM or path.startswith(f"{BUNDLE}/") else _CACHED


def _headers(policies: Mapping[str, Policy]) -> Iterator[str]:
    """Format: https://docs.netlify.com/manage/routing/headers/, and Cloudflare Pages reads the same.

    A header that two rules give is sent twice, both hosts show `name.html` as `/name` too, and Cloudflare reads 100
    rules of 2,000 letters a line. So one rule holds for all and allows what any page holds; a page's own meta element
    narrows that to what this page holds.
    """
    yield f"# {_MADE}"
    yield "/*"
    for name, value in (*HEADERS, ("Content-Security-Policy", policy_of_all(policies.values()).in_header)):
        yield f"  {name}: {value}"
    for path in policies:
        for address in (path, path.removesuffix(".html")) if caching(path) != _CACHED else ():
            yield f"/{address}"
            yield f"  Cache-Control: {caching(path)}"


def _caddyfile(settings: Settings, policies: Mapping[str, str]) -> Iterator[str]:
    """Format: https://caddyserver.com/docs/caddyfile. Within `route` the order is ours; outside, the last would win."""
    host = settings.address.split("/")[2] if settings.address else "localhost"
    yield f"# {_MADE}"
    yield "# SITE_ADDRESS=example.org SITE_ROOT=/path/to/site caddy run --config /path/to/site/hosting/Caddyfile"
    yield f"{{$SITE_ADDRESS:{host}}} {{"
    yield "\troot * {$SITE_ROOT:output}"
    yield "\troute {"
    yield "\t\theader -Server"
    for name, value in (*HEADERS, ("Content-Security-Policy", POLICY_OF_FILES), ("Cache-Control", _CACHED)):
        yield f'\t\theader {name} "{value}"'
    for number, (policy, paths) in enumerate(_shared(policies), 1):
        yield f"\t\t@pages{number} path {' '.join(_with_root(paths))}"
        yield f'\t\theader @pages{number} Content-Security-Policy "{policy}"'
        yield f"\t\theader @pages{number} Cache-Control {caching(paths[0])}"
    yield "\t\t@sent not method GET HEAD"
    yield "\t\terror @sent 405"
    yield f"\t\t@settings path /{HEADERS_FILE} /{FOLDER} /{FOLDER}/*"
    yield "\t\terror @settings 404"
    yield from _caddy_files("\t\t")
    yield "\t}"
    if _MISSING in policies:
        yield "\thandle_errors {"
        yield "\t\t@missing expression {http.error.status_code} == 404"
        yield "\t\thandle @missing {"
        yield f"\t\t\trewrite * /{_MISSING}"
        yield f'\t\t\theader Content-Security-Policy "{policies[_MISSING]}"'
        yield from _caddy_files("\t\t\t")
        yield "\t\t}"
        yield "\t}"
    yield "}"


def _caddy_files(indent: str) -> Iterator[str]:
    yield f"{indent}file_server {{"
    yield f"{indent}\tprecompressed br gzip"
    yield f"{indent}}}"


def _with_root(paths: Sequence[str]) -> Iterator[str]:
    for path in paths:
        if path == page_file("home"):
            yield "/"
        yield f"/{path}"


def _nginx(policies: Mapping[str, str]) -> Iterator[str]:
    """Format: https://nginx.org/en/docs/. No location adds headers of its own: it would lose all of these."""
    yield f"# {_MADE}"
    yield "# Stands in a server block:  root /path/to/site;  include /path/to/site/hosting/nginx.conf;"
    yield "index index.html;"
    yield "charset utf-8;"
    yield "charset_types text/css text/plain text/xml application/atom+xml application/json application/xml;"
    yield "server_tokens off;"
    yield "gzip off;"
    yield "gzip_static on;"
    yield "gzip_vary on;"
    yield "# With Debian's libnginx-mod-http-brotli-static also:  brotli_static on;"
    yield f'set $content_policy "{POLICY_OF_FILES}";'
    yield f"set $caching {_CACHED};"
    yield "add_header Content-Security-Policy $content_policy always;"
    yield "add_header Cache-Control $caching always;"
    for name, value in HEADERS:
        yield f'add_header {name} "{value}" always;'
    yield f"location = /{HEADERS_FILE} {{ return 404; }}"
    yield f"location ^~ /{FOLDER}/ {{ return 404; }}"
    if _MISSING in policies:
        yield f"error_page 404 /{_MISSING};"
    for policy, paths in _shared(policies):
        names = "|".join(re.escape(path.removesuffix(".html")) for path in paths)
        yield f"location ~ ^/(?:{names})\\.html$ {{"
        yield f'    set $content_policy "{policy}";'
        yield f"    set $caching {caching(paths[0])};"
        yield "}"


def _shared(policies: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Each policy with the pages that share it and are kept alike."""
    pages: dict[tuple[str, str], list[str]] = {}
    for path, policy in policies.items():
        pages.setdefault((policy, caching(path)), []).append(path)
    return [(policy, paths) for (policy, _), paths in pages.items()]
