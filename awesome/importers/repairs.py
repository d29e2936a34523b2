"""Markdown as lists have it, made such that its tables and items are read: the mending that needs only a look at lines.

- A table whose head and delimiter have different numbers of columns is no table to a Markdown reader.
- Rows of a table that has lost its head are a paragraph full of bars.
- What follows a line of HTML without an empty line between is HTML still.
- A line that begins with hundreds of marks of quotations or items nests that deep, which costs the square of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# possessive, so that no line takes more than one look
_DELIMITER = re.compile(r"[ \t]*+\|?+[ \t]*+:?-++:?+[ \t]*+(?:\|[ \t]*+:?-++:?+[ \t]*+)*+(?:\|[ \t]*+)?+", re.ASCII)
_BAR = re.compile(r"(?<!\\)\|")
_HTML = re.compile(r"\s{0,3}</?[a-zA-Z!]")
_MARKDOWN = re.compile(r"\s{0,3}(?:[-*+]\s|\d{1,3}[.)]\s|\||#{1,6}\s)")
_FENCE = re.compile(r"\s{0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_CONTAINERS = re.compile(r"[ \t]*+(?:(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*+)++")
_MOST_MARKS = 64
_LONGEST_LINE = 2_000_000
_MOST_COLUMNS = 40
_MIN_ROWS = 3
_MOST_NOTES = 20


@dataclass(frozen=True)
class Mended:
    """Markdown that can be read.

    Attributes:
        text: the Markdown.
        numbers: for each of its lines, the line of the file.
        notes: what was wrong.
    """

    text: str
    numbers: list[int]
    notes: tuple[str, ...]


def mended(text: str) -> Mended:
    """The Markdown of a list, mended."""
    mender = _Mender(text.split("\n"))
    mender.run()
    return Mended("\n".join(mender.out), mender.numbers, tuple(mender.notes))


def columns_of(line: str) -> int:
    """How many cells a table's line has; empty ones at its end, behind the closing bar, do not count."""
    bare = line.strip()
    return len(_BAR.findall(bare)) + 1 - bare.startswith("|") - (bare.endswith("|") and not bare.endswith("\\|"))


def cells_of(line: str) -> list[str]:
    """The cells of a table's line."""
    bare = line.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return [cell.strip() for cell in _BAR.split(bare)]


class _Mender:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.out: list[str] = []
        self.numbers: list[int] = []
        self.notes: list[str] = []
        self.fence = ""
        self.in_table = False

    def run(self) -> None:
        for number, line in enumerate(self.lines, 1):
            self._take(number, self._bounded(number, line))
        if self.fence:
            self.notes.append("a block of code is never closed; all behind it is read as code")

    def _take(self, number: int, line: str) -> None:
        if self._is_code(line):
            self._write(number, line)
            return
        last = self.out[-1] if self.out else ""
        if not line.strip():
            self.in_table = False
        elif _HTML.match(last) and not _HTML.match(line) and _MARKDOWN.match(line):
            self._write(number, "")
        if "|" in line and not self.in_table:
            self._table(number, line, last)
        self._write(number, line if not self._is_wrong_delimiter(line, last) else self._delimiter(number, last))

    def _bounded(self, number: int, line: str) -> str:
        """The line, or nothing in its place where it is too long or too deep to be one of a list."""
        if len(line) > _LONGEST_LINE:
            self._note(f"line {number} has {len(line):,} characters and is passed over")
            return ""
        match = _CONTAINERS.match(line) if line.lstrip()[:2] else None
        if match and len(match[0].split()) + match[0].count(">") > _MOST_MARKS:
            self._note(f"line {number} is nested too deeply and is passed over")
            return ""
        return line

    def _is_code(self, line: str) -> bool:
        match = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if self.fence:
            if match and match["fence"].startswith(self.fence) and not match["info"].strip():
                self.fence = ""
            return True
        if match:
            self.fence = match["fence"]
        return match is not None

    def _table(self, number: int, line: str, last: str) -> None:
        """Note where a table begins, and give a head to one that has none."""
        following = self.lines[number] if number < len(self.lines) else ""
        if _DELIMITER.fullmatch(following) and "-" in following:
            self.in_table = True
        elif line.lstrip().startswith("|") and not last.strip():
            rows = self.lines[number - 1 : number - 1 + _MIN_ROWS]
            count = columns_of(line)
            if len(rows) == _MIN_ROWS and all(row.lstrip().startswith("|") for row in rows) and count <= _MOST_COLUMNS:
                self._note(f"the table on line {number} has no head")
                self._write(number, "|" + " |" * count)
                self._write(number, "|" + "-|" * count)
                self.in_table = True

    def _is_wrong_delimiter(self, line: str, last: str) -> bool:
        return (
            self.in_table
            and "-" in line
            and "|" in last
            and _DELIMITER.fullmatch(line) is not None
            and len(self.out) >= 1
            and columns_of(line) != columns_of(last)
            and columns_of(last) <= _MOST_COLUMNS
        )

    def _delimiter(self, number: int, head: str) -> str:
        self._note(f"the table on line {number - 1} has a head and a delimiter of different lengths")
        return "|" + "-|" * columns_of(head)

    def _note(self, text: str) -> None:
        if len(self.notes) < _MOST_NOTES:
            self.notes.append(text)
        elif len(self.notes) == _MOST_NOTES:
            self.notes.append("there are more lines of such kinds")

    def _write(self, number: int, line: str) -> None:
        self.out.append(line)
        self.numbers.append(number)
