"""`python -m reference_impl eval`: every experiment measured, and `results.json` written from it."""

from __future__ import annotations

import argparse
from pathlib import Path

from reference_impl.cli import EXIT_OK
from reference_impl.commands.common import explained

N = 1000
_QUICK = 96


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.epilog = "Arms that are not trained yet are trained first, which takes hours; what is measured is kept."
    parser.add_argument(
        "--quick", action="store_true", help=f"one seed, {_QUICK} questions a condition, no file written"
    )
    parser.add_argument("--json", action="store_true", help="print the results as JSON")
    parser.add_argument("--only", metavar="TECHNIQUE", help="one technique alone, no file written")
    parser.add_argument(
        "--folder", type=Path, default=Path("build/training"), metavar="DIR",
        help="where trained arms and measured parts are kept (default: build/training)",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Measure."""
    from reference_impl.cli import UserError
    from reference_impl.experiments.arms import SEEDS
    from reference_impl.experiments.evaluation import MEASURES, evaluate
    from reference_impl.results import FILE, save, text_of

    techniques = [options.only] if options.only else list(MEASURES)
    if options.only and options.only not in MEASURES:
        raise UserError(f"there is no technique {options.only[:40]!r}; there are: {' '.join(MEASURES)}")

    def done(technique: str, seed: int) -> None:
        if not options.json:
            print(f"{technique}, seed {seed}: measured", flush=True)

    with explained():
        seeds, n = (SEEDS[:1], _QUICK) if options.quick else (SEEDS, N)
        results = evaluate(techniques, seeds, n, options.folder, done)
        if not (options.quick or options.only):
            save(results)
    if options.json:
        print(text_of(results), end="")
    else:
        for one in results.results:
            name = f"{one.technique} | {one.experiment} | {one.condition} | {one.metric}"
            print(f"{name}: {one.mean:.3f} ± {one.std:.3f}")
        if not (options.quick or options.only):
            print(f"The results: {FILE}")
    return EXIT_OK
