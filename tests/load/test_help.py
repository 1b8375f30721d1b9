"""content/help.yaml of the whole site → places of help. What is wrong is reported: see tests/mistakes/."""

from __future__ import annotations

import datetime

import pytest

from explainer.diagnostics import Diagnostics
from explainer.helper import Helper, help_stages
from explainer.load.files import Folder
from explainer.load.help import load_help
from tests.conftest import WHOLE, MakeSite, changed

NUMBER = "phone: +14165550123"


@pytest.fixture(scope="module")
def helpers() -> dict[str, Helper]:
    diagnostics = Diagnostics()
    found = {helper.id: helper for helper in load_help(Folder(WHOLE, diagnostics), diagnostics)}
    assert [str(diagnostic) for diagnostic in diagnostics] == []
    return found


def complaints(a_site: MakeSite, written: str) -> list[str]:
    diagnostics = Diagnostics()
    site = a_site(changed("content/help.yaml", NUMBER, written))
    load_help(Folder(site, diagnostics), diagnostics)
    return [diagnostic.what for diagnostic in diagnostics]


def test_a_place_has_its_number_its_languages_and_how_they_were_verified(helpers: dict[str, Helper]) -> None:
    desk = helpers["night-desk"]
    assert (desk.phone, desk.seen, desk.verified) == ("+14165550123", "own-page", datetime.date(2026, 1, 31))
    assert [code for code, _ in desk.languages] == ["en", "ht"]
    assert desk.is_for("lost")
    assert not desk.is_for("closed")


def test_what_is_not_known_is_empty(helpers: dict[str, Helper]) -> None:
    friends = helpers["friends"]
    assert (friends.phone, friends.toll_free, friends.hours, friends.cost, friends.seen) == ("", "", "", "", "")
    assert friends.verified is None


def test_the_stages_are_words_in_their_order_without_the_sentences_below_them() -> None:
    words = {"help-for-b": "B", "help-ways": "Ways", "help-for-a": "A", "help-for-a-more": "More"}
    assert list(help_stages(words).items()) == [("b", "B"), ("a", "A")]


@pytest.mark.parametrize(
    "written",
    [
        "phone: +14165550123",
        'phone: "911"',
        "toll_free: +18005550123",
        "tty: +18005550123",
        'sms: "686868"',
        "phone: +442071838750",
        'from_detention: "9233#"\n  phone: +14165550123',
    ],
)
def test_a_whole_number_is_taken(written: str, a_site: MakeSite) -> None:
    assert complaints(a_site, written) == []


@pytest.mark.parametrize(
    "number",
    [
        "4165550123",
        "+1416555012",
        "+141655501234",
        "+11165550123",
        "+1 416 555 0123",
        "+1-416-555-0123",
        "9111",
        "+911",
    ],
)
def test_a_number_that_cannot_be_called_from_everywhere_is_a_mistake(number: str, a_site: MakeSite) -> None:
    assert complaints(a_site, f'phone: "{number}"') == [f'"{number}" is not a whole telephone number.']


def test_a_number_without_a_charge_is_never_a_short_one(a_site: MakeSite) -> None:
    assert complaints(a_site, 'toll_free: "911"') == ['"911" is not a whole telephone number.']
