"""The pages of single papers and data sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from markupsafe import Markup

from awesome.catalog import to_values
from awesome.exporters.bibtex import entry as bibtex_entry
from awesome.model import BACKGROUND, Dataset, Paper
from awesome.website.citation import citation_meta, dataset_linked_data, paper_linked_data
from awesome.website.labels import Labels, more_authors, web_links
from awesome.website.output import Output, digest
from awesome.website.reasons import Reasons
from awesome.website.settings import LANGUAGES
from awesome.website.templates import Pages, path_of, place, script_data, trusted
from awesome.website.views import CSS_CLASS, Views, name_and_rest, year_of

DESCRIPTION_LENGTH = 155


CUT = "\x04"
"""Ends a part of the shared template."""

HOME = "\x03"
"""Stands for the way into a language while what both languages share is rendered."""


@dataclass(frozen=True)
class SharedParts:
    """Parts of a paper's page that read alike in both languages."""

    meta: str
    authors: str
    bibtex: str
    related: str

    def inside(self, language: str, reasons: Reasons) -> SharedParts:
        """The parts with links and reasons put into a language, as HTML that may be put in as it is."""
        home = place("", language)
        related = reasons.said(self.related, language)
        return SharedParts(
            *[trusted(part.replace(HOME, home)) for part in (self.meta, self.authors, self.bibtex, related)]
        )


