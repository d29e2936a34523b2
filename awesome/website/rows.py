"""The rows in which lists show papers and data sets, each rendered once a language."""

from __future__ import annotations

from types import SimpleNamespace

from markupsafe import Markup

from awesome.model import BACKGROUND, Dataset, Paper
from awesome.website.labels import Labels, more_authors, web_links
from awesome.website.templates import Pages, place
from awesome.website.views import AUTHORS_IN_ROW, CSS_CLASS, Views, name_and_rest
from awesome.website.words import isolated


class Rows:
    """Renders rows, with the way to the root left open."""

    def __init__(self, views: Views, pages: Pages) -> None:
        self.views = views
        self.pages = pages
        self.labels = Labels(views)
        self._papers: dict[tuple[str, str], str] = {}

    def papers(self, papers: list[Paper], language: str) -> str:
        """Rows of papers."""
        return "".join([self._kept(paper, language) for paper in papers])

    def _kept(self, paper: Paper, language: str) -> str:
        found = self._papers.get((paper.id, language))
        if found is None:
            found = self._papers[paper.id, language] = self._paper(paper, language)
        return found

    def _paper(self, paper: Paper, language: str) -> str:
        t = self.views.strings(language)
        authors = Markup(", ").join(map(isolated, paper.authors[:AUTHORS_IN_ROW]))
        techniques = paper.techniques or [BACKGROUND]
        name, title = name_and_rest(paper.name, paper.title)
        return self.pages.render(
            "row.html.j2",
            language,
            paper=SimpleNamespace(
                address=place(f"papers/{paper.id}/", language),
                classes=" ".join(
                    [CSS_CLASS[techniques[0]], *[f"and-{CSS_CLASS[second]}" for second in techniques[1:2]]]
                ),
                name=name,
                title=title,
                venue="" if paper.venue == "arXiv" else paper.venue,
                shorts=" · ".join([self.views.shelf_short(technique, language) for technique in techniques]),
                authors=authors + more_authors(paper, AUTHORS_IN_ROW, t) or t["authors_unknown"],
                date=paper.date[:7],
                modalities=self.labels.names("modalities", paper.modalities, language),
                links=self.labels.paper_links(paper, language, own=False),
            ),
        )

    def datasets(self, datasets: list[Dataset], language: str) -> str:
        """Rows of data sets."""
        return "".join([self._dataset(dataset, language) for dataset in datasets])

    def _dataset(self, dataset: Dataset, language: str) -> str:
        t = self.views.strings(language)
        paper = self.views.catalog.papers.get(dataset.paper)
        name, title = name_and_rest(dataset.name, paper.title if paper else dataset.title)
        return self.pages.render(
            "dataset_row.html.j2",
            language,
            dataset=SimpleNamespace(
                address=place(f"datasets/{dataset.id}/", language),
                classes=CSS_CLASS[dataset.shelf],
                name=name,
                title=title,
                size=dataset.size,
                kinds=self.labels.names("kinds", dataset.kind, language),
                date=dataset.date[:7],
                modalities=self.labels.names("modalities", dataset.modalities, language),
                links=web_links([(t["data"], dataset.data_link)]),
            ),
        )
