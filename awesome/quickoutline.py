"""A file in the plain form cut into its entries, each of which is read when somebody asks for its values.

One pattern tells that all lines of a block are in the plain form (`awesome.quickread`). A text that is like another one
is looked at only where it differs from that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from awesome.document import Document, Entry, Limits
from awesome.quickread import most_odd, needs_parser, parse_block, split
from awesome.sameness import common_end, common_start

_QUOTED = r"'(?:[^'\n]|'')*+'"
_ITEM = rf"(?:{_QUOTED}|[^\W_][^:?#,\[\]{{}}\n]*+)"
_VALUE = (
    rf"(?:[^\W_][^:#\n]*+(?:(?::(?=\S)|(?<=\S)#)[^:#\n]*+)*+(?<! )|{_QUOTED}|"
    rf"\[(?:[^'\":?#\[\]{{}}\n]*+|{_ITEM}(?:, {_ITEM})*+)\])"
)
_PLAIN_BLOCK = re.compile(rf"(?:[a-z_]++: {_VALUE}\n  )*+[a-z_]++: {_VALUE}\n(?:(?:#[^\n]*+)?\n)*+(?:#[^\n]*+)?")
"""An entry without its dash whose lines are all in the plain form, with the comments below it."""


def outline(document: Document, limits: Limits) -> list[Entry] | None:
    """The entries of a text without problems; None where a parser must look at all of it."""
    text = document.text
    if not text.endswith("\n") or needs_parser(text):
        return None
    head, blocks = split(text)
    if blocks is None:
        return None
    entries = _entries(document, blocks, len(head), head.count("\n") + 1, limits)
    if entries:
        entries[-1].end_line -= 1
    return entries


def outline_like(document: Document, like: Document, limits: Limits) -> list[Entry] | None:
    """The same for a text that is mostly that of `like`, which was outlined and has no problems."""
    text, other, spans = document.text, like.text, [entry.span for entry in like.entries if entry.span]
    start = common_start(text, other)
    end = len(other) - common_end(text, other, start)
    # an entry is the same where the dash of the next one is so too
    above = bisect_right([span[2] + len("\n- ") for span in spans], start)
    below = bisect_right([span[1] for span in spans], end)
    alike = document.file == like.file and len(spans) == len(like.entries) and text.endswith("\n")
    if not alike or not above or not other.endswith("\n"):
        return outline(document, limits)
    first, shift = spans[above][1], len(text) - len(other)
    last = spans[below][1] + shift if below < len(spans) else len(text) + 1
    region = text[first : last - 1]
    if needs_parser(f"\n{region}"):
        return None
    entries = _entries(document, region[2:].split("\n- "), first, like.entries[above].line, limits)
    if entries is None:
        return None
    if below == len(spans):
        entries[-1].end_line -= 1
        return [*like.entries[:above], *entries]
    lines = entries[-1].end_line + 1 - like.entries[below].line
    moved = zip(like.entries[below:], spans[below:], strict=True)
    return [*like.entries[:above], *entries, *(_moved(document, *pair, shift, lines) for pair in moved)]


def _moved(document: Document, entry: Entry, span: tuple[Document, int, int], shift: int, lines: int) -> Entry:
    """An entry that stands elsewhere in another text."""
    found = Entry(document.file, entry.line + lines, 3, span=(document, span[1] + shift, span[2] + shift))
    found.end_line = entry.end_line + lines
    return found


def _entries(document: Document, blocks: Sequence[str], start: int, line: int, limits: Limits) -> list[Entry] | None:
    """The entries of blocks that follow each other; the first begins at `start`, on `line`."""
    entries: list[Entry] = []
    odd = 0
    for block in blocks:
        end = start + len(block) + len("- ")
        entry: Entry | None
        if _PLAIN_BLOCK.fullmatch(block):
            entry = Entry(document.file, line, 3, span=(document, start, end))
        else:
            odd += 1
            entry = parse_block(document, start, end, line, limits) if odd <= most_odd(blocks) else None
        if entry is None:
            return None
        line += block.count("\n") + 1
        entry.end_line = line - 1
        entries.append(entry)
        start = end + 1
    return entries
