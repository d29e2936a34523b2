"""The commands of the reference implementation: picks the verb's module, and turns a user's mistake into a message."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

EXIT_OK = 0
EXIT_MISTAKE = 1
"""What was asked for cannot be done: the message says why."""

VERBS = {
    "demo": "show a technique on fresh scenes, or on a picture of yours",
    "train": "train what ships, or every arm of the experiments",
    "eval": "measure every experiment, and write results.json",
    "trace": "print what a demo shows as JSON",
    "show-mask": "print a sample of training with what is learned of it",
    "showcase": "write the demos' output that the site shows",
}


class UserError(Exception):
    """What was asked for cannot be done: the message says why, and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Returns 0 when all is well and 1 for a user's mistake; argparse ends the process with 2 for usage.

    Args:
        arguments: the words after `python -m reference_impl`; those of the process by default.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # a terminal that lacks a sign shows another in its place
        sys.stdout.reconfigure(errors="replace")
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(
        prog="python -m reference_impl",
        description="The four techniques, running on a tiny model that is trained here.",
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    # only the verb that was named is imported: help must not wait for torch
    named = next((word for word in words if word in VERBS), "")
    modules = {}
    for verb, summary in VERBS.items():
        subparser = verbs.add_parser(verb, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        if verb == named:
            modules[verb] = import_module(f"reference_impl.commands.{verb.replace('-', '_')}")
            modules[verb].configure(subparser)
    options = parser.parse_args(words)
    try:
        status: int = modules[options.verb].run(options)
        sys.stdout.flush()
        return status
    except UserError as error:
        print(f"python -m reference_impl {options.verb}: {error}", file=sys.stderr)
        return EXIT_MISTAKE
    except BrokenPipeError:
        # the reader has gone (`… | head`); nothing more may be written, not even at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_OK
    except KeyboardInterrupt:
        return 130
