"""Taking away: the selection, its formats, its link, how far one has read, and paper."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from awesome.catalog import Catalog
from awesome.exporters import FORMATS
from awesome.exporters.bibtex import entry as bibtex_entry
from awesome.exporters.citation import Venues
from awesome.exporters.clock import EPOCH
from awesome.exporters.criteria import Criteria, select
from awesome.exporters.selection import Selection
from awesome.vocabulary import Vocabulary
from tests.browser.conftest import OpenReader
from tests.browser.explorer.test_finding import count, opened

COPYING = {"permissions": ["clipboard-read", "clipboard-write"]}


def tick(page: Page, name: str) -> None:
    page.get_by_role("checkbox", name=f"Select {name}", exact=True).check()


def selected(page: Page) -> str:
    return page.get_by_role("region", name="Your selection").locator("b").inner_text()


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json", "csv", "json", "markdown"])
def test_what_is_taken_is_what_the_command_exports(page: Page, home: str, catalog: Catalog, form: str) -> None:
    ids = {"kite-1", "hostile", "many", "chinese"}
    opened(page, f"{home}explore/?sel={','.join(sorted(ids))}")
    count(page, len(ids))
    page.get_by_role("button", name="Select all 4").click()
    page.get_by_role("combobox", name="Format").select_option(form)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    whole = Selection.whole(catalog, Vocabulary.load(), EPOCH)
    papers = tuple(paper for paper in whole.papers if paper.id in ids)
    # an id of a data set is not among them, though one of them is called as its paper
    sets = tuple(own for own in whole.data_sets if own.paper in ids)
    expected = replace(select(whole, Criteria(ids=frozenset(ids)), catalog), papers=papers, data_sets=sets)
    assert download.value.path().read_bytes() == FORMATS[form].export(expected)
    name, _, ending = FORMATS[form].file.partition(".")
    assert download.value.suggested_filename == f"{name}-4.{ending}"


def test_data_sets_are_taken_without_their_papers(page: Page, home: str, catalog: Catalog) -> None:
    opened(page, f"{home}explore/datasets/?q=lone")
    tick(page, "LoneSet")
    page.get_by_role("combobox", name="Format").select_option("json")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    whole = Selection.whole(catalog, Vocabulary.load(), EPOCH)
    expected = FORMATS["json"].export(replace(whole, papers=(), data_sets=(catalog.datasets["lone"],)))
    assert download.value.path().read_bytes() == expected


def test_the_selection_outlives_the_visit_and_is_shared_by_a_link(reader: OpenReader, home: str) -> None:
    window = reader(**COPYING)
    page = opened(window.page, f"{home}explore/")
    tick(page, "Lark-1")
    tick(page, "虚构")
    assert selected(page) == "2 selected"
    page.goto(f"{home}papers/kite-1/")
    opened(page, f"{home}explore/?q=lark-1")
    assert selected(page) == "2 selected"
    expect(page.get_by_role("checkbox", name="Select Lark-1", exact=True)).to_be_checked()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".said")).to_have_text("Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    other = opened(reader().page, link)
    count(other, 2)
    expect(other.get_by_role("region", name="Your selection")).to_be_hidden()
    assert window.troubles == []


def test_a_selection_holds_in_every_view_and_language(page: Page, home: str) -> None:
    opened(page, f"{home}explore/?q=lark-1")
    tick(page, "Lark-1")
    page.get_by_role("radio", name="Table").check()
    expect(page.get_by_role("checkbox", name="Select Lark-1", exact=True)).to_be_checked()
    page.get_by_role("checkbox", name="Select Lark-1", exact=True).uncheck()
    expect(page.get_by_role("region", name="Your selection")).to_be_hidden()
    page.get_by_role("checkbox", name="Select Lark-1", exact=True).check()
    opened(page, f"{home}zh/explore/")
    expect(page.get_by_role("region", name="所选条目").locator("b")).to_have_text("已选 1 条")
    page.get_by_role("button", name="清空").click()
    expect(page.get_by_role("region", name="所选条目")).to_be_hidden()


def test_what_was_removed_from_the_list_is_no_longer_selected(page: Page, home: str) -> None:
    page.goto(f"{home}explore/")
    page.evaluate("localStorage.setItem('papers-selection', JSON.stringify({ version: 1, ids: ['gone', 'kite-1'] }))")
    opened(page, f"{home}explore/")
    assert selected(page) == "1 selected"


def test_cite_copies_the_bibtex_of_a_row(reader: OpenReader, home: str, catalog: Catalog) -> None:
    window = reader(**COPYING)
    page = opened(window.page, f"{home}explore/?q=latex+or+tuning+of+birds")
    page.locator("li.row").first.get_by_role("link", name="cite").click()
    expect(page.locator(".said")).to_have_text("BibTeX copied")
    identifier = re.search(r"papers/([^/]+)/", page.locator("li.row .t a").first.get_attribute("href") or "")
    assert identifier
    expected = bibtex_entry(catalog.papers[identifier[1]], Venues(Vocabulary.load()))
    assert page.evaluate("navigator.clipboard.readText()") == expected
    assert window.troubles == []


def test_a_piece_that_does_not_come_is_said(reader: OpenReader, home: str) -> None:
    page = reader(service_workers="block").page
    page.route("**/explore/pieces/**", lambda route: route.fulfill(status=404))
    opened(page, f"{home}explore/?q=lark-1")
    tick(page, "Lark-1")
    page.get_by_role("button", name="Download").click()
    expect(page.locator(".said")).to_have_text("This could not be loaded. Please try again.")


def test_the_reading_path_keeps_how_far_one_has_read(page: Page, home: str) -> None:
    opened(page, f"{home}explore/?technique=chain-of-thought")
    path = page.locator(".x-path")
    expect(path.locator("summary")).to_have_text("Reading path: 3 milestones, 0 read")
    path.locator("summary").click()
    dates = path.locator("time").all_inner_texts()
    assert dates == sorted(dates)
    path.get_by_role("checkbox").first.check()
    page.reload()
    expect(path.locator("summary")).to_have_text("Reading path: 3 milestones, 1 read")
    opened(page, f"{home}explore/")
    expect(path).to_be_hidden()


def test_paper_shows_the_result_and_nothing_to_press(page: Page, home: str) -> None:
    opened(page, f"{home}explore/?has=code")
    tick(page, "Lark-1")
    page.emulate_media(media="print")
    for gone in ("searchbox", "checkbox", "radio", "button", "combobox"):
        assert [one for one in page.locator("#explorer").get_by_role(gone).all() if one.is_visible() and "x-chip" not in (one.get_attribute("class") or "")] == []  # fmt: skip
    expect(page.locator("li.row").first).to_be_visible()
    assert page.pdf().startswith(b"%PDF")
