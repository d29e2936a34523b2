"""The map of related papers: what is found stands in colour, and keys, pointer and address lead about."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

MAP = "explore/?view=map"


def current(page: Page) -> int:
    """The place in the result of the dot that the keyboard is at."""
    return int(page.locator("[data-current]").get_attribute("aria-posinset") or 0)


def test_keys_lead_to_neighbours_and_through_the_result(page: Page, home: str) -> None:
    page.goto(home + MAP)
    box = page.get_by_role("listbox", name=re.compile(r"^Map of related papers, \d+ in colour$"))
    box.focus()
    places = {current(page)}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        places.add(current(page))
    assert len(places) > 1
    page.keyboard.press("Home")
    assert current(page) == 1
    page.keyboard.press("PageDown")
    assert current(page) == 2
    page.keyboard.press("End")
    assert current(page) == int(page.locator("[data-current]").get_attribute("aria-setsize") or 0)


def test_a_pointed_at_paper_shows_its_card_and_escape_hides_it(page: Page, home: str) -> None:
    page.goto(home + MAP)
    box = page.get_by_role("listbox")
    box.focus()
    card = page.locator(".picture-card")
    expect(card).to_be_visible()
    expect(card.locator("a")).to_have_attribute("href", re.compile("papers/"))
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_place_is_shared_by_its_address(page: Page, home: str) -> None:
    page.goto(f"{home}{MAP}&at=0.4,0.6,3")
    expect(page.get_by_role("button", name="Show all")).to_have_attribute("aria-disabled", "false")
    page.get_by_role("button", name="Zoom out").click()
    page.wait_for_url(re.compile(r"at=0\.\d+(,|%2C)0\.\d+(,|%2C)1\.5"))
    page.get_by_role("button", name="Show all").click()
    page.wait_for_url(lambda url: "at=" not in url)


def test_a_frame_drawn_with_shift_ticks_what_is_in_it(page: Page, home: str) -> None:
    page.goto(home + MAP)
    box = page.locator(".picture-field").bounding_box()
    assert box
    page.keyboard.down("Shift")
    page.mouse.move(box["x"] + 2, box["y"] + 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 4, box["y"] + box["height"] - 4, steps=4)
    page.mouse.up()
    page.keyboard.up("Shift")
    expect(page.get_by_role("button", name=re.compile("^Untick the"))).to_be_visible()
