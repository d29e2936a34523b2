"""What is exported: entries, the vocabulary they speak, the time of the build, and where the site stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from awesome.catalog import Catalog
from awesome.exporters.citation import Venues
from awesome.model import Dataset, Paper
from awesome.vocabulary import Vocabulary


@dataclass(frozen=True)
class Selection:
    """The input of every exporter.

    Attributes:
        papers: in the order of the list.
        data_sets: in the order of the list.
        vocabulary: the closed lists.
        time: of the build.
        since: the oldest `added` of the whole catalog, the day of the first import; later entries are news.
        site_url: the site's address with a slash at its end, ``""`` where there is none.
    """

    papers: tuple[Paper, ...]
    data_sets: tuple[Dataset, ...]
    vocabulary: Vocabulary
    time: datetime
    since: str = ""
    site_url: str = ""

    @classmethod
    def whole(cls, catalog: Catalog, vocabulary: Vocabulary, time: datetime, site_url: str = "") -> Selection:
        """Everything in the catalog."""
        papers = tuple(catalog.papers.values())
        data_sets = tuple(catalog.datasets.values())
        days = [paper.added for paper in papers] + [data_set.added for data_set in data_sets]
        address = f"{site_url.rstrip('/')}/" if site_url else ""
        return cls(papers, data_sets, vocabulary, time, min(filter(None, days), default=""), address)

    @cached_property
    def venues(self) -> Venues:
        """How the papers are cited."""
        return Venues(self.vocabulary)

    def __len__(self) -> int:
        return len(self.papers) + len(self.data_sets)

    @cached_property
    def papers_by_id(self) -> dict[str, Paper]:
        """The papers of the selection by id."""
        return {paper.id: paper for paper in self.papers}

    def labels(self, entry: Paper | Dataset) -> list[str]:
        """What the entry's techniques, topics, kinds and modalities are called in English."""
        words = self.vocabulary
        terms = [(words.techniques, entry.techniques)]
        terms += [(words.topics, entry.topics)] if isinstance(entry, Paper) else [(words.kinds, entry.kind)]
        terms += [(words.modalities, entry.modalities)]
        return list(
            dict.fromkeys(known[slug].en if slug in known else slug for known, slugs in terms for slug in slugs)
        )
