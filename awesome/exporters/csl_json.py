"""CSL-JSON for citation processors (citeproc, Pandoc, Zotero), one item a line."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from awesome.exporters.citation import JOURNAL, OTHER, PREPRINT, PROCEEDINGS, WEB, Date, Venues
from awesome.exporters.names import split_name
from awesome.exporters.selection import Selection
from awesome.exporters.text import one_line
from awesome.model import Paper

_TYPES = {
    PROCEEDINGS: "paper-conference",
    JOURNAL: "article-journal",
    PREPRINT: "article",
    WEB: "webpage",
    OTHER: "document",
}


def export(selection: Selection) -> bytes:
    """All papers of the selection; a data set is cited through its paper."""
    items = [item(paper, selection.venues) for paper in selection.papers]
    return b"[\n" + b",\n".join(items) + b"\n]\n" if items else b"[]\n"


def item(paper: Paper, venues: Venues) -> bytes:
    """The item of one paper, a JSON object on one line."""
    citation = venues.cite(paper)
    fields: dict[str, object] = {
        "id": paper.id,
        "type": _TYPES[citation.kind],
        "title": one_line(paper.title),
        "title-short": one_line(paper.name),
        "author": [_name(name) for name in paper.authors],
        "issued": _date(citation.issued),
        "available-date": _date(citation.available),
        "URL": citation.url,
        "DOI": paper.doi,
    }
    if citation.kind == PREPRINT:
        fields["publisher"] = citation.container
        fields["number"] = f"arXiv:{paper.arxiv}" if paper.arxiv else ""
    elif citation.container:
        fields["container-title"] = citation.container
        fields["container-title-short"] = citation.short if citation.short != citation.container else ""
    return msgspec.json.encode({name: value for name, value in fields.items() if value})


class _Name(msgspec.Struct, frozen=True, omit_defaults=True, rename={"particle": "non-dropping-particle"}):
    """A name of the schema: in parts, or whole in `literal`."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


@lru_cache(maxsize=1 << 17)
def _name(full: str) -> _Name:
    name = split_name(one_line(full))
    return _Name(name.family, name.given, name.particle, name.suffix, name.literal)


def _date(date: Date) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [list(date)]} if date else None
