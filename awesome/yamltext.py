"""YAML text to entries, every scalar a string, with the line and column of each.

The catalog's files are one sequence of flat mappings whose values are strings or lists of strings. No YAML resolver
comes near them: it is what costs the time, and it would turn ``2310.00500`` into a number and ``no`` into a boolean.

Text in the catalog's plain form is read line by line (`awesome.quickread`), anything else by libyaml's events
(`awesome.yamlevents`); both give the same entries. Nothing here judges an entry: what the text does that the catalog
does not allow is noted as a `Problem`, and the rules turn problems into findings.
"""

from __future__ import annotations

import re
from itertools import islice

from awesome import quickread
from awesome.document import Document, Entry, Limits, Mark, Problem, Value
from awesome.quickread import NotPlainError

__all__ = [
    "FORBIDDEN_CHARACTER",
    "Document",
    "Entry",
    "Limits",
    "Mark",
    "NotPlainError",
    "Problem",
    "Value",
    "outline",
    "parse",
]

FORBIDDEN_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
"""Control, zero-width, soft-hyphen, bidirectional and tag characters: nobody sees them, and they change what is read."""

_LONE_RETURN = re.compile("\r(?!\n)")
_INDENTING_TAB = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
_CONFLICT = re.compile(r"^(?:<{7} |\|{7} |={7}$|>{7} )", re.MULTILINE)
"""The marks with which git parts the two sides of a merge that it leaves to a person."""

_PRINTABLE_ASCII = bytes(range(0x20, 0x7F)) + b"\n"
_MOST_BAD_BYTES = 20
"""A text in another encoding is read on past its first bad bytes; what has more of them is no text."""


def parse(data: bytes, file: str = "papers.yaml", limits: Limits | None = None) -> Document:
    """Read the bytes of a catalog file. Never raises for bad data: see `Document.problems`.

    >>> document = parse(b"- id: some-paper\\n  arxiv: '2310.00500'\\n")
    >>> document.entries[0].values, document.entries[0].mark("arxiv")
    ({'id': 'some-paper', 'arxiv': '2310.00500'}, (2, 10))
    """
    limits = limits or Limits()
    document = _decoded(data, file, limits)
    if document.readable:
        _read_entries(document, limits)
    return document


def outline(
    data: bytes, file: str = "papers.yaml", limits: Limits | None = None, like: Document | None = None
) -> Document:
    """The same as `parse`, for a command that looks at a few entries: each is read when its values are asked for.

    What stands in `like`, an outline of a text without problems, needs no second look. Reading an entry may raise
    `NotPlainError`: then only `parse` tells what is wrong.
    """
    limits = limits or Limits()
    document = _decoded(data, file, limits)
    # loaded here, since most commands look at every entry
    from awesome.quickoutline import outline as outlined
    from awesome.quickoutline import outline_like

    entries: list[Entry] | None = None
    if not document.problems:
        entries = outline_like(document, like, limits) if like and not like.problems else outlined(document, limits)
    if entries is not None:
        document.entries = entries
    elif document.readable:
        _read_entries(document, limits)
    return document


def _decoded(data: bytes, file: str, limits: Limits) -> Document:
    """A document with its text alone; not readable where that goes beyond a limit."""
    document = Document(file)
    if len(data) > limits.file_bytes:
        document.refuse("size", 1, 1, f"the file has more than {limits.file_bytes:,} bytes")
    elif _decode(document, data) and _sizes_allow(document, limits) and _may_hide_characters(data):
        _note_characters(document, limits)
    return document


