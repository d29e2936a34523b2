"""The pages that list papers and data sets: shelves by year, venues, topics, modalities, months, kinds, authors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import msgspec

from awesome.model import Dataset, Paper
from awesome.website.output import Output, digest
from awesome.website.rows import Rows
from awesome.website.settings import LANGUAGES
from awesome.website.templates import Pages, path_of, trusted
from awesome.website.views import UNDATED, Views, newest_first, year_of
from awesome.website.words import number

NEWEST = 100
"""How many papers a collection shows before it leads to its years."""

Crumbs = list[tuple[str, str]]


@dataclass(frozen=True)
class Collection:
    """Papers that belong together, with a page of the newest and a page a year.

    Attributes:
        address: of its landing page.
        papers: the newest first.
        name: in each language.
        about: a sentence in each language, may be empty.
        parent: key of the name and address of the page above.
        years: the year's page of a paper.
        landing: whether the landing page is written here (a shelf's is prose).
    """

    address: str
    papers: list[Paper]
    name: dict[str, str]
    parent: tuple[str, str]
    about: dict[str, str]
    years: Callable[[Paper], str] = year_of
    landing: bool = True

    def by_year(self) -> dict[str, list[Paper]]:
        """The papers of each year, the newest year first, those without a date last."""
        found: dict[str, list[Paper]] = defaultdict(list)
        for paper in self.papers:
            found[self.years(paper)].append(paper)
        return dict(sorted(found.items(), key=lambda item: (item[0] != UNDATED, item[0]), reverse=True))


class ListPages:
    """Writes every list page in both languages."""

    def __init__(self, views: Views, pages: Pages, rows: Rows) -> None:
        self.views = views
        self.pages = pages
        self.rows = rows

    def write(self, output: Output) -> None:
        """Write all list pages."""
        for collection in self.collections():
            for language in LANGUAGES:
                self._collection(output, collection, language)
        for language in LANGUAGES:
            self._months(output, language)
            self._kinds(output, language)

    def collections(self) -> Iterable[Collection]:
        """Shelves, topics and venues."""
        views = self.views
        for shelf in views.shelves:
            name = {language: views.shelf_name(shelf, language) for language in LANGUAGES}
            papers = newest_first(views.catalog.by_technique[shelf])
            yield Collection(
                f"techniques/{shelf}/", papers, name, ("menu_techniques", "techniques/"), {}, landing=False
            )
        for slug, term in views.vocabulary.topics.items():
            if slug in views.by_topic:
                about = {"en": term.en_about, "zh": term.zh_about}
                name = {"en": term.en, "zh": term.zh}
                yield Collection(f"topics/{slug}/", views.by_topic[slug], name, ("topics_title", "topics/"), about)
        for slug, venue in views.vocabulary.venues.items():
            # what is only on arXiv stands by year and month already
            if slug in views.by_venue and venue.type != "preprint":
                yield Collection(
                    f"venues/{slug}/",
                    views.by_venue[slug],
                    dict.fromkeys(LANGUAGES, venue.name),
                    ("venues_title", "venues/"),
                    dict.fromkeys(LANGUAGES, venue.full if venue.full != venue.name else ""),
                    _venue_year,
                )

    def years_nav(self, collection: Collection, language: str) -> list[tuple[str, str, int]]:
        """Name, address and number of papers of each year."""
        undated = self.views.strings(language)["undated_short"]
        return [
            (undated if year == UNDATED else year, f"{collection.address}{year}/", len(papers))
            for year, papers in collection.by_year().items()
        ]

    def _collection(self, output: Output, collection: Collection, language: str) -> None:
        t = self.views.strings(language)
        ways = self.years_nav(collection, language)
        crumbs = [(t[collection.parent[0]], collection.parent[1])]
        title = collection.name[language]
        if collection.landing:
            whole = len(collection.papers) <= NEWEST
            total = number(len(collection.papers), language)
            note = (
                self.views.all_of(collection.papers, language)
                if whole
                else t["newest_of"].format(count=NEWEST, total=total)
            )
            lead = " ".join(part for part in (_sentence(collection.about.get(language, "")), note) if part)
            groups = [("", "", collection.papers[:NEWEST])]
            self.write_list(output, language, collection.address, title, lead, crumbs, ways, groups)
        for year, papers in collection.by_year().items():
            name = t["undated"] if year == UNDATED else year
            address = f"{collection.address}{year}/"
            groups = (
                self._by_shelf(papers, language)
                if not collection.address.startswith("techniques/")
                else self._by_month(papers, language)
            )
            lead = self.views.all_of(papers, language)
            self.write_list(
                output,
                language,
                address,
                f"{title}, {name}",
                lead,
                [*crumbs, (title, collection.address)],
                ways,
                groups,
            )

    def _by_shelf(self, papers: list[Paper], language: str) -> list[tuple[str, str, list[Paper]]]:
        views = self.views
        found = [
            (views.shelf_name(shelf, language), shelf, [p for p in papers if p.shelf == shelf])
            for shelf in views.shelves
        ]
        return [group for group in found if group[2]]

    def _by_month(self, papers: list[Paper], language: str) -> list[tuple[str, str, list[Paper]]]:
        months: dict[str, list[Paper]] = defaultdict(list)
        for paper in papers:
            months[paper.date[:7]].append(paper)
        undated = self.views.strings(language)["undated"]
        return [(month or undated, f"m-{month or UNDATED}", group) for month, group in months.items()]

    def write_list(
        self,
        output: Output,
        language: str,
        address: str,
        title: str,
        lead: str,
        crumbs: Crumbs,
        ways: list[tuple[str, str, int]],
        groups: list[tuple[str, str, list[Paper]]],
    ) -> None:
        """Write a page of rows in `groups` (heading, anchor, papers), unless what it shows is unchanged."""
        digests = self.views.digests
        shown = [[heading, anchor, *[digests[paper.id] for paper in papers]] for heading, anchor, papers in groups]
        key = digest(self.pages.key, msgspec.json.encode([language, address, title, lead, crumbs, ways, shown]))

        def render() -> str:
            rows = [
                (heading, anchor, trusted(self.rows.papers(papers, language))) for heading, anchor, papers in groups
            ]
            content = self.pages.render(
                "list.html.j2", language, title=title, lead=lead, crumbs=crumbs, ways=ways, groups=rows, current=address,
                ways_name=self.views.strings(language)["by_year"],
            )  # fmt: skip
            return self.pages.list_page(address, language, title, f"{title}. {lead}", content)

        output.page(path_of(address, language), key, render)

    def _months(self, output: Output, language: str) -> None:
        """A page a year that leads to its months, and a page a month."""
        t = self.views.strings(language)
        years: dict[str, dict[str, list[Paper]]] = defaultdict(lambda: defaultdict(list))
        for paper in self.views.newest:
            years[year_of(paper)][paper.date[5:7] or "00"].append(paper)
        ways = [
            (t["undated_short"] if year == UNDATED else year, f"years/{year}/", sum(map(len, months.values())))
            for year, months in years.items()
        ]
        crumbs = [(t["papers_title"], "papers/"), (t["years_title"], "years/")]
        sections = [("", "", [(name, address, count, "") for name, address, count in ways])]
        self.index(output, language, "years/", t["years_title"], t["years_lead"], crumbs[:1], sections)
        for year, months in years.items():
            name = t["undated"] if year == UNDATED else year
            if year == UNDATED or set(months) == {"00"}:
                groups = self._by_shelf([paper for group in months.values() for paper in group], language)
                self.write_list(output, language, f"years/{year}/", name, "", crumbs, ways, groups)
                continue
            links = [
                (
                    f"{year}-{month}" if month != "00" else f"{year}, {t['unknown']}",
                    f"years/{year}/{month}/",
                    len(group),
                    "",
                )
                for month, group in months.items()
            ]
            whole = [paper for group in months.values() for paper in group]
            self.index(
                output,
                language,
                f"years/{year}/",
                name,
                self.views.all_of(whole, language),
                crumbs,
                [(t["by_month"], "months", links)],
            )
            month_ways = [(label, address, count) for label, address, count, _ in links]
            for month, group in months.items():
                title = f"{year}-{month}" if month != "00" else f"{year}, {t['unknown']}"
                self.write_list(
                    output, language, f"years/{year}/{month}/", title, self.views.all_of(group, language),
                    [*crumbs, (name, f"years/{year}/")], month_ways, self._by_shelf(group, language),
                )  # fmt: skip

    def _kinds(self, output: Output, language: str) -> None:
        """A page for each kind of data set."""
        t = self.views.strings(language)
        by_kind = self.datasets_by_kind()
        ways = [
            (getattr(term, language), f"kinds/{slug}/", len(by_kind[slug]))
            for slug, term in self.views.vocabulary.kinds.items()
            if slug in by_kind
        ]
        for slug, datasets in by_kind.items():
            term = self.views.vocabulary.kinds[slug]
            title, about = getattr(term, language), term.en_about if language == "en" else term.zh_about
            heading = f"{t['datasets_title']}: {title}"
            content = self.pages.render(
                "list.html.j2", language, title=heading, lead=about, crumbs=[(t["datasets_title"], "datasets/")], ways=ways,
                ways_name=t["by_kind"], current=f"kinds/{slug}/", groups=[("", "", trusted(self.rows.datasets(datasets, language)))],
            )  # fmt: skip
            output.write(
                path_of(f"kinds/{slug}/", language),
                self.pages.list_page(f"kinds/{slug}/", language, heading, about, content),
            )

    def datasets_by_kind(self) -> dict[str, list[Dataset]]:
        """Data sets of each kind, the newest first."""
        found: dict[str, list[Dataset]] = defaultdict(list)
        for dataset in self.views.newest_datasets:
            for kind in dataset.kind:
                found[kind].append(dataset)
        return dict(found)

    def index(
        self,
        output: Output,
        language: str,
        address: str,
        title: str,
        lead: str,
        crumbs: Crumbs,
        sections: list[tuple[str, str, list[tuple[str, str, int, str]]]],
        rows: str = "",
        rows_title: str = "",
    ) -> None:
        """Write a page that leads on."""
        content = self.pages.render(
            "index.html.j2",
            language,
            title=title,
            lead=lead,
            crumbs=crumbs,
            sections=sections,
            rows=trusted(rows),
            rows_title=rows_title,
        )
        output.write(path_of(address, language), self.pages.list_page(address, language, title, lead or title, content))


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".!?。" else f"{text}."


def _venue_year(paper: Paper) -> str:
    return paper.venue.rpartition(" ")[2]
