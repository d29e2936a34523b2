"""Findings that an entry allows, each with a day and a reason: ``P303 until 2027-06-30: first shown elsewhere``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from awesome.findings import Finding
from awesome.yamltext import Entry

FORM = "P303 until 2027-06-30: why"
"""What an item of `allow` looks like, for messages."""

OF_THE_WORLD = frozenset("V101 V102 V103 V104 V105 V106 V107 V201 V202 V301 V302 V303 V304".split())
"""What `awesome verify` reports, which an entry may allow too: the check knows nothing of the world."""

PATTERN = re.compile(r"([PV][0-9]{3}) until ([0-9]{4}-[0-9]{2}-[0-9]{2}): (\S.*)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One item of an entry's `allow`.

    Attributes:
        entry: the entry that has it.
        item: its place in the list.
        code: the rule whose findings are allowed in this entry.
        until: the last day on which nobody needs to look at it again.
        reason: why.
    """

    entry: Entry
    item: int
    code: str
    until: datetime.date
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether this finding is of the rule and the entry. One about the text as such is of no entry."""
        entry = self.entry
        return (
            finding.code == self.code
            and finding.entry == entry.id != ""
            and finding.file == entry.file
            and entry.line <= finding.line <= entry.end_line
        )


def read_suppression(entry: Entry, item: int, text: str) -> Suppression | None:
    """The suppression that an item of `allow` states; None where it is malformed or its day is not real."""
    match = PATTERN.fullmatch(text)
    if match is None:
        return None
    try:
        until = datetime.date.fromisoformat(match[2])
    except ValueError:
        return None
    return Suppression(entry, item, match[1], until, match[3])


def read_suppressions(entries: Iterable[tuple[Entry, list[str]]]) -> list[Suppression]:
    """All well-formed suppressions of entries that are given with their `allow` lists."""
    return [
        suppression
        for entry, allow in entries
        for item, text in enumerate(allow)
        if (suppression := read_suppression(entry, item, text)) is not None
    ]
