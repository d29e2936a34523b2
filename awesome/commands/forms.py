"""`awesome forms`: write the issue forms, whose choices are the closed lists."""

from __future__ import annotations

import argparse

from awesome.commands.derived import compare, configure_root, write
from awesome.issues.templates import templates


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    configure_root(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; say which forms are out of date")


def run(options: argparse.Namespace) -> int:
    """Write the forms that are out of date, or name them."""
    texts = templates()
    return compare(options.root, texts, "awesome forms") if options.check else write(options.root, texts)
