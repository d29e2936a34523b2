"""Entries from libyaml's events: the way of any text that is not in the catalog's plain form.

Events, rather than nodes, keep every scalar a string and give positions and repeated keys for free. An alias is never
followed. What makes no sense is passed over up to the next entry, so that one slip does not hide all others.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import yaml

from awesome.document import Document, Entry, Limits, Mark, Marks, Problem

_MOST_RESTARTS = 20
_MOST_RESTARTED_CHARACTERS = 64 * 2**20
_MOST_SKIPPED_EVENTS = 10_000


class _LimitReachedError(Exception):
    """A limit is reached: what follows is not read."""


def read_document(document: Document, limits: Limits) -> None:
    """Fill in the document's entries and problems from its text."""
    text, line = document.text, 1
    allowed = min(_MOST_RESTARTS, _MOST_RESTARTED_CHARACTERS // (len(text) + 1))
    for _ in range(allowed + 1):
        builder = _Builder(document, limits, line)
        if builder.run(text):
            return
        document.readable = False
        dash = _next_entry(text, max(builder.entry_line - line, 0))
        if dash is None:
            return
        line += text.count("\n", 0, dash)
        text = text[dash:]


def read_block(file: str, text: str, line: int, limits: Limits | None = None) -> Entry | None:
    """The one entry of a block that begins on `line`; None where there is any problem in it."""
    document = Document(file, text)
    _Builder(document, limits or Limits(), line).run(text)
    return document.entries[0] if len(document.entries) == 1 and not document.problems else None


def scan(text: str) -> list[Any]:
    """The tokens of a text, with their marks."""
    return list(yaml.scan(text, Loader=yaml.CLoader))


def _next_entry(text: str, line: int) -> int | None:
    """Where the first entry below a line (counted from 0) begins, its dash in the first column."""
    start = 0
    for _ in range(line):
        start = text.find("\n", start) + 1
    found = text.find("\n- ", start)
    return None if found < 0 else found + 1


class _Builder:
    """Walks the events of one text. A method for each level: stream, entry, value."""

    def __init__(self, document: Document, limits: Limits, first_line: int) -> None:
        self.document = document
        self.limits = limits
        self.first_line = first_line
        self.entry_line = 0
        self.values = 0
        self.noted: Counter[str] = Counter()
        self.parser: Any = None

    def run(self, text: str) -> bool:
        """Read the text. Returns False where its syntax broke off, so that what follows may still be read."""
        self.parser = yaml.CLoader(text)
        try:
            self._stream()
        except _LimitReachedError:
            self.document.readable = False
        except yaml.MarkedYAMLError as error:
            mark: Any = error.problem_mark or error.context_mark
            self._syntax(*self._place(mark), " ".join(part for part in (error.context, error.problem) if part))
            return False
        except yaml.YAMLError as error:
            self._syntax(max(self.entry_line, 1), 1, str(error).splitlines()[0])
            return False
        finally:
            self.parser.dispose()
        return True

    def _place(self, mark: Any) -> Mark:
        return mark.line + self.first_line, mark.column + 1

    def _syntax(self, line: int, column: int, detail: str) -> None:
        # a tab that indents is what broke it, and is noted already
        if not any(problem.kind == "tab" and problem.line in (line, line - 1) for problem in self.document.problems):
            self.document.problems.append(Problem("syntax", line, column, detail))

    def note(self, kind: str, event: Any, detail: str = "") -> None:
        self.document.problems.append(Problem(kind, *self._place(event.start_mark), detail))
        self.noted[kind] += 1
        if self.noted[kind] >= self.limits.problems:
            raise _LimitReachedError

    def _refuse(self, event: Any, detail: str) -> None:
        self.note("size", event, detail)
        raise _LimitReachedError

    def _stream(self) -> None:
        get = self.parser.get_event
        get()
        event = get()
        if type(event) is yaml.StreamEndEvent:
            if self.first_line == 1:
                self.document.problems.append(Problem("empty", 1, 1))
            return
        self._root(get())
        get()
        event = get()
        if type(event) is not yaml.StreamEndEvent:
            self.note("documents", event)
            raise _LimitReachedError

    def _root(self, event: Any) -> None:
        if type(event) is not yaml.SequenceStartEvent:
            empty = type(event) is yaml.ScalarEvent and not event.value and event.implicit[0]
            if type(event) is yaml.AliasEvent:
                self._properties(event)
            else:
                self.note("empty" if empty else "root", event, _describe(event))
            raise _LimitReachedError
        self._properties(event)
        get = self.parser.get_event
        entries = self.document.entries
        previous: Entry | None = None
        while type(event := get()) is not yaml.SequenceEndEvent:
            self.entry_line = event.start_mark.line + self.first_line
            if previous is not None:
                previous.end_line = self.entry_line - 1
            if type(event) is yaml.MappingStartEvent:
                previous = self._entry(event)
                entries.append(previous)
                if len(entries) > self.limits.entries:
                    self._refuse(event, f"the file has more than {self.limits.entries:,} entries")
                if self.values > self.limits.values:
                    self._refuse(event, f"the file has more than {self.limits.values:,} values")
            else:
                self._pass_over(event, "root-item")
        if previous is not None:
            previous.end_line = self._place(event.start_mark)[0] - 1

    def _entry(self, start: Any) -> Entry:
        if start.anchor is not None or start.tag is not None:
            self._properties(start)
        marks = Marks()
        entry = Entry(self.document.file, *self._place(start.start_mark), {}, marks=marks)
        values, keys = entry.values, marks.keys
        get = self.parser.get_event
        while type(key := get()) is not yaml.MappingEndEvent:
            if type(key) is not yaml.ScalarEvent:
                self._pass_over(key, "key")
                self._skip(get())
                continue
            if key.anchor is not None or key.tag is not None:
                self._properties(key)
            name = key.value
            event = get()
            if name in keys:
                self.note("duplicate-key", key, f"{name}|{keys[name][0]}")
                self._skip(event)
                continue
            keys[name] = self._place(key.start_mark)
            marks.values[name] = self._place(event.start_mark)
            if type(event) is yaml.ScalarEvent:
                values[name] = self._scalar(event)
            elif type(event) is yaml.SequenceStartEvent:
                values[name], marks.items[name], whole = self._list(event)
                if not whole:
                    entry.unread |= {name}
            else:
                self._pass_over(event, "nested", name)
                entry.unread |= {name}
            if len(keys) > self.limits.fields:
                self._refuse(key, f"the entry has more than {self.limits.fields} fields")
        self.values += len(values)
        return entry

    def _list(self, start: Any) -> tuple[list[str], list[Mark], bool]:
        """The strings of a list, where they begin, and whether there was nothing else in it."""
        if start.anchor is not None or start.tag is not None:
            self._properties(start)
        values: list[str] = []
        marks: list[Mark] = []
        whole = True
        get = self.parser.get_event
        while type(event := get()) is not yaml.SequenceEndEvent:
            if type(event) is yaml.ScalarEvent:
                values.append(self._scalar(event))
                marks.append(self._place(event.start_mark))
                if len(values) > self.limits.list_items:
                    self._refuse(start, f"the list has more than {self.limits.list_items:,} items")
            else:
                self._pass_over(event, "nested", depth=1)
                whole = False
        self.values += len(values)
        return values, marks, whole

    def _scalar(self, event: Any) -> str:
        if event.anchor is not None or event.tag is not None:
            self._properties(event)
        value: str = event.value
        if len(value) > self.limits.line_characters:
            most = self.limits.line_characters
            self._refuse(event, f"the value has {len(value):,} characters, {most:,} at most")
        return value

    def _properties(self, event: Any) -> None:
        """Note an anchor, an alias or a tag. An explicit ``!`` on a scalar is a tag too."""
        if event.anchor is not None:
            self.note("alias" if type(event) is yaml.AliasEvent else "anchor", event, event.anchor)
        if getattr(event, "tag", None) is not None:
            self.note("tag", event, event.tag)

    def _pass_over(self, event: Any, kind: str, name: str = "", depth: int = 0) -> None:
        """Note what may not stand there, unless it is an alias, which is noted as such."""
        self._skip(event, depth)
        if type(event) is not yaml.AliasEvent:
            self.note(kind, event, f"{name}|{_describe(event)}" if kind == "nested" else _describe(event))

    def _skip(self, event: Any, outer: int = 0) -> None:
        """Pass over whatever `event` begins, `outer` levels in, noting the anchors, aliases and tags inside."""
        depth = outer
        start = event
        for _ in range(_MOST_SKIPPED_EVENTS):
            if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
                self._properties(event)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > self.limits.depth:
                    self._refuse(event, f"lists or mappings more than {self.limits.depth} deep in one another")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth <= outer:
                return
            event = self.parser.get_event()
        self._refuse(start, f"a value of more than {_MOST_SKIPPED_EVENTS:,} parts")


def _describe(event: Any) -> str:
    """A word for what stands there, for messages."""
    if isinstance(event, yaml.MappingStartEvent):
        return "a mapping"
    if isinstance(event, yaml.SequenceStartEvent):
        return "a list"
    return "a single value"
