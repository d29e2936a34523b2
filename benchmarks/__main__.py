"""`python -m benchmarks [--quick] [NAME…]`: a table for each benchmark. A target that is missed fails nothing."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks import add, check, exports, fmt, imports, load, merges, pullrequest, suggesting, verify, website
from benchmarks.process import CommandError, calibration
from benchmarks.table import table

BENCHMARKS = {
    "check": check.measure,
    "load": load.measure,
    "fmt": fmt.measure,
    "add": add.measure,
    "suggest": suggesting.measure,
    "merges": merges.measure,
    "pr": pullrequest.measure,
    "exports": exports.measure,
    "import": imports.measure,
    "verify": verify.measure,
    "site": website.measure,
}


def main() -> int:
    """Run the benchmarks that are named, or all. Returns 1 where one could not run at all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(BENCHMARKS)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="fewer runs of smaller lists")
    options = parser.parse_args()
    if unknown := sorted(set(options.names) - set(BENCHMARKS)):
        parser.error(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors.")
    print("CPU seconds are a process's own and the system's for it; medians of runs in turns with the baseline.")
    _say_calibration()
    failed = False
    for name in options.names or BENCHMARKS:
        print(f"\n{name}", flush=True)
        try:
            with tempfile.TemporaryDirectory(prefix="awesome-benchmark-") as folder:
                rows = BENCHMARKS[name](Path(folder), quick=options.quick)
        except CommandError as error:
            print(f"could not be measured: {error}")
            failed = True
        else:
            print(table(rows))
    print()
    _say_calibration()
    return int(failed)


def _say_calibration() -> None:
    load = ", ".join(f"{value:.2f}" for value in os.getloadavg())
    print(f"This machine now: {calibration():.2f} CPU s for a fixed loop; load {load}.", flush=True)


if __name__ == "__main__":
    sys.exit(main())
