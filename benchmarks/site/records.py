"""The records that lunr and Pagefind index: what our own index is searched for, `python -m benchmarks.site.records FILE`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from awesome.catalog import Catalog
from awesome.vocabulary import Vocabulary
from benchmarks.process import ROOT


def records(catalog: Catalog) -> list[dict[str, Any]]:
    """A record for each paper; topics and techniques by their names in both languages, so that Chinese can find them."""
    words = Vocabulary.load()
    datasets = catalog.datasets_of
    return [
        {
            "id": paper.id,
            "name": paper.name,
            "title": paper.title,
            "authors": paper.authors,
            "venue": paper.venue,
            "year": paper.year,
            "topics": [
                name
                for slug, terms in [(t, words.topics) for t in paper.topics]
                + [(t, words.techniques) for t in paper.techniques]
                for name in (terms[slug].en, terms[slug].zh)
            ],
            "datasets": [dataset.name for dataset in datasets.get(paper.id, [])],
        }
        for paper in catalog.papers.values()
    ]


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(msgspec.json.encode(records(Catalog.load(ROOT))))
