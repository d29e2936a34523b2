"""`awesome remove`: take an entry out of the list, and keep its id, the reason and the day."""

from __future__ import annotations

import argparse
import datetime
import shlex

from awesome.amending import AmendError, checked_text
from awesome.cli import UsageError
from awesome.columns import texts
from awesome.commands.addressed import configure_entry, entry_of, kind_of_options
from awesome.commands.common import configure_writing, one_pass, remark, settle, today_of
from awesome.document import Entry, Value
from awesome.editing import Drop, Edit, EditError, Files, Put, prepare, read_files
from awesome.findings import quoted, safe
from awesome.rules.p105_field_not_allowed import OF_THE_PAPER
from awesome.verifying.drift import edit_command

_MOST_TOLD = 10


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.epilog = (
        "The id goes into removed.yaml, so that nobody takes it again and its address says what became of it."
    )
    configure_entry(parser)
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why, as its old address will say")
    parser.add_argument(
        "--with-datasets", action="store_true", help="take the data sets that name the paper out with it"
    )
    configure_writing(parser)


def run(options: argparse.Namespace) -> int:
    """Take out, check, show, write."""
    with one_pass():
        return _remove(options)


def _remove(options: argparse.Namespace) -> int:
    kind = kind_of_options(options)
    if options.with_datasets and kind == "dataset":
        raise UsageError("--with-datasets goes with a paper, and --dataset takes a data set out")
    if not options.reason.strip():
        raise UsageError("--reason is empty: say why the entry goes, as its old address will say")
    files = read_files(options.root)
    entry = entry_of(files, kind, options.id)
    named = _datasets_of(files, entry) if kind == "paper" else []
    if named and not options.with_datasets:
        _advise(entry, named, options)
        raise UsageError(f"{_counted(named)} the paper {quoted(entry.id)}; nothing is written")
    edits: list[Edit] = []
    try:
        checked_text("--reason", options.reason)
        for each, of in [(entry, kind), *((dataset, "dataset") for dataset in named)]:
            edits.append(Drop(of, each.id))
            edits += _removals(each, of, options.reason, today_of(options))
        change = prepare(options.root, edits, today_of(options), files)
    except (AmendError, EditError) as error:
        raise UsageError(str(error)) from error
    return settle(change, options, unasked=False)


def _datasets_of(files: Files, paper: Entry) -> list[Entry]:
    document = files.documents.get("dataset")
    if document is None:
        return []
    pairs = zip(texts(document, "id"), texts(document, "paper"), strict=True)
    return [entry_of(files, "dataset", identifier) for identifier, named in pairs if named == paper.id]


def _removals(entry: Entry, kind: str, reason: str, day: datetime.date) -> list[Edit]:
    """A line for the id, and one for each id before it, whose address has led here."""
    values: dict[str, Value] = {"id": entry.id, "kind": kind, "reason": reason, "date": day.isoformat()}
    # a data set's arXiv id is its paper's, which may come into the list all the same
    arxiv: dict[str, Value] = {"arxiv": entry.text("arxiv")} if kind == "paper" else {}
    return [
        Put("removal", {**values, **arxiv}),
        *(Put("removal", {**values, "id": old}) for old in entry.list("formerly")),
    ]


def _counted(datasets: list[Entry]) -> str:
    return "a data set names" if len(datasets) == 1 else f"{len(datasets):,} data sets name"


def _advise(paper: Entry, datasets: list[Entry], options: argparse.Namespace) -> None:
    """Say which data sets name the paper, and how to go on."""
    for each in datasets[:_MOST_TOLD]:
        remark(f"{safe(each.file)}:{each.line}: {quoted(each.id)} names the paper")
    if len(datasets) > _MOST_TOLD:
        remark(f"… and {len(datasets) - _MOST_TOLD:,} more")
    remark("to take them out too: --with-datasets")
    commands = [command for each in datasets[:_MOST_TOLD] if (command := _parted(paper, each))]
    where = f" --root {shlex.quote(str(options.root))}" if str(options.root) != "." else ""
    if commands:
        remark("to keep one, let it say first what its paper says:")
        remark("\n".join(f"  {command}{safe(where)}" for command in commands))


def _parted(paper: Entry, dataset: Entry) -> str:
    """The command by which a data set goes on without the entry of its paper."""
    said: dict[str, Value] = {name: paper.text(name) for name in OF_THE_PAPER if paper.text(name)}
    return edit_command("dataset", dataset.id, {"paper": "", **said})
