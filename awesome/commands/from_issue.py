"""`awesome from-issue`: make an entry, or a correction, of what a form was answered."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import IO

from awesome.cli import EXIT_FINDINGS, EXIT_OK, UsageError
from awesome.commands.common import configure_writing, one_pass, remark, say, settle, today_of
from awesome.commands.connecting import connect
from awesome.files import read_at_most, write_atomically
from awesome.findings import quoted, safe
from awesome.issues import telling
from awesome.issues.event import MOST_BYTES, Event, EventError, read_event
from awesome.issues.forms import load_forms
from awesome.issues.outcome import FILE_NAME, Outcome, encode

_MOST_OF_A_TEXT = 8_000_000
"""Bytes; beyond the most characters that are read, all the same."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    configure_writing(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", metavar="FILE", help="the text of the issue; - reads standard input")
    what.add_argument("--event", metavar="FILE", help="the event that GitHub hands to a workflow, as JSON")
    parser.add_argument(
        "--kind", choices=list(load_forms()), default="", help="the form (default: found by its headings)"
    )
    parser.add_argument("--issue", type=_number, default=0, metavar="NUMBER", help="the number of the issue")
    parser.add_argument("--offline", action="store_true", help="ask no source; work from what was typed")
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="write what a pull request needs into DIR, and leave the list as it is",
    )


def run(options: argparse.Namespace) -> int:
    """Show the entry and write it, or say what is missing."""
    event = _event(options)
    text = event.text if event else _text(options.file)
    kind = options.kind or (event.kind if event else "")
    issue = options.issue or (event.issue.number if event else 0)
    # loaded here: neither the model of a form nor its sources are needed to say how the verb is called
    from awesome.issues.asking import Asking
    from awesome.issues.making import outcome_of

    asking = Asking(options.root, today_of(options), None if options.offline else connect(options))
    with one_pass():
        made = outcome_of(text, kind, asking)
    outcome, change = made.outcome, made.change
    diff = change.diff() if change else ""
    if options.output is not None:
        _write(options.output, _files(outcome, issue, event, diff))
    if change is None:
        say(telling.answer(outcome))
        return EXIT_FINDINGS
    for message in outcome.noted:
        remark(safe(telling.in_words("noted", message)))
    if options.output is None:
        return settle(change, options, unasked=False)
    say(diff)
    return EXIT_OK


def _event(options: argparse.Namespace) -> Event | None:
    if options.event is None:
        return None
    try:
        return read_event(read_at_most(options.event, MOST_BYTES))
    except EventError as error:
        raise UsageError(f"{options.event}: {error}") from error


def _text(file: str) -> str:
    if file != "-":
        return read_at_most(file, _MOST_OF_A_TEXT).decode("utf-8", "replace")
    stream: IO[bytes] | None = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise UsageError("there is no standard input to read")
    return stream.read(_MOST_OF_A_TEXT + 1).decode("utf-8", "replace")


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 15:
        raise argparse.ArgumentTypeError(f"{quoted(text)} is no number of an issue")
    return int(text)


def _files(outcome: Outcome, issue: int, event: Event | None, diff: str) -> dict[str, bytes]:
    """What a workflow needs, by the names of the files."""
    texts = {FILE_NAME: encode(outcome).decode("utf-8"), "answer.md": telling.answer(outcome)}
    if outcome.entry is not None:
        texts |= {
            "branch.txt": telling.branch(outcome, issue) + "\n",
            "commit.txt": telling.commit_message(outcome, issue, event.author if event else None),
            "title.txt": telling.title(outcome) + "\n",
            "body.md": telling.pull_request(outcome, issue, diff),
        }
    return {name: text.encode("utf-8", "replace") for name, text in texts.items()}


def _write(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_atomically(str(folder / name), data, create=True)
