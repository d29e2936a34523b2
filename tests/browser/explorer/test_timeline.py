"""The timeline: reached by pointer and keys, zoomed, ticked, and kept in the address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenReader

TIMELINE = "explore/?view=timeline"
LANES = ("instruction tuning", "in-context learning", "chain of thought", "visual reasoning", "Background")


def current(page: Page) -> str:
    """What a screen reader says of the dot that the keyboard is at."""
    return page.locator("[data-current]").inner_text()


def test_arrow_keys_go_from_paper_to_paper_and_say_each(page: Page, home: str) -> None:
    page.goto(home + TIMELINE)
    page.get_by_role("listbox", name=re.compile(r"^Timeline, \d+ entries$")).focus()
    first = current(page)
    assert re.search(r"\b20\d\d-\d\d\. (Multimodal|LLM|Background)", first)
    page.keyboard.press("ArrowRight")
    second = current(page)
    assert second != first
    page.keyboard.press("ArrowLeft")
    assert current(page) == first
    # the same is shown beside the dot
    name = first.split(". ")[0]
    expect(page.locator(".picture-card a")).to_contain_text(name)


def test_space_ticks_and_enter_opens(page: Page, home: str) -> None:
    page.goto(home + TIMELINE)
    page.get_by_role("listbox").focus()
    page.keyboard.press("Space")
    option = page.get_by_role("listbox").get_attribute("aria-activedescendant")
    expect(page.locator(f"[id='{option}']")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".picture-card button")).to_have_attribute("aria-pressed", "true")
    address = page.locator(".picture-card a").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/papers/[^/]+/$"))
    assert address
    assert page.url.endswith(address.removeprefix(".."))


def test_zooming_is_kept_in_the_address_and_undone(page: Page, home: str) -> None:
    page.goto(home + TIMELINE)
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_url(re.compile(r"span=\d{4}-\d\d\.\.\d{4}-\d\d"))
    zoomed = page.url
    page.reload()
    expect(page.get_by_role("button", name="Show all")).to_have_attribute("aria-disabled", "false")
    assert page.url == zoomed
    page.get_by_role("listbox").press("0")
    page.wait_for_url(lambda url: "span=" not in url)
    page.mouse.move(600, 500)
    page.locator(".picture-field").hover()
    page.mouse.wheel(0, -200)
    page.wait_for_url(lambda url: "span=" in url)


def test_up_and_down_lead_through_all_lanes(page: Page, home: str) -> None:
    page.goto(home + TIMELINE)
    page.get_by_role("listbox").focus()
    lanes, before = set(), ""
    while (said := current(page)) != before:
        before = said
        lanes |= {name for name in LANES if name in said}
        page.keyboard.press("ArrowDown")
    assert lanes == set(LANES)


def test_what_is_in_view_is_ticked_at_once(page: Page, home: str) -> None:
    page.goto(home + TIMELINE)
    button = page.get_by_role("button", name=re.compile(r"^Tick the \d+ in view$"))
    button.click()
    expect(page.get_by_role("button", name=re.compile(r"^Untick the \d+ in view$"))).to_be_visible()


def test_a_finger_reads_before_it_opens(reader: OpenReader, home: str) -> None:
    window = reader(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = window.page
    page.goto(f"{home}zh/{TIMELINE}")
    box = page.get_by_role("listbox", name=re.compile("^时间线，共"))
    box.focus()
    page.locator(".picture-card button").tap()
    expect(page.locator(".picture-card button")).to_have_text("已勾选")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert window.troubles == []


@pytest.mark.parametrize("view", ["timeline", "map"])
def test_pictures_print_and_stand_in_forced_colours(reader: OpenReader, home: str, view: str) -> None:
    window = reader(forced_colors="active")
    page = window.page
    page.goto(f"{home}explore/?view={view}")
    expect(page.locator(".picture canvas")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".picture canvas")).to_be_visible()
    expect(page.locator(".picture-tools")).to_be_hidden()
    assert window.troubles == []
