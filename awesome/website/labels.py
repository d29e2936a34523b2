"""What entries are called and linked as on every page: techniques, terms, links."""

from __future__ import annotations

import re

from awesome.exporters.text import address as web_address
from awesome.exporters.text import percent_encoded
from awesome.model import Dataset, Paper
from awesome.website.settings import Strings
from awesome.website.views import CSS_CLASS, Views, name_and_rest

_NOT_IN_PATH = re.compile(r"[\[\]]|%(?![0-9A-Fa-f]{2})")


class Labels:
    """The words and links of the catalog in either language."""

    def __init__(self, views: Views) -> None:
        self.views = views

    def paper_links(self, paper: Paper, language: str, *, own: bool) -> list[tuple[str, str]]:
        """Label and address of each link of a paper; `own` for its own page, else for a row."""
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
        return web_links(links if own else [link for link in links if link[0] != t["project"]])

    def techniques(self, slugs: list[str], language: str) -> list[tuple[str, str, str, str]]:
        """Slug, class, short name and name of each shelf."""
        views = self.views
        return [
            (slug, CSS_CLASS[slug], views.shelf_short(slug, language), views.shelf_name(slug, language))
            for slug in slugs
        ]

    def terms(self, vocabulary: str, slugs: list[str], language: str) -> list[tuple[str, str]]:
        """Slug and name of each term of a vocabulary."""
        terms = getattr(self.views.vocabulary, vocabulary)
        return [(slug, getattr(terms[slug], language)) for slug in slugs]

    def names(self, vocabulary: str, slugs: list[str], language: str) -> str:
        """The names of terms in one line."""
        return self.views.strings(language)["comma"].join([name for _, name in self.terms(vocabulary, slugs, language)])

    def dataset_link(self, dataset: Dataset, language: str) -> tuple[str, str, str]:
        """Address, name and kinds of a data set."""
        kinds = self.names("kinds", dataset.kind, language)
        return f"datasets/{dataset.id}/", dataset.name, kinds

    def related_link(self, identifier: str) -> tuple[str, str, str, str, str]:
        """Class, id, name, rest of the title and month of a paper."""
        paper = self.views.catalog.papers[identifier]
        name, title = name_and_rest(paper.name, paper.title)
        return CSS_CLASS[paper.shelf], paper.id, name, title, paper.date[:7]


def web_links(links: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The links that lead to the web: what an entry calls an address might run a script."""
    return [(label, linked(url)) for label, url in links if linked(url)]


def linked(url: str) -> str:
    """The address as a link may have it; ``""`` where it does not lead to the web."""
    return _NOT_IN_PATH.sub(percent_encoded, web_address(url)) if url.startswith(("https://", "http://")) else ""


def more_authors(paper: Paper, shown: int, t: Strings) -> str:
    """What follows the first authors where there are more."""
    count = len(paper.authors)
    return t["more_authors"].format(more=count - shown, all=count) if count > shown else ""
