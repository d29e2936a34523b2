"""What stands in the slots of the prose: lists, counts, milestones, figures, tables of the vocabulary, rules, plots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jinja2

from awesome.exporters import FORMATS
from awesome.website.lists import NEWEST, ListPages
from awesome.website.prose import ProseError
from awesome.website.rows import Rows
from awesome.website.shell import from_anywhere, with_base
from awesome.website.statistics import Statistics
from awesome.website.templates import Pages, trusted
from awesome.website.views import CSS_CLASS, Views, name_and_rest, newest_first
from awesome.website.words import number

ON_HOME = 12
NOT_FOUND = "404.html"


class Slots:
    """Fills the slots of one prose page."""

    def __init__(self, views: Views, pages: Pages, rows: Rows, lists: ListPages) -> None:
        self.views = views
        self.pages = pages
        self.rows = rows
        self.lists = lists
        self.statistics = Statistics(views)
        self._milestones: dict[str, list[dict[str, Any]]] = views.settings.load("milestones.yaml")
        self._labels: dict[str, dict[str, dict[str, str]]] = views.settings.load("templates/figures/labels.yaml")
        self._collections = {collection.address: collection for collection in lists.collections()}

    def filler(self, address: str, language: str) -> Callable[[str, str], str]:
        """The function that fills the slots of the page at `address`."""

        def fill(name: str, argument: str) -> str:
            method = getattr(self, f"slot_{name.replace('-', '_')}", None)
            if method is None:
                raise ProseError(f"{address}: no such slot: {name}")
            html = method(language, argument)
            if address == NOT_FOUND:
                return from_anywhere(html, self.views.settings.site_url)
            return with_base(html, address)

        return fill

    def slot_count(self, language: str, what: str) -> str:
        """A number of the catalog."""
        return number(self.statistics.count(what), language)

    def slot_papers(self, language: str, shelf: str) -> str:
        """A shelf's newest papers and the way to all of them."""
        t = self.views.strings(language)
        papers = newest_first(self.views.catalog.by_technique[shelf])
        collection = self._collections[f"techniques/{shelf}/"]
        lead = t["newest_of"].format(count=NEWEST, total=number(len(papers), language))
        if len(papers) <= NEWEST:
            lead = self.views.all_of(papers, language)
        return self._part(
            language, "papers", shelf=shelf, lead=lead, ways=self.lists.years_nav(collection, language),
            rows=trusted(self.rows.papers(papers[:NEWEST], language)),
        )  # fmt: skip

    def slot_milestones(self, language: str, shelf: str) -> str:
        """A shelf's milestones in order, each with why it matters."""
        items = []
        if shelf not in self._milestones:
            raise ProseError(f"site/milestones.yaml has no milestones of {shelf}")
        for stone in self._milestones[shelf]:
            paper = self.views.catalog.by_arxiv.get(stone["arxiv"])
            if paper is None:
                raise ProseError(f"site/milestones.yaml: {stone['arxiv']} is not in papers.yaml")
            items.append((paper, name_and_rest(paper.name, paper.title), stone["why"][language]))
        items.sort(key=lambda item: item[0].date[:7])
        return self._part(language, "milestones", items=items, css=CSS_CLASS)

    def slot_figure(self, language: str, name: str) -> str:
        """A figure, drawn by its template with the labels of the language."""
        return f'<figure class="figure">{self.pages.figure(name, self._labels[name][language])}</figure>'

    def slot_shelves(self, language: str, _: str = "") -> str:
        """The four techniques and background with their numbers."""
        views = self.views
        items = []
        for shelf in views.shelves:
            term = views.vocabulary.techniques.get(shelf)
            about = getattr(term, f"{language}_about") if term else views.strings(language)["background_about"]
            count = len(views.catalog.by_technique[shelf])
            items.append(
                (
                    CSS_CLASS[shelf],
                    shelf,
                    views.shelf_short(shelf, language),
                    views.shelf_name(shelf, language),
                    about,
                    count,
                )
            )
        return self._part(language, "shelves", items=items)

    def slot_demo(self, language: str, shelf: str) -> str:
        """The shelf's demo: how to run it, and the code behind it."""
        name = f"reference_impl/{shelf.replace('-', '_')}"
        file = name if (self.views.settings.root / name).is_dir() else f"{name}.py"
        repository = self.views.settings.repo_url
        return self._part(
            language, "demo", shelf=shelf, file=file, address=f"{repository}/blob/HEAD/{file}" if repository else ""
        )

    def slot_not_found(self, language: str, _: str = "") -> str:
        """What the 404 page says."""
        return self._part(language, "not_found", chinese=self.views.strings("zh"))

    def slot_plot(self, language: str, name: str) -> str:
        """A plot of the statistics with its table."""
        return self.statistics.plot(name, language)

    def slot_part(self, language: str, name: str) -> str:
        """A part whose content is data: newest papers, venues, topics, lists, rules, downloads."""
        method = getattr(self, f"_part_{name.replace('-', '_')}", None)
        if method is None:
            raise ProseError(f"no such part: {name}")
        html: str = method(language)
        return html

    def _part_newest(self, language: str) -> str:
        return self._part(language, "rows", rows=trusted(self.rows.papers(self.views.newest[:ON_HOME], language)))

    def _part_vocabulary(self, language: str) -> str:
        return self._part(language, "vocabulary", vocabulary=self.views.vocabulary, chinese=language == "zh")

    def _part_sources(self, language: str) -> str:
        counts = self.statistics.by_listing
        return self._part(language, "sources", listings=self.views.vocabulary.listings.values(), counts=counts)

    def _part_rules(self, language: str) -> str:
        from awesome.rules import RULES

        explanations = [(rule, rule.english if language == "en" else rule.chinese) for rule in RULES]
        return self._part(language, "rules", rules=explanations)

    def _part_downloads(self, language: str) -> str:
        return self._part(language, "downloads", formats=FORMATS.values(), chinese=language == "zh")

    def _part(self, language: str, template: str, /, **values: Any) -> str:
        try:
            return self.pages.render(f"parts/{template}.html.j2", language, **values)
        except jinja2.TemplateError as error:
            raise ProseError(f"site/templates/parts/{template}.html.j2: {error}") from error
