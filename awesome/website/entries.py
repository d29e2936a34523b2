"""The pages of single papers and data sets, and the rows in which lists show them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from awesome.catalog import to_values
from awesome.exporters.bibtex import entry as bibtex_entry
from awesome.exporters.text import address as web_address
from awesome.exporters.text import percent_encoded
from awesome.model import BACKGROUND, Dataset, Paper
from awesome.website.citation import citation_meta, dataset_linked_data, paper_linked_data
from awesome.website.output import Output, digest
from awesome.website.settings import LANGUAGES, Strings
from awesome.website.templates import Pages, linked_data, path_of, place, trusted
from awesome.website.views import AUTHORS_IN_ROW, CSS_CLASS, Views, name_and_rest, year_of
from awesome.website.words import isolated

DESCRIPTION_LENGTH = 155

_NOT_IN_PATH = re.compile(r"[\[\]]|%(?![0-9A-Fa-f]{2})")


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

    def inside(self, language: str) -> SharedParts:
        """The parts with their links leading into a language, as HTML that may be put in as it is."""
        home = place("", language)
        return SharedParts(
            *[trusted(part.replace(HOME, home)) for part in (self.meta, self.authors, self.bibtex, self.related)]
        )


class EntryPages:
    """Renders papers and data sets, as pages and as rows."""

    def __init__(self, views: Views, pages: Pages) -> None:
        self.views = views
        self.pages = pages
        self._rows: dict[tuple[str, str], str] = {}
        self._shared: tuple[str, SharedParts] = ("", SharedParts("", "", "", ""))

    def write(self, output: Output) -> None:
        """Write the page of every entry in both languages."""
        shared = self.pages.key
        author_pages = self.views.author_pages
        for paper in self.views.catalog:
            key = digest(shared, json.dumps(self._paper_inputs(paper, author_pages)))
            for language in LANGUAGES:
                address = f"papers/{paper.id}/"
                output.page(path_of(address, language), key, lambda p=paper, lang=language: self.paper(p, lang))  # type: ignore[misc]
        for dataset in self.views.catalog.datasets.values():
            key = digest(shared, json.dumps(self._dataset_inputs(dataset)))
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
            [(other.id, other.name, other.title, other.date, other.shelf) for other in near],
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
        shared = self._shared_parts(paper).inside(language)
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
            links=self._paper_links(paper, language, own=True),
            venue_address=views.venue_address(paper),
            ids=[
                (label, value)
                for label, value in (("arXiv", paper.arxiv), ("DOI", paper.doi), ("OpenReview", paper.openreview))
                if value
            ],
            techniques=self._techniques(paper.techniques, language) or self._techniques([BACKGROUND], language),
            topics=self._terms("topics", paper.topics, language),
            modalities=self._names("modalities", paper.modalities, language),
            datasets=[self._dataset_link(dataset, language) for dataset in views.catalog.datasets_of.get(paper.id, [])],
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
            links=_safe([(t["data_page"], dataset.url)]),
            kinds=self._terms("kinds", dataset.kind, language),
            techniques=self._techniques(dataset.techniques, language),
            modalities=self._names("modalities", dataset.modalities, language),
            bibtex=bibtex_entry(paper, views.venues) if paper else "",
            related=[
                self._dataset_link(views.catalog.datasets[other], language)
                for other in views.related_datasets[dataset.id]
            ],
            seen_in=len(dataset.seen_in),
        )
        kinds = self._names("kinds", dataset.kind, language)
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
        authors = "".join(paper.authors[:1]) + _more(paper, 1, t)
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
                linked_data=linked_data(paper_linked_data(paper, views.settings.site_url)),
                authors=[(author, views.author_pages.get(author, "")) for author in paper.authors],
                bibtex=bibtex_entry(paper, views.venues),
                related=[self._related_link(other) for other in views.related[paper.id]],
            )
            self._shared = (paper.id, SharedParts(*html.split(CUT)[:4]))
        return self._shared[1]

    def _dataset_meta(self, dataset: Dataset, paper: Paper | None) -> Markup:
        data = linked_data(dataset_linked_data(dataset, paper))
        return trusted(self.pages.render("dataset_meta.html.j2", "en", dataset=dataset, linked_data=data))

    # parts

    def row(self, paper: Paper, language: str) -> str:
        """The paper as a row of a list, with the way to the root left open."""
        found = self._rows.get((paper.id, language))
        if found is None:
            found = self._rows[paper.id, language] = self._row(paper, language)
        return found

    def rows(self, papers: list[Paper], language: str) -> str:
        """Rows of several papers."""
        return "".join([self.row(paper, language) for paper in papers])

    def _row(self, paper: Paper, language: str) -> str:
        t = self.views.strings(language)
        authors = Markup(", ").join(map(isolated, paper.authors[:AUTHORS_IN_ROW]))
        techniques = paper.techniques or [BACKGROUND]
        name, title = name_and_rest(paper.name, paper.title)
        return self.pages.render(
            "row.html.j2",
            language,
            paper=SimpleNamespace(
                address=f"{'zh/' if language == 'zh' else ''}papers/{paper.id}/",
                classes=" ".join(
                    [CSS_CLASS[techniques[0]], *[f"and-{CSS_CLASS[second]}" for second in techniques[1:2]]]
                ),
                name=name,
                title=title,
                venue="" if paper.venue == "arXiv" else paper.venue,
                shorts=" · ".join([self.views.shelf_short(technique, language) for technique in techniques]),
                authors=authors + _more(paper, AUTHORS_IN_ROW, t) or t["authors_unknown"],
                date=paper.date[:7],
                modalities=self._names("modalities", paper.modalities, language),
                links=self._paper_links(paper, language, own=False),
            ),
        )

    def dataset_rows(self, datasets: list[Dataset], language: str) -> str:
        """Rows of several data sets."""
        return "".join([self._dataset_row(dataset, language) for dataset in datasets])

    def _dataset_row(self, dataset: Dataset, language: str) -> str:
        t = self.views.strings(language)
        paper = self.views.catalog.papers.get(dataset.paper)
        name, title = name_and_rest(dataset.name, paper.title if paper else dataset.title)
        home = "zh/" if language == "zh" else ""
        return self.pages.render(
            "dataset_row.html.j2",
            language,
            dataset=SimpleNamespace(
                address=f"{home}datasets/{dataset.id}/",
                classes=CSS_CLASS[dataset.shelf],
                name=name,
                title=title,
                size=dataset.size,
                kinds=self._names("kinds", dataset.kind, language),
                date=dataset.date[:7],
                modalities=self._names("modalities", dataset.modalities, language),
                links=_safe([(t["data"], dataset.url)]),
            ),
        )

    def _paper_links(self, paper: Paper, language: str, *, own: bool) -> list[tuple[str, str]]:
        t = self.views.strings(language)
        links = [("arXiv" if paper.arxiv else t["paper_page"], paper.link)] if own else []
        if paper.pdf:
            links.append((t["pdf"], paper.pdf))
        elif not own:
            links.append((t["paper_page"], paper.link))
        links += [
            (t[name], url)
            for name, url in (("code", paper.code), ("project", paper.project), ("demo", paper.demo))
            if url
        ]
        return _safe(links if own else [link for link in links if link[0] != t["project"]])

    def _techniques(self, slugs: list[str], language: str) -> list[tuple[str, str, str, str]]:
        views = self.views
        return [
            (slug, CSS_CLASS[slug], views.shelf_short(slug, language), views.shelf_name(slug, language))
            for slug in slugs
        ]

    def _terms(self, vocabulary: str, slugs: list[str], language: str) -> list[tuple[str, str]]:
        terms = getattr(self.views.vocabulary, vocabulary)
        return [(slug, getattr(terms[slug], language)) for slug in slugs]

    def _names(self, vocabulary: str, slugs: list[str], language: str) -> str:
        return self.views.strings(language)["comma"].join(
            [name for _, name in self._terms(vocabulary, slugs, language)]
        )

    def _dataset_link(self, dataset: Dataset, language: str) -> tuple[str, str, str]:
        kinds = self._names("kinds", dataset.kind, language)
        return f"datasets/{dataset.id}/", dataset.name, kinds

    def _related_link(self, identifier: str) -> tuple[str, str, str, str, str]:
        paper = self.views.catalog.papers[identifier]
        name, title = name_and_rest(paper.name, paper.title)
        return CSS_CLASS[paper.shelf], paper.id, name, title, paper.date[:7]


def _safe(links: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The links that lead to the web: what an entry calls an address might run a script."""
    return [
        (label, _NOT_IN_PATH.sub(percent_encoded, web_address(url)))
        for label, url in links
        if url.startswith(("https://", "http://"))
    ]


def _more(paper: Paper, shown: int, t: Strings) -> str:
    """What follows the first authors where there are more."""
    count = len(paper.authors)
    return t["more_authors"].format(more=count - shown, all=count) if count > shown else ""


def _cut(text: str) -> str:
    return text if len(text) <= DESCRIPTION_LENGTH else text[: DESCRIPTION_LENGTH - 1].rstrip() + "…"