class EntryPages:
    """Renders the pages of papers and data sets."""

    def __init__(self, views: Views, pages: Pages) -> None:
        self.views = views
        self.pages = pages
        self.labels = Labels(views)
        self.reasons = Reasons(views)
        self._shared: tuple[str, SharedParts] = ("", SharedParts("", "", "", ""))

    def write(self, output: Output) -> None:
        """Write the page of every entry in both languages."""
        shared = self.pages.key
        author_pages = self.views.author_pages
        for paper in self.views.catalog:
            key = digest(shared, msgspec.json.encode(self._paper_inputs(paper, author_pages)))
            for language in LANGUAGES:
                address = f"papers/{paper.id}/"
                output.page(path_of(address, language), key, lambda p=paper, lang=language: self.paper(p, lang))  # type: ignore[misc]
        for dataset in self.views.catalog.datasets.values():
            key = digest(shared, msgspec.json.encode(self._dataset_inputs(dataset)))
            for language in LANGUAGES:
                address = f"datasets/{dataset.id}/"
                output.page(path_of(address, language), key, lambda d=dataset, lang=language: self.dataset(d, lang))  # type: ignore[misc]

    def _paper_inputs(self, paper: Paper, author_pages: dict[str, str]) -> list[Any]:
        """All that the paper's page is made of, so that its digest changes when the page would."""
        catalog = self.views.catalog
        near = [catalog.papers[other] for other in self.views.related[paper.id]]
        around = [self._named(other) for other in self.views.shelf_neighbours[paper.id] if other]
        return [
            to_values(paper),
            [
                (other.id, other.name, other.title, other.date, other.shelf, self.reasons.between(paper, other))
                for other in near
            ],
            self.views.shelf_neighbours[paper.id],
            around,
            [(dataset.id, dataset.name, dataset.kind) for dataset in catalog.datasets_of.get(paper.id, [])],
            [author_pages.get(author, "") for author in paper.authors],
        ]

    def _dataset_inputs(self, dataset: Dataset) -> list[Any]:
        catalog = self.views.catalog
        paper = catalog.papers.get(dataset.paper)
        near = [catalog.datasets[other] for other in self.views.related_datasets[dataset.id]]
        return [
            to_values(dataset),
            to_values(paper) if paper else {},
            [(other.id, other.name, other.kind) for other in near],
        ]

    def _named(self, identifier: str) -> tuple[str, str]:
        paper = self.views.catalog.papers[identifier]
        return paper.id, paper.name or paper.title

    # pages

    def paper(self, paper: Paper, language: str) -> str:
        """The page of one paper."""
        views, t = self.views, self.views.strings(language)
        newer, older = views.shelf_neighbours[paper.id]
        shared = self._shared_parts(paper).inside(language, self.reasons)
        address = f"papers/{paper.id}/"
        content = self.pages.render(
            "paper.html.j2",
            language,
            paper=paper,
            named=name_and_rest(paper.name, paper.title),
            shelf_name=views.shelf_name(paper.shelf, language),
            year=year_of(paper),
            year_name=paper.year or t["undated"],
            classes=CSS_CLASS[paper.shelf],
            authors=shared.authors,
            links=self.labels.paper_links(paper, language, own=True),
            venue_address=views.venue_address(paper),
            ids=[
                (label, value)
                for label, value in (("arXiv", paper.arxiv), ("DOI", paper.doi), ("OpenReview", paper.openreview))
                if value
            ],
            techniques=self.labels.techniques(paper.techniques, language)
            or self.labels.techniques([BACKGROUND], language),
            topics=self.labels.terms("topics", paper.topics, language),
            modalities=self.labels.names("modalities", paper.modalities, language),
            datasets=[
                self.labels.dataset_link(dataset, language) for dataset in views.catalog.datasets_of.get(paper.id, [])
            ],
            bibtex=shared.bibtex,
            related=shared.related,
            newer=self._named(newer) if newer else None,
            older=self._named(older) if older else None,
            seen_in=len(paper.seen_in),
        )
        label = f"{paper.name}: {paper.title}" if paper.name and not paper.title.startswith(paper.name) else paper.title
        head = self.pages.render(
            "paper_head.html.j2",
            language,
            label=label,
            description=self._description(paper, language),
            address=address,
            shared=shared.meta,
        )
        return self.pages.whole(address, language, head, content)

    def dataset(self, dataset: Dataset, language: str) -> str:
        """The page of one data set."""
        views, t = self.views, self.views.strings(language)
        address = f"datasets/{dataset.id}/"
        paper = views.catalog.papers.get(dataset.paper)
        content = self.pages.render(
            "dataset.html.j2",
            language,
            dataset=dataset,
            paper=paper,
            named=name_and_rest(paper.name, paper.title) if paper else ("", ""),
            own_title=dataset.title,
            classes=CSS_CLASS[dataset.shelf],
            links=web_links([(t["data_page"], dataset.data_link)]),
            kinds=self.labels.terms("kinds", dataset.kind, language),
            techniques=self.labels.techniques(dataset.techniques, language),
            modalities=self.labels.names("modalities", dataset.modalities, language),
            bibtex=bibtex_entry(paper, views.venues) if paper else "",
            related=[
                self.labels.dataset_link(views.catalog.datasets[other], language)
                for other in views.related_datasets[dataset.id]
            ],
            seen_in=len(dataset.seen_in),
        )
        kinds = self.labels.names("kinds", dataset.kind, language)
        head = self.pages.render(
            "paper_head.html.j2",
            language,
            label=f"{dataset.name} ({', '.join(filter(None, (t['dataset'], dataset.year)))})",
            description=_cut(
                " · ".join(part for part in (dataset.name, kinds, paper.title if paper else dataset.title) if part)
            ),
            address=address,
            shared=self._dataset_meta(dataset, paper),
        )
        return self.pages.whole(address, language, head, content)

    def _description(self, paper: Paper, language: str) -> str:
        t = self.views.strings(language)
        authors = "".join(paper.authors[:1]) + more_authors(paper, 1, t)
        return _cut(" · ".join(part for part in (paper.title, authors, paper.venue, paper.year) if part))

    def _shared_parts(self, paper: Paper) -> SharedParts:
        """What both languages show alike. Only the last paper's are kept: its pages are written one after the other."""
        if self._shared[0] != paper.id:
            views = self.views
            html = self.pages.render(
                "paper_shared.html.j2",
                "en",
                paper=paper,
                cut=CUT,
                own_home=HOME,
                citation=citation_meta(paper, views.venues.cite(paper)),
                linked_data=script_data(paper_linked_data(paper, views.settings.site_url)),
                authors=[(author, views.author_pages.get(author, "")) for author in paper.authors],
                bibtex=bibtex_entry(paper, views.venues),
                related=[
                    (*self.labels.related_link(other), self.reasons.between(paper, views.catalog.papers[other]))
                    for other in views.related[paper.id]
                ],
            )
            self._shared = (paper.id, SharedParts(*html.split(CUT)[:4]))
        return self._shared[1]

    def _dataset_meta(self, dataset: Dataset, paper: Paper | None) -> Markup:
        data = script_data(dataset_linked_data(dataset, paper))
        return trusted(self.pages.render("dataset_meta.html.j2", "en", dataset=dataset, linked_data=data))


def _cut(text: str) -> str:
    return text if len(text) <= DESCRIPTION_LENGTH else text[: DESCRIPTION_LENGTH - 1].rstrip() + "…"
