"""Where a line of the merged file stands in the file as it was proposed.

GitHub checks what a merge would give, and shows annotations on the file of the pull request. Main may have grown since
that was cut off from it, so the same entry stands on another line there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from awesome.document import Document, Entry


class Lines:
    """Finds, for lines of some files, the lines of their other versions.

    Args:
        merged: the files as they were checked.
        proposed: the same files as they were proposed; a file that is missing here is shown as it was checked.
    """

    def __init__(self, merged: Sequence[Document], proposed: Sequence[Document]) -> None:
        others = {document.file: document for document in proposed}
        self._files = {
            document.file: _Files(document, others[document.file])
            for document in merged
            if document.file in others and others[document.file].text != document.text
        }

    def of(self, file: str, line: int) -> int:
        """The line in the proposed version; the same one where it cannot be told."""
        files = self._files.get(file)
        return files.line(line) if files else line


class _Files:
    def __init__(self, merged: Document, proposed: Document) -> None:
        self._entries = merged.entries
        self._starts = [entry.line for entry in merged.entries]
        self._merged = merged.text.split("\n")
        self._proposed = proposed.text.split("\n")
        self._others: dict[str, list[Entry]] = {}
        for entry in proposed.entries:
            self._others.setdefault(entry.id, []).append(entry)

    def line(self, line: int) -> int:
        place = bisect_right(self._starts, line) - 1
        if place < 0:
            return line
        entry = self._entries[place]
        wanted = self._text(self._merged, line)
        for other in self._others.get(entry.id, []):
            here = other.line + line - entry.line
            if self._text(self._proposed, here) == wanted:
                return here
            # a field that main has added or taken out meanwhile stands between
            for number in range(other.line, other.end_line + 1):
                if self._text(self._proposed, number) == wanted:
                    return number
        return self._others[entry.id][0].line if entry.id in self._others else line

    @staticmethod
    def _text(lines: list[str], number: int) -> str | None:
        return lines[number - 1] if 0 < number <= len(lines) else None
