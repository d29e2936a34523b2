"""A part of the list as a clone of ours, and its papers as a MkDocs project: `python -m benchmarks.sample FOLDER PAPERS`.

The Markdown pages are the lean kind: no navigation, no search, no plugin, nothing but a title, facts, links and BibTeX.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import msgspec

from awesome import Catalog
from awesome.canonical import file_text
from awesome.catalog import to_values
from awesome.exporters import bibtex
from awesome.exporters.citation import Venues
from awesome.model import Paper
from awesome.vocabulary import Vocabulary
from benchmarks.process import ROOT

ONE_AUTHOR = 12
LANGUAGES = {"en": "", "zh": "zh/"}
_WORDS = {
    "en": {"authors": "Authors", "date": "Date", "venue": "Venue", "links": "Links", "tags": "Techniques and topics"},
    "zh": {"authors": "作者", "date": "日期", "venue": "发表于", "links": "链接", "tags": "技术与主题"},
}
_CONFIG = {
    "site_name": "Papers",
    "theme": {"name": "material", "font": False},
    "plugins": [],
    "nav": [{"Home": "index.md"}],
    "not_in_nav": "/papers/\n/zh/papers/\n",
    "markdown_extensions": ["tables", "fenced_code"],
}


def write_sample(folder: Path, papers: int) -> None:
    """Write `list/` (the catalog's files) and `material/` (the pages) of that many papers, spread over the list."""
    whole = Catalog.load(ROOT)
    chosen = {paper.id: paper for paper in _chosen(list(whole), papers)}
    data_sets = [data_set for data_set in whole.datasets.values() if data_set.paper in chosen]
    target = folder / "list"
    target.mkdir(parents=True, exist_ok=True)
    for name, kind, entries in (("papers.yaml", "paper", chosen.values()), ("datasets.yaml", "dataset", data_sets)):
        text = file_text(kind, [to_values(entry) for entry in entries])
        (target / name).write_text(text, encoding="utf-8")
    _write_pages(folder / "material", list(chosen.values()))


def _chosen(papers: list[Paper], number: int) -> list[Paper]:
    """So many papers, spread over the list; a dozen are of one author, so that there is a page of every kind."""
    most, _ = Counter(author for paper in papers for author in paper.authors).most_common(1)[0]
    by_one = [paper for paper in papers if most in paper.authors][:ONE_AUTHOR]
    others = [paper for paper in papers if paper not in by_one]
    step = max(len(others) / (number - len(by_one)), 1.0)
    return [*by_one, *(others[int(place * step)] for place in range(min(number, len(papers)) - len(by_one)))]


def _write_pages(folder: Path, papers: list[Paper]) -> None:
    venues = Venues(Vocabulary.load())
    docs = folder / "docs"
    for language, home in LANGUAGES.items():
        (docs / home / "papers").mkdir(parents=True, exist_ok=True)
        for paper in papers:
            (docs / home / "papers" / f"{paper.id}.md").write_text(_page(paper, language, venues), encoding="utf-8")
    (docs / "index.md").write_text("# Papers\n", encoding="utf-8")
    # JSON is YAML too
    (folder / "mkdocs.yml").write_bytes(msgspec.json.encode(_CONFIG))


def _page(paper: Paper, language: str, venues: Venues) -> str:
    words = _WORDS[language]
    links = {"Paper": paper.link, "PDF": paper.pdf, "Code": paper.code, "Project": paper.project, "Demo": paper.demo}
    facts = {
        "authors": ", ".join(paper.authors),
        "date": paper.date,
        "venue": paper.venue,
        "links": " · ".join(f"[{name}]({url})" for name, url in links.items() if url),
        "tags": ", ".join([*paper.techniques, *paper.topics, *paper.modalities]),
    }
    rows = [f"| {words[name]} | {text.replace('|', ' ')} |" for name, text in facts.items() if text]
    table = "\n".join(["| | |", "| --- | --- |", *rows])
    return f"# {paper.title}\n\n{table}\n\n```\n{bibtex.entry(paper, venues)}```\n"


if __name__ == "__main__":
    write_sample(Path(sys.argv[1]), int(sys.argv[2]))
