"""The rows of a table in a list."""

from __future__ import annotations

from awesome.importers.collecting import Collector
from awesome.importers.columns import TITLE, columns
from awesome.importers.items import Line, lines_of, read_item
from awesome.importers.labels import ASIDE, STARS, WORDS, is_id, like_title
from awesome.importers.links import CODE, DEMO, PAPER, PROJECT, looks_like_paper
from awesome.importers.listvenues import venue_of, year_of
from awesome.importers.persons import full_names
from awesome.importers.pieces import LINK, TEXT, Piece, text_of
from awesome.importers.remarks import are_people
from awesome.importers.repairs import cells_of
from awesome.importers.row import Row
from awesome.importers.spelleddates import date_in, whole_date
from awesome.importers.tree import Table, TableRow

_SAMPLE = 40
_NOTHING = frozenset(("", "-", "--", "—", "–", "/", "n/a", "na", "none", "tbd", "tba", "x", "✗", "❌", "✔", "✓"))


def read_table(table: Table, lines: list[str]) -> list[Row | None]:
    """The rows of a table, None for one that names no paper.

    Args:
        table: as it was read.
        lines: of the file, to see what Markdown has dropped of a row with too many cells.
    """
    heads = table.head
    found = columns(heads, *_shares(table))
    if TITLE not in found:
        return [None] * len(table.rows)
    rows = [_row(row, found, table, lines) for row in table.rows]
    has_links = any(row is not None and not any(doubt.code == "no-id" for doubt in row.doubts) for row in rows)
    return rows if has_links else [None] * len(rows)


def _shares(table: Table) -> tuple[list[float], list[float]]:
    """For each column, which share of its cells may be titles, and which of those leads to a paper."""
    sample = [row.cells for row in table.rows[:_SAMPLE]]
    count = max(len(sample), 1)
    titles, linked = [], []
    for place in range(len(table.head)):
        cells = [cells[place] for cells in sample if len(cells) > place]
        titles.append(sum(_has_title(cell) for cell in cells) / count)
        linked.append(sum(_has_linked_title(cell) for cell in cells) / count)
    return titles, linked


def _has_title(pieces: list[Piece]) -> bool:
    return like_title(text_of(pieces)) or _has_linked_title(pieces)


def _has_linked_title(pieces: list[Piece]) -> bool:
    links = [piece for piece in pieces if piece.kind == LINK and not piece.badge]
    return any(like_title(piece.text) and looks_like_paper(piece.href) for piece in links)


def _row(row: TableRow, found: list[str], table: Table, lines: list[str]) -> Row | None:
    if not any(row.cells):
        return None
    collector = Collector(row.line, table.sections)
    place = found.index(TITLE)
    heading = row.cells[place] if place < len(row.cells) else []
    if not read_item(lines_of(heading), collector):
        text = text_of([piece for piece in heading if piece.kind == TEXT])
        if not are_people(text):
            collector.title(text)
    for number in _in_turn(found):
        if number != place and number < len(row.cells):
            cell = row.cells[number]
            text = text_of(cell)
            if text.lower() not in _NOTHING:
                links = lines_of(cell) if any(piece.kind == LINK for piece in cell) else []
                _take(links, found[number], text, collector)
    result = collector.finished()
    _doubt_columns(result, row, len(table.head), table, lines)
    if not collector.has_paper and not result.doubts:
        if not like_title(result.text("title")):
            return None
        result.doubt("no-id", "it has no link to the paper")
    return result


def _in_turn(found: list[str]) -> list[int]:
    """The places of the columns, those of years last: they say the year of a venue that may stand behind them."""
    return sorted(range(len(found)), key=lambda place: found[place] == "year")


def _doubt_columns(result: Row, row: TableRow, width: int, table: Table, lines: list[str]) -> None:
    if table.is_markdown:
        written = cells_of(lines[row.line - 1]) if row.line <= len(lines) else []
        while len(written) > width and not written[-1]:
            written.pop()
        count = len(written)
    else:
        count = len(row.cells)
    if count != width:
        result.doubt("columns", f"it has {count} cells where the table's head has {width}")


def _take(links: list[Line], role: str, text: str, collector: Collector) -> None:
    """Read a cell beside the title."""
    for line in links:
        for used in line:
            if used.use:
                collector.venue(used.use.venue)
                collector.date(used.use.date)
                _take_link(used.role, used.piece, role, collector)
    if role == "venue":
        collector.venue(venue_of(text, bare=True, as_place=True))
        collector.date(date_in(text))
    elif role == "date":
        collector.date(whole_date(text, short=True) or date_in(text))
        collector.venue(venue_of(text))
    elif role == "year":
        _year(whole_date(text), collector)
    elif role == "authors":
        collector.people(full_names(text) or [])
    elif role == "name":
        collector.name(text)
    elif role == PAPER and is_id(text):
        collector.identifier(text)


def _year(year: str, collector: Collector) -> None:
    """A year in a column of its own: that of the venue, if it has none."""
    venue = collector.row.text("venue")
    if venue and venue != "arXiv" and not year_of(venue) and len(year) == 4:
        collector.venue(f"{venue} {year}")
    else:
        collector.date(year)


def _take_link(use: str, piece: Piece, role: str, collector: Collector) -> None:
    """A link in a cell: for what its label says, else for what the column is."""
    if use == STARS:
        collector.stars(piece.href)
    elif use in (PAPER, CODE, PROJECT, DEMO):
        # in a column of code, what looks like a page by its address is where the code is
        collector.link(role if role in (CODE, DEMO) and use == PROJECT and not piece.text.strip() else use, piece.href)
    elif use in (WORDS, ASIDE) and role in (PAPER, CODE, PROJECT, DEMO) and not (use == ASIDE and piece.text.strip()):
        collector.link(role, piece.href)
