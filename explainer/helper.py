"""What a place of help is made of, and the stages at which people need one."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.declaration import LONG, NAME, VERBATIM, Key, LocatedTexts
from explainer.formats.kinds import Choice, Id, TextList, Url

HELP_COSTS = ("free", "legal-aid", "paid")
HELP_SEEN = ("own-page", "other-texts", "called")
HELP_STAGE = "help-for-"  # before the id of a stage, in words.yaml; "-more" after it for a sentence below the heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """A place where a person can get help. A text is empty where nothing is known: nothing is shown for it then.

    Telephone numbers are in the form of E.164, or short numbers as the descriptions say; languages are BCP 47.
    """

    LABEL: ClassVar[str] = "this place of help"
    EITHER: ClassVar[tuple[str, ...]] = ("url", "phone", "toll_free")

    id: Annotated[str, Id(), "Its name: small letters and hyphens."]
    name: Annotated[str, NAME, "What it is called."]
    what: Annotated[str, LONG, "What a person gets there."]
    area: Annotated[str, "For whom, or where."]
    region: Annotated[str, "The province or the like under which it is listed in full."] = ""
    stages: Annotated[
        LocatedTexts,
        TextList(ids=True),
        Key("for"),
        "When a person needs it: stages, each named by a word help-for-… of words.yaml.",
    ] = ()
    phone: Annotated[
        str, VERBATIM, "Its number with + and no spaces, like +14165550123; or three digits, like 911."
    ] = ""
    extension: Annotated[str, "What to dial or say after that number."] = ""
    toll_free: Annotated[str, VERBATIM, "A number that costs the caller nothing, like +18005550123."] = ""
    tty: Annotated[str, VERBATIM, "A number for people who do not hear."] = ""
    sms: Annotated[str, VERBATIM, "A number for text messages."] = ""
    sms_word: Annotated[str, VERBATIM, "What to write to that number."] = ""
    from_detention: Annotated[str, VERBATIM, "What to dial on a telephone in detention: digits, * and #."] = ""
    hours: Annotated[str, "When somebody answers, with the time zone."] = ""
    languages: Annotated[
        LocatedTexts, TextList(translated=False), "Languages that are spoken there, as codes: en, fr, pt-BR."
    ] = ()
    interpreter: Annotated[bool, "true: other languages through an interpreter."] = False
    cost: Annotated[str, Choice(HELP_COSTS), "What it costs. Leave it out when you do not know."] = ""
    safe_contact: Annotated[str, LONG, "What is good to know before a call: who listens, who is told."] = ""
    url: Annotated[str, Url(translated=True), "Its address."] = ""
    opened: Annotated[bool, "true: somebody of ours opened the address."] = False
    note: Annotated[str, LONG, "What to be careful of."] = ""
    verified: Annotated[datetime.date | None, "The day on which somebody of ours last looked."] = None
    seen: Annotated[str, Choice(HELP_SEEN), "Where its numbers were seen on that day, or that they were called."] = ""
    location: Location

    def is_for(self, stage: str) -> bool:
        """Does it help at this stage?"""
        return any(known == stage for known, _ in self.stages)


def help_stages(words: Mapping[str, str]) -> dict[str, str]:
    """The stages at which people need help, and the heading of each, in the order of words.yaml."""
    keys = (key for key in words if key.startswith(HELP_STAGE) and not key.endswith("-more"))
    return {key.removeprefix(HELP_STAGE): words[key] for key in keys}


def stage_anchor(stage: str) -> str:
    """Where the page of help shows the places for a stage."""
    return f"{HELP_STAGE}{stage}".replace("_", "-")
