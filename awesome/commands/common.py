"""What several verbs do in the same way."""

from __future__ import annotations

import argparse
import datetime
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from awesome.cli import EXIT_FINDINGS, EXIT_OK, UsageError
from awesome.dates import is_day
from awesome.findings import render_text, safe

if TYPE_CHECKING:
    from awesome.editing import Change


@contextmanager
def one_pass() -> Iterator[None]:
    """Read and look at everything once, without the collector of cycles.

    The catalog is many small objects and no cycles: the collector would walk them again and again and free nothing.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def say(text: str) -> None:
    """Write to standard output, with escapes for characters that its encoding lacks."""
    if sys.stdout is not None:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))


def remark(text: str) -> None:
    """Write a line to standard error, behind all that was said before."""
    if sys.stdout is not None:
        sys.stdout.flush()
    print(text, file=sys.stderr)


def configure_writing(parser: argparse.ArgumentParser) -> None:
    """The options of every verb that writes entries."""
    parser.add_argument("--yes", action="store_true", help="write without asking")
    parser.add_argument("--dry-run", action="store_true", help="show what would be written, and write nothing")
    parser.add_argument(
        "--root", type=Path, default=Path(), metavar="DIR", help="the folder of papers.yaml (default: .)"
    )
    parser.add_argument(
        "--today", type=day, metavar="YYYY-MM-DD", help="the day that counts as today (default: the real one, UTC)"
    )


def settle(change: Change, options: argparse.Namespace, *, unasked: bool) -> int:
    """Show a change and what the check says of it, ask, write it; returns the exit status.

    Args:
        change: the change.
        options: those of `configure_writing`.
        unasked: whether it is written without a question where nobody can answer one; in a terminal it is asked.

    Raises:
        UsageError: it cannot be written.
    """
    if not change.names:
        remark("nothing to write: the list says this already")
        return EXIT_OK
    say(change.diff())
    say(render_text(change.findings))
    if change.errors:
        remark("nothing is written, since the result would not pass the check")
        return EXIT_FINDINGS
    if options.dry_run:
        remark("nothing is written (--dry-run)")
        return EXIT_OK
    if not options.yes and not _agreed(unasked):
        remark("nothing is written")
        return EXIT_FINDINGS
    # loaded here, so that verbs that write nothing do not pay for it
    from awesome.editing import EditError

    try:
        change.write()
    except EditError as error:
        raise UsageError(str(error)) from error
    remark(f"written: {', '.join(safe(name) for name in change.names)}")
    return EXIT_OK


def _agreed(unasked: bool) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        if not unasked:
            remark("--yes writes it")
        return unasked
    remark("Write this? [y/N]")
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def today_of(options: argparse.Namespace) -> datetime.date:
    """The day that counts as today."""
    given: datetime.date | None = options.today
    return given or datetime.datetime.now(datetime.UTC).date()


def day(text: str) -> datetime.date:
    """A day as an argument."""
    if not is_day(text):
        raise argparse.ArgumentTypeError("write a real day as YYYY-MM-DD")
    return datetime.date.fromisoformat(text)
