"""A catalog file as it was read: its entries, where everything stands, and what is wrong with its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

Value = str | list[str]
Mark = tuple[int, int]
"""Line and column, both counted from 1."""


@dataclass(frozen=True)
class Limits:
    """Sizes beyond which a file is not read on; far above what a real list needs.

    Attributes:
        file_bytes: of the file.
        lines: of the file.
        line_characters: of one line, and of one value.
        entries: in the file.
        fields: of one entry.
        list_items: of one list.
        values: strings in the file.
        depth: of lists and mappings in one another.
        problems: that are noted of one kind.
    """

    file_bytes: int = 128 * 2**20
    lines: int = 4_000_000
    line_characters: int = 200_000
    entries: int = 150_000
    fields: int = 100
    list_items: int = 10_000
    values: int = 4_000_000
    depth: int = 8
    problems: int = 1_000


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about the text itself. `kind` names it; the rule with that kind reports it."""

    kind: str
    line: int
    column: int
    detail: str = ""


class Marks:
    """Where the parts of one entry begin: its keys, its values, and the items of its lists."""

    __slots__ = ("items", "keys", "values")

    def __init__(self) -> None:
        self.keys: dict[str, Mark] = {}
        self.values: dict[str, Mark] = {}
        self.items: dict[str, list[Mark]] = {}


class Entry:
    """One mapping of the file as it stands there: values, and where each of them begins.

    Attributes:
        file: the file's path as it was given.
        line, column: where the mapping begins.
        end_line: the last line before the next entry.
        values: the fields that could be read; of an entry that is only outlined they are read on first use.
        span: the document and where in its text the entry's lines begin and end; None where libyaml read it.
        unread: the fields that hold more than strings, so that their value is not known.
    """

    __slots__ = ("_marks", "column", "end_line", "file", "line", "span", "unread", "values")

    def __init__(
        self,
        file: str,
        line: int,
        column: int,
        values: dict[str, Value] | None = None,
        *,
        marks: Marks | None = None,
        span: tuple[Document, int, int] | None = None,
    ) -> None:
        self.file = file
        self.line = line
        self.column = column
        self.end_line = line
        if values is not None:
            self.values = values
        self.unread: frozenset[str] = frozenset()
        self._marks = marks
        self.span = span

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            if name != "values" or self.span is None:
                raise AttributeError(name)
            # they need the types of this module
            from awesome.quickread import NotPlainError, fields, read_odd

            try:
                self.values = fields(self.block)
            except NotPlainError:
                read = read_odd(self.file, self.block, self.line)
                self.values, self.unread, self._marks = read.values, read.unread, read.marks
            return self.values

    def text(self, name: str) -> str:
        """The string under `name`, or ``""`` where there is none (or a list stands in its place)."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""

    def list(self, name: str) -> list[str]:
        """The list under `name`, or ``[]`` where there is none (or a string stands in its place)."""
        value = self.values.get(name)
        return value if isinstance(value, list) else []

    @property
    def block(self) -> str | None:
        """The entry's lines, without the empty one that parts it from the next; None where libyaml read it."""
        if self.span is None:
            return None
        document, start, end = self.span
        return document.text[start:end]

    @property
    def marks(self) -> Marks:
        """Where everything begins, found on first use: most entries are never pointed at."""
        if self._marks is None:
            self._marks = self._locate()
        return self._marks

    def _locate(self) -> Marks:
        # it needs the types of this module
        from awesome.quickread import locate

        block = self.block
        return Marks() if block is None else locate(block, self.line)

    @property
    def keys(self) -> dict[str, Mark]:
        """Where the name of each field begins."""
        return self.marks.keys

    def mark(self, name: str, item: int | None = None) -> Mark:
        """Where the value of `name`, or its item, begins; where the entry begins if it has no such field."""
        marks = self.marks
        if item is not None and name in marks.items:
            return marks.items[name][item]
        return marks.values.get(name, (self.line, self.column))

    @property
    def id(self) -> str:
        return self.text("id")


@dataclass
class Document:
    """A parsed file: its text, its entries in the order of the file, and what is wrong with the text."""

    file: str
    text: str = ""
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    readable: bool = True
    """False where the text could not be read to its end, so that what is missing proves nothing."""
    whole: Document | None = None
    """The document of which this is a part: the same text, and some of its entries."""

    columns: dict[str, list[Value]] = field(default_factory=dict, repr=False, compare=False)
    """What `awesome.columns` found before."""

    def part(self, places: Iterable[int]) -> Document:
        """The document with the entries of these places alone."""
        entries = [self.entries[place] for place in sorted(places)]
        return Document(self.file, self.text, entries, self.problems, self.readable, self)

    def starts(self) -> list[int] | None:
        """Where in the text each entry's dash stands, and the text's end; None where one stands elsewhere than first
        in its line, right before the entry's first field."""
        found: list[int] = []
        place, line = 0, 1
        for entry in self.entries:
            if entry.span is not None:
                place = entry.span[1]
            else:
                for _ in range(entry.line - line):
                    place = self.text.index("\n", place) + 1
            line = entry.line
            if not self.text.startswith("- ", place) or (found and place == found[-1]):
                return None
            found.append(place)
        return [*found, len(self.text)]

    def refuse(self, kind: str, line: int, column: int, detail: str) -> None:
        """Note a problem beyond which the file is not read."""
        self.problems.append(Problem(kind, line, column, detail))
        self.readable = False
