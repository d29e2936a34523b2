"""The explorer's pages: what a reader without script needs, and the data that the script begins with."""

from __future__ import annotations

from typing import Any

from awesome.model import SHELVES
from awesome.website.explorer.disk import disk_name, write_disk
from awesome.website.explorer.files import FOLDER
from awesome.website.explorer.index import write_index
from awesome.website.explorer.keeping import APP, write_apps, write_worker
from awesome.website.output import Output
from awesome.website.prose import assets_version
from awesome.website.rows import Rows
from awesome.website.settings import LANGUAGES, Strings
from awesome.website.shell import with_base
from awesome.website.templates import Pages, place, script_data, trusted
from awesome.website.views import CSS_CLASS, Views

WITHOUT_SCRIPT = 50
"""How many rows stand in the page itself."""

WORDS = "explore_"
"""Begins the keys of the words that the client is given."""

ROW_WORDS = ("authors_unknown", "code", "comma", "data", "demo", "more_authors", "paper_page", "pdf")
"""What rows say everywhere on the site, and so in the client too."""

ADDRESSES = {"papers": "explore/", "datasets": "explore/datasets/"}


class ExplorerPages:
    """Writes the index and the explorer's pages in both languages."""

    def __init__(self, views: Views, pages: Pages, rows: Rows) -> None:
        self.views = views
        self.pages = pages
        self.rows = rows
        self.version = assets_version(views.settings)

    def write(self, output: Output) -> None:
        """Write everything that the explorer is made of."""
        manifest = write_index(output, self.views, self.pages.key)
        index = [path for path in output.paths if path.startswith(FOLDER) and path.endswith((".json", ".gz"))]
        site, disk = {}, {}
        for kind in ADDRESSES:
            for language in LANGUAGES:
                site[place(ADDRESSES[kind], language)] = self._page(kind, language, manifest)
                disk[disk_name(kind, language)] = self._disk(kind, language, manifest)
        for address, html in site.items():
            output.write(f"{address}index.html", html)
        write_apps(output, self.pages)
        write_worker(output, self.pages, manifest, site, [path for path in index if path.endswith(".gz")])
        write_disk(output, self.views.settings, disk, index, self.pages.key)

    def _page(self, kind: str, language: str, manifest: dict[str, Any]) -> str:
        address, said = ADDRESSES[kind], self._said(kind, language)
        content = self.pages.render(
            "explorer.html.j2",
            language,
            **said,
            **self._data(kind, language, manifest),
            disk=False,
            ways=self._ways(kind, language),
            rows=trusted(self._rows(kind, language)),
        )
        head = self.pages.render(
            "explorer_head.html.j2",
            language,
            title=said["title"],
            description=said["lead"],
            address=address,
            app=place(f"{ADDRESSES['papers']}{APP}", language),
            first=manifest[kind]["first"],
            version=self.version,
        )
        return self.pages.whole(address, language, head, content)

    def _disk(self, kind: str, language: str, manifest: dict[str, Any]) -> str:
        """The page that is opened from disk."""
        menu = [(self._said(other, language)["title"], disk_name(other, language)) for other in ADDRESSES]
        (elsewhere,) = (other for other in LANGUAGES if other != language)
        html = self.pages.render(
            "disk.html.j2",
            language,
            **self._said(kind, language),
            **self._data(kind, language, manifest),
            disk=True,
            ways=[],
            rows="",
            menu=menu,
            own=disk_name(kind, language),
            other=disk_name(kind, elsewhere),
        )
        return with_base(html, "")

    def _said(self, kind: str, language: str) -> dict[str, str]:
        t = self.views.strings(language)
        prefix = WORDS if kind == "papers" else f"{WORDS}{kind}_"
        return {"title": t[f"{prefix}title"], "lead": t[f"{prefix}lead"]}

    def _data(self, kind: str, language: str, manifest: dict[str, Any]) -> dict[str, Any]:
        """What the script begins with."""
        t, count = self.views.strings(language), manifest[kind]["count"]
        return {
            "kind": kind,
            "newest": t["explore_newest"].format(count=min(WITHOUT_SCRIPT, count)),
            "words": script_data(self._words(t)),
            "labels": script_data(self._labels(language)),
            "manifest": script_data(manifest),
        }

    def _rows(self, kind: str, language: str) -> str:
        if kind == "papers":
            return self.rows.papers(self.views.newest[:WITHOUT_SCRIPT], language)
        return self.rows.datasets(self.views.newest_datasets[:WITHOUT_SCRIPT], language)

    def _ways(self, kind: str, language: str) -> list[tuple[str, str]]:
        """Name and address of the lists that hold everything."""
        views, t = self.views, self.views.strings(language)
        if kind == "datasets":
            used = {slug for dataset in views.newest_datasets for slug in dataset.kind}
            kinds = views.vocabulary.kinds.items()
            return [(getattr(term, language), f"kinds/{slug}/") for slug, term in kinds if slug in used]
        shelves = [(views.shelf_name(shelf, language), f"techniques/{shelf}/") for shelf in views.shelves]
        lists = ("topics", "venues", "years", "authors")
        return shelves + [(t[f"{name}_title"], f"{name}/") for name in lists]

    @staticmethod
    def _words(t: Strings) -> dict[str, str]:
        own = {key.removeprefix(WORDS): t[key] for key in t if key.startswith(WORDS)}
        return own | {key: t[key] for key in ROW_WORDS}

    def _milestones(self, language: str) -> dict[str, list[tuple[str, str]]]:
        """The id of each milestone of a technique and why it matters, in order of date."""
        views = self.views
        found = {}
        for shelf, stones in views.settings.load("milestones.yaml").items():
            papers = [(views.catalog.by_arxiv.get(stone["arxiv"]), stone["why"][language]) for stone in stones]
            named = sorted([(paper.date[:7], paper.id, why) for paper, why in papers if paper])
            found[shelf] = [(identifier, why) for _, identifier, why in named]
        return found

    def _labels(self, language: str) -> dict[str, dict[str, Any]]:
        """What the keys of the index are called, by facet and key; of techniques also the short name and the class.

        And why which papers are milestones, by technique.
        """
        views, words = self.views, self.views.vocabulary
        techniques = {
            shelf: {
                "name": views.shelf_name(shelf, language),
                "short": views.shelf_short(shelf, language),
                "class": CSS_CLASS[shelf],
            }
            for shelf in SHELVES
        }
        labels: dict[str, dict[str, Any]] = {"techniques": techniques, "milestones": dict(self._milestones(language))}
        for name, terms in (("topics", words.topics), ("modalities", words.modalities), ("kinds", words.kinds)):
            labels[name] = {slug: getattr(term, language) for slug, term in terms.items()}
        return labels
