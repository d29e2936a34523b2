"""Drift that is safe to mend, as edits: kind after kind, each a change of its own."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Sequence
from pathlib import Path

from awesome.editing import Change, Edit, Put, prepare
from awesome.findings import ERROR
from awesome.verifying.drift import Drift
from awesome.verifying.kinds import Kind
from awesome.yamltext import Document, Value

MESSAGES = {
    "title": "Take over {count} from the papers' records",
    "no-authors": "Name the authors of {count} as the records do",
    "venue": "Say where {count} published since",
    "moved-repository": "Follow {count} to where their repositories have moved",
}
"""What a commit says, by the kind of drift."""

_NOUNS = {
    "title": ("title", "titles"),
    "no-authors": ("paper", "papers"),
    "venue": ("paper was", "papers were"),
    "moved-repository": ("entry", "entries"),
}


class CommitError(Exception):
    """git did not take the change. The message says why."""


def message_of(kind: Kind, count: int) -> str:
    """What a commit of so many edits says.

    >>> from awesome.verifying.kinds import KINDS
    >>> message_of(KINDS["venue"], 2)
    'Say where 2 papers were published since'
    """
    one, many = _NOUNS[kind.name]
    return MESSAGES[kind.name].format(count=f"{count:,} {one if count == 1 else many}")


def proposed(
    root: Path, documents: Sequence[tuple[str, Document]], drifts: Sequence[Drift], today: datetime.date
) -> tuple[Change, list[Drift], list[Drift]] | None:
    """The change that mends drift, what it mends, and what it leaves since the check would not pass; None for nothing.

    Args:
        root: the folder of the catalog.
        documents: its files as they are, with the kind of their entries.
        drifts: drift of one kind.
        today: the day for the check.
    """
    wanted = [drift for drift in drifts if drift.is_applicable]
    left: list[Drift] = []
    while wanted:
        change = prepare(root, _edits(documents, wanted), today)
        bad = {finding.entry for finding in change.findings if finding.severity == ERROR}
        if not bad:
            return change, wanted, left
        left += [drift for drift in wanted if drift.id in bad]
        kept = [drift for drift in wanted if drift.id not in bad]
        if len(kept) == len(wanted):
            # an error that belongs to no edit is shown with the change
            return change, wanted, left
        wanted = kept
    return None


def _edits(documents: Sequence[tuple[str, Document]], drifts: Sequence[Drift]) -> list[Edit]:
    values = {(of, entry.id): entry.values for of, document in documents for entry in document.entries}
    changes: dict[tuple[str, str], dict[str, Value]] = {}
    for drift in drifts:
        changes.setdefault((drift.of, drift.id), {}).update(drift.changes)
    return [Put(of, {**values[of, identifier], **new}, identifier) for (of, identifier), new in changes.items()]


def uncommitted(root: Path, names: Sequence[str]) -> list[str]:
    """Those of the catalog's files that differ from the last commit.

    Raises:
        CommitError: this is no clone, or git cannot be run.
    """
    listed = _git(root, "status", "--porcelain", "--", *names)
    return [line[3:] for line in listed.splitlines()]


def commit(root: Path, names: Sequence[str], message: str) -> None:
    """Commit these files, and nothing else.

    Raises:
        CommitError: git refuses.
    """
    _git(root, "commit", "--quiet", "--message", message, "--", *names)


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  (no shell, and nothing from outside among the arguments)
            ["git", *arguments], cwd=root, capture_output=True, text=True, check=False, timeout=60  # noqa: S607
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CommitError(f"git cannot be run: {error}") from error
    if done.returncode:
        raise CommitError(f"git {arguments[0]} failed: {(done.stderr or done.stdout).strip()}")
    return done.stdout
