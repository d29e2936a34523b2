"""`python -m reference_impl trace`: what a demo shows as JSON, for programs to read."""

from __future__ import annotations

import argparse

from reference_impl.cli import EXIT_OK
from reference_impl.commands.common import add_seed, add_technique, add_weights, chosen, explained, models, tell


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.epilog = "One JSON document a technique: every prompt, answer, step, plan and round, in order."
    add_technique(parser)
    add_seed(parser)
    add_weights(parser)


def run(options: argparse.Namespace) -> int:
    """Print the stories' data."""
    from reference_impl.showing.story import to_json

    with explained():
        known = models(options.weights)
        for technique in chosen(options.technique):
            print(to_json(tell(technique, known, options.seed).story), end="")
    return EXIT_OK
