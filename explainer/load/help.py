"""content/help.yaml → `Helper`s: where a person can get help."""

from __future__ import annotations

import re

from explainer.diagnostics import Diagnostics, listed
from explainer.formats.parsed import Parsed
from explainer.helper import HELP_SEEN, Helper
from explainer.load.files import Folder

FILE = "content/help.yaml"
# International numbers of ITU-T E.164 have 15 digits at most; those of North America (+1) always have these eleven.
_NUMBER = re.compile(r"\+(?:1[2-9][0-9]{2}[2-9][0-9]{6}|[2-9][0-9]{6,14})\Z")
_WRITE_NUMBER = "write it with + and the code of the country, without spaces, like +14165550123"
# Name of a field → what may be there besides such a number, and how the advice goes on.
_NUMBERS = {
    "phone": (re.compile(r"[1-9][0-9]{2}\Z"), "; or three digits, like 911."),
    "toll_free": (None, "."),
    "tty": (None, "."),
    "sms": (re.compile(r"[1-9][0-9]{2,5}\Z"), "; or a short number, like 686868."),
}
# 9233#
_CODE = re.compile(r"[0-9*#]+\Z")


def load_help(folder: Folder, _diagnostics: Diagnostics) -> tuple[Helper, ...]:
    """Read all places of help in the order of the file, which may be absent."""
    entries = folder.read_entries(FILE, Helper, required=False)
    for entry in entries:
        entry.check(_check_numbers, _check_detention, _check_verified)
    return tuple(helper for entry in entries if (helper := entry.build()))


def _check_numbers(helper: Helper, entry: Parsed[Helper]) -> None:
    for name, number in _numbers_of(helper).items():
        short, advice = _NUMBERS[name]
        if number and not _NUMBER.match(number) and not (short and short.match(number)):
            entry.report(name, f'"{number}" is not a whole telephone number.', f"{_WRITE_NUMBER}{advice}")


def _check_detention(helper: Helper, entry: Parsed[Helper]) -> None:
    code = helper.from_detention
    if code and not _CODE.match(code):
        entry.report("from_detention", f'"{code}" cannot be dialled.', "write only digits, * and #, like 9233#.")


def _check_verified(helper: Helper, entry: Parsed[Helper]) -> None:
    """A number that a person may act on needs the day on which it was verified, and how."""
    number = next((name for name, number in _numbers_of(helper).items() if number.startswith("+")), "")
    help_texts = {
        "verified": "write the day on which you looked, like `verified: 2026-01-31`.",
        "seen": f"write `seen: …` with how you verified it: {listed(HELP_SEEN)}.",
    }
    for name, help_text in help_texts.items():
        if number and not entry.has(name):
            entry.report(number, f'a number needs "{name}", too.', help_text)


def _numbers_of(helper: Helper) -> dict[str, str]:
    return {"phone": helper.phone, "toll_free": helper.toll_free, "tty": helper.tty, "sms": helper.sms}
