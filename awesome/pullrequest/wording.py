"""Words that the comment and the terminal share."""

from __future__ import annotations

from awesome.pullrequest.report import Report

CHANGES = {"added": "New", "changed": "Changed", "removed": "Taken out"}
NOUNS = {"paper": "paper", "dataset": "data set", "removal": "removal"}
FILES = {"paper": "papers.yaml", "dataset": "datasets.yaml", "removal": "removed.yaml"}
LIKENESSES = {
    "arxiv": "the same arXiv id",
    "doi": "the same DOI",
    "openreview": "the same OpenReview id",
    "title": "the same title",
    "near": "nearly the same title",
    "name": "the same name",
}


def counted(number: int, one: str, many: str = "") -> str:
    """A number and what is counted.

    >>> counted(1, "entry", "entries"), counted(2000, "error")
    ('1 entry', '2,000 errors')
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def summary(report: Report) -> str:
    """How many entries are new, changed and taken out, in a sentence."""
    counts = report.counts
    ways = {"adds": counts.added, "changes": counts.changed, "takes out": counts.removed}
    parts = [f"{way} {counted(number, 'entry', 'entries')}" for way, number in ways.items() if number]
    return f"This {' and '.join(parts)}." if parts else "This changes no entry of the list."


def verdict(report: Report, *, passed: bool) -> str:
    """How the check ended."""
    counts = report.counts
    if counts.errors:
        return f"{counted(counts.errors, 'error')} to mend before this can be merged"
    if not passed:
        return "The check did not end well, though it names no error"
    if counts.warnings:
        return f"The check passes, with {counted(counts.warnings, 'thing')} to look at"
    return "The check passes"


def entries_of(report: Report) -> int:
    """How many entries the change is about."""
    return report.counts.added + report.counts.changed + report.counts.removed
