"""The list, asked by whatever a row of another one may say of a paper."""

from __future__ import annotations

from functools import cached_property

from awesome.catalog import Catalog
from awesome.model import Dataset, Paper
from awesome.titles import title_key

IDS = ("arxiv", "doi", "openreview")


class Listed:
    """The entries by whatever a row may say of them."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def by_id(self) -> dict[tuple[str, str], Paper]:
        return {
            (kind, value.casefold()): paper for paper in self.catalog for kind in IDS if (value := getattr(paper, kind))
        }

    @cached_property
    def by_url(self) -> dict[str, Paper]:
        return {bare(paper.url): paper for paper in self.catalog if paper.url}

    @cached_property
    def by_title(self) -> dict[str, Paper]:
        return {title_key(paper.title): paper for paper in self.catalog}

    @cached_property
    def removed(self) -> dict[str, str]:
        return {
            removal.arxiv: f"it was taken out on {removal.date}: {removal.reason}"
            for removal in self.catalog.removals.values()
            if removal.arxiv
        }

    @cached_property
    def data_sets(self) -> dict[str, Dataset]:
        return {title_key(data_set.name): data_set for data_set in self.catalog.datasets.values()}

    @cached_property
    def parts_of_titles(self) -> frozenset[str]:
        return frozenset(part for paper in self.catalog for part in parts_of(paper.title))

    @cached_property
    def people(self) -> frozenset[str]:
        return frozenset(author for paper in self.catalog for author in paper.authors)

    def line(self, kind: str, identifier: str) -> int:
        return self.catalog.lines.get((kind, identifier), 0)


def parts_of(title: str) -> list[str]:
    """The keys of what stands before and behind the first colon of a title."""
    name, colon, subtitle = title.partition(": ")
    return [title_key(name), title_key(subtitle)] if colon else []


def bare(url: str) -> str:
    """An address without scheme, ``www`` and the slash at its end, to be compared."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/").casefold()
