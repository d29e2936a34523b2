"""A Markdown list as its readers see it: items, paragraphs and rows of tables, each with its line and its headings.

The Markdown is read by cmark, GitHub's own reader, and the HTML that comes out by libxml2, so a table or a line break
written in HTML is read like any other. Both are linear in time, and libxml2 ends what is nested too deeply.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import cmarkgfm
from cmarkgfm.cmark import Options
from lxml import etree

from awesome.importers.elements import DEEPEST, PASSED_OVER, is_inline, pieces_of, texts
from awesome.importers.pieces import BREAK, LINK, TEXT, Piece, mended, text_of
from awesome.importers.repairs import Mended

_MOST_BLOCKS = 200_000
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_OF_SUMMARY, _OF_BOLD = 7, 8


@dataclass(slots=True)
class Item:
    """An item of a list, or a paragraph.

    Attributes:
        line: of the file.
        sections: the headings it stands under.
        pieces: what stands in it, without its own items.
        items: the items below it.
        is_paragraph: whether it stands in no list.

    Its texts keep the ends of the file's lines.
    """

    line: int
    sections: tuple[str, ...]
    pieces: list[Piece] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    is_paragraph: bool = False


@dataclass(slots=True)
class TableRow:
    """A row of a table below its head."""

    line: int
    cells: list[list[Piece]]


@dataclass(slots=True)
class Table:
    """A table.

    Attributes:
        sections: the headings it stands under.
        head: the texts of its first row.
        rows: the other rows.
        is_markdown: whether it is written in Markdown, so that each row has a line of its own.
    """

    sections: tuple[str, ...]
    head: list[str]
    rows: list[TableRow]
    is_markdown: bool


Block = Item | Table


@dataclass(frozen=True)
class Tree:
    """The blocks of a list in order, and what could not be read."""

    blocks: list[Block]
    notes: tuple[str, ...]


def tree_of(markdown: Mended) -> Tree:
    """The blocks of a list."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_SOURCEPOS
    rendered = cmarkgfm.github_flavored_markdown_to_html(markdown.text, options)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    # a body, since nothing at all is no document
    root = etree.fromstring(f"<body>{rendered}</body>".encode("utf-8", "replace"), parser)
    notes = ["a part of it is nested too deeply and is not read"] if _was_cut(parser) else []
    walker = _Walker(markdown)
    walker.walk(root, 0)
    if walker.is_full:
        notes.append(f"only the first {_MOST_BLOCKS:,} items are read")
    return Tree(walker.blocks, tuple(notes))


def _was_cut(parser: Any) -> bool:
    return any("depth" in entry.message.lower() for entry in parser.error_log)


