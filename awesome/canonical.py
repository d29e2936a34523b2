"""The one way in which the catalog is written: what `awesome fmt` writes and the form rule expects.

An entry is a block of lines, one line a field, in the order of the model; lists stand on their field's line, and an
empty line parts two entries. So a change of one field is a change of one line. A scalar is quoted wherever YAML 1.1 or
YAML 1.2 would read anything but this string, and where a reader might wonder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import product

from awesome.comments import Comments, read_comments
from awesome.model import FIELDS, sort_key
from awesome.yamltext import FORBIDDEN_CHARACTER, Document, Value

# A letter first excludes numbers, dates and every indicator at once; words that YAML 1.1 reads as booleans or null are
# excluded by name. Inside, only ": " and " #" end a plain scalar, and in a list the characters of the list itself.
_LETTER = "[A-Za-z\u00c0-\u024f\u4e00-\u9fff]"
_PLAIN = re.compile(f"{_LETTER}[^\x00-\x1f\x7f:#]*(?:(?::(?=\\S)|(?<=\\S)#)[^\x00-\x1f\x7f:#]*)*(?<! )")
_ITEM = f"{_LETTER}[^\x00-\x1f\x7f:?#,\\[\\]{{}}]*(?<! )"
_PLAIN_ITEM = re.compile(_ITEM)
_ASCII_ITEM = _ITEM.replace(_LETTER, "[A-Za-z]")
_PLAIN_ITEMS = re.compile(f"{_ASCII_ITEM}(?:, {_ASCII_ITEM})*")
# Whatever nobody sees is written as an escape, so it stands in double quotes.
NEEDS_ESCAPE = re.compile(f"[\x00-\x1f\x7f-\xa0\ufdd0-\ufdef\ufffe\uffff]|{FORBIDDEN_CHARACTER.pattern}")
_RESERVED = frozenset(
    "".join(letters)
    for word in ("y", "n", "yes", "no", "on", "off", "true", "false", "null")
    for letters in product(*((letter, letter.upper()) for letter in word))
)


def scalar(value: str, *, in_list: bool = False) -> str:
    """`value` as one line of YAML: plain where every reader sees the same string, else quoted.

    >>> scalar("Visual Instruction Tuning"), scalar("2310.00500"), scalar("no"), scalar("it's")
    ('Visual Instruction Tuning', "'2310.00500'", "'no'", "it's")
    """
    plain = _PLAIN_ITEM if in_list else _PLAIN
    if plain.fullmatch(value) and value not in _RESERVED and (value.isascii() or not NEEDS_ESCAPE.search(value)):
        return value
    if not NEEDS_ESCAPE.search(value):
        return "'" + value.replace("'", "''") + "'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + NEEDS_ESCAPE.sub(_escape, escaped) + '"'


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def field_line(name: str, value: Value) -> str:
    """``name: value``, without indentation."""
    if not name.isidentifier() or name in _RESERVED:
        name = scalar(name)
    if isinstance(value, str):
        return f"{name}: {scalar(value)}"
    # nearly always every item is plain, which one look at all of them tells
    joined = ", ".join(value)
    if not (
        _PLAIN_ITEMS.fullmatch(joined)
        and joined.count(",") == len(value) - 1
        and _RESERVED.isdisjoint(value)
        and (joined.isascii() or not NEEDS_ESCAPE.search(joined))
    ):
        joined = ", ".join([scalar(item, in_list=True) for item in value])
    return f"{name}: [{joined}]"


def ordered_fields(kind: str, values: Mapping[str, Value]) -> list[str]:
    """The names in `values` as they are written: the model's order, then unknown ones in the order they came."""
    known = FIELDS[kind]
    names = [name for name in known if name in values]
    if len(names) != len(values):
        names += [name for name in values if name not in known]
    return names


def entry_text(kind: str, values: Mapping[str, Value], comments: Comments | None = None, index: int = -1) -> str:
    """One entry's block of lines, its comments included, with a line end after each."""
    if comments is None or index not in comments.entries:
        lines = [field_line(name, values[name]) for name in ordered_fields(kind, values)]
        return "- " + "\n  ".join(lines) + "\n" if lines else "- {}\n"
    own = comments.entries[index]
    out = [*own.above]
    lead = "- "
    for name in ordered_fields(kind, values):
        # a comment above the first field would part the dash from it, so it goes above the entry
        out += [("  " if lead == "  " else "") + line for line in own.above_field.get(name, ())]
        behind = own.behind_field.get(name)
        out.append(lead + field_line(name, values[name]) + (f"  {behind}" if behind else ""))
        lead = "  "
    out += ["  " + line for line in own.below]
    return "\n".join(out) + "\n"


def file_text(kind: str, entries: Sequence[Mapping[str, Value]], comments: Comments | None = None) -> str:
    """A whole file: the entries sorted and written, with the comments that belong to it.

    `comments.entries` counts entries in the order of `entries`, that is before sorting.
    """
    order = sorted(range(len(entries)), key=lambda index: sort_key(kind, entries[index]))
    blocks = [entry_text(kind, entries[index], comments, index) for index in order]
    if not entries:
        blocks.append("[]\n")
    if comments and comments.header:
        blocks.insert(0, "\n".join(comments.header) + "\n")
    if comments and comments.footer:
        blocks.append("\n".join(comments.footer) + "\n")
    return "\n".join(blocks)


def format_document(kind: str, document: Document) -> str:
    """The canonical text of a document that was read without problems."""
    return file_text(kind, [entry.values for entry in document.entries], read_comments(document))
