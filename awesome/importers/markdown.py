"""Other people's lists in Markdown: each item, paragraph and row of a table that names a paper becomes a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from awesome.importers.collecting import Collector
from awesome.importers.items import Line, is_whole, lines_of, papers_in, read_item
from awesome.importers.links import looks_like_paper
from awesome.importers.listvenues import venue_of
from awesome.importers.pieces import BREAK, LINK, Piece
from awesome.importers.repairs import mended
from awesome.importers.row import Reading, Row
from awesome.importers.spelleddates import whole_date
from awesome.importers.tables import read_table
from awesome.importers.tree import Item, Table, tree_of
from awesome.importers.words import roles

_WORD = re.compile(r"[^\W_]+")


def read(text: str) -> Reading:
    """The rows of a list."""
    markdown = mended(text)
    lines = text.split("\n")
    tree = tree_of(markdown)
    rows: list[Row] = []
    aside = 0
    for block in tree.blocks:
        if _is_aside(block.sections):
            aside += 1
            continue
        found = read_table(block, lines) if isinstance(block, Table) else list(_read_item(block))
        rows += [row for row in found if row is not None]
        aside += sum(row is None for row in found)
    for row in rows:
        _from_sections(row)
    return Reading(rows, aside, (*markdown.notes, *tree.notes))


def _is_aside(sections: tuple[str, ...]) -> bool:
    return any(_holds_no_papers(section) for section in sections)


@lru_cache(maxsize=1 << 10)
def _holds_no_papers(section: str) -> bool:
    known = roles("sections")
    found = {known.get(word, "") for word in _WORD.findall(section.lower())}
    return "aside" in found and "" not in found


def _read_item(item: Item) -> Iterator[Row | None]:
    """The rows of an item: one, or those of the items below it where it is but their heading."""
    own = lines_of(item.pieces)
    below = [line for child in item.items for line in _lines_below(child)]
    if item.items and not _is_paper(own, below):
        for child in item.items:
            child.sections = (*item.sections, *_heading(own))
            yield from _read_item(child)
        return
    apart = _apart(item)
    if len(apart) > 1:
        for line, lines in apart:
            yield _row(line, item.sections, lines, is_paragraph=item.is_paragraph)
        return
    yield _row(item.line, item.sections, [*own, *below], is_paragraph=item.is_paragraph)


def _is_paper(own: list[Line], below: list[Line]) -> bool:
    """Whether an item with items below it is one paper: it leads to one itself, or all below it lead to one."""
    if any(_leads_to_paper(line) for line in own):
        return True
    papers = {used.piece.href for line in below for used in line if used.role == "paper"}
    return bool(own) and len(papers) == 1 and not any(papers_in(line) for line in below)


def _leads_to_paper(line: Line) -> bool:
    return any(used.role == "paper" for used in line) or bool(papers_in(line))


def _lines_below(item: Item) -> list[Line]:
    return [*lines_of(item.pieces), *(line for child in item.items for line in _lines_below(child))]


def _heading(own: list[Line]) -> tuple[str, ...]:
    text = " ".join("".join(used.piece.text for used in own[0]).split()).strip(" :") if own else ""
    return (text[:200],) if text else ()


def _apart(item: Item) -> list[tuple[int, list[Line]]]:
    """The papers of an item that has several, each on a line of its own, with the file's line."""
    papers = {piece.href for piece in item.pieces if piece.kind == LINK and looks_like_paper(piece.href)}
    if item.items or len(papers) < 2:
        return []
    found: list[tuple[int, list[Line]]] = []
    number = item.line
    seen: set[str] = set()
    for pieces in _ends(item.pieces):
        lines = lines_of(pieces, at_ends=True)
        papers = {
            used.piece.href for line in lines if is_whole(line) for used in line if looks_like_paper(used.piece.href)
        }
        if papers - seen or not found:
            found.append((number, lines))
            seen |= papers
        else:
            found[-1][1].extend(lines)
        number += sum(piece.text.count("\n") for piece in pieces)
    return found if len(found) > 1 and all(any(map(is_whole, lines)) for _, lines in found) else []


def _ends(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each line, be it ended by a break or by the file's line."""
    line: list[Piece] = []
    for piece in pieces:
        line.append(piece)
        if piece.kind == BREAK or piece.text.endswith("\n"):
            yield line
            line = []
    if line:
        yield line


def _row(line: int, sections: tuple[str, ...], lines: list[Line], *, is_paragraph: bool) -> Row | None:
    collector = Collector(line, sections)
    is_listed = read_item(lines, collector)
    row = collector.finished()
    is_malformed = any(doubt.code == "malformed-id" for doubt in row.doubts)
    if not is_listed:
        # a sentence with a link in it, or nothing but labels
        return row if collector.has_paper and not row.text("title") and not is_paragraph else None
    if not collector.has_paper and not is_malformed:
        if is_paragraph or not (row.text("code") or collector.has_placeholder):
            return None
        row.doubt("no-id", "it has no link to the paper")
    return row


def _from_sections(row: Row) -> None:
    """Take from the headings what the row does not say itself: a month without an id that tells it, a venue."""
    for section in reversed(row.sections):
        if "date" not in row.values and not row.text("arxiv") and (date := whole_date(section)):
            row.values["date"] = date
        if "venue" not in row.values and (venue := venue_of(section)) and venue != "arXiv":
            row.values["venue"] = venue
