"""Using: the scheme, the languages, citing, finding an entry's line, the keyboard, wrong addresses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from awesome.catalog import Catalog
from awesome.exporters.bibtex import entry as bibtex_entry
from awesome.exporters.citation import Venues
from awesome.vocabulary import Vocabulary
from tests.browser.conftest import OpenReader
from tests.website.conftest import REPOSITORY

FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return { html: one.outerHTML.slice(0, 140), outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight, body: one === document.body };
}"""
STOPS = """() => [...document.querySelectorAll("a[href], button, summary, [tabindex]")].filter((one) => (one.closest("svg") ?? one).checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }) && one.tabIndex >= 0).length"""


@pytest.mark.parametrize(("system", "first", "other"), [("light", "dark", "light"), ("dark", "light", "dark")])
def test_the_scheme_is_chosen_and_kept(reader: OpenReader, home: str, system: str, first: str, other: str) -> None:
    window = reader(color_scheme=system)
    page = window.page
    page.goto(home)
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.get_by_role("button", name="Light / dark").click()
    assert page.locator("html").get_attribute("data-scheme") == first
    chosen = page.evaluate(ground)
    assert chosen != before
    page.reload()
    assert page.evaluate(ground) == chosen
    page.goto(f"{home}zh/papers/kite-1/")
    assert page.evaluate(ground) == chosen
    page.get_by_role("button", name="浅色 / 深色").click()
    assert page.locator("html").get_attribute("data-scheme") == other
    assert window.troubles == []


def test_the_switch_leads_to_the_same_page_and_back(page: Page, home: str) -> None:
    for address in ("", "papers/kite-1/", "techniques/chain-of-thought/2024/", "about/"):
        page.goto(home + address)
        page.locator("a.language").click()
        assert page.url == f"{home}zh/{address}"
        page.locator("a.language").click()
        assert page.url == home + address


def test_the_menu_says_where_one_is(page: Page, home: str) -> None:
    for address, name in (("papers/kite-1/", "Explore"), ("zh/datasets/", "数据集"), ("techniques/chain-of-thought/2024/", "Techniques")):  # fmt: skip
        page.goto(home + address)
        assert page.locator(".top nav a[aria-current]").all_inner_texts() == [name]
    page.goto(home)
    assert page.locator(".top nav a[aria-current]").count() == 0


@pytest.mark.parametrize(("language", "said"), [("", "BibTeX copied"), ("zh/", "已复制 BibTeX")])
def test_cite_on_a_row_copies_the_bibtex(reader: OpenReader, home: str, catalog: Catalog, language: str, said: str) -> None:  # fmt: skip
    window = reader(permissions=["clipboard-read", "clipboard-write"])
    page = window.page
    page.goto(f"{home}{language}years/2024/08/")
    row = page.locator("li.row", has_text="多模态大语言模型的虚构研究")
    row.get_by_role("link", name="cite" if not language else "引用").click()
    expect(page.get_by_role("status")).to_have_text(said)
    expected = bibtex_entry(catalog.papers["chinese"], Venues(Vocabulary.load()))
    assert page.evaluate("navigator.clipboard.readText()") == expected
    assert page.url == f"{home}{language}years/2024/08/"
    assert window.troubles == []


