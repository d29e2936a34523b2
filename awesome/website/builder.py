"""The build: catalog → views → pages → files."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from awesome.catalog import Catalog
from awesome.exporters import atom, export_all
from awesome.exporters.clock import build_time
from awesome.exporters.pack import pack
from awesome.exporters.selection import Selection
from awesome.model import TECHNIQUES
from awesome.vocabulary import Vocabulary
from awesome.website.api import write_api
from awesome.website.authors import AuthorPages
from awesome.website.entries import EntryPages
from awesome.website.explorer.pages import ExplorerPages
from awesome.website.hubs import write_hubs
from awesome.website.lists import ListPages
from awesome.website.machine import write_llms, write_sitemap
from awesome.website.moved import old_addresses, write_moved
from awesome.website.output import Output
from awesome.website.prose import build_prose, fill_slots, static_files
from awesome.website.proseindex import write_prose_index
from awesome.website.rows import Rows
from awesome.website.settings import Settings
from awesome.website.shell import Shell
from awesome.website.slots import Slots
from awesome.website.templates import Pages
from awesome.website.views import Views

SHELL_PAGES = {"en": "shell/", "zh": "zh/shell/"}


@dataclass
class Report:
    """What a build did: its steps with the seconds each took, and how many files it wrote and kept."""

    steps: list[tuple[str, float]] = field(default_factory=list)
    written: int = 0
    kept: int = 0

    def step(self, name: str, work: Callable[[], None]) -> None:
        """Do one step and note how long it took."""
        start = time.perf_counter()
        work()
        self.steps.append((name, time.perf_counter() - start))


def build_site(settings: Settings) -> Report:
    """Build the whole site, both languages, into ``build/site``.

    Raises:
        CatalogError: the catalog cannot be read.
        ProseError: a prose page, a template or the MkDocs configuration is wrong.
    """
    report = Report()
    catalog = Catalog.load(settings.root)
    views = Views(catalog, Vocabulary.load(), settings)
    prose: dict[str, str] = {}
    report.step("prose", lambda: prose.update(build_prose(settings)))
    shells = {language: Shell.cut(prose.pop(f"{page}index.html"), page) for language, page in SHELL_PAGES.items()}
    pages = Pages(settings, shells)
    output = Output(settings.site, settings.out / "manifest.json")
    entries = EntryPages(views, pages)
    rows = Rows(views, pages)
    lists = ListPages(views, pages, rows)
    report.step("entries", lambda: entries.write(output))
    report.step("lists", lambda: lists.write(output))
    report.step("hubs", lambda: write_hubs(output, lists))
    report.step("explorer", lambda: ExplorerPages(views, pages, rows).write(output))
    report.step("authors", lambda: AuthorPages(lists).write(output))
    report.step("prose pages", lambda: _write_prose(output, prose, views, Slots(views, pages, rows, lists)))
    report.step("moved", lambda: write_moved(output, views, pages))
    report.step("api", lambda: write_api(output, views))
    report.step("downloads", lambda: _write_downloads(output, views))
    report.step("machine files", lambda: _write_machine(output, views, settings))
    output.finish()
    report.written, report.kept = output.written, output.kept
    return report


def _write_prose(output: Output, prose: dict[str, str], views: Views, slots: Slots) -> None:
    filled = {}
    for path, html in prose.items():
        address = path.removesuffix("index.html")
        language = "zh" if address.startswith("zh/") else "en"
        filled[path] = fill_slots(html, slots.filler(address, language))
        output.write(path, filled[path])
    write_prose_index(output, views, filled)


def _write_downloads(output: Output, views: Views) -> None:
    settings = views.settings
    selection = Selection.whole(views.catalog, views.vocabulary, build_time(settings.root), settings.site_url)
    files = export_all(selection)
    for name, data in files.items():
        output.write(f"downloads/{name}", data)
    output.write("downloads/pack.zip", pack(selection, files))
    for technique in ("", *TECHNIQUES):
        path = f"feeds/{technique or 'all'}.xml"
        output.write(path, atom.feed(selection, technique, path, f"techniques/{technique}/" if technique else ""))


def _write_machine(output: Output, views: Views, settings: Settings) -> None:
    for path, data in static_files(settings).items():
        output.write(path, data)
    write_llms(output, views)
    write_sitemap(output, views, _addresses(output, old_addresses(views.catalog)))


def _addresses(output: Output, without: set[str]) -> Iterable[str]:
    """The English address of every page that was written, without some."""
    pages = (path for path in output.paths if path.endswith("index.html") and not path.startswith("zh/"))
    addresses = (path.removesuffix("index.html") for path in pages)
    return [address for address in addresses if address not in without]
