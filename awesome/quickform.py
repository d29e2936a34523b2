"""Whether a file is in canonical form, told without writing it in nearly every case.

A pattern recognises entries that are certainly in form: plain values, values whose quotes are certainly needed, lists
of such. Where it does not match, the entry is written and compared.
"""

from __future__ import annotations

import re
from itertools import pairwise

from awesome.canonical import NEEDS_ESCAPE, entry_text, ordered_fields
from awesome.model import kind_of, sort_key
from awesome.yamltext import Document, Entry

_RESERVED = "[yY](?i:es)?|[nN](?i:o|ull)?|[oO](?i:n|ff)|[tT](?i:rue)|[fF](?i:alse)"
_WORD = rf"(?!(?:{_RESERVED})[],\n])[A-Za-z]"
_PLAIN = rf"{_WORD}[^\x00-\x1f\x7f:#]*+(?:(?::(?=\S)|(?<=\S)#)[^\x00-\x1f\x7f:#]*+)*+(?<! )"
_ITEM = rf"{_WORD}[^\x00-\x1f\x7f:?#,\[\]{{}}]*+(?<! )"
# a digit first, or a colon and a space inside
_QUOTED = r"'(?:[0-9]|[A-Za-z][^\x00-\x1f\x7f':]*+: )[^\x00-\x1f\x7f']*+'"
_QUOTED_ITEM = r"'[0-9][^\x00-\x1f\x7f']*+'"
_LIST = rf"\[(?:{_ITEM}|{_QUOTED_ITEM})(?:, (?:{_ITEM}|{_QUOTED_ITEM}))*+\]"
_ENTRY = re.compile(rf"- (?:\w++: (?:{_PLAIN}|{_QUOTED}|{_LIST})\n  )*+\w++: (?:{_PLAIN}|{_QUOTED}|{_LIST})\n")


def is_in_form(document: Document) -> bool:
    """Whether `document`, which has no problems, is certainly in form. False says nothing."""
    entries = document.entries
    kind = kind_of(document.file)
    if not entries or not _head_is_in_form(document, entries[0].line):
        return False
    keys = [sort_key(kind, entry.values) for entry in entries]
    if any(earlier > later for earlier, later in pairwise(keys)):
        return False
    orders: set[tuple[str, ...]] = set()
    return all(_entry_is_in_form(kind, entry, orders) for entry in entries)


def _head_is_in_form(document: Document, line: int) -> bool:
    """Whether the lines above the first entry are comments and one empty line, or none."""
    *comments, empty = document.text.split("\n", line - 1)[: line - 1] or ["#", ""]
    return empty == "" and bool(comments) and all(text[:1] == "#" and text == text.rstrip() for text in comments)


def _entry_is_in_form(kind: str, entry: Entry, orders: set[tuple[str, ...]]) -> bool:
    block = entry.block or ""
    names = tuple(entry.values)
    if names not in orders:
        if list(names) != ordered_fields(kind, entry.values):
            return False
        orders.add(names)
    if _ENTRY.fullmatch(block) and (block.isascii() or not NEEDS_ESCAPE.search(block)):
        return True
    return entry_text(kind, entry.values) == block
