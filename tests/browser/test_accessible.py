"""What axe finds on the pages: nothing, in both languages, light and dark, on a phone and at a desk."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenReader
from tests.browser.pages import EVERY, LANGUAGES, ODD, PAGES
from tests.conftest import AXE

pytestmark = pytest.mark.axe

SCHEMES = ("light", "dark")
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}
WAYS = list(product(LANGUAGES, SCHEMES, SIZES))
NAMES = ["-".join([language.strip("/") or "en", scheme, size]) for language, scheme, size in WAYS]
RULES = "{ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }"
RUN = f"() => axe.run({RULES}).then((found) => found.violations)"
EXPLORED = [
    *(f"explore/?view={view}" for view in ("table", "timeline", "map")),
    "explore/?technique=chain-of-thought", "explore/?q=bird", "explore/?q=zzzzzzzz", "explore/datasets/?view=table",
]  # fmt: skip
"""The explorer as it is found at these addresses: its views, with a filter, marked words, nothing found."""

DRAWN = "() => !document.querySelector('#explorer') || performance.getEntriesByName('explorer-drawn').length > 0"


LAID_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
"""Rows far below the screen have no true places until one scrolls there; axe measures where they would lie."""


def violations(page: Page) -> list[str]:
    """What axe has against the page as it stands, a line for each element."""
    page.evaluate(LAID_OUT)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(RUN)
    return [
        f"{page.url}: {rule['id']}: {node['html'][:160]}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def visit(page: Page, address: str) -> list[str]:
    """What axe has against the page at an address, once everything stands in it."""
    page.goto(address)
    page.wait_for_function(DRAWN)
    return violations(page)


@pytest.mark.parametrize("number", range(len(WAYS)), ids=NAMES)
def test_axe_finds_nothing_on_a_sample(reader: OpenReader, home: str, number: int) -> None:
    """Every page is looked at in one of the ways."""
    language, scheme, size = WAYS[number]
    own = [address for address in EVERY if address.startswith("zh/") == bool(language)]
    own += [f"{language}{address}" for address in EXPLORED]
    share = len(WAYS) // len(LANGUAGES)
    page = reader(color_scheme=scheme, viewport=SIZES[size]).page
    wrong = []
    for address in own[number % share :: share]:
        wrong += visit(page, home + address)
    assert not wrong, "\n".join(wrong)


@pytest.mark.sweep
@pytest.mark.parametrize(("language", "scheme", "size"), WAYS, ids=NAMES)
def test_axe_finds_nothing(reader: OpenReader, home: str, language: str, scheme: str, size: str) -> None:
    page = reader(color_scheme=scheme, viewport=SIZES[size]).page
    wrong = []
    for address in [*PAGES, *ODD, *EXPLORED]:
        wrong += visit(page, f"{home}{language}{address}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("language", "scheme", "size"), WAYS, ids=NAMES)
def test_axe_finds_nothing_where_there_is_no_page(
    reader: OpenReader, placed_home: str, language: str, scheme: str, size: str
) -> None:
    """Only a site that knows its address can give this page its styles, at whatever depth it is shown."""
    page = reader(color_scheme=scheme, viewport=SIZES[size]).page
    wrong = visit(page, f"{placed_home}{language}no/such/page/")
    assert not wrong, "\n".join(wrong)
