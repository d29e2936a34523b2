"""Reading: nothing breaks, nothing is cut off, wherever and however it is read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenReader
from tests.browser.pages import EVERY, LANGUAGES

WIDTHS = (320, 390, 768, 1280)
SIDEWAYS = """() => {
  const wide = document.documentElement.scrollWidth;
  if (wide <= innerWidth) return "";
  const cut = [...document.querySelectorAll("main *, header *, footer *")].find((one) => one.getBoundingClientRect().right > innerWidth + 1);
  return `${wide} px${cut ? `: ${cut.outerHTML.slice(0, 200)}` : ""}`;
}"""
TARGETS = """(selector) => [...document.querySelectorAll(selector)]
  .map((one) => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 23.5)).map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
PRINTED = """(links) => links.filter((link) => link.getBoundingClientRect().width)
  .map((link) => [getComputedStyle(link, "::after").content, link.getAttribute("href")])"""
COLOURS = """() => {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(["it", "icl", "cot", "lavr", "bg", "text", "muted", "link", "ground", "raised"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}"""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG computes it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("language", LANGUAGES, ids=["en", "zh"])
def test_no_page_is_wider_than_its_window_or_reports_an_error(page: Page, home: str, language: str) -> None:
    """Nor asks another host for anything: the window watches that."""
    wrong = []
    for address in EVERY:
        if address.startswith("zh/") != bool(language):
            continue
        response = page.goto(home + address)
        assert response is not None
        assert response.ok, address
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if found := page.evaluate(SIDEWAYS):
                wrong.append(f"{address} at {width}: {found}")
    assert wrong == []


def test_text_of_an_entry_runs_nothing(page: Page, home: str) -> None:
    for address in ("papers/hostile/", "datasets/hostile/", "techniques/instruction-tuning/", "years/2024/02/", "kinds/other/", "papers/gone/"):  # fmt: skip
        for language in LANGUAGES:
            page.goto(f"{home}{language}{address}")
            assert page.title() != "owned"
            assert page.locator("main img, main script").count() == 0
    page.goto(f"{home}papers/hostile/")
    for link in page.locator("p.actions a").all():
        assert (link.get_attribute("href") or "").startswith("https://example.org/")


def test_everything_is_read_without_a_script(reader: OpenReader, home: str) -> None:
    window = reader(java_script_enabled=False)
    page = window.page
    page.goto(f"{home}techniques/chain-of-thought/")
    expect(page.locator("ul.rows > li").first).to_be_visible()
    expect(page.locator("button.scheme")).to_be_hidden()
    page.locator("nav.ways a").first.click()
    expect(page.locator("ul.rows > li").first).to_be_visible()
    page.locator("ul.rows p.t a").first.click()
    expect(page.locator("pre.bib")).to_contain_text("@")
    page.locator("a.language").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.goto(f"{home}statistics/")
    page.locator("#plot-years summary").click()
    expect(page.locator("#plot-years table")).to_be_visible()
    page.goto(f"{home}papers/old-kite-1/")
    page.wait_for_url("**/papers/kite-1/")
    assert window.troubles == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_told_from_their_ground(reader: OpenReader, home: str, scheme: str) -> None:
    page = reader(color_scheme=scheme).page
    page.goto(home)
    colours = page.evaluate(COLOURS)
    for name in ("it", "icl", "cot", "lavr", "bg", "text", "muted", "link"):
        for ground in ("ground", "raised"):
            assert contrast(colours[name], colours[ground]) >= 5, (name, ground)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 28)"}[scheme]  # fmt: skip


@pytest.mark.parametrize("width", [320, 390])
def test_a_finger_finds_its_target(reader: OpenReader, home: str, width: int) -> None:
    page = reader(viewport={"width": width, "height": 800}, has_touch=True, is_mobile=True).page
    selector = ".top a, .top button, .crumbs a, .row .a a, .ways a, .actions a, .index a, .plain a, .shelves a, .copy, .foot a, .entry .about a"
    wrong = {}
    for address in ("", "papers/", "papers/kite-1/", "datasets/kite-1/", "years/2024/08/", "authors/", "venues/", "zh/papers/kite-1/"):  # fmt: skip
        page.goto(home + address)
        if found := page.evaluate(TARGETS, selector):
            wrong[address] = found
    assert wrong == {}


def test_what_is_printed(page: Page, home: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{home}years/2024/08/")
    for chrome in (".top", ".foot", ".ways", ".crumbs"):
        expect(page.locator(chrome).first).to_be_hidden()
    expect(page.locator("li.row").first).to_be_visible()
    printed = page.locator("li.row").first.locator(".a a").evaluate_all(PRINTED)
    assert len(printed) == 1
    assert printed[0][0] == f'"{printed[0][1]}"'
    page.goto(f"{home}papers/many/")
    assert page.locator(".authors").evaluate("(one) => one.scrollHeight <= one.clientHeight + 1")
    expect(page.locator(".copy")).to_be_hidden()


def test_nothing_moves(page: Page, home: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(home)
    moving = "() => [...document.querySelectorAll('*')].filter((one) => { const style = getComputedStyle(one); return parseFloat(style.transitionDuration) > 0 && style.transitionProperty !== 'none' && style.transitionDuration !== '0s' || parseFloat(style.animationDuration) > 0; }).map((one) => one.className)"
    assert page.evaluate(moving) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_bibtex_is_seen_whole_beside_its_button(page: Page, home: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{home}papers/kite-1/")
    code, button = page.locator("pre.bib code").bounding_box(), page.locator("pre.bib button").bounding_box()
    assert code is not None
    assert button is not None
    assert page.locator("pre.bib code").evaluate("(one) => one.scrollHeight <= one.clientHeight + 1")
    apart = code["x"] + code["width"] <= button["x"] or button["y"] + button["height"] <= code["y"]
    assert code["height"] > 120
    assert apart
