"""The catalog's plain form read line by line, several times faster than any YAML parser.

Nearly every entry is a block of lines ``name: value`` whose value is plain, single-quoted or a list of such on one
line. A line is read here only where YAML leaves no doubt what it says; a block with anything else in it (a comment, a
double-quoted value, a second line) goes to libyaml alone, and where that finds a problem the whole file does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome.document import Document, Entry, Limits, Marks, Value

_PLAIN_ITEM = r"[^\W_][^:?#,\[\]{}]*(?<! )"
_PLAIN_ITEMS = re.compile(f"{_PLAIN_ITEM}(?:, {_PLAIN_ITEM})*")
_ANY_ITEM = re.compile(rf"(?:'((?:[^']|'')*)'|({_PLAIN_ITEM}))(?:, |$)")
_LONGEST_REMEMBERED = 80
"""Lines shorter than this are mostly the same few again and again (venue, techniques, topics): they are read once."""


def read(document: Document, limits: Limits) -> list[Entry] | None:
    """The entries of a text without problems; None where only a YAML parser can tell what it says."""
    text = document.text
    if not text.endswith("\n") or needs_parser(text):
        return None
    head, blocks = split(text)
    if blocks is None:
        return None
    reader = _Reader(limits)
    entries: list[Entry] = []
    line, start = head.count("\n") + 1, len(head)
    odd = values = 0
    for block in blocks:
        rows = block.split("\n")
        fields = reader.fields(rows)
        end = start + len(block) + 2
        entry: Entry | None
        if fields is not None:
            entry = Entry(document.file, line, 3, fields, span=(document, start, end))
        else:
            odd += 1
            entry = parse_block(document, start, end, line, limits) if odd <= most_odd(blocks) else None
        if entry is None:
            return None
        values += len(entry.values)
        line += len(rows)
        start = end + 1
        if entries:
            entries[-1].end_line = entry.line - 1
        entries.append(entry)
    if entries:
        entries[-1].end_line = line - 2
    return entries if values + reader.list_items <= limits.values else None


def fields(block: str) -> dict[str, Value]:
    """The fields of a block that is in the plain form, its dash included.

    Raises:
        NotPlainError: it is not.
    """
    found = _Reader(Limits()).fields(block[2:].split("\n"))
    if found is None:
        raise NotPlainError(block)
    return found


def read_odd(file: str, block: str, line: int) -> Entry:
    """The entry of a block that was taken for one in the plain form.

    Raises:
        NotPlainError: there is a problem in it.
    """
    # libyaml is loaded only where it is needed
    from awesome.yamlevents import read_block

    found = read_block(file, block, line)
    if found is None:
        raise NotPlainError(block)
    return found


def value_of(raw: str) -> Value:
    """The value that stands behind the name of a field in the plain form.

    Raises:
        NotPlainError: it is not in that form.
    """
    if raw[:1] not in "['":
        return raw
    found: Value | None = _items(raw) if raw[0] == "[" else _unquoted(raw)
    if found is None:
        raise NotPlainError(raw)
    return found


def split(text: str) -> tuple[str, list[str] | None]:
    """What stands above the first entry, and the entries without their dashes; None where this is no list of them."""
    head, *blocks = ("\n" + text).split("\n- ")
    rest = [line for line in head.split("\n") if line and not line.startswith("#")]
    return head, blocks if (rest == ["[]"] and not blocks) or (blocks and not rest) else None


def most_odd(blocks: Sequence[str]) -> int:
    """How many blocks are given to a parser one by one, before it is quicker to give it the whole."""
    return 100 + len(blocks) // 20


def needs_parser(text: str) -> bool:
    """Whether the text has what would end a document, or what libyaml takes for a line break or refuses."""
    return (
        "\n---" in text
        or "\n..." in text
        or "\t" in text
        or "\r" in text
        or (not text.isascii() and ("\ufffe" in text or "\uffff" in text))
    )


def parse_block(document: Document, start: int, end: int, line: int, limits: Limits) -> Entry | None:
    """The entry of a block that is not in the plain form; None where there is any problem in it."""
    # libyaml is loaded only where it is needed
    from awesome.yamlevents import read_block

    return read_block(document.file, document.text[start:end], line, limits)


def locate(block: str, line: int) -> Marks:
    """Where everything begins in a block in the plain form, whose dash stands on `line`."""
    marks = Marks()
    for number, row in enumerate(block.split("\n"), line):
        name, _, raw = row[2:].partition(": ")
        if not raw or row[0] == "#":
            continue
        start = 3 + len(name) + 2
        marks.keys[name] = (number, 3)
        marks.values[name] = (number, start)
        if raw[0] == "[":
            ends = [0, *(match.end() for match in _ANY_ITEM.finditer(raw[1:-1]))]
            marks.items[name] = [(number, start + 1 + end) for end in ends[:-1]]
    return marks


class NotPlainError(Exception):
    """A block was taken for one in the plain form and is not. Carries the block."""


class _Reader:
    """Reads the lines of one file, and remembers what it has seen in it before."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.names: dict[str, str] = {}
        self.texts: dict[str, tuple[str, str]] = {}
        self.lists: dict[str, tuple[str, list[str]]] = {}
        self.list_items = 0

    def fields(self, rows: list[str]) -> dict[str, Value] | None:
        """The fields of a block whose leading dash is taken off; None where a line is not in the plain form."""
        texts, lists = self.texts, self.lists
        values: dict[str, Value] = {}
        rows[0] = "  " + rows[0]
        count = 0
        for row in rows:
            if row in texts:
                name, text = texts[row]
                values[name] = text
            elif row in lists:
                name, items = lists[row]
                values[name] = items.copy()
                self.list_items += len(items)
            elif not row or row[0] == "#":
                continue
            elif not self._field(row, values):
                return None
            count += 1
        # a field that stands twice has taken the place of the first
        return values if len(values) == count <= self.limits.fields else None

    def _field(self, row: str, values: dict[str, Value]) -> bool:
        """Read one line into `values`. Returns whether it is in the plain form."""
        indented, _, raw = row.partition(": ")
        name = self.names.get(indented) or self._name(indented)
        if not name or not raw:
            return False
        first = raw[0]
        if first == "[":
            items = _items(raw)
            if items is None or len(items) > self.limits.list_items:
                return False
            values[name] = items
            self.list_items += len(items)
            if len(row) <= _LONGEST_REMEMBERED:
                self.lists[row] = name, items.copy()
            return True
        if first == "'":
            text = _unquoted(raw)
        else:
            plain = first.isalnum() and ": " not in raw and " #" not in raw and raw[-1] not in " :"
            text = raw if plain else None
        if text is None:
            return False
        values[name] = text
        if len(row) <= _LONGEST_REMEMBERED:
            self.texts[row] = name, text
        return True

    def _name(self, indented: str) -> str:
        name = indented[2:]
        if not indented.startswith("  ") or not name.isidentifier():
            return ""
        self.names[indented] = name
        return name


def _unquoted(raw: str) -> str | None:
    """The string in single quotes; None where the line holds more than that."""
    inner = raw[1:-1]
    if raw[-1] != "'" or len(raw) < 2:
        return None
    if "'" in inner:
        if "'" in inner.replace("''", ""):
            return None
        return inner.replace("''", "'")
    return inner


def _items(raw: str) -> list[str] | None:
    """The strings of a list on one line; None where one of them is neither plain nor single-quoted."""
    inner = raw[1:-1]
    if raw[-1] != "]":
        return None
    if not inner:
        return []
    if _PLAIN_ITEMS.fullmatch(inner):
        return inner.split(", ")
    found: list[str] = []
    end = 0
    while end < len(inner):
        match = _ANY_ITEM.match(inner, end)
        if match is None:
            return None
        quoted, plain = match.groups()
        found.append(plain if quoted is None else quoted.replace("''", "'"))
        end = match.end()
    return None if inner.endswith(", ") else found
