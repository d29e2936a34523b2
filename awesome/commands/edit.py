"""`awesome edit`: change some fields of an entry."""

from __future__ import annotations

import argparse

from awesome.amending import NONE, OPTIONS, AmendError, Amendments, amended, field_of
from awesome.cli import EXIT_OK, UsageError
from awesome.commands.addressed import configure_entry, entry_of, kind_of_options
from awesome.commands.common import configure_writing, one_pass, remark, settle, today_of
from awesome.editing import EditError, Put, prepare, read_files
from awesome.findings import quoted
from awesome.model import FIELDS, LIST_FIELDS
from awesome.terms import UnknownValueError

_HELP = {
    "title": ("TEXT", "as the paper's record has it; of a data set, that of a paper that is not in the list"),
    "name": ("TEXT", "of the model, system or data set"),
    "date": ("DATE", "of first publication: YYYY, YYYY-MM or YYYY-MM-DD"),
    "venue": ("NAME", "where it was published, as “CVPR 2024”"),
    "arxiv": ("ID", "arXiv id, or an address of it"),
    "doi": ("ID", "DOI, or an address of it"),
    "openreview": ("ID", "OpenReview id, or an address of it"),
    "url": ("URL", "the address of a paper without id; of a data set, where it is"),
    "code": ("URL", "its repository"),
    "project": ("URL", "its page"),
    "demo": ("URL", "a running demo"),
    "paper": ("ID", "its paper in this list"),
    "size": ("TEXT", "how much there is, in the words of its source"),
    "authors": ("NAME", "an author"),
    "techniques": ("NAME", "M-IT, M-ICL, M-CoT, LAVR; the first is the shelf; background for none"),
    "topics": ("NAME", f"a topic, or {NONE}"),
    "modalities": ("NAME", f"image, video, …, or {NONE}"),
    "kind": ("KIND", "what a data set is for: benchmark, instruction-tuning, …"),
    "languages": ("NAME", "a language of a data set's text"),
    "seen_in": ("KEY", "a list or record that names it"),
    "allow": ("TEXT", "“P208 until YYYY-MM-DD: why”, where a rule is wrong"),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.epilog = (
        "What is not named stays. Examples: awesome edit llava --venue 'NeurIPS 2023' --demo '' ; "
        "awesome edit llava --add topic reasoning --drop topic training-data"
    )
    configure_entry(parser)
    single = parser.add_argument_group("one value", "An empty value ('') takes the field out.")
    several = parser.add_argument_group(
        "lists", "Given once or several times, they replace the whole list; an empty value takes it out."
    )
    for name, option in OPTIONS.items():
        metavar, words = _HELP[name]
        is_list = any(name in names for names in LIST_FIELDS.values())
        (several if is_list else single).add_argument(
            f"--{option}", dest=name, metavar=metavar, help=words, action="append" if is_list else "store"
        )
    for option, dest, words in (
        ("--add", "more", "put one item behind those of a list: --add topic reasoning"),
        ("--drop", "less", "take one item out of a list: --drop topic reasoning"),
    ):
        several.add_argument(
            option, dest=dest, nargs=2, action="append", default=[], metavar=("FIELD", "VALUE"), help=words
        )
    configure_writing(parser)


def run(options: argparse.Namespace) -> int:
    """Change, check, show, write."""
    with one_pass():
        return _edit(options)


def _edit(options: argparse.Namespace) -> int:
    kind = kind_of_options(options)
    files = read_files(options.root)
    entry = entry_of(files, kind, options.id)
    try:
        said = _said(options)
        if not said.names:
            fields = ", ".join(f"--{OPTIONS[name]}" for name in FIELDS[kind] if name in OPTIONS)
            raise UsageError(f"what shall change? Name a field: {fields}")
        values = amended(kind, entry.values, said, today_of(options))
        if values == entry.values:
            remark(f"nothing to write: {quoted(entry.id)} says this already")
            return EXIT_OK
        change = prepare(options.root, [Put(kind, values, entry.id)], today_of(options), files)
    except (AmendError, UnknownValueError, EditError) as error:
        raise UsageError(str(error)) from error
    return settle(change, options, unasked=False)


def _said(options: argparse.Namespace) -> Amendments:
    said = Amendments(
        added=[(field_of(word), value) for word, value in options.more],
        dropped=[(field_of(word), value) for word, value in options.less],
    )
    for name in OPTIONS:
        value = getattr(options, name)
        if isinstance(value, list):
            said.lists[name] = value
        elif value is not None:
            said.texts[name] = value
    return said
