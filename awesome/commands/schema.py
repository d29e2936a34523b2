"""`awesome schema`: the JSON Schema of the catalog's files, for editors."""

from __future__ import annotations

import argparse

from awesome.cli import EXIT_OK
from awesome.commands.common import say
from awesome.commands.derived import compare, configure_root, write
from awesome.model import FIELDS
from awesome.schema import files, text


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    configure_root(parser)
    parser.add_argument(
        "kind", nargs="?", choices=sorted(FIELDS), default="paper", help="which schema is shown (default: paper)"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--write", action="store_true", help="write all schemas into the folder schema instead")
    what.add_argument("--check", action="store_true", help="write nothing; say which of those files are out of date")


def run(options: argparse.Namespace) -> int:
    """Show a schema, write all, or name those that are out of date."""
    if options.write:
        return write(options.root, files())
    if options.check:
        return compare(options.root, files(), "awesome schema --write")
    say(text(options.kind))
    return EXIT_OK
