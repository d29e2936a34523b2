"""CSV for spreadsheets and data frames: one table of papers and data sets, told apart by the column `type`.

- UTF-8 **with** a byte order mark: Excel takes a file without one for the system's old code page and spoils every
  accent and all Chinese; pandas, R, DuckDB and LibreOffice skip the mark (plain Python: ``encoding="utf-8-sig"``).
- A cell that a spreadsheet would run as a formula (it begins with ``=``, ``+``, ``-`` or ``@``) gets an apostrophe in
  front. To undo it, take one apostrophe off every cell that has apostrophes and then one of these signs.
- arXiv ids are written ``arXiv:2310.00500``: a bare one would be read as a number and lose its zeros.
- The values of a list are joined with ``"; "``.
"""

from __future__ import annotations

import csv
import re

from awesome.exporters.selection import Selection
from awesome.exporters.text import on_one_line, one_line
from awesome.model import Dataset, Paper

COLUMNS = (
    "type", "id", "title", "name", "authors", "year", "date", "venue", "arxiv", "doi", "openreview", "shelf",
    "techniques", "topics", "modalities", "kind", "paper", "size", "languages", "link", "pdf", "code", "project", "demo",
    "added", "seen_in",
)  # fmt: skip
"""The columns in their order; new ones are added at the end."""

SEPARATOR = "; "
BYTE_ORDER_MARK = "\ufeff"

# the wide forms too: East Asian versions of Excel run them
_FORMULA = re.compile(r"\s*'*\s*[=+\-@＝＋－＠]")


def export(selection: Selection) -> bytes:
    """All papers, then all data sets."""
    return (BYTE_ORDER_MARK + "".join(lines(selection))).encode()


def lines(selection: Selection) -> list[str]:
    """The heading, the papers and the data sets, each on a line with its end."""
    found: list[str] = []
    # RFC 4180 ends lines with CRLF
    writer = csv.writer(_Lines(found), lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(_paper(paper)) for paper in selection.papers)
    writer.writerows(_row(_data_set(data_set, selection)) for data_set in selection.data_sets)
    return found


class _Lines:
    """What a writer of CSV writes to: it writes a line at a time."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append


def harmless(cell: str) -> str:
    """The cell on one line, with an apostrophe in front if a spreadsheet would run it.

    >>> harmless("=1+1")
    "'=1+1"
    """
    text = one_line(cell)
    return f"'{text}" if _FORMULA.match(text) else text


def _row(cells: dict[str, str]) -> list[str]:
    found = on_one_line(cells.get(column, "") for column in COLUMNS)
    return [cell if cell[:1].isalnum() else harmless(cell) for cell in found]


def _joined(values: list[str]) -> str:
    return SEPARATOR.join(values)


def _common(entry: Paper | Dataset) -> dict[str, str]:
    return {
        "id": entry.id,
        "title": entry.title,
        "name": entry.name,
        "year": entry.year,
        "date": entry.date,
        "venue": entry.venue,
        "arxiv": f"arXiv:{entry.arxiv}" if entry.arxiv else "",
        "doi": entry.doi,
        "openreview": entry.openreview,
        "shelf": entry.shelf,
        "techniques": _joined(entry.techniques),
        "modalities": _joined(entry.modalities),
        "added": entry.added,
        "seen_in": _joined(entry.seen_in),
    }


def _paper(paper: Paper) -> dict[str, str]:
    return _common(paper) | {
        "type": "paper",
        "authors": _joined(paper.authors),
        "topics": _joined(paper.topics),
        "link": paper.link,
        "pdf": paper.pdf,
        "code": paper.code,
        "project": paper.project,
        "demo": paper.demo,
    }


def _data_set(data_set: Dataset, selection: Selection) -> dict[str, str]:
    paper = selection.papers_by_id.get(data_set.paper)
    return _common(data_set) | {
        "type": "dataset",
        "title": data_set.title or (paper.title if paper else ""),
        "kind": _joined(data_set.kind),
        "paper": data_set.paper,
        "size": data_set.size,
        "languages": _joined(data_set.languages),
        "link": data_set.data_link or data_set.paper_link,
    }
