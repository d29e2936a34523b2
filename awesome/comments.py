"""The comments of a catalog file, and what each belongs to.

libyaml drops comments. One can begin only between two tokens, or behind the sign of a block scalar, so the gaps between
the tokens of an entry's lines hold all of them; lines without ``#`` are not looked at, which is nearly all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

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


class _Comment(NamedTuple):
    """A comment where it stands: its line (from 0), its offset, what stands before it on its line, itself."""

    line: int
    offset: int
    before: str
    text: str


def read_comments(document: Document) -> Comments:
    """Every comment of the document, by what it belongs to. Lines between entries belong to the entry below them."""
    comments = Comments()
    entries = document.entries
    if "#" not in document.text:
        return comments
    if not entries or not _stand_apart(entries):
        # what belongs to what cannot be told, but nothing is lost
        comments.header = [comment.text for comment in _comments(document.text)[0]]
        return comments
    lines = document.text.split("\n")
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


def _stand_apart(entries: list[Entry]) -> bool:
    """Whether each entry begins on a line of its own, behind a dash at the line's beginning, so not in brackets."""
    line = 0
    for entry in entries:
        if entry.line <= line or entry.column != 3:
            return False
        line = entry.line
    return True


def _above_first(comments: Comments, lines: list[str]) -> None:
    # the entry's dash may stand here, with a comment behind it and the first field below
    stripped = [line.strip().removeprefix("-").lstrip() for line in lines]
    last_empty = max((number for number, line in enumerate(stripped) if not line), default=-1)
    comments.header = [line for line in stripped[: last_empty + 1] if line.startswith("#")]
    above = [line for line in stripped[last_empty + 1 :] if line.startswith("#")]
    if above:
        comments.of(0).above = above


def _entry_comments(own: EntryComments, entry: Entry, block: str) -> list[str]:
    """Fill `own` from the entry's block; return the comments below it that belong to what follows."""
    starts = sorted((mark[0] - entry.line, name) for name, mark in entry.keys.items())
    after: list[str] = []
    found, end, end_line = _comments(block)
    for comment in found:
        if comment.offset < end or (comment.before.strip() and comment.line == end_line):
            _attach(own, starts, comment)
        elif comment.before:
            own.below.append(comment.text)
        else:
            after.append(comment.text)
    return after


def _attach(own: EntryComments, starts: list[tuple[int, str]], comment: _Comment) -> None:
    """Give a comment inside the block to the field it stands behind or above."""
    current = [name for start, name in starts if start <= comment.line]
    following = [name for start, name in starts if start > comment.line]
    behind = bool(comment.before.strip())
    if behind and current and current[-1] not in own.behind_field:
        own.behind_field[current[-1]] = comment.text
    elif behind and current:
        own.above_field.setdefault(current[-1], []).append(comment.text)
    elif following:
        own.above_field.setdefault(following[0], []).append(comment.text)
    else:
        own.below.append(comment.text)


def _comments(text: str) -> tuple[list[_Comment], int, int]:
    """All comments of a text, and the offset and line of the end of its last token."""
    # libyaml is loaded only where it is needed
    from awesome.yamlevents import scan

    tokens = [token for token in scan(text) if type(token).__name__ not in _WITHOUT_CHARACTERS]
    if not tokens:
        return list(_in_gaps(text, [(0, len(text))])), 0, 0
    end: Any = tokens[-1].end_mark
    return list(_in_gaps(text, _gaps(text, tokens))), end.index, end.line


def _gaps(text: str, tokens: list[Any]) -> Iterator[tuple[int, int]]:
    """From where to where only spaces and comments stand."""
    start = 0
    for token in tokens:
        end = token.start_mark.index
        if getattr(token, "style", None) in ("|", ">"):
            end = text.find("\n", end)
        yield start, end
        start = token.end_mark.index
    yield start, len(text)


def _in_gaps(text: str, gaps: Iterator[tuple[int, int]] | list[tuple[int, int]]) -> Iterator[_Comment]:
    line = counted = 0
    for start, end in gaps:
        offset = text.find("#", start, end)
        while offset >= 0:
            line_end = text.find("\n", offset)
            line_end = len(text) if line_end < 0 else line_end
            line += text.count("\n", counted, offset)
            counted = offset
            line_start = text.rfind("\n", 0, offset) + 1
            yield _Comment(line, offset, text[line_start:offset], text[offset:line_end].rstrip())
            offset = text.find("#", line_end, end)
