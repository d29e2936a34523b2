"""The explorer without a network: kept by its worker after the first visit, and opened from disk."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from awesome.catalog import Catalog
from awesome.exporters.bibtex import entry as bibtex_entry
from awesome.exporters.citation import Venues
from awesome.vocabulary import Vocabulary
from tests.browser.conftest import OpenReader, serve
from tests.website.support import Site

BASE = "/under/this/"
KEPT = "navigator.serviceWorker.ready.then((own) => own.active.state === 'activated')"
CHUNKS = "caches.keys().then(async (names) => (await (await caches.open(names.find((n) => n.endsWith('#pieces')))).keys()).length)"  # fmt: skip


class Served:
    """A copy of the made-up site on a server that can go away and come back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server, self.home = serve(folder, BASE)

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def served(site: Site, tmp_path: Path) -> Iterator[Served]:
    shutil.copytree(site.folder, tmp_path / "site")
    own = Served(tmp_path / "site")
    yield own
    own.stop()


def until(page: Page, condition: str) -> None:
    """Wait until an expression, perhaps a promise, gives what is true."""
    for _ in range(150):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(condition)


def visit(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#explorer li.row").first).to_be_visible()


def test_after_one_visit_the_explorer_needs_no_network(reader: OpenReader, served: Served) -> None:
    page = reader().page
    visit(page, f"{served.home}explore/")
    until(page, KEPT)
    count = len(json.loads(served.folder.joinpath("worker.js").read_text().partition("const KEPT = ")[2].partition(";\n")[0])["pieces"])  # fmt: skip
    until(page, f"{CHUNKS}.then((count) => count === {count})")
    page.goto(f"{served.home}papers/kite-1/")
    page.context.set_offline(True)
    for address in ("explore/?q=kite", "zh/explore/", "explore/datasets/", "zh/explore/datasets/?q=kite"):
        visit(page, f"{served.home}{address}")
        assert page.url == f"{served.home}{address}"
    page.goto(f"{served.home}explore/?view=table&q=feather")
    expect(page.locator("#explorer table")).to_contain_text("Seeing Feather 0")
    page.goto(f"{served.home}papers/kite-1/")
    expect(page.locator("h1")).to_contain_text("Seeing Feather 0")


def test_an_entry_that_was_not_visited_is_looked_up(reader: OpenReader, served: Served) -> None:
    page = reader().page
    visit(page, f"{served.home}explore/")
    until(page, KEPT)
    page.context.set_offline(True)
    page.goto(f"{served.home}zh/papers/oryx-2/")
    page.wait_for_url("**/zh/explore/?q=oryx*2")
    expect(page.locator("#explorer li.row").first).to_contain_text("Oryx-2")


def test_only_the_explorer_is_fetched_beforehand(reader: OpenReader, served: Served) -> None:
    window = reader()
    asked: list[str] = []
    window.context.on("request", lambda request: asked.append(urlsplit(request.url).path.removeprefix(BASE)))
    visit(window.page, f"{served.home}explore/")
    until(window.page, KEPT)
    assert [path for path in asked if path.startswith(("papers/", "datasets/", "zh/papers/"))] == []
    assert window.troubles == []


def test_a_new_build_shows_itself_with_its_own_files(reader: OpenReader, served: Served) -> None:
    page = reader().page
    visit(page, f"{served.home}explore/")
    until(page, KEPT)
    # the next build: another index under another name, the old one gone
    manifest = json.loads((served.folder / "explore/index.json").read_text())
    old = manifest["papers"]["first"]
    new = old.replace(".json", "x.json")
    data = json.loads((served.folder / old).read_text())
    data["titles"] = data["titles"].replace("Made-up Birds", "Rebuilt Birds")
    (served.folder / new).write_text(json.dumps(data))
    (served.folder / old).unlink()
    for path in served.folder.rglob("explore/**/index.html"):
        path.write_text(path.read_text().replace(old, new).replace(manifest["version"], "next"))
    worker = served.folder / "worker.js"
    worker.write_text(worker.read_text().replace(old, new).replace(manifest["version"], "next").replace('"version":"', '"version":"next'))  # fmt: skip
    visit(page, f"{served.home}explore/?q=birds")
    expect(page.locator("#explorer li.row").first).to_contain_text("Rebuilt Birds")
    until(page, "navigator.serviceWorker.getRegistration().then((own) => own.waiting !== null)")
    # the old build is complete as long as the new one waits
    page.context.set_offline(True)
    visit(page, f"{served.home}explore/?q=birds")
    expect(page.locator("#explorer li.row").first).to_contain_text("Made-up Birds")
    # a new one takes its place when no page is left
    page.context.set_offline(False)
    page.goto("about:blank")
    visit(page, f"{served.home}explore/?q=birds")
    until(page, "caches.keys().then((names) => names.filter((name) => name.includes('#files-')).length === 1)")  # fmt: skip
    page.context.set_offline(True)
    visit(page, f"{served.home}explore/?q=birds")
    expect(page.locator("#explorer li.row").first).to_contain_text("Rebuilt Birds")


@pytest.mark.parametrize(
    ("name", "words"), [("explorer", "lark-1"), ("explorer-zh", "lark-1"), ("datasets", "kitebench")]
)
def test_it_opens_from_disk(browser: Browser, site: Site, tmp_path: Path, name: str, words: str) -> None:
    with zipfile.ZipFile(site.files["downloads/offline.zip"]) as archive:
        archive.extractall(tmp_path)
    (folder,) = tmp_path.glob("*/")
    context = browser.new_context(offline=True)
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(f"{(folder / name).as_uri()}.html")
    rows = page.locator("#explorer li.row")
    expect(rows.first).to_be_visible()
    page.get_by_role("searchbox").fill(words)
    expect(page.locator("#explorer mark").first).to_be_visible()
    links = page.locator("#explorer .t a").evaluate_all("all => all.map((a) => a.href)")
    assert links
    assert [link for link in links if not link.startswith("http") and link.partition("?")[0] != page.url.partition("?")[0]] == []  # fmt: skip
    assert troubles == []
    context.close()


def test_exports_are_made_on_disk_too(browser: Browser, site: Site, tmp_path: Path, catalog: Catalog) -> None:
    with zipfile.ZipFile(site.files["downloads/offline.zip"]) as archive:
        archive.extractall(tmp_path)
    (folder,) = tmp_path.glob("*/")
    context = browser.new_context(offline=True, accept_downloads=True)
    page = context.new_page()
    page.goto(f"{(folder / 'explorer.html').as_uri()}?q=Lark-1")
    expect(page.locator("#explorer mark").first).to_be_visible()
    page.locator("#explorer li.row input[type=checkbox]").first.check()
    with page.expect_download() as started:
        page.get_by_role("button", name="Download").click()
    assert started.value.path().read_text() == bibtex_entry(catalog.papers["lark-1"], Venues(Vocabulary.load()))
    context.close()
