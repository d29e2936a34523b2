"""`awesome verify`: hold the list against the world."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from awesome.catalog import PAPERS_FILE
from awesome.checking import load
from awesome.cli import EXIT_CANNOT_RUN, EXIT_FINDINGS, EXIT_OK, UsageError
from awesome.commands.common import configure_writing, remark, say, today_of
from awesome.commands.connecting import connect
from awesome.files import read_at_most, write_atomically
from awesome.findings import quoted, safe
from awesome.model import KIND_OF_FILE
from awesome.suggest import nearest
from awesome.yamltext import Document

if TYPE_CHECKING:
    from awesome.verifying.listing import Listing
    from awesome.verifying.report import Report
    from awesome.verifying.state import State
    from awesome.verifying.touring import Outcome

FAMILIES = ("arxiv", "links", "venues")
STATE_FILE = ".cache/verified.jsonl"

_BUDGET = re.compile(r"([0-9]{1,5})(s|m|h)?")
_MOST_SHOWN = 5
_SECONDS = {"s": 1, "m": 60, "h": 3600, None: 60}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.epilog = (
        "A run may be stopped at any moment: the next one goes on with what was not looked at for longest. "
        "GITHUB_TOKEN, if it is set, is used to ask GitHub about many repositories at once. "
        "Ends with 0 where nothing is to be mended, 1 where something is, and 2 where nobody answered."
    )
    parser.add_argument("ids", nargs="*", metavar="ID", help="entries to look at now (default: all, oldest look first)")
    parser.add_argument(
        "--only", type=_families, default=FAMILIES, metavar="KINDS", help=f"some of {','.join(FAMILIES)} (default: all)"
    )
    parser.add_argument(
        "--budget", type=_budget, default=600, metavar="TIME", help="how long to look: 10m (default), 90s, 2h; 0 looks at nothing and reports what is known"
    )  # fmt: skip
    parser.add_argument(
        "--older-than", type=int, default=6, metavar="DAYS", help="look at what was not looked at for so long (default: 6)"
    )  # fmt: skip
    parser.add_argument("--apply", action="store_true", help="mend what is certain and safe, a change for each kind")
    parser.add_argument("--commit", action="store_true", help="with --apply: commit each change")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the report for programs here")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the report as Markdown here")
    parser.add_argument(
        "--state", type=Path, metavar="FILE", help=f"what was looked at when (default: {STATE_FILE} beside papers.yaml)"
    )
    parser.add_argument("--fresh", action="store_true", help="begin anew; the old state is kept as FILE.old")
    parser.add_argument(
        "--issue", type=Path, metavar="FILE", help="look at nothing; let the repository's one issue say what this report (--json) says"
    )  # fmt: skip
    configure_writing(parser)


def run(options: argparse.Namespace) -> int:
    """Look, report, mend."""
    if options.commit and not options.apply:
        raise UsageError("--commit goes with --apply")
    try:
        from awesome.verifying.listing import Listing
        from awesome.verifying.state import StateError
    except ModuleNotFoundError as error:
        raise UsageError(f"looking at the world needs the package {error.name}: pip install {error.name}") from error
    if options.issue:
        return _tell(options)
    documents = documents_in(options.root)
    _require_known(options.ids, documents)
    listing = Listing(documents, options.ids)
    try:
        state, outcome = _look(options, listing, Listing(documents) if options.ids else listing)
    except StateError as error:
        raise UsageError(f"{error}; --fresh begins anew and keeps the old file") from error
    if outcome.offline:
        remark("awesome verify: nobody answered, so there seems to be no network; nothing was changed")
        _say_failures(outcome)
        return EXIT_CANNOT_RUN
    report = _report(options, listing, state, outcome)
    if options.apply:
        # loaded here, since most runs mend nothing
        from awesome.commands.mending import mend

        return mend(options, state)
    return EXIT_FINDINGS if report.findings else EXIT_OK


def _tell(options: argparse.Namespace) -> int:
    """Bring the issue in line with a report."""
    from awesome.verifying.issue import Issues, NoRepositoryError
    from awesome.verifying.report import MOST_BYTES, ReportError, from_json

    try:
        report = from_json(read_at_most(str(options.issue), MOST_BYTES))
        with connect(options) as session:
            remark(Issues.of_environment(session, os.environ).bring_in_line(report))
    except ReportError as error:
        raise UsageError(f"{options.issue} is no report of `awesome verify --json`: {error}") from error
    except NoRepositoryError as error:
        raise UsageError(str(error)) from error
    return EXIT_OK


def documents_in(root: Path) -> list[tuple[str, Document]]:
    """The catalog's files with the kind of their entries.

    Raises:
        UsageError: there is none, or one cannot be read in full.
    """
    names = [name for name, kind in KIND_OF_FILE.items() if kind != "removal" and (root / name).exists()]
    if not names:
        raise UsageError(f"{root / PAPERS_FILE}: there is no such file; --root names the catalog's folder")
    documents = [(KIND_OF_FILE[name], load(str(root / name))) for name in names]
    for _, document in documents:
        if document.problems:
            problem = document.problems[0]
            raise UsageError(
                f"{document.file}:{problem.line}: it cannot be read; `awesome check` says all that is wrong"
            )
    return documents


def _require_known(ids: Sequence[str], documents: Sequence[tuple[str, Document]]) -> None:
    known = {entry.id for _, document in documents for entry in document.entries}
    for identifier in ids:
        if identifier not in known:
            meant = nearest(identifier, known)
            proposal = f"; did you mean {quoted(meant)}?" if meant else ""
            raise UsageError(f"there is no entry {quoted(identifier)}{proposal}")


def _look(options: argparse.Namespace, listing: Listing, whole: Listing) -> tuple[State, Outcome]:
    """Look at what is due, as long as the budget lasts."""
    from awesome.verifying.state import opened, put_aside
    from awesome.verifying.touring import Outcome

    path = options.state or options.root / STATE_FILE
    if options.fresh:
        put_aside(path)
    today = today_of(options).isoformat()
    with opened(path, whole.holds) as state:
        return state, _tour(options, listing, state, today) if options.budget else Outcome()


def _tour(options: argparse.Namespace, listing: Listing, state: State, today: str) -> Outcome:
    from awesome.sources.session import Limits
    from awesome.verifying.looking import Looker, due
    from awesome.verifying.progress import Progress
    from awesome.verifying.touring import Tour

    keys = due(listing, state, options.only, today, 0 if options.ids else options.older_than)
    limits = Limits(connect_seconds=8, silence_seconds=10, seconds=20, patience=60, pause=1)
    token = os.environ.get("GITHUB_TOKEN", "")
    progress = Progress(sys.stderr, options.budget)
    with connect(options, limits) as session:
        looker = Looker(listing, state, session, today, token, "venues" in options.only)
        try:
            return Tour(state, today, options.budget).run(looker.lanes(keys), progress)
        finally:
            progress.close()


def _report(options: argparse.Namespace, listing: Listing, state: State, outcome: Outcome) -> Report:
    """Say what was found, and write the files that were asked for."""
    from awesome.verifying.report import report_of, to_json
    from awesome.verifying.showing import as_markdown, as_text, counted

    report = report_of(listing, state, options.only, today_of(options).isoformat(), outcome)
    if options.json:
        write_atomically(str(options.json), to_json(report), create=True)
    if options.report:
        write_atomically(str(options.report), as_markdown(report).encode(), create=True)
    say(as_text(report))
    remark(f"{counted(len(report.findings), 'finding')} and {counted(len(report.notes), 'note')} about {options.root}")
    if outcome.looked < outcome.due:
        remark(
            f"{outcome.looked:,} of {outcome.due:,} that were due were looked at; the next run goes on with the others"
        )
    _say_failures(outcome)
    return report


def _say_failures(outcome: Outcome) -> None:
    for name, reason in list(outcome.failures.items())[:_MOST_SHOWN]:
        remark(f"    {safe(name)}: {safe(reason)}")
    if len(outcome.failures) > _MOST_SHOWN:
        remark(f"    and {len(outcome.failures) - _MOST_SHOWN:,} more that did not answer")


def _families(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    for name in names:
        if name not in FAMILIES:
            meant = nearest(name, FAMILIES)
            raise argparse.ArgumentTypeError(
                f"{quoted(name)} is none of {', '.join(FAMILIES)}"
                + (f"; did you mean {quoted(meant)}?" if meant else "")
            )
    return names


def _budget(text: str) -> int:
    match = _BUDGET.fullmatch(text.strip())
    if match is None:
        raise argparse.ArgumentTypeError(f"write {quoted(text)} as 90s, 10m or 2h")
    return int(match[1]) * _SECONDS[match[2]]
