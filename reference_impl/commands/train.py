"""`python -m reference_impl train`: the models that ship, made again by their seed, or every arm of the experiments."""

from __future__ import annotations

import argparse
from pathlib import Path

from reference_impl.cli import EXIT_OK
from reference_impl.commands.common import explained


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.epilog = (
        "A training that was stopped goes on where it was, and a finished arm is kept: give the same folder."
    )
    parser.add_argument("--all", action="store_true", help="every arm and every seed; hours")
    parser.add_argument(
        "--folder", type=Path, default=Path("build/training"), metavar="DIR",
        help="where finished arms and unfinished stages are kept (default: build/training)",
    )  # fmt: skip
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="where the weights that ship go (default: where they are)"
    )


def run(options: argparse.Namespace) -> int:
    """Train."""
    from reference_impl.experiments.arms import ARMS, SEEDS
    from reference_impl.experiments.runner import ship, trained
    from reference_impl.showing.telling import WEIGHTS

    with explained():
        if options.all:
            for seed in SEEDS:
                for name in ARMS:
                    _, record = trained(name, seed, options.folder)
                    print(
                        f"{name}, seed {seed}: {record.cpu_s:,.0f} CPU-seconds with all that it started from",
                        flush=True,
                    )
        else:
            out = options.out or WEIGHTS
            ship(options.folder, out)
            print(f"The weights that ship: {out}")
    return EXIT_OK
