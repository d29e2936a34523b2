"""Which entries a change adds, changes and takes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from awesome.document import Document, Entry
from awesome.pullrequest.report import Kind, Way

KINDS: dict[str, Kind] = {"papers.yaml": "paper", "datasets.yaml": "dataset", "removed.yaml": "removal"}

_ORDER: tuple[Way, ...] = ("added", "changed", "removed")


@dataclass(frozen=True)
class Difference:
    """An entry that is otherwise than before; `entry` is what it is, or what it was where it is taken out."""

    kind: Kind
    change: Way
    entry: Entry
    before: Entry | None = None


def differences(before: Sequence[Document], after: Sequence[Document]) -> list[Difference]:
    """What is added, changed and taken out, in this order, each in the order of the files.

    Nothing is taken out of a file that could not be read to its end.
    """
    found = [difference for file in KINDS for difference in _of_file(file, before, after)]
    return sorted(found, key=lambda difference: _ORDER.index(difference.change))


def _of_file(file: str, before: Sequence[Document], after: Sequence[Document]) -> Iterator[Difference]:
    kind = KINDS[file]
    old, new = _by_id(before, file), _by_id(after, file)
    gone: dict[str, list[Entry]] = {}
    come: list[Entry] = []
    for identifier in {**old, **new}:
        # of several entries with one id those that are as before are paired first
        left, right = _without_equal(old.get(identifier, []), new.get(identifier, []))
        for was, entry in zip_longest(left, right):
            if entry is None:
                gone.setdefault(identifier, []).append(was)
            elif was is None:
                come.append(entry)
            else:
                yield Difference(kind, "changed", entry, was)
    for entry in come:
        former = next((name for name in entry.list("formerly") if gone.get(name)), None)
        if former is None:
            yield Difference(kind, "added", entry)
        else:
            yield Difference(kind, "changed", entry, gone[former].pop(0))
    if all(document.readable for document in after if document.file == file):
        for entries in gone.values():
            for entry in entries:
                yield Difference(kind, "removed", entry)


def _by_id(documents: Sequence[Document], file: str) -> dict[str, list[Entry]]:
    entries: dict[str, list[Entry]] = {}
    for document in documents:
        if document.file == file:
            for entry in document.entries:
                entries.setdefault(entry.id, []).append(entry)
    return entries


def _without_equal(old: list[Entry], new: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    left, right = list(old), []
    for entry in new:
        same = next((was for was in left if was.values == entry.values), None)
        if same is None:
            right.append(entry)
        else:
            left.remove(same)
    return left, right
