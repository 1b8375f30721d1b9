"""What a place of help is made of, and the stages at which people need one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explainer.diagnostics import Location
from explainer.formats.partial_date import PartialDate

HELP_COSTS = ("free", "legal-aid", "paid")
HELP_SEEN = ("own-page", "other-texts", "called")
HELP_STAGE = "help-for-"  # before the id of a stage, in words.yaml; "-more" after it for a sentence below the heading


@dataclass(frozen=True, slots=True)
class Helper:
    """A place where a person can get help. A text is empty where nothing is known: nothing is shown for it then."""

    id: str
    name: str
    what: str
    area: str
    region: str  # the heading under which it is listed in full; empty: under its first stage
    stages: tuple[tuple[str, Location], ...]  # when a person needs it; the words of the interface name them
    phone: str  # E.164, or a short number of three digits
    extension: str
    toll_free: str  # E.164
    tty: str  # E.164; for people who do not hear
    sms: str  # E.164 or a short number of three to six digits
    sms_word: str  # what to write to it
    from_detention: str  # what to dial on a telephone in detention
    hours: str
    languages: tuple[tuple[str, Location], ...]  # BCP 47
    interpreter: bool  # other languages through an interpreter
    cost: str  # one of HELP_COSTS; empty when unknown
    safe_contact: str  # what to know before calling
    url: str
    opened: bool  # whether somebody of ours opened the address
    note: str
    verified: PartialDate | None  # the day on which somebody of ours last looked
    seen: str  # one of HELP_SEEN: how the numbers were verified; empty when there is none
    location: Location

    def is_for(self, stage: str) -> bool:
        """Does it help at this stage?"""
        return any(known == stage for known, _ in self.stages)


def help_stages(words: Mapping[str, str]) -> dict[str, str]:
    """The stages at which people need help, and the heading of each, in the order of words.yaml."""
    keys = (key for key in words if key.startswith(HELP_STAGE) and not key.endswith("-more"))
    return {key.removeprefix(HELP_STAGE): words[key] for key in keys}
