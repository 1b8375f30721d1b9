"""The timeline in a browser → turns of the law first, what an address names in any case, and today at its place."""

from __future__ import annotations

from pathlib import Path

from tests.browser.visit import OpenPage

SEEN = "[...document.querySelectorAll('.event:not([data-show~=turn])')].filter(e => e.checkVisibility()).map(e => e.id)"


def test_the_turns_are_shown_first_and_what_an_address_names_and_all_of_it_on_paper(
    built_site: Path, open_page: OpenPage
) -> None:
    file = built_site / "timeline.html"
    page = open_page(f"{file.as_uri()}#event-trudeau-tweet", javascript=False).page
    assert page.evaluate(SEEN) == ["event-trudeau-tweet"]
    page.emulate_media(media="print")
    assert len(page.evaluate(SEEN)) == page.locator(".event").count() - page.locator(".event--turn").count()
    page.emulate_media(media="screen")
    page.get_by_label("Courts").check()
    assert page.locator(".event[data-show~=court]").last.is_visible()
    assert not page.locator(".event[data-show~=law]").first.is_visible()


def test_on_a_phone_the_band_begins_where_today_is_and_scrolls_by_keyboard(
    built_site: Path, open_page: OpenPage
) -> None:
    page = open_page(built_site / "timeline.html", javascript=False).page
    place = page.locator("[data-part=now] line").bounding_box()
    assert place is not None
    assert 0 < place["x"] < 360
    page.locator(".band").focus()
    before = page.locator(".band").evaluate("band => band.scrollLeft")
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(400)
    assert page.locator(".band").evaluate("band => band.scrollLeft") < before


def test_a_script_moves_today_to_its_place(built_site: Path, open_page: OpenPage) -> None:
    page = open_page(built_site / "timeline.html", width=1280).page
    page.clock.set_fixed_time("2028-07-01T12:00:00")
    page.reload()
    now = page.locator("[data-part=now]")
    assert now.text_content() == "Today"
    first, last, place = now.evaluate("e => [e.dataset.first, e.dataset.last, e.getAttribute('x')]")
    assert abs(float(place.rstrip("%")) - 100 * (2028.5 - int(first)) / (int(last) + 1 - int(first))) < 0.1
    # The next event is of another year, so today stands before that year.
    assert (
        page.evaluate("document.getElementById('today').nextElementSibling.querySelector('h2').textContent") == "2030"
    )
