"""The pages that a change brings, as they will be, in a folder that opens from disk.

The whole site is too large to be looked at by downloading it. So this is a part: the pages of the entries that are new
or changed, the lists of their shelf and year, and the prose, each in both languages; other links lead to the site that
is there already, where its address is known.
"""

from __future__ import annotations

import posixpath
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, unquote

import jinja2

from awesome.catalog import Catalog
from awesome.document import Entry
from awesome.history import History
from awesome.model import BACKGROUND
from awesome.pullrequest.changed import Difference, differences
from awesome.pullrequest.reading import in_commit, in_folder
from awesome.pullrequest.wording import CHANGES, NOUNS, counted
from awesome.vocabulary import Vocabulary
from awesome.website.entries import EntryPages
from awesome.website.lists import ListPages
from awesome.website.output import Output
from awesome.website.prose import build_prose, fill_slots, static_files
from awesome.website.rows import Rows
from awesome.website.settings import LANGUAGES, Settings
from awesome.website.shell import Shell
from awesome.website.slots import Slots
from awesome.website.templates import Pages, path_of
from awesome.website.views import UNDATED, Views

MOST_ENTRIES = 30

START = "preview.html"
ELSEWHERE = "elsewhere.html"
"""Where links lead that lead out of the preview, if the site's address is not known."""

_SHELLS = {"en": "shell/", "zh": "zh/shell/"}
_FOLDERS = {"paper": "papers", "dataset": "datasets"}
_LINK = re.compile(r'\b(href|src)="(?!#|[a-zA-Z][a-zA-Z0-9+.-]*:|//)([^"#?]*)(?:\?[^"#]*)?(#[^"]*)?"')


def build_preview(root: Path, history: History, since: str, output: Path) -> str:
    """Build the preview of what the files in `root` bring since a commit; returns what to tell the user.

    What stands in `output` already is left as it is, so there should be nothing.

    Raises:
        CatalogError: the list cannot be read, or an entry names what there is not.
        SettingsError, ProseError, AddressError: as for a build of the site.
    """
    changed = [
        difference
        for difference in differences(in_commit(history, since), in_folder(root))
        if difference.kind in _FOLDERS and difference.change != "removed"
    ]
    settings = Settings.from_environment(root)
    pages = _Chosen(output, {path for difference in changed[:MOST_ENTRIES] for path in _pages_of(difference)})
    with tempfile.TemporaryDirectory(prefix="awesome-preview-") as folder:
        _render(replace(settings, out=Path(folder)), pages)
    pages.make_openable(settings.site_url)
    _write_start(output, changed, pages)
    return f"{output}: {counted(len(pages.chosen), 'page')}; open {output / START}\n"


class _Chosen(Output):
    """Takes what a build of the site writes, and keeps some of it."""

    def __init__(self, root: Path, wanted: set[str]) -> None:
        root.mkdir(parents=True, exist_ok=True)
        super().__init__(root, root / ".manifest")
        self.wanted = wanted
        self.chosen: list[str] = []

    def write(self, path: str, content: str | bytes) -> None:
        """Keep a file if it is wanted."""
        if path in self.wanted:
            self._keep(path, content.encode() if isinstance(content, str) else content)

    def page(self, path: str, key: str, render: Callable[[], str | bytes]) -> None:  # noqa: ARG002 - nothing is kept from before
        """Keep a page if it is wanted; the others are not rendered."""
        if path in self.wanted:
            self.write(path, render())

    def _keep(self, path: str, data: bytes) -> None:
        self._store(path, data)
        self.chosen.append(path)

    def make_openable(self, site_url: str) -> None:
        """Let links name files, as a disk wants it, and those out of the preview lead to the site."""
        there = set(self.chosen)
        for path in [path for path in self.chosen if path.endswith(".html")]:
            file = self.root / path
            text = file.read_text(encoding="utf-8")
            relinked = _LINK.sub(partial(_relinked, page=path, there=there, site_url=site_url), text)
            file.write_text(relinked, encoding="utf-8")


def _relinked(match: re.Match[str], *, page: str, there: set[str], site_url: str) -> str:
    attribute, anchor = match[1], match[3] or ""
    path = unquote(unescape(match[2]))
    folder = posixpath.dirname(page)
    target = posixpath.normpath(posixpath.join(folder, path)) if path else page
    if path.endswith(("/", ".")) or target == ".":
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if target in there:
        return f'{attribute}="{escape(quote(posixpath.relpath(target, folder or ".")))}{anchor}"'
    if site_url:
        address = target.removesuffix("index.html")
        return f'{attribute}="{escape(site_url + quote(address))}{anchor}"'
    return f'{attribute}="{posixpath.relpath(ELSEWHERE, folder or ".")}"'


def _pages_of(difference: Difference) -> Iterator[str]:
    """The pages that show an entry, and the lists that it stands in."""
    entry = difference.entry
    yield from _both(f"{_FOLDERS[difference.kind]}/{entry.id}/")
    if difference.kind == "paper":
        for technique in entry.list("techniques") or [BACKGROUND]:
            yield from _both(f"techniques/{technique}/{entry.text('date')[:4] or UNDATED}/")
    else:
        for kind in entry.list("kind"):
            yield from _both(f"kinds/{kind}/")


def _both(address: str) -> Iterable[str]:
    return [path_of(address, language) for language in LANGUAGES]


def _render(settings: Settings, output: _Chosen) -> None:
    views = Views(Catalog.load(settings.root), Vocabulary.load(), settings)
    prose = build_prose(settings)
    shells = {language: Shell.cut(prose.pop(f"{page}index.html"), page) for language, page in _SHELLS.items()}
    static = static_files(settings)
    output.wanted |= {path for path in prose if path != "404.html"} | static.keys()
    pages = Pages(settings, shells)
    rows = Rows(views, pages)
    lists = ListPages(views, pages, rows)
    EntryPages(views, pages).write(output)
    lists.write(output)
    slots = Slots(views, pages, rows, lists)
    for path, html in prose.items():
        if path in output.wanted:
            address = path.removesuffix("index.html")
            output.write(path, fill_slots(html, slots.filler(address, "zh" if address.startswith("zh/") else "en")))
    for path, data in static.items():
        output.write(path, data)


def _write_start(output: Path, changed: Sequence[Difference], pages: _Chosen) -> None:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("awesome.pullrequest"), autoescape=True, undefined=jinja2.StrictUndefined
    )
    rows = [
        (f"{CHANGES[difference.change]} {NOUNS[difference.kind]}", difference.entry.id, _title(difference.entry), shown)
        for difference in changed[:MOST_ENTRIES]
        if set(shown := list(_pages_of(difference))) & set(pages.chosen)
    ]
    prose = sorted(path for path in pages.chosen if path.endswith(".html") and not any(path in row[3] for row in rows))
    for name, template in ((START, "preview.html.j2"), (ELSEWHERE, "elsewhere.html.j2")):
        html = environment.get_template(template).render(
            rows=rows, prose=prose, more=max(len(changed) - MOST_ENTRIES, 0), start=START
        )
        (output / name).write_text(html, encoding="utf-8")


def _title(entry: Entry) -> str:
    return entry.text("title") or entry.text("name")
