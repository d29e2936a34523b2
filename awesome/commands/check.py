"""`awesome check`: say of every line whether it may be merged."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from awesome.checking import Report, check, default_files
from awesome.cli import EXIT_FINDINGS, EXIT_OK, UsageError
from awesome.commands.common import one_pass, remark, say
from awesome.dates import is_day
from awesome.findings import RENDERERS
from awesome.model import kind_of
from awesome.yamltext import outline


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="files to check (default: papers.yaml and its siblings here)"
    )
    parser.add_argument("--format", choices=sorted(RENDERERS), default="text", help="how findings are written")
    parser.add_argument(
        "--today", type=_day, metavar="YYYY-MM-DD", help="the day that counts as today (default: the real one, UTC)"
    )
    parser.add_argument(
        "--changed-since",
        metavar="REF",
        help="report only what the list here brings since it was cut off from this branch, tag or commit",
    )
    parser.add_argument("--strict", action="store_true", help="let warnings fail as errors do")


def run(options: argparse.Namespace) -> int:
    """Check the files and write the findings."""
    today = options.today or datetime.datetime.now(datetime.UTC).date()
    with one_pass():
        if options.changed_since is None:
            report = check(options.files or default_files(), today)
        else:
            report = _changes(options, today)
    say(RENDERERS[options.format](report.findings))
    if options.format == "text":
        remark(_summary(report))
    failing = report.findings if options.strict else report.errors
    return EXIT_FINDINGS if failing else EXIT_OK


def _changes(options: argparse.Namespace, today: datetime.date) -> Report:
    """What the files here bring since the commit that they and the named one have in common."""
    from awesome.changes import brought
    from awesome.history import History, HistoryError
    from awesome.pullrequest.reading import in_commit, in_folder

    if options.files:
        raise UsageError("--changed-since compares the whole list in this folder; name no files")
    root = Path()
    try:
        history = History(root)
        commit = history.common(options.changed_since, "HEAD")
        after = {document.file: document for document in in_folder(root, read=outline)}
        # most of the files is as before, and needs no second look
        before = in_commit(history, commit, lambda data, file, limits: outline(data, file, limits, after.get(file)))
    except HistoryError as error:
        raise UsageError(str(error)) from error
    counts = {kind_of(document.file): len(document.entries) for document in after.values()}
    return Report(
        sorted(brought(before, list(after.values()), today)), counts.get("paper", 0), counts.get("dataset", 0)
    )


def _day(text: str) -> datetime.date:
    if not is_day(text):
        raise argparse.ArgumentTypeError("write a real day as YYYY-MM-DD")
    return datetime.date.fromisoformat(text)


def _summary(report: Report) -> str:
    looked_at = f"{_counted(report.papers, 'paper')} and {_counted(report.datasets, 'data set')}"
    if not report.findings:
        return f"no findings in {looked_at}"
    parts = [
        _counted(number, noun) for number, noun in ((report.errors, "error"), (report.warnings, "warning")) if number
    ]
    return f"{' and '.join(parts)} in {looked_at}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
