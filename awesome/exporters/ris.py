"""RIS for reference managers: CRLF, one author a line, families first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from awesome.exporters.citation import JOURNAL, OTHER, PREPRINT, PROCEEDINGS, WEB, Date
from awesome.exporters.names import split_name
from awesome.exporters.selection import Selection
from awesome.exporters.text import address, on_one_line, one_line
from awesome.model import Paper

_TYPES = {PROCEEDINGS: "CPAPER", JOURNAL: "JOUR", PREPRINT: "UNPB", WEB: "ELEC", OTHER: "GEN"}


def export(selection: Selection) -> bytes:
    """All papers of the selection; a data set is cited through its paper."""
    return "".join(record(paper, selection) for paper in selection.papers).encode()


def record(paper: Paper, selection: Selection) -> str:
    """The record of one paper, from ``TY`` to ``ER`` and an empty line."""
    fields = list(_fields(paper, selection))
    values = on_one_line(value for _, value in fields)
    lines = [f"{tag}  - {value}" for (tag, _), value in zip(fields, values, strict=True)]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _fields(paper: Paper, selection: Selection) -> Iterator[tuple[str, str]]:
    citation = selection.venues.cite(paper)
    yield "TY", _TYPES[citation.kind]
    yield "ID", paper.id
    yield "TI", paper.title
    if paper.name:
        yield "ST", paper.name
    for name in paper.authors:
        yield "AU", _author(name)
    if citation.kind == PREPRINT:
        yield "PB", citation.container
    elif citation.container:
        yield "T2", citation.container
        if citation.short != citation.container:
            yield "J2", citation.short
    if citation.issued:
        yield "PY", f"{citation.issued[0]:04d}"
        if len(citation.issued) > 1:
            yield "DA", _date(citation.issued)
    if paper.arxiv:
        yield "AN", f"arXiv:{paper.arxiv}"
    if paper.doi:
        yield "DO", paper.doi
    if citation.url:
        # readers cut the field at a semicolon
        yield "UR", address(citation.url).replace(";", "%3B")
    for label in selection.labels(paper):
        yield "KW", label


@lru_cache(maxsize=1 << 17)
def _author(full: str) -> str:
    return split_name(one_line(full)).inverted


def _date(date: Date) -> str:
    """``YYYY/MM/DD/``, where what is not known stays empty."""
    return "/".join([f"{date[0]:04d}", *(f"{part:02d}" for part in date[1:]), *[""] * (4 - len(date))])
