"""`awesome pr`: what a pull request's check, comment and preview are made with; `check` says the same here."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from awesome.catalog import CatalogError
from awesome.cli import EXIT_FINDINGS, EXIT_OK, UsageError
from awesome.commands.common import day, one_pass, remark, say, today_of
from awesome.files import read_at_most
from awesome.findings import render_github, safe

if TYPE_CHECKING:
    from awesome.history import History

MAIN = ("upstream/main", "origin/main", "main")
"""Where the list's main branch may be found: in a fork's clone, in a clone of the list, and here."""

_FORMATS = ("text", "github")
_MOST_EVENT_BYTES = 30_000_000


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="say what a change brings, what is wrong with it, and how it will look")
    check.add_argument(
        "--lines-of", metavar="COMMIT", help="show the lines of this commit's files (default: of those here)"
    )
    check.add_argument("--format", choices=_FORMATS, default="text", help="how it is written")
    check.add_argument("--report", type=Path, metavar="FILE", help="write for the comment what is found")
    check.add_argument(
        "--today", type=day, metavar="YYYY-MM-DD", help="the day that counts as today (default: the real one, UTC)"
    )
    preview = actions.add_parser("preview", help="build the pages that a change brings, to be opened from disk")
    preview.add_argument("--output", type=Path, required=True, metavar="DIR", help="an empty folder, or a new one")
    for action in (check, preview):
        action.add_argument(
            "--since",
            metavar="COMMIT",
            help="what the files here are compared with (default: where this branch was cut off from main)",
        )
        action.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="the clone (default: here)")
    actions.add_parser("comment", help="on GitHub: bring the comments of pull requests up to date after an event")


def run(options: argparse.Namespace) -> int:
    """Do one of the three."""
    if options.action == "comment":
        return _comment(options)
    from awesome.history import HistoryError

    try:
        return _check(options) if options.action == "check" else _preview(options)
    except HistoryError as error:
        raise UsageError(str(error)) from error


def _check(options: argparse.Namespace) -> int:
    from awesome.history import History
    from awesome.pullrequest.comparing import compare
    from awesome.pullrequest.reading import in_commit, in_folder
    from awesome.pullrequest.report import encode
    from awesome.pullrequest.terminal import rendered
    from awesome.pullrequest.wording import summary, verdict

    history = History(options.root)
    since = _since(history, options.since)
    with one_pass():
        after = in_folder(options.root)
        proposed = in_commit(history, history.commit(options.lines_of)) if options.lines_of else after
        comparison = compare(in_commit(history, since), after, proposed, today_of(options))
    if options.report:
        options.report.write_bytes(encode(comparison.report))
    say(render_github(comparison.findings) if options.format == "github" else rendered(comparison))
    ends = verdict(comparison.report, passed=True)
    remark(f"{summary(comparison.report)[:-1]}, compared with {since[:10]}. {ends}.")
    return EXIT_FINDINGS if comparison.report.counts.errors else EXIT_OK


def _preview(options: argparse.Namespace) -> int:
    from awesome.history import History

    try:
        from awesome.pullrequest.preview import build_preview
        from awesome.website.output import AddressError
        from awesome.website.prose import ProseError
        from awesome.website.settings import SettingsError
    except ModuleNotFoundError as error:
        raise UsageError(f"a preview needs the package {error.name}: pip install 'awesome-mllm[site]'") from error
    history = History(options.root)
    if options.output.exists() and (not options.output.is_dir() or any(options.output.iterdir())):
        raise UsageError(f"{options.output} is not empty; name a folder that is new")
    try:
        say(build_preview(options.root, history, _since(history, options.since), options.output))
    except (SettingsError, ProseError) as error:
        raise UsageError(str(error)) from error
    except (CatalogError, AddressError) as error:
        raise UsageError(f"{error}; `awesome pr check` says all that is wrong") from error
    return EXIT_OK


def _comment(options: argparse.Namespace) -> int:
    try:
        from awesome.pullrequest.commenting import EventError, answer
    except ModuleNotFoundError as error:
        raise UsageError(f"a comment needs the package {error.name}: pip install 'awesome-mllm[comment]'") from error
    from awesome.commands.connecting import connect
    from awesome.pullrequest.github import GitHub
    from awesome.pullrequest.report import ReportError

    token, repository = _variable("GITHUB_TOKEN"), _variable("GITHUB_REPOSITORY")
    payload = read_at_most(_variable("GITHUB_EVENT_PATH"), _MOST_EVENT_BYTES)
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    try:
        with connect(options) as session:
            github = GitHub(session, repository, token)
            for line in answer(_variable("GITHUB_EVENT_NAME"), payload, github, server, repository):
                remark(safe(line))
    except EventError as error:
        raise UsageError(str(error)) from error
    except ReportError as error:
        raise UsageError(f"what a check has left is not taken: {error}; the pull request's comment says so") from error
    return EXIT_OK


def _variable(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise UsageError(f"{name} is not set: this is for a workflow on GitHub; `awesome pr check` says the same here")
    return value


def _since(history: History, named: str | None) -> str:
    """The commit that was named, else where this branch was cut off from main."""
    if named:
        return history.commit(named)
    main = next((name for name in MAIN if history.has(name)), None)
    if main is None:
        raise UsageError("there is no branch called main to compare with; name a commit with --since")
    return history.common("HEAD", main)
