"""The index of data sets: two files of columns, as for papers (see `awesome.website.explorer.papers`).

The first part::

    {"count", "names", "ids", "titles", "months", "days", "techniques", "modalities",
     "kinds": {"keys", "of"}, "languages": {"keys", "of"},
     "papers": [row of its paper in the index of papers, or -1],
     "links": [bits]}                            (`DATA`: its data has an address; `PAPER`: its paper is in the list)

The second: ``{"sizes": lines, "data": lines of addresses, "source": lines: its paper's address where it is not listed,
"paper_ids": lines, "paper_names": lines}``. The title is the paper's, or the data set's own where no paper is listed.
"""

from __future__ import annotations

from typing import Any

from awesome.exporters.text import one_line
from awesome.model import SHELVES
from awesome.website.explorer import columns
from awesome.website.labels import linked
from awesome.website.views import Views

DATA, PAPER = 2, 16


def first_part(views: Views) -> dict[str, Any]:
    """What facets and titles need."""
    datasets = views.newest_datasets
    papers = views.catalog.papers
    rows = {paper.id: row for row, paper in enumerate(views.newest)}
    kinds, modalities = list(views.vocabulary.kinds), list(views.vocabulary.modalities)
    languages = sorted({one_line(language) for dataset in datasets for language in dataset.languages})
    titles = [(item.name, papers[item.paper].title if item.paper in papers else item.title) for item in datasets]
    return {
        "count": len(datasets),
        "names": columns.lines(item.name for item in datasets),
        "ids": columns.id_lines((item.id, item.name) for item in datasets),
        "titles": columns.title_lines(titles),
        "months": [columns.month(item.date) for item in datasets],
        "days": [columns.day(item.date) for item in datasets],
        "techniques": {
            "keys": SHELVES,
            "of": columns.set_lines((item.techniques or [item.shelf] for item in datasets), SHELVES),
        },
        "modalities": {"keys": modalities, "of": columns.set_lines((item.modalities for item in datasets), modalities)},
        "kinds": {"keys": kinds, "of": columns.set_lines((item.kind for item in datasets), kinds)},
        "languages": {
            "keys": languages,
            "of": columns.set_lines((map(one_line, item.languages) for item in datasets), languages),
        },
        "papers": [rows.get(item.paper, columns.UNKNOWN) for item in datasets],
        "links": [
            (DATA if linked(item.data_link) else 0) | (PAPER if item.paper in papers else 0) for item in datasets
        ],
    }


def second_part(views: Views) -> dict[str, Any]:
    """Sizes and links."""
    datasets = views.newest_datasets
    papers = views.catalog.papers
    named = [papers.get(item.paper) for item in datasets]
    return {
        "sizes": columns.lines(item.size for item in datasets),
        "data": columns.lines(linked(item.data_link) for item in datasets),
        "source": columns.lines("" if item.paper in papers else linked(item.paper_link) for item in datasets),
        "paper_ids": columns.lines(paper.id if paper else "" for paper in named),
        "paper_names": columns.lines(paper.name if paper else "" for paper in named),
    }
