"""The numbers of the catalog: counts that stand in the prose, and plots with their tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property

import jinja2

from awesome.model import SHELVES, Paper
from awesome.website.figure import Figure
from awesome.website.figures import Figures
from awesome.website.prose import ProseError
from awesome.website.templates import trusted
from awesome.website.views import Views
from awesome.website.words import number


class Statistics:
    """Counts and plots of one catalog, each worked out when it is asked for."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self.catalog = views.catalog
        self.figures = Figures(views, self.count)

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

    def plot(self, name: str, language: str) -> str:
        """A plot with its caption and, folded below it, its table. `BASE` in its links stands for the way to the root.

        Raises:
            ProseError: there is no such plot.
        """
        figure = self.figures.named(name, language)
        if figure is None:
            raise ProseError(f"no such plot: {name}")
        svg = self._svg(figure, language) if figure.bars else ""
        html: str = self._template.render(figure=figure, svg=trusted(svg), name=name, t=self.views.strings(language))
        return html

    def _svg(self, figure: Figure, language: str) -> str:
        # imported here: pygal takes 60 ms, which those who only count need not pay
        from awesome.website.monthplot import months_svg
        from awesome.website.plots import bars_svg

        def written(value: float) -> str:
            return f"{value:g}%" if figure.percent else number(round(value), language)

        if figure.months:
            return months_svg(figure.title, figure.bars, figure.classes, figure.months, written)
        return bars_svg(figure.title, figure.bars, figure.classes, written, figure.top)

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


def _count_rules() -> int:
    from awesome.rules import RULES

    return len(RULES)
