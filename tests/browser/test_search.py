"""The search in the top bar: the site's own pages as one types, and papers by the explorer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenReader


@pytest.mark.parametrize(
    ("language", "asked", "title", "address", "papers"),
    [
        ("", "data verified", "About › How the data is verified", "about/#verification", "Papers: data verified"),
        ("", "Self-Cons", "", "techniques/chain-of-thought/", "Papers: Self-Cons"),
        ("", "self-consistency", "Multimodal chain of thought (M-CoT) › How it works", "techniques/chain-of-thought/#how-it-works", "Papers: self-consistency"),
        ("zh/", "收录标准", "收录标准", "about/#inclusion", "论文：收录标准"),
        ("zh/", "论文如何收录", "", "", "论文：论文如何收录"),
        ("zh/", "BibTeX 格式", "", "", "论文：BibTeX 格式"),
    ],
)  # fmt: skip
def test_pages_are_found_as_one_types(page: Page, home: str, language: str, asked: str, title: str, address: str, papers: str) -> None:  # fmt: skip
    page.goto(f"{home}{language}papers/kite-1/")
    page.locator(".top .find input").click()
    page.keyboard.type(asked)
    links = page.locator(".top .found a")
    expect(links.first).to_have_text(papers)
    expect(links.nth(1)).to_be_visible()
    assert title in (links.nth(1).locator("b").text_content() or "")
    assert (links.nth(1).get_attribute("href") or "").startswith(f"{home}{language}{address}")
    links.nth(1).click()
    page.wait_for_url(f"{home}{language}{address}**")


def test_the_keyboard_walks_the_results_and_leaves_them(page: Page, home: str) -> None:
    page.goto(f"{home}zh/about/")
    box = page.locator(".top .find input")
    box.focus()
    page.keyboard.type("许可")
    found = page.locator(".top .found")
    expect(found).to_be_visible()
    expect(page.locator(".top .find [role=status]")).to_contain_text("本站页面：")
    page.keyboard.press("ArrowDown")
    expect(found.locator("a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(found).to_be_hidden()
    page.keyboard.type("证")
    expect(found).to_be_visible()
    for _ in range(found.locator("a").count() + 1):
        page.keyboard.press("Tab")
    expect(found).to_be_hidden()


def test_enter_hands_the_words_to_the_explorer(page: Page, home: str) -> None:
    page.goto(f"{home}zh/datasets/lone/")
    page.locator(".top .find input").fill("多模态 & 幻觉?")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}zh/explore/?q=*")
    assert page.evaluate("new URL(location.href).searchParams.get('q')") == "多模态 & 幻觉?"


def test_the_search_is_a_form_without_a_script(reader: OpenReader, home: str) -> None:
    page = reader(java_script_enabled=False).page
    for start, box in (("papers/kite-1/", ".top .find input"), ("", ".find-home input")):
        page.goto(home + start)
        page.locator(box).fill("kite")
        page.locator(box).press("Enter")
        page.wait_for_url(f"{home}explore/?q=kite")


def test_what_is_typed_stays_text(page: Page, home: str) -> None:
    page.goto(home)
    typed = "<img src=x onerror=\"document.title='owned'\"> $& bird"
    page.locator(".find-home input").fill(typed)
    expect(page.locator(".find-home .found a").first).to_have_text(f"Papers: {typed}")
    assert page.locator(".find img").count() == 0
    expect(page.locator(".find-home [role=status]")).to_have_text("No page of this site")


def test_nothing_is_loaded_before_the_box_is_used(page: Page, home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{home}about/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search.js" in url or "prose.json" in url]
    page.locator(".top .find input").focus()
    page.keyboard.type("rule")
    expect(page.locator(".top .found")).to_be_visible()
    assert len([url for url in asked if "prose.json" in url]) == 1


def test_a_wrong_address_is_searched_for(reader: OpenReader, placed_home: str) -> None:
    page = reader().page
    page.goto(f"{placed_home}zh/statistic/kite/")
    pages = page.locator("#near .near-pages a")
    expect(pages.first).to_be_visible()
    expect(pages.last).to_have_attribute("href", f"{placed_home}zh/explore/?q=statistic%20kite")
    expect(page.locator(".top .find input")).to_have_value("statistic kite")
    page.goto(f"{placed_home}statistics.html")
    expect(page.locator("#near .near-pages a").first).to_have_attribute("href", f"{placed_home}statistics/")