class _Walker:
    """Goes once through the tree, and keeps the headings and the list items it is in."""

    def __init__(self, markdown: Mended) -> None:
        self.numbers = markdown.numbers
        self.lines = markdown.text.split("\n")
        self.blocks: list[Block] = []
        self.headings: list[tuple[int, str]] = []
        self.items: list[Item] = []
        self.count = 0
        self.place = 0
        self.rendered = 0

    @property
    def is_full(self) -> bool:
        return self.count >= _MOST_BLOCKS

    @property
    def sections(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.headings)

    def walk(self, element: Any, depth: int) -> None:
        """Take in an element and all below it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in PASSED_OVER or depth > DEEPEST or self.is_full:
            return
        if tag in _HEADINGS:
            self._head(int(tag[1]), text_of(pieces_of(element)))
        elif tag == "summary":
            self._head(_OF_SUMMARY, text_of(pieces_of(element)))
        elif tag == "li":
            self._item(element, depth)
        elif tag == "table":
            self._table(element)
        elif tag == "p":
            self._paragraph(element)
        else:
            self._loose(element, depth)

    def _loose(self, element: Any, depth: int) -> None:
        """A container: its blocks, and between them whatever stands in it without a paragraph around it."""
        loose: list[Piece] = texts(element.text)
        line = 0
        for child in element:
            if isinstance(child.tag, str) and is_inline(child):
                line = line or self._line(child)
                loose += pieces_of(child, with_self=True)
            else:
                self._end(loose, line)
                loose, line = [], 0
                self.walk(child, depth + 1)
            loose += texts(child.tail)
        self._end(loose, line)

    def _end(self, loose: list[Piece], line: int) -> None:
        if any(piece.kind == LINK for piece in loose):
            self._add(Item(line or self._current_line(), self.sections, mended(loose), is_paragraph=True))

    def _head(self, level: int, text: str) -> None:
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        if text:
            self.headings.append((level, text[:200]))

    def _paragraph(self, element: Any) -> None:
        pieces = mended(pieces_of(element))
        line = self._line(element)
        if self.items:
            inner = self.items[-1]
            inner.pieces += [Piece(BREAK), *pieces] if inner.pieces else pieces
        elif pieces and all(piece.kind == TEXT and piece.bold for piece in pieces if piece.text.strip(" :")):
            self._head(_OF_BOLD, text_of(pieces))
        elif any(piece.kind == LINK for piece in pieces):
            self._add(Item(line, self.sections, pieces, is_paragraph=True))

    def _item(self, element: Any, depth: int) -> None:
        item = Item(self._line(element), self.sections)
        if self.items:
            self.items[-1].items.append(item)
            self.count += 1
        else:
            self._add(item)
        self.items.append(item)
        own: list[Piece] = texts(element.text)
        for child in element:
            if isinstance(child.tag, str) and is_inline(child):
                own += pieces_of(child, with_self=True)
            else:
                item.pieces += own
                own = []
                self.walk(child, depth + 1)
            own += texts(child.tail)
        item.pieces = mended([*item.pieces, *own])
        self.items.pop()

    def _table(self, element: Any) -> None:
        rows = list(element.iter("tr"))
        if not rows or any(True for _ in element.iterancestors("table")):
            return
        table = Table(self.sections, [], [], is_markdown="data-sourcepos" in element.attrib)
        for row in rows:
            cells = [mended(pieces_of(cell)) for cell in row if cell.tag in ("td", "th")]
            # a cell over all columns is a heading within the table
            if len(cells) == 1 and len(rows) > 1 and not table.is_markdown and row[0].get("colspan"):
                continue
            if not table.head:
                table.head = [text_of(cell) for cell in cells]
                if table.is_markdown or any(cell.tag == "th" for cell in row) or row.getparent().tag == "thead":
                    continue
            table.rows.append(TableRow(self._line(row), cells))
            self.count += 1
            if self.is_full:
                break
        self.blocks.append(table)

    def _add(self, item: Item) -> None:
        self.blocks.append(item)
        self.count += 1

    def _line(self, element: Any) -> int:
        """The line of the file on which an element begins.

        Markdown's own elements say it. One in HTML is looked for from where the last one stood.
        """
        said = element.get("data-sourcepos", "").partition(":")[0]
        number = element.sourceline or 0
        if said.isdigit():
            self.place = min(int(said), len(self.numbers)) - 1
        elif (link := _telling(element)) is not None:
            needle = link.get("href")
            # what is written in HTML comes out line by line as it went in, but for empty lines
            within = max((link.sourceline or 0) - number, 0)
            likely = self.place + max(number - self.rendered, 0)
            for place in range(likely + within, min(likely + within + _FARTHEST, len(self.lines))):
                if needle in self.lines[place]:
                    self.place = place - within
                    break
        self.rendered = number
        return self._current_line()

    def _current_line(self) -> int:
        return self.numbers[self.place] if self.numbers else 1


_FARTHEST = 200
"""How many lines further an element in HTML is looked for."""


def _telling(element: Any) -> Any:
    """The first link in an element whose address stands in the source as it is."""
    links = (link for link in element.iter("a") if "://" in link.get("href", "") and "&" not in link.get("href"))
    return next(links, None)
