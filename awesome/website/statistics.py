"""The numbers of the catalog: counts that stand in the prose, and plots with their tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import jinja2

from awesome.model import SHELVES, Paper
from awesome.vocabulary import Term
from awesome.website.prose import ProseError
from awesome.website.shell import BASE
from awesome.website.templates import trusted
from awesome.website.views import CSS_CLASS, UNDATED, Views, year_of

if TYPE_CHECKING:
    from awesome.website.plots import Bar

VENUES_SHOWN = 15
UNREVIEWED = ("preprint", "web")
"""Types of venue that the plot of venues leaves out."""

Row = list[str]


@dataclass
class Figure:
    """A plot before it is drawn.

    Attributes:
        title, note: its caption; the note may be empty.
        columns: heads of the table.
        classes: the class of each part of the bars.
        key: name and class of each part, where the bars cannot say it themselves.
        bars: the rows of the plot.
        cells: the rows of the table without their first cell, which is the bar's label.
        top: the end of the axis; 0 where the longest bar is.
        percent: whether the bars are shares.
    """

    title: str
    columns: Row
    note: str = ""
    classes: Row = field(default_factory=lambda: ["plot-one"])
    key: list[tuple[str, str]] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    cells: list[Row] = field(default_factory=list)
    top: float = 0
    percent: bool = False

    @property
    def rows(self) -> list[tuple[Bar, Row]]:
        """The rows of the table."""
        return list(zip(self.bars, self.cells, strict=True))


class Statistics:
    """Counts and plots of one catalog, each worked out when it is asked for."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self.catalog = views.catalog

    def count(self, what: str) -> int:
        """A number of the catalog.

        Raises:
            ProseError: there is no such number.
        """
        if what in SHELVES:
            return len(self.catalog.by_technique[what])
        counter = self._counters.get(what)
        if counter is None:
            raise ProseError(f"no such count: {what} (there are {', '.join([*self._counters, *SHELVES])})")
        return counter()

    @cached_property
    def _counters(self) -> dict[str, Callable[[], int]]:
        catalog, views = self.catalog, self.views
        return {
            "papers": lambda: len(catalog),
            "datasets": lambda: len(catalog.datasets),
            "authors": lambda: len(views.by_author),
            "venues": lambda: len(
                [slug for slug in views.by_venue if views.vocabulary.venues[slug].type != "preprint"]
            ),
            "topics": lambda: len(views.by_topic),
            "lists": lambda: len(self.by_listing),
            "listings": lambda: len(self.by_listing),
            "milestones": lambda: sum(map(len, views.settings.load("milestones.yaml").values())),
            "rules": _count_rules,
            "with_code": lambda: self._papers(lambda paper: paper.code),
            "with_authors": lambda: self._papers(lambda paper: paper.authors),
            "without_code": lambda: self._papers(lambda paper: not paper.code),
            "unknown_authors": lambda: self._papers(lambda paper: not paper.authors),
            "unknown_date": lambda: self._papers(lambda paper: not paper.date),
            "unknown_venue": lambda: self._papers(lambda paper: not paper.venue),
            "datasets_without_url": lambda: sum(not dataset.data_link for dataset in catalog.datasets.values()),
        }

    def _papers(self, holds: Callable[[Paper], object]) -> int:
        return sum(1 for paper in self.catalog if holds(paper))

    @cached_property
    def by_listing(self) -> dict[str, int]:
        """How many papers and data sets name each list or record in `seen_in`, by its key."""
        entries = [*self.catalog, *self.catalog.datasets.values()]
        return dict(Counter(listing for entry in entries for listing in set(entry.seen_in)))

    @cached_property
    def _shelves_of_years(self) -> dict[str, Counter[str]]:
        """How many papers of each year stand on each shelf, year by year, those without a date last."""
        counts: dict[str, Counter[str]] = {}
        for paper in self.catalog:
            counts.setdefault(year_of(paper), Counter())[paper.shelf] += 1
        return dict(sorted(counts.items()))

    def plot(self, name: str, language: str) -> str:
        """A plot with its caption and, folded below it, its table. `BASE` in its links stands for the way to the root.

        Raises:
            ProseError: there is no such plot.
        """
        method: Callable[[str], Figure] | None = getattr(self, f"_plot_{name}", None)
        if method is None:
            raise ProseError(f"no such plot: {name}")
        figure = method(language)
        svg = self._svg(figure, language) if figure.bars else ""
        html: str = self._template.render(figure=figure, svg=trusted(svg), name=name, t=self.views.strings(language))
        return html

    def _svg(self, figure: Figure, language: str) -> str:
        # imported here: pygal takes 60 ms, which those who only count need not pay
        from awesome.website.plots import bars_svg

        def number(value: float) -> str:
            return f"{value:g}%" if figure.percent else _written(round(value), language)

        return bars_svg(figure.title, figure.bars, figure.classes, number, figure.top)

    @cached_property
    def _template(self) -> jinja2.Template:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.views.settings.templates),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        return environment.get_template("parts/plot.html.j2")

    def _plot_years(self, language: str) -> Figure:
        t = self.views.strings(language)
        shelves = [self.views.shelf_short(shelf, language) for shelf in SHELVES]
        classes = [f"plot-{CSS_CLASS[shelf]}" for shelf in SHELVES]
        figure = Figure(t["plot_years"], [t["year"], *shelves, t["total"]], t["plot_years_note"], classes)
        figure.key = list(zip(shelves, classes, strict=True))
        newest = max((paper.date for paper in self.catalog), default="")
        # a year is whole once a paper of its December is in the list
        partial = newest[:4] if newest and newest[5:7] != "12" else ""
        for year, shelf_counts in self._shelves_of_years.items():
            label = t["undated_short"] if year == UNDATED else year
            note = t["plot_until"].format(date=newest) if year == partial else ""
            parts = tuple(shelf_counts[shelf] for shelf in SHELVES)
            self._add(figure, language, label, f"years/{year}/", parts, note)
        return figure

    def _plot_techniques(self, language: str) -> Figure:
        t = self.views.strings(language)
        classes = [f"plot-{CSS_CLASS[shelf]}" for shelf in SHELVES]
        figure = Figure(t["plot_techniques"], [t["technique"], t["papers_title"]], classes=classes)
        for place, shelf in enumerate(SHELVES):
            parts = tuple(self.count(shelf) if other == place else 0 for other in range(len(SHELVES)))
            self._add(figure, language, self.views.shelf_name(shelf, language), f"techniques/{shelf}/", parts)
        return figure

    def _plot_venues(self, language: str) -> Figure:
        t = self.views.strings(language)
        venues = [venue for venue in self.views.vocabulary.venues.values() if venue.id in self.views.by_venue]
        sizes = {venue.id: len(self.views.by_venue[venue.id]) for venue in venues}
        reviewed = [venue for venue in venues if venue.type not in UNREVIEWED]
        reviewed.sort(key=lambda venue: (-sizes[venue.id], venue.name))
        others = reviewed[VENUES_SHOWN:]
        note = t["plot_venues_note"].format(
            others=len(others),
            papers=_written(sum(sizes[venue.id] for venue in others), language),
            preprints=_written(sum(sizes[venue.id] for venue in venues if venue.type == "preprint"), language),
        )
        figure = Figure(t["plot_venues"], [t["venue"], t["papers_title"]], note)
        for venue in reviewed[:VENUES_SHOWN]:
            self._add(figure, language, venue.name, f"venues/{venue.id}/", (sizes[venue.id],))
        return figure

    def _plot_modalities(self, language: str) -> Figure:
        t = self.views.strings(language)
        figure = Figure(t["plot_modalities"], [t["modality"], t["papers_title"]])
        sizes = Counter(modality for paper in self.catalog for modality in set(paper.modalities))
        # a modality has no page of its own
        return self._terms(figure, language, "", self.views.vocabulary.modalities, sizes)

    def _plot_topics(self, language: str) -> Figure:
        t = self.views.strings(language)
        figure = Figure(t["plot_topics"], [t["topic"], t["papers_title"]])
        sizes = {slug: len(papers) for slug, papers in self.views.by_topic.items()}
        return self._terms(figure, language, "topics", self.views.vocabulary.topics, sizes)

    def _plot_kinds(self, language: str) -> Figure:
        t = self.views.strings(language)
        figure = Figure(t["plot_kinds"], [t["kind"], t["datasets_title"]])
        sizes = Counter(kind for dataset in self.catalog.datasets.values() for kind in set(dataset.kind))
        return self._terms(figure, language, "kinds", self.views.vocabulary.kinds, sizes)

    def _plot_unknown(self, language: str) -> Figure:
        t = self.views.strings(language)
        columns = [t["plot_field"], t["plot_number"], t["plot_of"], t["plot_share"]]
        figure = Figure(t["plot_unknown"], columns, top=100, percent=True)
        papers, datasets = self.count("papers"), self.count("datasets")
        for key, what, total, address in (
            ("plot_no_code", "without_code", papers, ""),
            ("plot_no_authors", "unknown_authors", papers, ""),
            ("plot_no_venue", "unknown_venue", papers, ""),
            ("plot_no_date", "unknown_date", papers, f"years/{UNDATED}/"),
            ("plot_no_url", "datasets_without_url", datasets, ""),
        ):
            number = self.count(what)
            share = 100 * number / total if total else 0.0
            cells = [_written(number, language), _written(total, language), f"{share:.1f}%"]
            self._add(figure, language, t[key], address if number else "", (share,), cells=cells)
        return figure

    def _terms(
        self, figure: Figure, language: str, kind: str, terms: Mapping[str, Term], sizes: Mapping[str, int]
    ) -> Figure:
        """A bar for each term that is in use, the most used first. It leads to the term's page, if its `kind` has pages."""
        for slug in sorted(set(terms) & set(sizes), key=lambda slug: (-sizes[slug], slug)):
            self._add(
                figure, language, getattr(terms[slug], language), f"{kind}/{slug}/" if kind else "", (sizes[slug],)
            )
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
    ) -> None:
        """A bar and its row of the table: each part and the sum where the table has columns for them, else the sum."""
        from awesome.website.plots import Bar

        total = sum(parts)
        text = f"{total:.1f}%" if figure.percent else _written(round(total), language)
        if not cells:
            shown = [*parts, total] if len(figure.columns) > len(parts) + 1 else [total]
            cells = [_written(round(number), language) for number in shown]
        home = "zh/" if language == "zh" else ""
        figure.bars.append(Bar(label, parts, text, f"{BASE}{home}{address}" if address else "", note))
        figure.cells.append(list(cells))


def _written(number: int, language: str) -> str:
    """A number as it is written in a language."""
    return f"{number:,}" if language == "en" else str(number)


def _count_rules() -> int:
    from awesome.rules import RULES

    return len(RULES)
