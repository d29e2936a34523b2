"""The index of papers: two files of columns, the newest paper first in all of them.

The first part is what facets and titles need::

    {"count": N,
     "names": lines, "ids": lines (`columns.id_lines`), "titles": lines (`columns.title_lines`),
     "months": [int], "days": [int],            (`columns.month`, `columns.day`)
     "venues": {"words": [{"key", "text", "name"}], "of": [index or -1]},
     "techniques": {"keys": [...], "of": lines of letters},      the first letter is the shelf
     "topics": {"keys", "of"}, "modalities": {"keys", "of"},
     "links": [bits]}                            (`CODE`, `DATA`, `DEMO`, `PROJECT`, `PDF`)

The second is what a row shows beside that and what a search looks at last::

    {"authors": {"names": lines, "of": [[int]]},                 (`columns.back_references`)
     "arxiv": lines, cut of ``YYMM.`` where that is the paper's own month,
     "code": lines, without ``https://github.com/``; of that, ``owner/`` alone where the repository is the name,
     "project": lines, "demo": lines,
     "source": lines: the paper's address where it has no arXiv id,
     "datasets": lines: the names of the paper's data sets, joined by tabs}

Addresses are those that may be linked to, so that what an entry calls one but is none never reaches a page.
"""

from __future__ import annotations

from typing import Any

from awesome.exporters.text import one_line
from awesome.model import SHELVES, Paper
from awesome.slug import slugify
from awesome.website.explorer import columns
from awesome.website.labels import linked
from awesome.website.views import Views

CODE, DATA, DEMO, PROJECT, PDF = 1, 2, 4, 8, 16
GITHUB = "https://github.com/"


def first_part(views: Views) -> dict[str, Any]:
    """What facets and titles need."""
    papers = views.newest
    topics, modalities = list(views.vocabulary.topics), list(views.vocabulary.modalities)
    return {
        "count": len(papers),
        "names": columns.lines(paper.name for paper in papers),
        "ids": columns.id_lines((paper.id, paper.name) for paper in papers),
        "titles": columns.title_lines((paper.name, paper.title) for paper in papers),
        "months": [columns.month(paper.date) for paper in papers],
        "days": [columns.day(paper.date) for paper in papers],
        "venues": _venues(views),
        "techniques": {
            "keys": SHELVES,
            "of": columns.set_lines((paper.techniques or [paper.shelf] for paper in papers), SHELVES),
        },
        "topics": {"keys": topics, "of": columns.set_lines((paper.topics for paper in papers), topics)},
        "modalities": {
            "keys": modalities,
            "of": columns.set_lines((paper.modalities for paper in papers), modalities),
        },
        "links": [_links(paper, views) for paper in papers],
    }


def second_part(views: Views) -> dict[str, Any]:
    """Authors, ids, links and data sets."""
    papers = views.newest
    names, of = columns.back_references(paper.authors for paper in papers)
    datasets = views.catalog.datasets_of
    return {
        "authors": {"names": columns.lines(names), "of": of},
        "arxiv": columns.lines(map(_arxiv, papers)),
        "code": columns.lines(map(_code, papers)),
        "project": columns.lines(linked(paper.project) for paper in papers),
        "demo": columns.lines(linked(paper.demo) for paper in papers),
        "source": columns.lines("" if paper.arxiv else linked(paper.link) for paper in papers),
        "datasets": "\n".join(
            "\t".join(one_line(dataset.name) for dataset in datasets.get(paper.id, [])) for paper in papers
        ),
    }


def _venues(views: Views) -> dict[str, Any]:
    words: dict[str, int] = {}
    for paper in views.newest:
        if paper.venue:
            words.setdefault(paper.venue, len(words))
    described = []
    for text in words:
        name, _, venue = views.venues.split(text)
        described.append({"key": venue.id if venue else slugify(name), "text": one_line(text), "name": one_line(name)})
    return {"words": described, "of": [words.get(paper.venue, columns.UNKNOWN) for paper in views.newest]}


def _links(paper: Paper, views: Views) -> int:
    bits = PDF if linked(paper.pdf) else 0
    bits |= DATA if paper.id in views.catalog.datasets_of else 0
    for bit, url in ((CODE, paper.code), (DEMO, paper.demo), (PROJECT, paper.project)):
        bits |= bit if linked(url) else 0
    return bits


def _arxiv(paper: Paper) -> str:
    own = f"{paper.date[2:4]}{paper.date[5:7]}."
    return paper.arxiv.removeprefix(own) if len(own) == len("0000.") else paper.arxiv


def _code(paper: Paper) -> str:
    url = linked(paper.code)
    path = url.removeprefix(GITHUB)
    if path == url or path.endswith("/"):
        return url
    owner, slash, repository = path.partition("/")
    return owner + slash if repository and repository == one_line(paper.name) else path
