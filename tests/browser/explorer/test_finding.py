"""Finding: words, facets, years, views, the address and the way back, in both languages, and without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from awesome.catalog import Catalog
from tests.browser.conftest import OpenReader
from tests.website.made_up import HOSTILE


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator(".x-count")).to_be_visible()
    return page


def count(page: Page, found: int, total: int = 42) -> None:
    expect(page.locator(".x-count")).to_have_text(f"All {total}" if found == total else f"{found} of {total}")


def value(page: Page, facet: str, name: str) -> Locator:
    """The button that asks for a value of a facet."""
    return page.get_by_role("region", name=facet).get_by_role(
        "button", name=re.compile(rf"^{re.escape(name)} ?[\d,]+$")
    )


def number(button: Locator) -> int:
    return int(button.locator(".n").inner_text().replace(",", ""))


def test_typing_finds_marks_and_changes_the_address_in_place(page: Page, home: str) -> None:
    opened(page, f"{home}explore/")
    steps = page.evaluate("history.length")
    page.keyboard.press("/")
    page.keyboard.type("lark-1")
    expect(page.locator("li.row").first.locator("b")).to_have_text("Lark-1")
    expect(page.locator("li.row mark").first).to_have_text("Lark-1")
    page.wait_for_url("**/explore/?q=lark-1")
    assert page.evaluate("history.length") == steps
    page.reload()
    expect(page.get_by_role("searchbox", name="Search papers", exact=True)).to_have_value("lark-1")
    expect(page.locator("li.row").first.locator("b")).to_have_text("Lark-1")


def test_a_mistyped_word_is_read_as_what_was_meant_and_said_so(page: Page, home: str) -> None:
    opened(page, f"{home}explore/?q=pictrue")
    expect(page.locator(".x-note")).to_contain_text("Read “pictrue” as “picture”")
    expect(page.locator("li.row").first).to_contain_text("Picture")


@pytest.mark.parametrize(("query", "found"), [("Bo Sample 2", "Moth-1"), ("KiteBench", "Seeing Feather 0"), ("2405.00002", "long title"), ("虚构研究", "虚构"), ("דוגמה", "עברית")])  # fmt: skip
def test_authors_data_sets_and_numbers_are_found_too(page: Page, home: str, query: str, found: str) -> None:
    opened(page, f"{home}explore/?q={query}")
    expect(page.locator("li.row", has_text=found).first).to_be_visible()


def test_every_facet_asks_for_what_it_says(page: Page, home: str, catalog: Catalog) -> None:
    opened(page, f"{home}explore/")
    for facet in ("Technique", "Topic", "Modality", "Venue", "With"):
        for button in page.get_by_role("region", name=facet).locator(".x-want:visible").all():
            promised = number(button)
            button.click()
            expect(button).to_have_attribute("aria-pressed", "true")
            count(page, promised)
            button.click()
            count(page, 42)
    with_code = sum(paper.code.startswith("http") for paper in catalog)
    assert number(value(page, "With", "Code")) == with_code


def test_values_are_excluded_and_combine_and_the_way_back_undoes_each(page: Page, home: str) -> None:
    opened(page, f"{home}explore/")
    value(page, "Technique", "Multimodal chain of thought").click()
    page.wait_for_url("**/?technique=chain-of-thought")
    chosen = page.locator("li.row").count()
    reasoning = number(value(page, "Topic", "Visual reasoning"))
    page.get_by_role("button", name="Exclude Visual reasoning").click()
    page.wait_for_url("**/?technique=chain-of-thought&topic=-reasoning")
    count(page, chosen - reasoning)
    expect(page.get_by_role("button", name="Remove not Visual reasoning")).to_be_visible()
    page.go_back()
    count(page, chosen)
    expect(page.get_by_role("button", name="Exclude Visual reasoning")).to_have_attribute("aria-pressed", "false")
    page.go_back()
    count(page, 42)
    page.go_forward()
    page.go_forward()
    count(page, chosen - reasoning)
    page.get_by_role("button", name="Remove not Visual reasoning").click()
    count(page, chosen)
    page.get_by_role("button", name="Remove Multimodal chain of thought").click()
    count(page, 42)
    expect(page).to_have_url(f"{home}explore/")


def test_years_are_drawn_over_and_moved_by_keys(page: Page, home: str, catalog: Catalog) -> None:
    opened(page, f"{home}explore/")
    box = page.locator(".x-histogram").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 10)
    page.mouse.up()
    page.wait_for_url("**/?years=2024-2025")
    count(page, sum("2024" <= paper.year <= "2025" for paper in catalog))
    page.get_by_role("slider", name="From year").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/?years=2025")
    count(page, sum(paper.year == "2025" for paper in catalog))
    page.keyboard.press("Home")
    count(page, 42)


def test_nothing_found_says_what_was_asked_and_what_to_loosen(page: Page, home: str) -> None:
    opened(page, f"{home}explore/?q=feather&years=2023&topic=-reasoning&technique=llm-aided-visual-reasoning&has=demo")
    empty = page.locator(".x-empty")
    expect(empty).to_contain_text("“feather”, LLM-aided visual reasoning, not Visual reasoning, Demo, 2023")
    expect(empty.get_by_role("link", name="Add it")).to_have_attribute("href", "../contribute/")
    opened(page, f"{home}explore/?q=lark-1&technique=background")
    button = page.get_by_role("button", name=re.compile("^without Background: "))
    promised = int(button.inner_text().rpartition(": ")[2])
    button.click()
    count(page, promised)


def test_the_table_is_sorted_and_its_columns_chosen(page: Page, home: str) -> None:
    opened(page, f"{home}explore/")
    page.get_by_role("radio", name="Table").check()
    page.get_by_role("button", name="Date").click()
    dates = page.locator("td.x-date").all_inner_texts()
    assert dates == sorted(dates, key=lambda date: (date != "", date), reverse=True)
    page.get_by_role("button", name="Date").click()
    page.wait_for_url("**/?view=table&sort=oldest")
    expect(page.get_by_role("columnheader", name="Date")).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("button", name="Date")).to_be_focused()
    dates = list(filter(None, page.locator("td.x-date").all_inner_texts()))
    assert dates == sorted(dates)
    page.get_by_text("Columns").click()
    page.get_by_role("checkbox", name="Authors").check()
    page.get_by_role("checkbox", name="Venue").uncheck()
    page.reload()
    expect(page.get_by_role("columnheader", name="Authors")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Venue")).to_have_count(0)


def test_rows_are_those_of_the_static_list(page: Page, reader: OpenReader, home: str) -> None:
    """But for `cite` and the box, which the script adds."""
    rows = "[...document.querySelectorAll('#explorer .rows > li')].map((li) => { const own = li.cloneNode(true); own.querySelectorAll('.x-box').forEach((box) => box.remove()); own.querySelectorAll('.a a').forEach((a) => { if (['cite', '引用'].includes(a.textContent)) a.remove(); }); own.normalize(); return own.outerHTML.replace(/\\s+/g, ' ').replaceAll('</p> <p', '</p><p'); })"
    for address in ("explore/", "zh/explore/", "explore/datasets/", "zh/explore/datasets/"):
        plain = reader(java_script_enabled=False)
        plain.page.goto(home + address)
        written = plain.page.evaluate(rows)
        opened(page, home + address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(rows) == written


def test_the_language_switch_keeps_the_question(page: Page, home: str) -> None:
    opened(page, f"{home}explore/?q=picture")
    value(page, "With", "Code").click()
    page.wait_for_url("**/?q=picture&has=code")
    found = page.locator("li.row").count()
    page.locator("a.language").click()
    page.wait_for_url("**/zh/explore/?q=picture&has=code")
    expect(page.locator(".x-count")).to_have_text(f"{found} 条（共 42 条）")
    expect(page.get_by_role("button", name="移除“代码”")).to_be_visible()


def test_what_is_hostile_stays_text(page: Page, home: str) -> None:
    opened(page, f"{home}explore/?q=owned&view=table&columns=date,venue,authors,topic,links")
    expect(page.locator("tbody")).to_contain_text(HOSTILE[:30])
    page.goto(f"{home}explore/datasets/?q=owned")
    expect(page.locator("li.row").first).to_contain_text(HOSTILE[:30])
    page.goto(f"{home}explore/?q={HOSTILE.replace('&', '%26').replace('#', '%23')}&topic=<img src=x onerror=alert(1)>")
    expect(page.locator(".x-chips")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.title() != "owned"


def test_a_phone_has_its_facets_in_a_sheet(reader: OpenReader, home: str) -> None:
    page = reader(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True).page
    opened(page, f"{home}zh/explore/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="筛选").tap()
    sheet = page.get_by_role("dialog", name="筛选")
    sheet.get_by_role("button", name=re.compile("^代码")).tap()
    sheet.get_by_role("button", name=re.compile("^查看")).tap()
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("button", name="筛选（1）")).to_be_focused()
    small = "[...document.querySelectorAll('.x button, .x select, .x-box')].filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect()).filter((box) => box.height < 44 || box.width < 24).length"
    assert page.evaluate(small) == 0


def test_without_script_the_newest_rows_stand_there_and_lead_to_all(reader: OpenReader, home: str) -> None:
    window = reader(java_script_enabled=False)
    page = window.page
    for address in ("explore/", "zh/explore/datasets/"):
        page.goto(home + address)
        assert page.locator("li.row").count() >= 5
        expect(page.locator("#explorer").get_by_role("searchbox")).to_be_hidden()
        page.locator("#ways a").first.click()
        expect(page.locator("li.row, ul.index li").first).to_be_visible()
    assert window.troubles == []


def test_where_the_index_does_not_come_the_list_stays_and_one_can_try_again(reader: OpenReader, home: str) -> None:
    page = reader(service_workers="block").page
    page.route("**/papers-1.*.json", lambda route: route.abort())
    page.goto(f"{home}explore/")
    expect(page.get_by_text("The whole list could not be loaded")).to_be_visible()
    assert page.locator("li.row").count() == 42
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    count(page, 42)
    expect(page.get_by_text("The whole list could not be loaded")).to_have_count(0)


def test_without_its_second_part_titles_are_still_found(reader: OpenReader, home: str) -> None:
    page = reader(service_workers="block").page
    page.route("**/papers-2.*.json", lambda route: route.abort())
    opened(page, f"{home}explore/?q=lark-1")
    expect(page.locator("li.row").first.locator("b")).to_have_text("Lark-1")
    expect(page.locator(".said")).to_have_text("Authors and links could not be loaded; titles and filters work.")


def test_the_network_going_is_said(reader: OpenReader, home: str) -> None:
    page = reader().page
    opened(page, f"{home}explore/")
    page.context.set_offline(True)
    expect(page.get_by_text("You are offline. What is loaded goes on working.")).to_be_visible()
    page.get_by_role("searchbox", name="Search papers", exact=True).fill("lark-1")
    expect(page.locator("li.row").first.locator("b")).to_have_text("Lark-1")
    page.context.set_offline(False)
    expect(page.get_by_text("You are offline")).to_have_count(0)


def test_the_count_is_told_to_who_does_not_see_it(page: Page, home: str) -> None:
    opened(page, f"{home}explore/")
    page.get_by_role("searchbox", name="Search papers", exact=True).fill("lark-1")
    heard = page.locator("#x-heard")
    expect(heard).to_have_text(page.locator(".x-count").inner_text())
    assert heard.get_attribute("role") == "status"
