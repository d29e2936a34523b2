"""`python -m reference_impl showcase`: the stories of the fixed seed, as data and pictures, for the site to show."""

from __future__ import annotations

import argparse
from pathlib import Path

from reference_impl.cli import EXIT_OK
from reference_impl.commands.common import ALL, SEED, add_weights, chosen, explained, models, tell

FOLDER = Path(__file__).parent.parent / "showcase"
"""Where they are tracked."""


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_weights(parser)
    parser.add_argument("--out", type=Path, default=FOLDER, metavar="DIR", help="another folder to write to")


def run(options: argparse.Namespace) -> int:
    """Write the stories, and remove pictures that none of them shows any more."""
    from reference_impl.showing.story import save

    with explained():
        known = models(options.weights)
        told = [tell(technique, known, SEED) for technique in chosen(ALL)]
        written = {path for one in told for path in save(one, options.out)}
    for path in options.out.glob("*.png"):
        if path not in written:
            path.unlink()
    print(f"{len(written)} files, {sum(path.stat().st_size for path in written):,} bytes: {options.out}")
    return EXIT_OK
