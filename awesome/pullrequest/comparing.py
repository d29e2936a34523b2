"""Comparing the catalog before and after a change: what is new, what the check says of it, what looks like it."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from awesome.changes import brought
from awesome.document import Document, Entry, Value
from awesome.findings import ERROR, Finding
from awesome.model import KIND_OF_FILE
from awesome.pullrequest.alike import alike, told
from awesome.pullrequest.lines import Lines
from awesome.pullrequest.report import (
    FIELD_NAME,
    LONGEST_ID,
    MOST_ALIKE,
    MOST_ENTRIES,
    MOST_FIELDS,
    MOST_FINDINGS,
    MOST_ITEMS,
    Alike,
    Counts,
    Found,
    Kind,
    Report,
    Way,
    clipped,
)
from awesome.pullrequest.report import Entry as Told

_FIELD_NAME = re.compile(FIELD_NAME)

KINDS: dict[str, Kind] = {"papers.yaml": "paper", "datasets.yaml": "dataset", "removed.yaml": "removal"}


@dataclass(frozen=True)
class Comparison:
    """What a change brings.

    Attributes:
        findings: all of them, errors first, with lines of the files as they were proposed.
        report: the same and more, cut to what a comment has room for.
    """

    findings: list[Finding]
    report: Report


@dataclass(frozen=True)
class Difference:
    """An entry that is otherwise than before; `entry` is what it is, or what it was where it is taken out."""

    kind: Kind
    change: Way
    entry: Entry
    before: Entry | None = None


def compare(
    before: Sequence[Document], after: Sequence[Document], proposed: Sequence[Document], today: datetime.date
) -> Comparison:
    """Compare the files of the catalog, named as in its folder.

    Args:
        before: the files without the change.
        after: the files with it.
        proposed: the files whose lines are shown; `after`, where nothing was merged.
        today: the day of the check.
    """
    lines = Lines(after, proposed)
    found = [replace(finding, line=lines.of(finding.file, finding.line)) for finding in brought(before, after, today)]
    found.sort(key=lambda finding: (finding.severity != ERROR, finding))
    found_differences = list(differences(before, after))
    likenesses = list(_likenesses(found_differences, after, lines))
    errors = sum(finding.severity == ERROR for finding in found)
    changes = Counter(difference.change for difference in found_differences)
    counts = Counts(
        changes["added"], changes["changed"], changes["removed"], errors, len(found) - errors, len(likenesses)
    )
    report = Report(
        1,
        counts,
        [_told(difference, lines) for difference in found_differences[:MOST_ENTRIES]],
        [_found(finding) for finding in found[:MOST_FINDINGS] if finding.file in KIND_OF_FILE],
        likenesses[:MOST_ALIKE],
    )
    return Comparison(found, report)


def differences(before: Sequence[Document], after: Sequence[Document]) -> Iterator[Difference]:
    """What is added, changed and taken out, in this order, each in the order of the files."""
    found: list[Difference] = []
    for file, kind in KINDS.items():
        old, new = _by_id(before, file), _by_id(after, file)
        gone = {identifier: entry for identifier, entry in old.items() if identifier not in new}
        for identifier, entry in new.items():
            was = old.get(identifier) or next((gone.pop(name) for name in entry.list("formerly") if name in gone), None)
            if was is None:
                found.append(Difference(kind, "added", entry))
            elif was.values != entry.values or was.id != entry.id:
                found.append(Difference(kind, "changed", entry, was))
        found += [Difference(kind, "removed", entry) for entry in gone.values()]
    yield from sorted(found, key=lambda difference: ("added", "changed", "removed").index(difference.change))


def _by_id(documents: Sequence[Document], file: str) -> dict[str, Entry]:
    """The entries of a file by id; of several with one id each further one under a number, so that none is lost."""
    entries: dict[str, Entry] = {}
    for document in documents:
        if document.file == file:
            for entry in document.entries:
                name, number = entry.id, 1
                while name in entries:
                    number += 1
                    name = f"{entry.id}\0{number}"
                entries[name] = entry
    return entries


def _likenesses(differences: Sequence[Difference], after: Sequence[Document], lines: Lines) -> Iterator[Alike]:
    for file, kind in KINDS.items():
        changed = [each.entry for each in differences if each.kind == kind and _may_be_alike(each)]
        known = [entry for document in after if document.file == file for entry in document.entries]
        for entry, other, likeness in alike(kind, changed, known):
            yield told(kind, entry, other, likeness, lines.of(file, other.line))


def _may_be_alike(difference: Difference) -> bool:
    """Whether what tells an entry from others is new."""
    if difference.change == "removed":
        return False
    before = difference.before.values if difference.before else {}
    names = ("title", "name", "arxiv", "doi", "openreview")
    return any(difference.entry.values.get(name) != before.get(name) for name in names)


def _told(difference: Difference, lines: Lines) -> Told:
    entry, before = difference.entry, difference.before
    old: Mapping[str, Value] = before.values if before is not None else entry.values
    changed = [name for name in {**old, **entry.values} if old.get(name) != entry.values.get(name)]
    return Told(
        difference.kind,
        clipped(entry.id, LONGEST_ID),
        difference.change,
        0 if difference.change == "removed" else lines.of(entry.file, entry.line),
        _limited(entry.values),
        _names(changed),
        _limited({name: old[name] for name in changed if name in old}),
        clipped(before.id, LONGEST_ID) if before is not None and before.id != entry.id else "",
    )


def _names(names: Iterable[str]) -> list[str]:
    """Those that can be names of fields."""
    return [name for name in names if _FIELD_NAME.search(name)][:MOST_FIELDS]


def _limited(values: Mapping[str, Value]) -> dict[str, str | list[str]]:
    """Fields, cut to the limits of a report."""
    limited: dict[str, str | list[str]] = {}
    for name in _names(values):
        value = values[name]
        limited[name] = clipped(value) if isinstance(value, str) else [clipped(item) for item in value[:MOST_ITEMS]]
    return limited


def _found(finding: Finding) -> Found:
    return Found(
        finding.file,  # type: ignore[arg-type]
        finding.line,
        finding.column,
        finding.code,
        finding.severity,  # type: ignore[arg-type]
        clipped(finding.message),
        clipped(finding.hint),
        clipped(finding.entry, LONGEST_ID),
    )
