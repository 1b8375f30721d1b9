"""The address of a link as typed → `Link`, or a diagnostic if a reader could not or should not open it."""

from __future__ import annotations

import re
from urllib.parse import unquote

from explainer.markdown.report import Report
from explainer.markdown.text import Link

# Example: https:
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# No name and password before the host: such an address can pretend to be another. Example: https://example.org/a
_WEB = re.compile(r"https?://[^/?#@]+(?:[/?#]|$)", re.IGNORECASE)
# Example: mailto:help@example.org
_MAIL = re.compile(r"mailto:[^@]+@[^@]+$", re.IGNORECASE)
# tel:+14165550123, tel:911
_PHONE = re.compile(r"tel:(?:\+[1-9][0-9]{6,14}|[1-9][0-9]{2})\Z", re.IGNORECASE)
_FORMS = {"mailto": _MAIL, "tel": _PHONE}
# Browsers drop control characters and read "\" as "/", so either can hide where a link leads.
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
# Nothing here has to be percent-encoded. Example: https://example.org/a?b=c#d
_FINISHED = re.compile(r"[A-Za-z0-9:/?#@!$&'()*+,;=._~-]*")


def read_link(address: str, line: int, report: Report) -> Link | None:
    """The link that an address means; None after a diagnostic was noted."""
    scheme = _SCHEME.match(address)
    diagnostic = _what_is_wrong(address, scheme.group(1).lower() if scheme else "")
    if diagnostic:
        report.add(line, *diagnostic)
        return None
    if scheme:
        return Link(_finished(address), "", report.location(line), outside=True)
    target, _, anchor = address.partition("#")
    return Link(unquote(target), unquote(anchor), report.location(line), outside=False)


def is_outside(address: str) -> bool:
    """Does the address lead out of the site, or carry what it is about inside it?"""
    return bool(_SCHEME.match(address)) or address.startswith(("//", "www."))


def is_unsafe(address: str) -> bool:
    """Is a sign in it that can hide where it leads?"""
    return bool(_UNSAFE.search(address))


def _what_is_wrong(address: str, scheme: str) -> tuple[str, str] | None:
    if address in ("", "#"):
        return (
            "this link leads nowhere.",
            "write where it leads: [words](other-file.md#heading) or [words](https://…).",
        )
    if _UNSAFE.search(address):
        return (
            f'the address "{_shown(address)}" has a space, a "\\" or an invisible sign in it.',
            'remove it; parts of an address are parted by "/", and a space is written %20.',
        )
    return _what_is_wrong_with_scheme(address, scheme) if scheme else _what_is_wrong_with_path(address)


def _what_is_wrong_with_path(address: str) -> tuple[str, str] | None:
    if address.startswith(("//", "www.")):
        return (
            f'the address "{address}" has no beginning.',
            f"put {'https:' if address[0] == '/' else 'https://'} before it.",
        )
    if address.startswith("/"):
        return (
            f'the address "{address}" begins with "/", which leads nowhere once the site is saved to a disk.',
            "write the way from this file to the other, for example ../pages/help.md.",
        )
    return None


def _what_is_wrong_with_scheme(address: str, scheme: str) -> tuple[str, str] | None:
    if scheme not in ("https", "http", *_FORMS):
        return (
            f'a link cannot lead to "{scheme}:".',
            "begin the address with https://, http://, mailto: or tel:, or name a file of this site.",
        )
    if scheme == "tel" and not _PHONE.match(address):
        return f'"{address}" is not a whole telephone number.', "write it without spaces: tel:+14165550123 or tel:911."
    if not _FORMS.get(scheme, _WEB).match(address):
        return (
            f'"{address}" is not a whole address.',
            "copy it whole: https://example.org/page or mailto:name@example.org.",
        )
    return None


def _shown(address: str) -> str:
    return "".join(sign if sign.isprintable() else "·" for sign in address)


def _finished(address: str) -> str:
    if _FINISHED.fullmatch(address):
        return address
    from markdown_it.common.normalize_url import normalizeLink

    return normalizeLink(address)
