"""What a run found, as data that is read back with suspicion: it may be a file that another job has written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

import msgspec

from awesome.verifying.drift import Drift
from awesome.verifying.facts import LINK, LinkFacts
from awesome.verifying.kinds import KINDS, Kind
from awesome.verifying.listing import Listing
from awesome.verifying.papers import DAYS_APART, days_between
from awesome.verifying.state import State
from awesome.verifying.touring import Outcome

MOST_BYTES = 20_000_000
_MOST_ROWS = 50_000


class ReportError(Exception):
    """A file that is not a report of ours."""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One drift: see `awesome.verifying.drift.Drift`."""

    kind: str
    code: str
    of: str
    id: str
    file: str
    line: int
    message: str
    evidence: list[str]
    certainty: str
    changes: dict[str, str | list[str]]
    command: str

    @property
    def what(self) -> Kind:
        return KINDS[self.kind]


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of the list against the world.

    Attributes:
        day: of the run.
        held: how many ids and links the list holds, as far as they were wanted.
        looked: how many of them this run looked at.
        due: how many it was to look at.
        never: how many were never looked at.
        oldest: the day of the oldest look.
        links: how many links are in which state: ``alive``, ``dead``, ``dead once``, ``unknown``.
        failures: who did not answer, and why.
        rows: the drifts, in the order of their kinds.
    """

    day: str
    held: int
    looked: int
    due: int
    never: int
    oldest: str
    links: dict[str, int]
    failures: dict[str, str]
    rows: list[Row]

    @property
    def findings(self) -> list[Row]:
        """What is to be mended."""
        return [row for row in self.rows if not row.what.is_note]

    @property
    def notes(self) -> list[Row]:
        """What is worth knowing."""
        return [row for row in self.rows if row.what.is_note]


def report_of(listing: Listing, state: State, families: Iterable[str], today: str, outcome: Outcome) -> Report:
    """The report of a run, and of all looks before it that still hold."""
    families = list(families)
    keys = listing.keys(families)
    days = [day for key in keys if (day := state.day(key))]
    return Report(
        day=today,
        held=len(keys),
        looked=outcome.looked,
        due=outcome.due,
        never=len(keys) - len(days),
        oldest=min(days, default=""),
        links=dict(sorted(Counter(_link_state(state, key) for key in keys if key.startswith(LINK)).items())),
        failures=dict(sorted(outcome.failures.items())),
        rows=[_row(drift) for drift in listing.drifts(state, families)],
    )


def _row(drift: Drift) -> Row:
    return Row(
        kind=drift.kind.name,
        code=drift.kind.code,
        of=drift.of,
        id=drift.id,
        file=drift.file,
        line=drift.line,
        message=drift.message,
        evidence=list(drift.evidence),
        certainty=drift.certainty,
        changes=dict(drift.changes),
        command=drift.command,
    )


def _link_state(state: State, key: str) -> str:
    facts = state.facts(key)
    if not state.day(key) or not isinstance(facts, LinkFacts):
        return "not looked at"
    if facts.dead:
        return "dead" if days_between(facts.dead, facts.again) >= DAYS_APART else "dead once"
    return "unknown" if facts.doubt else "alive"


def to_json(report: Report) -> bytes:
    """The report for programs; ASCII only, so that nothing in it acts wherever it is shown."""
    return json.dumps(msgspec.to_builtins(report), indent=1).encode("ascii") + b"\n"


def from_json(data: bytes) -> Report:
    """A report as `to_json` wrote it.

    Raises:
        ReportError: it is none.
    """
    if len(data) > MOST_BYTES:
        raise ReportError(f"it has more than {MOST_BYTES:,} bytes")
    try:
        report = msgspec.json.decode(data, type=Report)
    except msgspec.MsgspecError as error:
        raise ReportError(str(error)) from error
    if len(report.rows) > _MOST_ROWS or any(row.kind not in KINDS for row in report.rows):
        raise ReportError("it names a kind of drift that there is not, or too many")
    return report
