"""What reference managers and search engines read from a paper's page.

`citation_*` names: Google Scholar's inclusion guidelines ("Indexing Guidelines") and Zotero's Embedded Metadata
translator. JSON-LD: schema.org/ScholarlyArticle.
"""

from __future__ import annotations

from typing import Any

from awesome.exporters.citation import JOURNAL, PROCEEDINGS, Citation
from awesome.model import Dataset, Paper

AUTHORS_IN_LINKED_DATA = 40
"""What cites a paper reads all of `citation_author`; search engines can do without the other 3,000 of a report."""

_CONTAINER = {PROCEEDINGS: "citation_conference_title", JOURNAL: "citation_journal_title"}


def citation_meta(paper: Paper, citation: Citation) -> list[tuple[str, str]]:
    """The (name, content) pairs for the page's head. Only what is known."""
    meta = [("citation_title", paper.title)]
    meta += [("citation_author", author) for author in paper.authors]
    issued = "/".join([f"{part:02}" for part in citation.issued])
    if issued:
        meta.append(("citation_publication_date", issued))
    if citation.available:
        meta.append(("citation_online_date", "/".join([f"{part:02}" for part in citation.available])))
    if citation.kind in _CONTAINER:
        meta.append((_CONTAINER[citation.kind], citation.container))
    ids = (("arxiv_id", paper.arxiv), ("doi", paper.doi), ("pdf_url", paper.pdf), ("public_url", paper.link))
    meta += [(f"citation_{name}", value) for name, value in ids if value]
    return meta


def paper_linked_data(paper: Paper, site_url: str) -> dict[str, Any]:
    """The paper as schema.org/ScholarlyArticle."""
    data: dict[str, Any] = {"@context": "https://schema.org", "@type": "ScholarlyArticle", "headline": paper.title}
    if paper.name:
        data["alternateName"] = paper.name
    if paper.authors:
        data["author"] = [{"@type": "Person", "name": author} for author in paper.authors[:AUTHORS_IN_LINKED_DATA]]
    if paper.date:
        data["datePublished"] = paper.date
    data["url"] = paper.link
    if site_url:
        data["mainEntityOfPage"] = f"{site_url}papers/{paper.id}/"
    return data


def dataset_linked_data(dataset: Dataset, paper: Paper | None) -> dict[str, Any]:
    """The data set as schema.org/Dataset."""
    # schema.org/Dataset asks for a description; the paper's title is the one that is known
    data: dict[str, Any] = {"@context": "https://schema.org", "@type": "Dataset", "name": dataset.name}
    data["description"] = paper.title if paper else dataset.title or dataset.name
    if dataset.data_link:
        data["url"] = dataset.data_link
    if dataset.date:
        data["datePublished"] = dataset.date
    citation = paper.link if paper else dataset.paper_link
    if citation:
        data["citation"] = citation
    return data
