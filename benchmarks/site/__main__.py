"""`python -m benchmarks.site [--quick] [--site FOLDER] [NAME…]`: what readers get, beside lunr and Pagefind on the same records.

Prints tables and writes nothing that is tracked; a target that is missed fails nothing. Needs Node.js, Chromium, and
what `npm ci --prefix benchmarks/site` installs.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.process import ROOT, CommandError, calibration, python, run
from benchmarks.site import measures
from benchmarks.site.browsing import SilentPageError, chromium
from benchmarks.site.lighthouse import RUNS, lighthouse_rows
from benchmarks.site.server import serve
from benchmarks.site.stage import Stage, clone_of, folder_of_others, folder_of_synthetic
from benchmarks.table import table

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
PAGES = {"home": "", "technique": "techniques/chain-of-thought/", "paper": "papers/llava/", "explorer": "explore/"}
NAMES = ("bytes", "times", "many", "quality", "lighthouse")
MANY = 20_000


def main() -> int:
    """Measure what is named, or everything. Returns 1 where it cannot be measured at all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(NAMES)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="fewer runs and fewer keystrokes")
    parser.add_argument("--site", type=Path, help="a built site of this clone (default: build one)")
    options = parser.parse_args()
    if unknown := sorted(set(options.names) - set(NAMES)):
        parser.error(f"no such measure: {', '.join(unknown)}; there are {', '.join(NAMES)}")
    node, browser = shutil.which("node"), shutil.which("chromium") or shutil.which("chromium-browser")
    if missing := _missing(node, browser):
        print(f"Cannot be measured: {missing}.", file=sys.stderr)
        return 1
    print(f"Keystrokes and readiness with the processor slowed {measures.SLOWED} times, on a phone's window.")
    _say_calibration()
    try:
        with tempfile.TemporaryDirectory(prefix="awesome-benchmark-") as folder:
            site = options.site or _built(Path(folder) / "site")
            _measure(options.names or NAMES, Path(folder), site, str(node), str(browser), options.quick)
    except (CommandError, SilentPageError) as error:
        print(f"could not be measured: {error}")
        return 1
    print()
    _say_calibration()
    return 0


def _measure(names: Sequence[str], folder: Path, site: Path, node: str, executable: str, quick: bool) -> None:
    with ExitStack() as stack:
        ours = stack.enter_context(serve(site))
        browser = stack.enter_context(chromium(executable))
        if set(names) - {"lighthouse", "many"}:
            others = stack.enter_context(serve(folder_of_others(folder / "others", node)))
            stage = Stage(browser, ours, others)
            for name, measure in (
                ("bytes", measures.bytes_rows),
                ("times", measures.time_rows),
                ("quality", measures.quality_rows),
            ):
                if name in names:
                    print(f"\n{name}", flush=True)
                    print(table(measure(stage, quick=quick)), flush=True)
        if "many" in names:
            many = stack.enter_context(serve(folder_of_synthetic(folder / "many", MANY)))
            print(f"\n{MANY:,} made-up papers", flush=True)
            print(table(measures.many_rows(browser, ours, many, quick=quick)), flush=True)
        if "lighthouse" in names:
            print("\nLighthouse, mobile", flush=True)
            pages = {name: ours.address + path for name, path in PAGES.items()}
            print(table(lighthouse_rows(node, executable, pages, 1 if quick else RUNS)), flush=True)


def _missing(node: str | None, browser: str | None) -> str:
    if not node:
        return "Node.js is not installed (https://nodejs.org, version 20 or newer)"
    if not browser:
        return "Chromium is not installed"
    return "" if (MODULES / "lighthouse").is_dir() else f"run `npm ci --prefix {HERE.relative_to(ROOT)}` first"


def _built(clone: Path) -> Path:
    """The site of the real list, built into a folder of its own."""
    run(python("awesome", "build", "--root", clone_of(clone, ROOT)))
    return clone / "build" / "site"


def _say_calibration() -> None:
    load = ", ".join(f"{value:.2f}" for value in os.getloadavg())
    print(f"This machine now: {calibration():.2f} CPU s for a fixed loop; load {load}.", flush=True)


if __name__ == "__main__":
    sys.exit(main())
