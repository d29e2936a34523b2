"""`awesome import`: what a file of somebody else's has that the list has not, and, on request, its entries."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from awesome.catalog import Catalog
from awesome.cli import EXIT_FINDINGS, EXIT_OK, UsageError
from awesome.commands.common import configure_writing, one_pass, remark, say, settle, today_of
from awesome.commands.connecting import connect
from awesome.files import read_at_most
from awesome.findings import quoted, safe
from awesome.importers.comparing import UNCLEAR, Verdict, compare
from awesome.importers.formats import FORMATS, read
from awesome.importers.report import Report, as_json, as_text, summary
from awesome.importers.row import ImportFileError, Reading
from awesome.importers.texts import MOST_BYTES
from awesome.model import TECHNIQUES
from awesome.suggest import nearest
from awesome.terms import UnknownValueError, technique, term
from awesome.titles import title_key
from awesome.vocabulary import Vocabulary

if TYPE_CHECKING:
    from awesome.editing import Change
    from awesome.importers.planning import Place, Placing


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.epilog = (
        "Without --apply nothing is written. A new paper is written only where somebody says what it does: by "
        "--section for those under a heading, else by --technique or --background with --topic."
    )
    parser.add_argument(
        "file", metavar="FILE", help="BibTeX, RIS, CSL-JSON, JSON, JSON Lines, CSV or Markdown; - reads standard input"
    )
    parser.add_argument(
        "--format",
        choices=sorted(FORMATS),
        default="",
        help="what the file is (default: by its name and its beginning)",
    )
    parser.add_argument("--all", action="store_true", help="show also the rows that are there already")
    parser.add_argument("--json", action="store_true", help="write the report for a program")
    parser.add_argument(
        "--fetch", action="store_true", help="ask arXiv, DOI registries and OpenReview about the new papers"
    )
    writing = parser.add_argument_group("writing the new entries")
    writing.add_argument("--apply", action="store_true", help="write the new rows that are clear and have a place")
    writing.add_argument(
        "--technique", action="append", default=[], metavar="NAME", help="M-IT, M-ICL, M-CoT, LAVR: what they do"
    )
    writing.add_argument("--background", action="store_true", help="they do none of these; name a topic")
    writing.add_argument("--topic", action="append", default=[], metavar="NAME", help="a topic")
    writing.add_argument(
        "--section",
        action="append",
        default=[],
        metavar="HEADING=NAME",
        help="techniques or topics for what stands under a heading",
    )
    writing.add_argument("--suggest", action="store_true", help="show what the list suggests for rows without a place")
    writing.add_argument(
        "--accept-suggestions", type=_share, metavar="SHARE", help="take suggestions that are at least as sure: 0.9"
    )
    writing.add_argument("--seen-in", default="", metavar="KEY", help="key of the list that the file is, for seen_in")
    configure_writing(parser)


def run(options: argparse.Namespace) -> int:
    """Report what the file has, and write what is asked for."""
    with one_pass():
        vocabulary = Vocabulary.load()
        if options.seen_in and options.seen_in not in vocabulary.listings:
            meant = nearest(options.seen_in, vocabulary.listings)
            proposal = f"; did you mean {quoted(meant)}?" if meant else ""
            raise UsageError(
                f"no list has the key {quoted(options.seen_in)}{proposal} (they stand in awesome/data/listings.yaml)"
            )
        name = "standard input" if options.file == "-" else options.file
        form, reading = _read(options.file, options.format)
        catalog = Catalog.load(options.root)
        verdicts = compare(reading.rows, catalog, today_of(options))
        if options.fetch:
            verdicts = _asked(verdicts, catalog, options)
        change = _planned(verdicts, catalog, options) if options.apply or options.suggest else None
    report = Report(name, form, verdicts, reading.aside, reading.notes)
    if not options.json:
        say(as_text(report, everything=options.all))
    remark(safe(summary(report)))
    status = EXIT_FINDINGS if report.counts[UNCLEAR] else EXIT_OK
    if options.apply:
        status = max(status, _written(change, sum(verdict.waits for verdict in verdicts), options))
    if options.json:
        say(as_json(report))
    return status


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        raise argparse.ArgumentTypeError("write a number above 0 and up to 1, such as 0.9")
    return share


def _read(file: str, form: str) -> tuple[str, Reading]:
    data = sys.stdin.buffer.read(MOST_BYTES + 1) if file == "-" else read_at_most(file, MOST_BYTES)
    try:
        return read(data, file, form)
    except ImportFileError as error:
        raise UsageError(f"{file}: {error}") from error


def _asked(verdicts: Sequence[Verdict], catalog: Catalog, options: argparse.Namespace) -> list[Verdict]:
    """The verdicts after the sources were asked about what is new."""
    # the sources load a library for the network, which nothing else needs
    from awesome.importers.asking import ask

    ask(verdicts, connect(options), today_of(options))
    return compare([verdict.row for verdict in verdicts], catalog, today_of(options))


def _planned(verdicts: Sequence[Verdict], catalog: Catalog, options: argparse.Namespace) -> Change | None:
    # loaded here, since a report alone needs no check
    from awesome.editing import EditError, prepare
    from awesome.importers.planning import plan

    try:
        return plan(
            verdicts,
            catalog,
            _placing(options),
            today_of(options),
            lambda edits: prepare(options.root, edits, today_of(options)),
            seen_in=options.seen_in,
            suggesting=options.suggest,
        )
    except EditError as error:
        raise UsageError(str(error)) from error


def _placing(options: argparse.Namespace) -> Placing:
    from awesome.importers.planning import Place, Placing

    techniques = tuple(_technique(word) for word in options.technique)
    if options.background and techniques:
        raise UsageError("a paper with a technique does not stand on the background shelf: leave out one of the two")
    if options.background and not options.topic:
        raise UsageError("--background needs a topic: add --topic NAME")
    topics = tuple(_topic(word) for word in options.topic)
    everywhere = Place(techniques, topics) if techniques or options.background else Place()
    sections = dict(_section(text) for text in options.section)
    return Placing(everywhere, sections, options.accept_suggestions, topics)


def _section(text: str) -> tuple[str, Place]:
    from awesome.importers.planning import Place

    heading, equals, words = text.rpartition("=")
    if not equals or not title_key(heading):
        raise UsageError(f"{quoted(text)}: write --section HEADING=NAME, as in --section 'Reasoning=M-CoT'")
    techniques: list[str] = []
    topics: list[str] = []
    for word in filter(None, (part.strip() for part in words.split(","))):
        try:
            slug = _technique(word)
        except UsageError:
            topics.append(_topic(word))
        else:
            techniques += [slug] if slug in TECHNIQUES else []
    if not techniques and not topics:
        raise UsageError(f"{quoted(text)}: name a technique, or a topic for the background shelf")
    return title_key(heading), Place(tuple(techniques), tuple(topics))


def _technique(word: str) -> str:
    try:
        slug = technique(word, Vocabulary.load().techniques)
    except UnknownValueError as error:
        raise UsageError(str(error)) from error
    return slug


def _topic(word: str) -> str:
    try:
        return term("topic", word, Vocabulary.load().topics)
    except UnknownValueError as error:
        raise UsageError(str(error)) from error


def _written(change: Change | None, waiting: int, options: argparse.Namespace) -> int:
    """Show the change and write it. Returns the exit status."""
    if waiting:
        remark(f"{waiting:,} new rows have no place: --technique, --background with --topic, or --section")
    status = EXIT_FINDINGS if waiting else EXIT_OK
    if change is None:
        remark("there is nothing to write")
        return status
    # a report for a program has standard output to itself
    with contextlib.redirect_stdout(sys.stderr) if options.json else contextlib.nullcontext():
        return max(status, settle(change, options, unasked=True))
