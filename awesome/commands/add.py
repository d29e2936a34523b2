"""`awesome add`: a new entry from an id, drafted from the paper's own record, checked, shown and then written."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from awesome.already import Shelf
from awesome.catalog import Catalog
from awesome.cli import EXIT_FINDINGS, UsageError
from awesome.commands.adding import Adding
from awesome.commands.choosing import NONE, in_terminal
from awesome.commands.common import configure_writing, one_pass, remark, settle, today_of
from awesome.commands.connecting import connect
from awesome.commands.naming import named
from awesome.drafting import Facts
from awesome.editing import EditError, Put, prepare
from awesome.findings import quoted, safe
from awesome.gathering import Gathered, gather
from awesome.identifiers import Identifier, arxiv_month
from awesome.sources.errors import SourceError

OF_ONE_PAPER = ("title", "author", "name", "date", "venue", "code", "project", "demo", "id", "url", "allow")
"""Options that say something of one paper, so that they cannot stand for several."""
OF_DATASETS = ("kind", "paper", "size", "language")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.epilog = "What is not said here is taken from the paper's record. An option may be given several times."
    parser.add_argument(
        "papers", nargs="*", metavar="ID|URL", help="arXiv id, DOI or OpenReview id, or the address of one"
    )
    parser.add_argument("--from", dest="source", metavar="FILE", help="read ids from a file, or standard input (-)")
    paper = parser.add_argument_group("what only a person can say")
    paper.add_argument(
        "--technique", action="append", metavar="NAME", help="M-IT, M-ICL, M-CoT, LAVR; the first is the shelf"
    )
    paper.add_argument("--background", action="store_true", help="none of the techniques: the background shelf")
    paper.add_argument("--topic", action="append", metavar="NAME", help=f"a topic, or {NONE}")
    paper.add_argument("--modality", action="append", metavar="NAME", help=f"image, video, …, or {NONE}")
    record = parser.add_argument_group("what the record does not say, or not well")
    record.add_argument("--title", metavar="TEXT", help="the title; refused where the record is that of another paper")
    record.add_argument("--name", metavar="TEXT", help="of the model or system")
    record.add_argument("--date", metavar="DATE", help="of first publication: YYYY, YYYY-MM or YYYY-MM-DD")
    record.add_argument("--venue", metavar="NAME", help="where it was published, as “CVPR 2024”")
    record.add_argument("--code", metavar="URL", help="its repository")
    record.add_argument("--project", metavar="URL", help="its page")
    record.add_argument("--demo", metavar="URL", help="a running demo")
    record.add_argument("--id", metavar="ID", help="the entry's id, instead of the one that is made of the name")
    record.add_argument(
        "--allow", action="append", metavar="TEXT", help="“P208 until YYYY-MM-DD: why”, where a rule is wrong"
    )
    hand = parser.add_argument_group("by hand")
    hand.add_argument(
        "--offline", action="store_true", help="ask nobody; --title, --author and the like say what is known"
    )
    hand.add_argument("--author", action="append", metavar="NAME", help="an author")
    hand.add_argument("--url", metavar="URL", help="the address of a paper without id; of a data set, where it is")
    dataset = parser.add_argument_group("data sets")
    dataset.add_argument("--dataset", metavar="NAME", help="add a data set of this name instead of a paper")
    dataset.add_argument(
        "--kind", action="append", metavar="KIND", help="what it is for: benchmark, instruction-tuning, …"
    )
    dataset.add_argument(
        "--paper", metavar="ID", help="its paper: an id of this list, or one that a paper has elsewhere"
    )
    dataset.add_argument("--size", metavar="TEXT", help="how much there is, in the words of its source")
    dataset.add_argument("--language", action="append", metavar="NAME", help="a language of its text")
    configure_writing(parser)


def run(options: argparse.Namespace) -> int:
    """Draft, ask what only a person can say, check, show, write."""
    if options.dataset is not None:
        # most additions are papers
        from awesome.commands.adding_datasets import add_dataset

        return add_dataset(options)
    wanted = named(options.papers, options.source)
    _require(options, wanted)
    with one_pass():
        return _add(options, wanted)


def _add(options: argparse.Namespace, wanted: Sequence[Identifier]) -> int:
    catalog = Catalog.load(options.root)
    adding = Adding(catalog, options)
    missing = _not_there(wanted, adding.shelf)
    if wanted and not missing:
        return EXIT_FINDINGS
    gathered = _by_hand(options, missing) if options.offline else _asked(options, missing)
    new = adding.sort_out(gathered)
    if not new:
        remark("nothing is written")
        return EXIT_FINDINGS
    entries = adding.entries(new)
    try:
        change = prepare(options.root, [Put("paper", values) for values in entries], today_of(options))
    except EditError as error:
        raise UsageError(str(error)) from error
    return settle(change, options, unasked=False)


def _require(options: argparse.Namespace, wanted: Sequence[Identifier]) -> None:
    """Refuse options that contradict each other, before anybody is asked."""
    if options.background and options.technique:
        raise UsageError("--background says that there is no technique, and --technique names one")
    given = [name for name in OF_ONE_PAPER if getattr(options, name)]
    if len(wanted) > 1 and given and not options.offline:
        raise UsageError(f"--{given[0]} can be said of one paper only, and these are {len(wanted)}")
    of_datasets = [name for name in OF_DATASETS if getattr(options, name)]
    if of_datasets:
        raise UsageError(f"--{of_datasets[0]} belongs to a data set: name it with --dataset")
    if options.offline and not options.title:
        raise UsageError("--offline asks nobody, so --title must say the title (and --author each author)")
    if not options.offline and (options.author or options.url):
        word = "--author" if options.author else "--url"
        raise UsageError(f"{word} belongs to --offline: otherwise the paper's record says it")
    if not wanted and not (options.offline and options.url):
        if options.source:
            where = "standard input" if options.source == "-" else quoted(options.source)
            raise UsageError(f"{where} names no paper; write ids or addresses into it, one or more a line")
        raise UsageError("which paper? Give an arXiv id, DOI or OpenReview id; for one without, --offline and --url")


def _not_there(wanted: Sequence[Identifier], shelf: Shelf) -> list[Identifier]:
    """The papers that the list does not have; those that it has are named."""
    missing = []
    for identifier in wanted:
        known = shelf.by_identifier(identifier)
        if known:
            remark(f"there already: {safe(str(known))}")
        elif removed := shelf.removed(identifier):
            raise UsageError(f"the {identifier} was in the list: {removed}")
        else:
            missing.append(identifier)
    return missing


def _asked(options: argparse.Namespace, identifiers: Sequence[Identifier]) -> list[Gathered]:
    if in_terminal():
        remark(f"asking about {', '.join(map(str, identifiers[:3]))}{' …' if len(identifiers) > 3 else ''}")
    try:
        with connect(options) as session:
            return gather(identifiers, session)
    except SourceError as error:
        raise UsageError(f"{error}; nothing is written (--offline adds by hand)") from error


def _by_hand(options: argparse.Namespace, identifiers: Sequence[Identifier]) -> list[Gathered]:
    """What the options say of one paper, which may have an id of each kind."""
    ids: dict[str, str] = {}
    for identifier in identifiers:
        if identifier.kind in ids:
            raise UsageError("--offline adds one paper at a time, and here are two ids of one kind")
        ids[identifier.kind] = identifier.value
    date = options.date or arxiv_month(ids.get("arxiv", ""))
    facts = Facts(
        options.title,
        options.author or (),
        date,
        ids.get("arxiv", ""),
        ids.get("doi", ""),
        ids.get("openreview", ""),
        options.url or "",
    )
    return [Gathered(identifiers[0] if identifiers else None, facts)]