def _decode(document: Document, data: bytes) -> bool:
    """Set the document's text. Returns whether there is any."""
    start = 0
    parts: list[str] = []
    for _ in range(_MOST_BAD_BYTES):
        try:
            parts.append(data[start:].decode("utf-8") if start else data.decode("utf-8"))
            document.text = parts[0] if len(parts) == 1 else "".join(parts)
            return True
        except UnicodeDecodeError as error:
            bad = start + error.start
            line = data.count(b"\n", 0, bad) + 1
            column = len(data[data.rfind(b"\n", 0, bad) + 1 : bad].decode("utf-8", "replace")) + 1
            document.problems.append(Problem("encoding", line, column, f"byte 0x{data[bad]:02x}"))
            parts += [data[start:bad].decode("utf-8"), "\ufffd"]
            start += error.end
    document.problems = document.problems[:1]
    document.readable = False
    return False


def _sizes_allow(document: Document, limits: Limits) -> bool:
    """Refuse what would take too long to read, before it is read."""
    text = document.text
    if text.count("\n") > limits.lines:
        document.refuse("size", 1, 1, f"the file has more than {limits.lines:,} lines")
        return False
    # most lists of entries are written so; the others are counted while they are read
    if text.count("\n- ") >= limits.entries:
        document.refuse("size", 1, 1, f"the file has more than {limits.entries:,} entries")
    elif len(text) > limits.line_characters:
        start = 0
        while (end := text.find("\n", start)) >= 0 or start < len(text):
            end = len(text) if end < 0 else end
            if end - start > limits.line_characters:
                detail = f"the line has {end - start:,} characters, {limits.line_characters:,} at most"
                document.refuse("size", text.count("\n", 0, start) + 1, 1, detail)
                return False
            # any line that is too long reaches over this place
            start = text.rfind("\n", start, start + limits.line_characters + 1) + 1 or end + 1
    return document.readable


def _may_hide_characters(data: bytes) -> bool:
    """Whether any character but printable ASCII and line ends is one to look at; quick where there are few others."""
    rest = data.translate(None, _PRINTABLE_ASCII)
    return bool(rest) and not rest.decode("utf-8", "replace").isprintable()


def _note_characters(document: Document, limits: Limits) -> None:
    """Note characters that nobody sees, and put a stand-in of the same length where libyaml would stop at them."""
    text = document.text
    if text.startswith("\ufeff"):
        document.problems.append(Problem("byte-order-mark", 1, 1))
        text = document.text = text[1:]
    for pattern in (FORBIDDEN_CHARACTER, _LONE_RETURN) if "\r" in text else (FORBIDDEN_CHARACTER,):
        if pattern.search(text):
            _note_matches(document, "character", pattern, text, limits)
            text = pattern.sub("\ufffd", text)
    if "\t" in text:
        _note_matches(document, "tab", _INDENTING_TAB, text, limits)
    document.text = text


def _note_matches(document: Document, kind: str, pattern: re.Pattern[str], text: str, limits: Limits) -> None:
    """Note the last character of each match, as far as the limit goes."""
    line, counted = 1, 0
    for number, match in enumerate(pattern.finditer(text)):
        if number == limits.problems:
            return
        place = match.end() - 1
        line += text.count("\n", counted, place)
        counted = place
        column = place - text.rfind("\n", 0, place)
        document.problems.append(Problem(kind, line, column, f"U+{ord(text[place]):04X}"))


def _read_entries(document: Document, limits: Limits) -> None:
    if not document.problems:
        entries = quickread.read(document, limits)
        if entries is not None:
            document.entries = entries
            return
    if "<<<<<<< " in document.text and _CONFLICT.search(document.text):
        _note_conflicts(document, limits)
    # libyaml is loaded only where it is needed
    from awesome.yamlevents import read_document

    read_document(document, limits)


def _note_conflicts(document: Document, limits: Limits) -> None:
    """Note the marks of a conflict, and make comments of them, so that the entries on both sides are read."""
    text = document.text
    line, counted = 1, 0
    for match in islice(_CONFLICT.finditer(text), limits.problems):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        document.problems.append(Problem("syntax", line, 1, f"conflict {match[0].strip()}"))
    document.text = _CONFLICT.sub(lambda match: "#" + match[0][1:], text)
    document.readable = False
