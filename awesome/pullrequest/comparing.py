"""Comparing the catalog before and after a change: what is new, what the check says of it, what looks like it."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from awesome.changes import brought
from awesome.document import Document, Value
from awesome.findings import ERROR, Finding
from awesome.model import KIND_OF_FILE
from awesome.pullrequest.alike import alike, told
from awesome.pullrequest.changed import KINDS, Difference, differences
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
    Report,
    clipped,
)
from awesome.pullrequest.report import Entry as Told
from awesome.pullrequest.turning import Turning

_LINE = re.compile(r"(?:(?<=\()|(?<=\bon ))line ([0-9]{1,8})\b")
_FIELD_NAME = re.compile(FIELD_NAME)


@dataclass(frozen=True)
class Comparison:
    """What a change brings.

    Attributes:
        findings: all of them, errors first, with lines of the files as they were proposed.
        report: the same and more, cut to what a comment has room for.
    """

    findings: list[Finding]
    report: Report


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
    found_differences = differences(before, after)
    turning = Turning(after, [difference.entry for difference in found_differences])
    found = [_moved(turning.turned(finding), lines) for finding in brought(before, after, today)]
    found.sort(key=lambda finding: (finding.severity != ERROR, finding))
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


def _moved(finding: Finding, lines: Lines) -> Finding:
    """The finding on its line in the file as it was proposed, and so the lines that it names."""
    message = _LINE.sub(lambda match: f"line {lines.of(finding.file, int(match[1]))}", finding.message)
    return replace(finding, line=lines.of(finding.file, finding.line), message=message)


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
