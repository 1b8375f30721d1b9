"""content/help.yaml → `Helper`s: where a person can get help."""

from __future__ import annotations

import re

from explainer.diagnostics import Diagnostics, listed
from explainer.formats.record import Record
from explainer.formats.shape import Choice, Date, Field, Flag, Id, Shape, Text, Texts, Url
from explainer.helper import HELP_COSTS, HELP_SEEN, Helper
from explainer.load.files import Folder

FILE = "content/help.yaml"
SHAPE = Shape(
    "this place of help",
    (
        Field("id", Id(), "Its name: small letters and hyphens.", required=True),
        Field("name", Text(), "What it is called.", required=True),
        Field("what", Text(long=True), "What a person gets there.", required=True),
        Field("area", Text(), "For whom, or where.", required=True),
        Field("region", Text(), "The province or the like under which it is listed in full."),
        Field("for", Texts(ids=True), "When a person needs it: stages, each named by a word help-for-… of words.yaml."),
        Field("phone", Text(), "Its number with + and no spaces, like +14165550123; or three digits, like 911."),
        Field("extension", Text(), "What to dial or say after that number."),
        Field("toll_free", Text(), "A number that costs the caller nothing, like +18005550123."),
        Field("tty", Text(), "A number for people who do not hear."),
        Field("sms", Text(), "A number for text messages."),
        Field("sms_word", Text(), "What to write to that number."),
        Field("from_detention", Text(), "What to dial on a telephone in detention: digits, * and #."),
        Field("hours", Text(), "When somebody answers, with the time zone."),
        Field("languages", Texts(), "Languages that are spoken there, as codes: en, fr, pt-BR."),
        Field("interpreter", Flag(), "true: other languages through an interpreter."),
        Field("cost", Choice(HELP_COSTS), "What it costs. Leave it out when you do not know."),
        Field("safe_contact", Text(long=True), "What is good to know before a call: who listens, who is told."),
        Field("url", Url(), "Its address."),
        Field("opened", Flag(), "true: somebody of ours opened the address."),
        Field("note", Text(long=True), "What to be careful of."),
        Field("verified", Date(exact=True), "The day on which somebody of ours last looked."),
        Field("seen", Choice(HELP_SEEN), "Where its numbers were seen on that day, or that they were called."),
    ),
    either=("url", "phone", "toll_free"),
)
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


def load_help(folder: Folder, diagnostics: Diagnostics) -> tuple[Helper, ...]:
    """Read all places of help in the order of the file, which may be absent."""
    return tuple(_helper(record, diagnostics) for record in folder.read_records(FILE, SHAPE, required=False))


def _helper(record: Record, diagnostics: Diagnostics) -> Helper:
    _check_numbers(record, diagnostics)
    _check_verified(record, diagnostics)
    return Helper(
        id=record.text("id"),
        name=record.text("name"),
        what=record.text("what"),
        area=record.text("area"),
        region=record.text("region"),
        stages=record.texts("for"),
        phone=record.text("phone"),
        extension=record.text("extension"),
        toll_free=record.text("toll_free"),
        tty=record.text("tty"),
        sms=record.text("sms"),
        sms_word=record.text("sms_word"),
        from_detention=record.text("from_detention"),
        hours=record.text("hours"),
        languages=record.texts("languages"),
        interpreter=record.flag("interpreter"),
        cost=record.text("cost"),
        safe_contact=record.text("safe_contact"),
        url=record.text("url"),
        opened=record.flag("opened"),
        note=record.text("note"),
        verified=record.day_or_none("verified"),
        seen=record.text("seen"),
        location=record.location,
    )


def _check_numbers(record: Record, diagnostics: Diagnostics) -> None:
    for name, (short, advice) in _NUMBERS.items():
        number = record.text(name)
        if number and not _NUMBER.match(number) and not (short and short.match(number)):
            diagnostics.add(
                record.location_of(name), f'"{number}" is not a whole telephone number.', f"{_WRITE_NUMBER}{advice}"
            )
    code = record.text("from_detention")
    if code and not _CODE.match(code):
        diagnostics.add(
            record.location_of("from_detention"),
            f'"{code}" cannot be dialled.',
            "write only digits, * and #, like 9233#.",
        )


def _check_verified(record: Record, diagnostics: Diagnostics) -> None:
    """A number that a person may act on needs the day on which it was verified, and how."""
    number = next((name for name in _NUMBERS if record.text(name).startswith("+")), "")
    help_texts = {
        "verified": "write the day on which you looked, like `verified: 2026-01-31`.",
        "seen": f"write `seen: …` with how you verified it: {listed(HELP_SEEN)}.",
    }
    for name, help_text in help_texts.items():
        if number and not record.has(name):
            diagnostics.add(record.location_of(number), f'a number needs "{name}", too.', help_text)
