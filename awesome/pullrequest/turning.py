"""Findings about two entries, told of the one that the change is about.

A rule that holds two entries against each other speaks of the one that stands further down. If the change has brought
the upper one, its author would read of a line that is not theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from awesome.document import Document, Entry
from awesome.findings import Finding, quoted

_LINE = re.compile(r"(?:(?<=\()|(?<=\bon ))line ([0-9]{1,8})\b")


class Turning:
    """Knows where entries stand, and which of them a change is about."""

    def __init__(self, documents: Sequence[Document], touched: Iterable[Entry]) -> None:
        self._entries = {document.file: document.entries for document in documents}
        self._starts = {document.file: [entry.line for entry in document.entries] for document in documents}
        self._touched = {id(entry) for entry in touched}

    def turned(self, finding: Finding) -> Finding:
        """The finding, of the other entry that it names, if only that one is the change's."""
        own = self._at(finding.file, finding.line)
        if own is None or not finding.entry or id(own) in self._touched:
            return finding
        named = (self._at(finding.file, int(line)) for line in _LINE.findall(finding.message)[:5])
        other = next((entry for entry in named if entry is not None and id(entry) in self._touched), None)
        if other is None:
            return finding
        line, column = other.mark(self._field(own, finding))
        message = finding.message
        for theirs, ours in ((f"line {other.line}", f"line {own.line}"), (quoted(other.id), quoted(own.id))):
            message = message.replace(theirs, ours)
        for name in ("title", "name"):
            if other.text(name) and own.text(name):
                message = message.replace(quoted(other.text(name)), quoted(own.text(name)))
        return replace(finding, line=line, column=column, message=message, entry=other.id)

    def _at(self, file: str, line: int) -> Entry | None:
        """The entry in which a line is."""
        place = bisect_right(self._starts.get(file, []), line) - 1
        return self._entries[file][place] if place >= 0 else None

    @staticmethod
    def _field(entry: Entry, finding: Finding) -> str:
        place = (finding.line, finding.column)
        return next((name for name in entry.values if entry.mark(name) == place), "id")
