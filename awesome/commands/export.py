"""`awesome export`: the catalog, or a part of it, in another format."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from awesome.catalog import Catalog, CatalogError
from awesome.cli import EXIT_OK, UsageError
from awesome.commands.common import one_pass, remark
from awesome.exporters import FORMATS, Format, criteria
from awesome.exporters.clock import ClockError, build_time
from awesome.exporters.criteria import Criteria, UnknownValueError
from awesome.exporters.pack import PACK
from awesome.exporters.selection import Selection
from awesome.files import FileError, write_atomically
from awesome.findings import quoted
from awesome.suggest import nearest
from awesome.vocabulary import Vocabulary

_ALL_FORMATS: dict[str, Format] = {**FORMATS, PACK.name: PACK}


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.epilog = (
        "An option may be given several times: its values are alternatives, different options combine. "
        "A data set takes part with its own values and with those of its paper."
    )
    parser.add_argument("format", nargs="?", metavar="FORMAT", help=f"one of: {', '.join(_ALL_FORMATS)}")
    parser.add_argument("--list", action="store_true", help="say what the formats are for, and stop")
    parser.add_argument("--technique", action="append", default=[], metavar="NAME", help="M-IT, chain-of-thought, …")
    parser.add_argument("--topic", action="append", default=[], metavar="NAME", help="a topic")
    parser.add_argument("--modality", action="append", default=[], metavar="NAME", help="image, video, …")
    parser.add_argument("--venue", action="append", default=[], metavar="NAME", help="CVPR, or one year: 'CVPR 2024'")
    parser.add_argument(
        "--year", action="append", default=[], metavar="YEAR", help="2024, 2023-2025, or 2023- and later"
    )
    parser.add_argument("--id", action="append", default=[], metavar="ID", help="a paper or data set by its id")
    parser.add_argument("--has-code", action="store_true", help="only papers with a repository, and their data sets")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write here instead of to standard output")
    parser.add_argument(
        "--root", type=Path, default=Path(), metavar="DIR", help="the folder of papers.yaml (default: .)"
    )


def run(options: argparse.Namespace) -> int:
    """Write the file, or say what the formats are."""
    if options.list:
        for form in _ALL_FORMATS.values():
            print(f"{form.name:10} {form.file:28} {form.en}")
        return EXIT_OK
    form = _format(options.format)
    if options.output is None and form.binary and sys.stdout.isatty():
        raise UsageError(f"{form.name} is not text for a terminal: add --output {form.file}")
    with one_pass():
        data = _exported(options, form)
    if options.output is None:
        sys.stdout.buffer.write(data)
    else:
        _write(options.output, data)
    return EXIT_OK


def _exported(options: argparse.Namespace, form: Format) -> bytes:
    try:
        catalog = Catalog.load(options.root)
        whole = Selection.whole(catalog, Vocabulary.load(), build_time(options.root), _site_url())
        selection = criteria.select(whole, _criteria(options, whole, catalog), catalog)
    except CatalogError as error:
        raise UsageError(f"{error}; `awesome check` says all that is wrong") from error
    except (ClockError, UnknownValueError) as error:
        raise UsageError(str(error)) from error
    if not len(selection):
        remark("awesome export: no entry matches; the export is empty")
    return form.export(selection)


def _format(name: str | None) -> Format:
    if name is None:
        raise UsageError(f"name a format: {', '.join(_ALL_FORMATS)} (--list says what they are for)")
    if name not in _ALL_FORMATS:
        meant = UnknownValueError("format", name, nearest(name, _ALL_FORMATS), "--list says what there is")
        raise UsageError(str(meant))
    return _ALL_FORMATS[name]


def _site_url() -> str:
    """SITE_URL, as for the site: the feed then names its pages."""
    url = os.environ.get("SITE_URL", "")
    if url and not url.startswith(("https://", "http://")):
        raise UsageError(f"SITE_URL is {quoted(url)}: write an absolute address, as https://example.org/list/")
    return url


def _criteria(options: argparse.Namespace, whole: Selection, catalog: Catalog) -> Criteria:
    words = whole.vocabulary
    return Criteria(
        techniques=frozenset(criteria.technique(text, words.techniques) for text in options.technique),
        topics=frozenset(criteria.term("topic", text, words.topics) for text in options.topic),
        modalities=frozenset(criteria.term("modality", text, words.modalities) for text in options.modality),
        venues=frozenset(criteria.venue(text, whole) for text in options.venue),
        years=frozenset(criteria.years(text) for text in options.year),
        ids=frozenset(criteria.identifier(text, catalog) for text in options.id),
        has_code=options.has_code,
    )


def _write(path: Path, data: bytes) -> None:
    """Write so that a kill leaves the old file or the new one; a pipe or a device takes the bytes as they come."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
        else:
            write_atomically(str(path), data, create=True)
    except FileError as error:
        raise UsageError(f"cannot write {error.path}: {error.reason}") from error
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
