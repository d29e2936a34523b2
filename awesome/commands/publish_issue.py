"""`awesome publish-issue`: for the workflow, what came of a form as a branch, a pull request and an answer."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from awesome.cli import EXIT_OK, UsageError
from awesome.commands.common import day, remark, today_of
from awesome.commands.connecting import connect
from awesome.files import read_at_most
from awesome.issues import event as events
from awesome.issues import outcome as outcomes
from awesome.issues.github import Repository
from awesome.issues.publishing import Place, publish

_COMMIT = re.compile(r"[0-9a-f]{40}")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.epilog = "The token is taken from GITHUB_TOKEN, the commit to build on from GITHUB_SHA."
    parser.add_argument("outcome", metavar="FILE", help="what `awesome from-issue --output` wrote: outcome.json")
    parser.add_argument("--event", required=True, metavar="FILE", help="the event that GitHub hands to a workflow")
    parser.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="the clone (default: here)")
    parser.add_argument("--today", type=day, metavar="YYYY-MM-DD", help="the day that counts as today")


def run(options: argparse.Namespace) -> int:
    """Propose, or ask."""
    token, base = os.environ.get("GITHUB_TOKEN", ""), os.environ.get("GITHUB_SHA", "")
    if not token or not token.isascii() or not token.isprintable():
        raise UsageError("GITHUB_TOKEN holds no token")
    if not _COMMIT.fullmatch(base):
        raise UsageError("GITHUB_SHA holds no commit")
    try:
        event = events.read_event(read_at_most(options.event, events.MOST_BYTES))
    except events.EventError as error:
        raise UsageError(f"{options.event}: {error}") from error
    try:
        outcome = outcomes.decode(read_at_most(options.outcome, outcomes.MOST_BYTES))
    except outcomes.OutcomeError as error:
        raise UsageError(f"{options.outcome}: {error}") from error
    with connect(options) as session:
        repository = Repository(session, token, event.repository.full_name)
        remark(publish(outcome, event, Place(repository, options.root, base, today_of(options))))
    return EXIT_OK
