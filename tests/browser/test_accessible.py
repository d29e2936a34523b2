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
RUN = "() => axe.run({ resultTypes: ['violations'] }).then((found) => found.violations)"
MISSING = "no-such-page/"


def violations(page: Page) -> list[str]:
    """What axe has against the page as it stands, a line for each element."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(RUN)
    return [
        f"{page.url}: {rule['id']}: {node['html'][:160]}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("number", range(len(WAYS)), ids=NAMES)
def test_axe_finds_nothing_on_a_sample(reader: OpenReader, home: str, number: int) -> None:
    """Every page is looked at in one of the ways."""
    language, scheme, size = WAYS[number]
    own = [address for address in EVERY if address.startswith("zh/") == bool(language)]
    share = len(WAYS) // len(LANGUAGES)
    page = reader(color_scheme=scheme, viewport=SIZES[size]).page
    wrong = []
    for address in own[number % share :: share]:
        page.goto(home + address)
        wrong += violations(page)
    assert wrong == []


@pytest.mark.sweep
@pytest.mark.parametrize(("language", "scheme", "size"), WAYS, ids=NAMES)
def test_axe_finds_nothing(reader: OpenReader, home: str, language: str, scheme: str, size: str) -> None:
    page = reader(color_scheme=scheme, viewport=SIZES[size]).page
    wrong = []
    for address in [*PAGES, *ODD, MISSING]:
        page.goto(f"{home}{language}{address}")
        wrong += violations(page)
    assert wrong == []
