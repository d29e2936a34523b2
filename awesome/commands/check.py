"""`awesome check`: say of every line whether it may be merged."""

from __future__ import annotations

import argparse
import datetime

from awesome.checking import Report, check, default_files
from awesome.cli import EXIT_FINDINGS, EXIT_OK
from awesome.commands.common import one_pass, remark, say
from awesome.dates import is_day
from awesome.findings import RENDERERS


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="files to check (default: papers.yaml and its siblings here)"
    )
    parser.add_argument("--format", choices=sorted(RENDERERS), default="text", help="how findings are written")
    parser.add_argument(
        "--today", type=_day, metavar="YYYY-MM-DD", help="the day that counts as today (default: the real one, UTC)"
    )
    parser.add_argument("--strict", action="store_true", help="let warnings fail as errors do")


def run(options: argparse.Namespace) -> int:
    """Check the files and write the findings."""
    today = options.today or datetime.datetime.now(datetime.UTC).date()
    with one_pass():
        report = check(options.files or default_files(), today)
    say(RENDERERS[options.format](report.findings))
    if options.format == "text":
        remark(_summary(report))
    failing = report.findings if options.strict else report.errors
    return EXIT_FINDINGS if failing else EXIT_OK


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
