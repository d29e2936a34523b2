"""The comments of a catalog file, and what each belongs to.

libyaml drops comments. A ``#`` can begin one only between two tokens, so the gaps between the tokens of an entry's block
hold all of them; a block without `` #`` is not looked at, which is nearly every one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from awesome.document import Document, Entry

_WITHOUT_CHARACTERS = frozenset(
    {
        "StreamStartToken",
        "StreamEndToken",
        "BlockEndToken",
        "BlockMappingStartToken",
        "BlockSequenceStartToken",
        "KeyToken",
    }
)


@dataclass
class EntryComments:
    """What is said about one entry. Each comment is a line that begins with ``#``."""

    above: list[str] = field(default_factory=list)
    above_field: dict[str, list[str]] = field(default_factory=dict)
    behind_field: dict[str, str] = field(default_factory=dict)
    below: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.above or self.above_field or self.behind_field or self.below)


@dataclass
class Comments:
    """The comments of a file: its head (up to the last empty line above the first entry), its foot, its entries'."""

    header: list[str] = field(default_factory=list)
    footer: list[str] = field(default_factory=list)
    entries: dict[int, EntryComments] = field(default_factory=dict)

    def of(self, index: int) -> EntryComments:
        return self.entries.setdefault(index, EntryComments())


def read_comments(document: Document) -> Comments:
    """Every comment of the document, by what it belongs to. Lines between entries belong to the entry below them."""
    comments = Comments()
    if not _may_hold_comment(document.text):
        return comments
    lines = document.text.split("\n")
    entries = document.entries
    if not entries:
        comments.header = [line.strip() for line in lines if line.lstrip().startswith("#")]
        return comments
    _above_first(comments, lines[: entries[0].line - 1])
    for index, entry in enumerate(entries):
        last = index + 1 == len(entries)
        block = lines[entry.line - 1 : None if last else entries[index + 1].line - 1]
        if any("#" in line for line in block):
            after = _entry_comments(comments.of(index), entry, "\n".join(block))
            if last:
                comments.footer = after
            elif after:
                comments.of(index + 1).above = after
    comments.entries = {index: own for index, own in comments.entries.items() if own}
    return comments


def _may_hold_comment(text: str) -> bool:
    place = text.find("#")
    while place > 0 and not text[place - 1].isspace():
        place = text.find("#", place + 1)
    return place >= 0


def _above_first(comments: Comments, lines: list[str]) -> None:
    stripped = [line.strip() for line in lines]
    last_empty = max((number for number, line in enumerate(stripped) if not line), default=-1)
    comments.header = [line for line in stripped[: last_empty + 1] if line.startswith("#")]
    above = [line for line in stripped[last_empty + 1 :] if line.startswith("#")]
    if above:
        comments.of(0).above = above


def _entry_comments(own: EntryComments, entry: Entry, block: str) -> list[str]:
    """Fill `own` from the entry's block; return the comments below it that belong to what follows."""
    starts = sorted((mark[0] - entry.line, name) for name, mark in entry.keys.items())
    after: list[str] = []
    last_token_line, gap_start = 0, 0
    for token in _tokens(block):
        for line, behind, comment in _comments_in(block, gap_start, token.start_mark.index):
            _attach(own, starts, line, behind, comment)
        gap_start, last_token_line = token.end_mark.index, token.end_mark.line
    for line, behind, comment in _comments_in(block, gap_start, len(block)):
        if behind and line == last_token_line:
            _attach(own, starts, line, behind, comment)
        elif block.split("\n")[line].startswith("#"):
            after.append(comment)
        else:
            own.below.append(comment)
    return after


def _tokens(block: str) -> list[Any]:
    """The tokens that stand for characters of the block."""
    # libyaml is loaded only where it is needed
    from awesome.yamlevents import scan

    return [token for token in scan(block) if type(token).__name__ not in _WITHOUT_CHARACTERS]


def _comments_in(block: str, start: int, end: int) -> list[tuple[int, bool, str]]:
    """(line, whether something stands before it on that line, text) of each comment in the gap."""
    found = []
    offset = block.find("#", start, end)
    while offset >= 0:
        line_end = block.find("\n", offset)
        line_end = len(block) if line_end < 0 else line_end
        line_start = block.rfind("\n", 0, offset) + 1
        found.append(
            (block.count("\n", 0, offset), bool(block[line_start:offset].strip()), block[offset:line_end].rstrip())
        )
        offset = block.find("#", line_end, end)
    return found


def _attach(own: EntryComments, starts: list[tuple[int, str]], line: int, behind: bool, comment: str) -> None:
    """Give a comment inside the block to the field it stands behind or above."""
    current = [name for start, name in starts if start <= line]
    following = [name for start, name in starts if start > line]
    if behind and current and current[-1] not in own.behind_field:
        own.behind_field[current[-1]] = comment
    elif behind and current:
        own.above_field.setdefault(current[-1], []).append(comment)
    elif following:
        own.above_field.setdefault(following[0], []).append(comment)
    else:
        own.below.append(comment)
