"""site.yaml → `Settings`: what holds for the whole site."""

from __future__ import annotations

import re

from explainer.diagnostics import Diagnostics
from explainer.formats.kinds import URL_PATTERN
from explainer.formats.parsed import Parsed
from explainer.load.files import Folder
from explainer.look import WHITE, Colours, Palette, hard_to_see, palettes
from explainer.model import Settings

FILE = "site.yaml"
# A host, perhaps a port, and folders; what servers and sitemaps read in another way is none: ?, #, //, .., {, ;, $
_PLACE = re.compile(r"https?://[^/?#]+/((?!\.{1,2}/)[\w.~+%@=!,:-]+/)*")
# Each as a link in a text may be: https://example.org/a, mailto:help@example.org, tel:+14165550123
_CONTACT = re.compile(rf"mailto:[^\s@]+@[^\s@]+|(?=https:){URL_PATTERN}|tel:[+0-9][0-9-]*")
# Of the third version, the only one that still works (https://spec.torproject.org/rend-spec/encoding-onion-addresses.html)
_ONION = re.compile(r"https?://[a-z2-7]{56}\.onion/")
# The kind of the key, and the key in base64 (RFC 4253, section 6.6)
_SIGNER = re.compile(r"(ssh|ecdsa-sha2|sk-ssh|sk-ecdsa-sha2)-[a-z0-9@.-]+ AAAA[A-Za-z0-9+/]+={0,2}")
# en, fr-CA
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?\Z")

# law.html, data/law.json; as seen from the first page
_FILE_OF_SITE = re.compile(r"(?!.*//|.*\.\.)[\w~-][\w.~/-]*\.\w+")
_NOT_IN_ANCHOR = set("\"'<>&#{};$\\")


def load_settings(folder: Folder, diagnostics: Diagnostics) -> Settings | None:
    """Read site.yaml. None when it, or a required field, is missing or cannot be read; that has been reported then."""
    node = folder.read_mapping(FILE, Settings)
    if node is None:
        return None
    entry = Parsed.of(Settings, node, diagnostics)
    entry.check(_check_language, _check_address, _check_onion, _check_contact, _check_signer, _check_colours)
    settings = entry.build()
    if settings is not None:
        _check_moved(settings, diagnostics)
    return settings


def is_language(text: str) -> bool:
    """Is it written like the code of a language, with or without a region?"""
    return _LANGUAGE.match(text) is not None


def is_place(address: str) -> bool:
    """Can a site be there? The address ends in a slash."""
    return _PLACE.fullmatch(address) is not None and re.fullmatch(URL_PATTERN, address) is not None


def is_address(text: str) -> bool:
    """Is it written like the address of a page, a place on one, or a file, as seen from the first page?"""
    file, mark, anchor = text.partition("#")
    is_place = bool(anchor) and anchor.isprintable() and " " not in anchor and not _NOT_IN_ANCHOR & set(anchor)
    return _FILE_OF_SITE.fullmatch(file) is not None and (is_place or not mark)


def _check_language(settings: Settings, entry: Parsed[Settings]) -> None:
    if not is_language(settings.language):
        what = f'"{settings.language}" is not a language.'
        entry.report("language", what, "write its code, like en or fr; with its region if that matters, like en-GB.")


def _check_address(settings: Settings, entry: Parsed[Settings]) -> None:
    address = settings.address
    if address and not is_place(address if address.endswith("/") else f"{address}/"):
        what = f'"{address}" is not where a site can be.'
        help_text = "write a host and folders only: https://example.org/ or https://example.org/rule/."
        entry.report("address", what, help_text)
    elif address and not address.endswith("/"):
        entry.report("address", "the address must end in a slash.", f"write `address: {address}/`.")


def _check_onion(settings: Settings, entry: Parsed[Settings]) -> None:
    if settings.onion and not _ONION.fullmatch(settings.onion):
        what = f'"{settings.onion}" is not the address of an onion service.'
        help_text = "write http://, the name of 56 letters and digits in the file `hostname`, .onion and a slash."
        entry.report("onion", what, help_text)


def _check_contact(settings: Settings, entry: Parsed[Settings]) -> None:
    """A URI, as security.txt wants it (RFC 9116, section 2.5.3)."""
    contact = settings.contact
    if contact and not _CONTACT.fullmatch(contact):
        what = f'"{contact}" is not an address that a program can open.'
        entry.report(
            "contact", what, "write one like mailto:name@example.org, https://example.org/ or tel:+14165550123."
        )


def _check_signer(settings: Settings, entry: Parsed[Settings]) -> None:
    if settings.signer and not _SIGNER.fullmatch(settings.signer):
        what = "this is not the public half of a key of SSH."
        entry.report("signer", what, "write the first two words of its .pub file, like ssh-ed25519 AAAA…")


def _check_moved(settings: Settings, diagnostics: Diagnostics) -> None:
    """Each old address leads to another, and by no way back to itself. Where it ends is known when pages are made."""
    moved = settings.addresses_moved
    for old, (new, location) in settings.moved.items():
        for address in (old, new):
            if not is_address(address):
                what = f'"{address}" is no address of a page or file of this site.'
                help_text = "write it as seen from the first page, like law.html, law.html#days or data/facts.json."
                diagnostics.add(location, what, help_text)
        seen, now = {old}, new
        while now in moved and now not in seen:
            seen.add(now)
            now = moved[now]
        if now == old:
            what = f'"{old}" leads to itself.'
            diagnostics.add(location, what, "write the address at which it is now, or remove the line.")


def _check_colours(settings: Settings, entry: Parsed[Settings]) -> None:
    """Each text, frame and sign must be seen on its ground, on a light screen and on a dark one."""
    colours = entry.part("colours", Colours)
    if colours is None:
        return
    reported = set()
    for screen, known in palettes(settings.colours).items():
        written = [part for name in (screen, "light") if (part := colours.part(name, Palette)) is not None]
        for role, ground, ratio, least in hard_to_see(known):
            pair = f"{role} ({known.get(role, '#fff')}) is hard to see on {ground} ({known[ground]})"
            if pair in reported:
                continue
            reported.add(pair)
            named = [name for name in (role, ground) if name != WHITE]
            said = [(part, name) for part in written for name in named if part.has(name)]
            part, name = said[0]  # the theme's own colours can be seen on each other
            what = f"{pair} on a {screen} screen: their contrast is {ratio:.1f}."
            help_text = f"choose a colour with a contrast of at least {least:g}, which WCAG 2.2 asks for."
            part.report(name, what, help_text)