def test_cite_leads_to_the_bibtex_where_nothing_can_be_copied(page: Page, home: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{home}years/2024/08/")
    page.locator("li.row").first.get_by_role("link", name="cite").click()
    page.wait_for_url("**/papers/*/#bibtex")
    expect(page.locator("pre.bib")).to_be_visible()


def test_data_sets_have_no_cite_of_their_own(page: Page, home: str) -> None:
    page.goto(f"{home}datasets/")
    expect(page.locator("li.row").first).to_be_visible()
    assert page.get_by_role("link", name="cite").count() == 0


@pytest.mark.parametrize(("language", "label", "said"), [("", "Copy", "Copied"), ("zh/", "复制", "已复制")])
def test_an_entry_copies_its_bibtex(reader: OpenReader, home: str, catalog: Catalog, language: str, label: str, said: str) -> None:  # fmt: skip
    window = reader(permissions=["clipboard-read", "clipboard-write"])
    page = window.page
    for identifier in ("kite-1", "latex", "hostile"):
        page.goto(f"{home}{language}papers/{identifier}/")
        page.get_by_role("button", name=label, exact=True).click()
        expect(page.get_by_role("status")).to_have_text(said)
        expected = bibtex_entry(catalog.papers[identifier], Venues(Vocabulary.load()))
        assert page.evaluate("navigator.clipboard.readText()") == expected
    assert window.troubles == []


def test_improving_an_entry_leads_to_its_line(page: Page, home: str, catalog: Catalog) -> None:
    for kind, entry in (("papers", "kite-1"), ("datasets", "lone")):
        page.goto(f"{home}{kind}/{entry}/")
        page.get_by_role("link", name="Improve this entry").click()
        line = catalog.lines[kind.removesuffix("s"), entry]
        link = page.locator("#edit-target a")
        expect(link).to_have_text(f"{kind}.yaml, line {line} ({entry})")
        expect(link).to_have_attribute("href", f"{REPOSITORY}/blob/HEAD/{kind}.yaml?plain=1#L{line}")
        form = f"{REPOSITORY}/issues/new?template=correction.yml&entry={kind}%2F{entry}"
        expect(page.locator("#edit-form")).to_have_attribute("href", form)
    page.goto(f"{home}zh/edit/#papers/kite-1")
    expect(page.locator("#edit-target a")).to_contain_text("papers.yaml 第 ")


def test_where_no_repository_is_known_the_line_is_named(page: Page, placed_home: str) -> None:
    page.goto(f"{placed_home}edit/#papers/kite-1")
    expect(page.locator("#edit-target")).to_contain_text("papers.yaml, line ")
    assert page.locator("#edit-target a").count() == 0


@pytest.mark.parametrize("fragment", ["#papers/no-such", "#toString/x", "#papers/__proto__", "#%3Cscript%3E", ""])
def test_what_is_no_entry_names_no_line(page: Page, home: str, fragment: str) -> None:
    page.goto(f"{home}edit/{fragment}")
    page.wait_for_load_state("networkidle")
    assert page.locator("#edit-target").inner_text() == ""


@pytest.mark.parametrize("address", ["papers/kite-1/", "venues/", "statistics/", "zh/"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(page: Page, home: str, address: str) -> None:
    page.goto(home + address)
    expected = page.evaluate(STOPS)
    unseen, count = [], 0
    for _ in range(expected + 20):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["body"]:
            break
        count += 1
        if not (focus["outlined"] and focus["seen"]):
            unseen.append(focus["html"])
    assert unseen == []
    # what scrolls is a stop, too, in this browser
    assert expected <= count <= expected + 6


def test_the_first_stop_skips_to_the_content(page: Page, home: str) -> None:
    page.goto(f"{home}papers/kite-1/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_wrong_address_offers_what_is_like_it(reader: OpenReader, placed_home: str) -> None:
    page = reader().page
    response = page.goto(f"{placed_home}papers/kite/deep/in/nowhere/")
    assert response is not None
    assert response.status == 404
    near = page.locator("#near a")
    expect(near.first).to_have_text("papers/kite-1")
    near.first.click()
    assert page.url == f"{placed_home}papers/kite-1/"
    page.goto(f"{placed_home}zh/papers/kite-one/")
    expect(page.locator("#near a").first).to_have_attribute("href", f"{placed_home}zh/papers/kite-1/")
    page.goto(f"{placed_home}qqqq/")
    page.wait_for_load_state("networkidle")
    assert page.locator("#near .near-entries a").count() == 0
    page.locator("a.brand").click()
    assert page.url == placed_home
