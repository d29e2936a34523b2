"""YAML text to entries, every scalar a string, with the line and column of each.

The catalog's files are one sequence of flat mappings whose values are strings or lists of strings. Reading libyaml's
events rather than its nodes skips PyYAML's resolver, which is what costs the time, and which would turn ``2310.00500``
into a number and ``no`` into a boolean. Positions and repeated keys come for free.

Nothing here judges an entry: what the text does that the catalog does not allow is noted as a `Problem`, and the rules
turn problems into findings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

Value = str | list[str]
Mark = tuple[int, int]
"""Line and column, both counted from 1."""

FORBIDDEN_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
"""Control, zero-width, soft-hyphen, bidirectional and tag characters: nobody sees them, and they change what is read."""

ESCAPED_CHARACTER = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0abevfPL_N])")


@dataclass(frozen=True)
class Limits:
    """Sizes beyond which a file is refused before it is parsed; far above what a real list needs."""

    file_bytes: int = 40 * 2**20
    line_characters: int = 20_000
    list_items: int = 2_000
    depth: int = 8


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about the text itself. `kind` names it; the rule with that kind reports it."""

    kind: str
    line: int
    column: int
    detail: str = ""


class Entry:
    """One mapping of the file as it stands there: values, and where each of them begins."""

    __slots__ = ("column", "end_line", "file", "items", "keys", "line", "marks", "values")

    def __init__(self, file: str, line: int, column: int) -> None:
        self.file = file
        self.line = line
        self.column = column
        self.end_line = line
        self.values: dict[str, Value] = {}
        self.keys: dict[str, Mark] = {}
        self.marks: dict[str, Mark] = {}
        self.items: dict[str, list[Mark]] = {}

    def text(self, name: str) -> str:
        """The string under `name`, or ``""`` where there is none (or a list stands in its place)."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""

    def list(self, name: str) -> list[str]:
        """The list under `name`, or ``[]`` where there is none (or a string stands in its place)."""
        value = self.values.get(name)
        return value if isinstance(value, list) else []

    def mark(self, name: str, item: int | None = None) -> Mark:
        """Where the value of `name`, or its item, begins; where the entry begins if it has no such field."""
        if item is not None and name in self.items:
            return self.items[name][item]
        return self.marks.get(name, (self.line, self.column))

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


def parse(data: bytes, file: str = "papers.yaml", limits: Limits | None = None) -> Document:
    """Read the bytes of a catalog file. Never raises for bad data: see `Document.problems`."""
    limits = limits or Limits()
    document = Document(file)
    if len(data) > limits.file_bytes:
        document.problems.append(
            Problem("size", 1, 1, f"the file has {len(data):,} bytes, {limits.file_bytes:,} at most")
        )
        document.readable = False
        return document
    try:
        document.text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        document.problems.append(Problem("encoding", line, column, f"byte 0x{data[error.start]:02x}"))
        document.readable = False
        return document
    if _text_problems(document, limits):
        _Builder(document, limits).run()
    return document


def _text_problems(document: Document, limits: Limits) -> bool:
    """Note what is wrong with the characters. Returns whether the text may be parsed at all."""
    text = document.text
    if text.startswith("\ufeff"):
        document.problems.append(Problem("byte-order-mark", 1, 1))
        text = document.text = text[1:]
    if len(text) > limits.line_characters:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > limits.line_characters:
                detail = f"the line has {len(line):,} characters, {limits.line_characters:,} at most"
                document.problems.append(Problem("size", number, 1, detail))
                document.readable = False
                return False
    illegal = False
    for match in FORBIDDEN_CHARACTER.finditer(text):
        document.problems.append(Problem("character", *position(text, match.start()), f"U+{ord(match[0]):04X}"))
        illegal = True
    if illegal:
        # libyaml stops at some of these; a stand-in of the same length lets the rest be read, and reported, too
        document.text = FORBIDDEN_CHARACTER.sub("\ufffd", text)
    if "\t" in text:
        for match in re.finditer(r"^ *\t[ \t]*(?=\S)", text, re.MULTILINE):
            document.problems.append(Problem("tab", *position(text, match.end() - 1)))
    return True


def position(text: str, index: int) -> Mark:
    """Line and column of a character offset."""
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


class _Builder:
    """Walks the events of one file. A method for each level: stream, entry, value."""

    def __init__(self, document: Document, limits: Limits) -> None:
        self.document = document
        self.limits = limits
        self.parser: Any = yaml.CLoader(document.text)

    def note(self, kind: str, event: Any, detail: str = "") -> None:
        mark = event.start_mark
        self.document.problems.append(Problem(kind, mark.line + 1, mark.column + 1, detail))

    def run(self) -> None:
        try:
            self._stream()
        except yaml.MarkedYAMLError as error:
            mark: Any = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            detail = " ".join(part for part in (error.context, error.problem) if part)
            self.document.problems.append(Problem("syntax", line, column, detail))
            self.document.readable = False
        except yaml.YAMLError as error:
            self.document.problems.append(Problem("syntax", 1, 1, str(error).splitlines()[0]))
            self.document.readable = False
        finally:
            self.parser.dispose()

    def _stream(self) -> None:
        get = self.parser.get_event
        get()
        event = get()
        if type(event) is yaml.StreamEndEvent:
            self.document.problems.append(Problem("empty", 1, 1))
            return
        self._root(get())
        get()
        event = get()
        while type(event) is not yaml.StreamEndEvent:
            if type(event) is yaml.DocumentStartEvent:
                self.note("documents", event)
                return
            event = get()

    def _root(self, event: Any) -> None:
        if type(event) is not yaml.SequenceStartEvent:
            empty = type(event) is yaml.ScalarEvent and not event.value and event.implicit[0]
            self.note("empty" if empty else "root", event, _describe(event))
            self._skip(event)
            return
        self._properties(event)
        get = self.parser.get_event
        entries = self.document.entries
        previous: Entry | None = None
        while type(event := get()) is not yaml.SequenceEndEvent:
            if previous is not None:
                previous.end_line = event.start_mark.line
            if type(event) is yaml.MappingStartEvent:
                previous = self._entry(event)
                entries.append(previous)
            else:
                self.note("root-item", event, _describe(event))
                self._skip(event)
        if previous is not None:
            end: Any = event.start_mark
            previous.end_line = end.line

    def _entry(self, start: Any) -> Entry:
        if start.anchor is not None or start.tag is not None:
            self._properties(start)
        mark = start.start_mark
        entry = Entry(self.document.file, mark.line + 1, mark.column + 1)
        values, keys, marks = entry.values, entry.keys, entry.marks
        get = self.parser.get_event
        scalar_type, sequence_type, end_type = yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingEndEvent
        while type(key := get()) is not end_type:
            if type(key) is not scalar_type:
                self.note("key", key, _describe(key))
                self._skip(key)
                self._skip(get())
                continue
            if key.anchor is not None or key.tag is not None:
                self._properties(key)
            name = key.value
            event = get()
            if name in values:
                first = keys[name][0]
                self.note("duplicate-key", key, f"{name}|{first}")
                self._skip(event)
                continue
            mark: Any = key.start_mark
            keys[name] = (mark.line + 1, mark.column + 1)
            mark = event.start_mark
            marks[name] = (mark.line + 1, mark.column + 1)
            if type(event) is scalar_type:
                if event.anchor is not None or event.tag is not None:
                    self._properties(event)
                values[name] = event.value
            elif type(event) is sequence_type:
                values[name], entry.items[name] = self._list(event)
            else:
                self.note("nested", event, f"{name}|{_describe(event)}")
                self._skip(event)
                values[name] = ""
        return entry

    def _list(self, start: Any) -> tuple[list[str], list[Mark]]:
        if start.anchor is not None or start.tag is not None:
            self._properties(start)
        values: list[str] = []
        marks: list[Mark] = []
        get = self.parser.get_event
        scalar_type, end_type = yaml.ScalarEvent, yaml.SequenceEndEvent
        while type(event := get()) is not end_type:
            if type(event) is scalar_type:
                if event.anchor is not None or event.tag is not None:
                    self._properties(event)
                mark: Any = event.start_mark
                values.append(event.value)
                marks.append((mark.line + 1, mark.column + 1))
            else:
                self.note("nested", event, f"|{_describe(event)}")
                self._skip(event)
        if len(values) > self.limits.list_items:
            self.note("size", start, f"the list has {len(values):,} items, {self.limits.list_items:,} at most")
        return values, marks

    def _properties(self, event: Any) -> None:
        """Note an anchor or a tag. An explicit ``!`` on a scalar is a tag too."""
        if event.anchor is not None:
            self.note("alias" if type(event) is yaml.AliasEvent else "anchor", event, event.anchor)
        if getattr(event, "tag", None) is not None:
            self.note("tag", event, event.tag)

    def _skip(self, event: Any) -> None:
        """Pass over whatever `event` begins, noting the anchors, aliases and tags inside."""
        depth = 0
        while True:
            if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
                self._properties(event)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > self.limits.depth:
                    self.note("size", event, f"nested {depth} levels deep, {self.limits.depth} at most")
                    mark: Any = event.start_mark
                    raise yaml.MarkedYAMLError(problem="nested too deep to read on", problem_mark=mark)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth <= 0:
                return
            event = self.parser.get_event()


def _describe(event: Any) -> str:
    """A word for what stands there, for messages."""
    if isinstance(event, yaml.MappingStartEvent):
        return "a mapping"
    if isinstance(event, yaml.SequenceStartEvent):
        return "a list"
    if isinstance(event, yaml.AliasEvent):
        return "an alias"
    return "a single value"
