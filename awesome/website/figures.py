"""What the plots show: their bars, where each leads, and the rows of their tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from awesome.model import BACKGROUND, SHELVES, Paper
from awesome.vocabulary import Term
from awesome.website.figure import GREY, Bar, Figure, explorer, way_to
from awesome.website.teams import teams_of
from awesome.website.views import CSS_CLASS, UNDATED, Views, year_of
from awesome.website.words import number

VENUES_SHOWN = 15
TEAMS_SHOWN = 15
EARLY = 0.01
"""The part of all papers up to which the first years are left out of the plot of months."""

UNREVIEWED = ("preprint", "web")
"""Types of venue that the plot of venues leaves out."""


class Figures:
    """Makes the figures of one catalog. `count` gives a number of it by name."""

    def __init__(self, views: Views, count: Callable[[str], int]) -> None:
        self.views = views
        self.catalog = views.catalog
        self.count = count

    def named(self, name: str, language: str) -> Figure | None:
        """The figure of a name, or None."""
        method: Callable[[str], Figure] | None = getattr(self, f"_{name}", None)
        return method(language) if method else None

    @cached_property
    def _shelves_of_months(self) -> dict[str, Counter[str]]:
        """How many papers of each month stand on each shelf, in order; `""` is the month of those without a date."""
        counts: dict[str, Counter[str]] = {}
        for paper in self.catalog:
            counts.setdefault(paper.date[:7], Counter())[paper.shelf] += 1
        return dict(sorted(counts.items()))

    def _stacked(self, title: str, first: str, language: str) -> Figure:
        """An empty figure whose bars are stacked of the shelves."""
        t = self.views.strings(language)
        shelves = [self.views.shelf_short(shelf, language) for shelf in SHELVES]
        classes = [f"plot-{CSS_CLASS[shelf]}" for shelf in SHELVES]
        figure = Figure(t[title], [t[first], *shelves, t["total"]], t["plot_years_note"], classes)
        figure.key = list(zip(shelves, classes, strict=True))
        return figure

    def _months(self, language: str) -> Figure:
        figure = self._stacked("plot_months", "month", language)
        dated = [month for month in self._shelves_of_months if len(month) == len("2024-05")]
        sizes = Counter({month: self._shelves_of_months[month].total() for month in dated})
        # the few papers of the first years would take as much room as the many of the last
        early = [month for month in dated if sum(sizes[one] for one in dated if one[:4] <= month[:4]) < EARLY * sizes.total()]  # fmt: skip
        shown = dated[len(early) :]
        years = [str(year) for year in range(int(shown[0][:4]), int(shown[-1][:4]) + 1)] if shown else []
        if early:
            t = self.views.strings(language)
            count = number(sum(sizes[month] for month in early), language)
            figure.note += t["plot_earlier"].format(count=count, year=years[0])
        for month in (f"{year}-{of_year:02}" for year in years for of_year in range(1, 13)):
            counts = self._shelves_of_months.get(month, Counter())
            if shown[0] <= month <= shown[-1]:
                page = f"years/{month.replace('-', '/')}/" if counts else ""
                self._add(figure, language, month, "", tuple(counts[shelf] for shelf in SHELVES), page=page)
        figure.months = {year: way_to(explorer(years=f"{year}-{year}"), language) for year in years}
        return figure

    def _years(self, language: str) -> Figure:
        t = self.views.strings(language)
        figure = self._stacked("plot_years", "year", language)
        newest = max((paper.date for paper in self.catalog), default="")
        # a year is whole once a paper of its December is in the list
        partial = newest[:4] if newest and newest[5:7] != "12" else ""
        years: dict[str, Counter[str]] = {}
        for month, counts in self._shelves_of_months.items():
            years.setdefault(month[:4] or UNDATED, Counter()).update(counts)
        for year, shelf_counts in sorted(years.items()):
            label = t["undated_short"] if year == UNDATED else year
            note = t["plot_until"].format(date=newest) if year == partial else ""
            page = f"years/{year}/"
            way = page if year == UNDATED else explorer(years=f"{year}-{year}")
            self._add(figure, language, label, way, tuple(shelf_counts[shelf] for shelf in SHELVES), note, page=page)
        return figure

    def _techniques(self, language: str) -> Figure:
        t = self.views.strings(language)
        classes = [f"plot-{CSS_CLASS[shelf]}" for shelf in SHELVES]
        figure = Figure(t["plot_techniques"], [t["technique"], t["papers_title"]], classes=classes)
        for place, shelf in enumerate(SHELVES):
            parts = tuple(self.count(shelf) if other == place else 0 for other in range(len(SHELVES)))
            way, page = explorer(technique=shelf), f"techniques/{shelf}/"
            self._add(figure, language, self.views.shelf_name(shelf, language), way, parts, page=page)
        return figure

    def _venues(self, language: str) -> Figure:
        t = self.views.strings(language)
        venues = [venue for venue in self.views.vocabulary.venues.values() if venue.id in self.views.by_venue]
        sizes = {venue.id: len(self.views.by_venue[venue.id]) for venue in venues}
        reviewed = [venue for venue in venues if venue.type not in UNREVIEWED]
        reviewed.sort(key=lambda venue: (-sizes[venue.id], venue.name))
        others = reviewed[VENUES_SHOWN:]
        note = t["plot_venues_note"].format(
            others=len(others),
            papers=number(sum(sizes[venue.id] for venue in others), language),
            preprints=number(sum(sizes[venue.id] for venue in venues if venue.type == "preprint"), language),
        )
        figure = Figure(t["plot_venues"], [t["venue"], t["papers_title"]], note)
        for venue in reviewed[:VENUES_SHOWN]:
            way, page = explorer(venue=venue.id), f"venues/{venue.id}/"
            self._add(figure, language, venue.name, way, (sizes[venue.id],), page=page)
        return figure

    def _modalities(self, language: str) -> Figure:
        t = self.views.strings(language)
        figure = Figure(t["plot_modalities"], [t["modality"], t["papers_title"]])
        sizes = Counter(modality for paper in self.catalog for modality in set(paper.modalities))
        return self._terms(figure, language, "modality", self.views.vocabulary.modalities, sizes)

    def _topics(self, language: str) -> Figure:
        t = self.views.strings(language)
        figure = Figure(t["plot_topics"], [t["topic"], t["papers_title"]])
        sizes = {slug: len(papers) for slug, papers in self.views.by_topic.items()}
        return self._terms(figure, language, "topic", self.views.vocabulary.topics, sizes, "topics")

    def _kinds(self, language: str) -> Figure:
        t = self.views.strings(language)
        figure = Figure(t["plot_kinds"], [t["kind"], t["datasets_title"]])
        sizes = Counter(kind for dataset in self.catalog.datasets.values() for kind in set(dataset.kind))
        return self._terms(figure, language, "kind", self.views.vocabulary.kinds, sizes, "kinds")

    def _code_years(self, language: str) -> Figure:
        t = self.views.strings(language)
        figure = self._shares("plot_code_years", "year", language)
        years: dict[str, list[Paper]] = {}
        for paper in sorted(self.catalog, key=year_of):
            years.setdefault(year_of(paper), []).append(paper)
        for year, papers in years.items():
            label = t["undated_short"] if year == UNDATED else year
            way = "" if year == UNDATED else explorer(years=f"{year}-{year}", has="code")
            self._share(figure, language, label, way, papers)
        return figure

    def _code_techniques(self, language: str) -> Figure:
        t = self.views.strings(language)
        figure = self._shares("plot_code_techniques", "technique", language)
        figure.classes = [*[f"plot-{CSS_CLASS[shelf]}" for shelf in SHELVES if shelf != BACKGROUND], GREY]
        for shelf, papers in self.catalog.by_technique.items():
            way = explorer(technique=shelf, has="code")
            self._share(figure, language, self.views.shelf_name(shelf, language), way, papers, f"plot-{CSS_CLASS[shelf]}")  # fmt: skip
        self._share(figure, language, t["plot_all"], explorer(has="code"), list(self.catalog))
        return figure

    def _shares(self, title: str, first: str, language: str) -> Figure:
        t = self.views.strings(language)
        return Figure(t[title], [t[first], t["plot_with_code"], t["plot_of"], t["plot_share"]], top=100, percent=True)

    def _share(
        self, figure: Figure, language: str, label: str, way: str, papers: Sequence[Paper], own: str = GREY
    ) -> None:
        """A bar for the share of papers with code, in the class `own`."""
        coded = sum(1 for paper in papers if paper.code)
        share = 100 * coded / len(papers) if papers else 0.0
        own = own if own in figure.classes else GREY
        cells = [number(coded, language), number(len(papers), language), f"{share:.1f}%"]
        self._add(figure, language, label, way if coded else "", tuple(share if one == own else 0 for one in figure.classes), cells=cells)  # fmt: skip

    def _teams(self, language: str) -> Figure:
        t = self.views.strings(language)
        figure = Figure(t["plot_teams"], [t["plot_team"], t["papers_title"]], t["plot_teams_note"])
        for team in teams_of(self.catalog, TEAMS_SHOWN):
            label = t["comma"].join(team.members)
            self._add(figure, language, label, explorer(q=" ".join(team.members)), (team.papers,))
        return figure

    def _unknown(self, language: str) -> Figure:
        t = self.views.strings(language)
        columns = [t["plot_field"], t["plot_number"], t["plot_of"], t["plot_share"]]
        figure = Figure(t["plot_unknown"], columns, top=100, percent=True)
        papers, datasets = self.count("papers"), self.count("datasets")
        for key, what, total, address in (
            ("plot_no_code", "without_code", papers, explorer(has="-code")),
            ("plot_no_authors", "unknown_authors", papers, ""),
            ("plot_no_venue", "unknown_venue", papers, ""),
            ("plot_no_date", "unknown_date", papers, f"years/{UNDATED}/"),
            ("plot_no_url", "datasets_without_url", datasets, ""),
        ):
            found = self.count(what)
            share = 100 * found / total if total else 0.0
            cells = [number(found, language), number(total, language), f"{share:.1f}%"]
            self._add(figure, language, t[key], address if found else "", (share,), cells=cells)
        return figure

    def _terms(
        self,
        figure: Figure,
        language: str,
        facet: str,
        terms: Mapping[str, Term],
        sizes: Mapping[str, int],
        pages: str = "",
    ) -> Figure:
        """A bar for each term that is in use, the most used first; `pages` is the folder of their own pages."""
        kind = "datasets" if facet == "kind" else "papers"
        for slug in sorted(set(terms) & set(sizes), key=lambda slug: (-sizes[slug], slug)):
            label, page = getattr(terms[slug], language), f"{pages}/{slug}/" if pages else ""
            self._add(figure, language, label, explorer(kind, **{facet: slug}), (sizes[slug],), page=page)
        return figure

    @staticmethod
    def _add(
        figure: Figure,
        language: str,
        label: str,
        address: str,
        parts: tuple[float, ...],
        note: str = "",
        cells: Iterable[str] = (),
        page: str = "",
    ) -> None:
        """A bar and its row of the table: each part and the sum where the table has columns for them, else the sum."""
        total = sum(parts)
        text = f"{total:.1f}%" if figure.percent else number(round(total), language)
        if not cells:
            shown = [*parts, total] if len(figure.columns) > len(parts) + 1 else [total]
            cells = [number(round(value), language) for value in shown]
        figure.bars.append(Bar(label, parts, text, way_to(address, language), note, way_to(page or address, language)))
        figure.cells.append(list(cells))
