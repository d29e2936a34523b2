"""`awesome verify` over the whole list against a world on this machine, and how well it tells papers apart."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.mirror import job
from benchmarks.process import ROOT, answer, run
from benchmarks.table import Row, number, times_less

_FILES = ("papers.yaml", "datasets.yaml")
_HAS_FINDINGS = (0, 1)


def measure(folder: Path, *, quick: bool) -> list[Row]:
    """The figures of `verify`. One run is enough: it is thousands of requests."""
    for name in _FILES:
        shutil.copy(ROOT / name, folder / name)
    state = folder / ".cache" / "verified.jsonl"
    with _world(folder) as port:
        whole = run(job("verify", port, "--root", folder, "--budget", "1h"), _HAS_FINDINGS)
        size = state.stat().st_size
        keys = state.read_bytes().count(b"\n") - 1
        again = run(job("verify", port, "--root", folder), _HAS_FINDINGS)
        bare = run(job("bare", port, folder)) if not quick else None
    beside = f"{number(bare.cpu)} CPU s (requests alone, same addresses)" if bare else ""
    return [
        Row(
            f"verify of {keys:,} ids and links, no pause",
            f"{number(whole.cpu)} CPU s",
            beside,
            times_less(bare.cpu, whole.cpu) if bare else "",
        ),
        Row("its peak memory", f"{number(whole.peak_mb)} MB"),
        Row("its state", f"{number(size / 1000)} kB, {number(size / keys)} bytes a key"),
        Row("verify with nothing due", f"{number(again.cpu)} CPU s"),
        *_beliefs(),
    ]


def _beliefs() -> Iterator[Row]:
    counts = answer("benchmarks.mistaken")
    for name, what in (("anybody", "of anybody"), ("same people", "of the same people")):
        found = counts[name]
        total = sum(found.values())
        told = sum(count for belief, count in found.items() if belief.startswith("another"))
        written = found.get("renamed certain", 0)
        yield Row(f"records of another paper {what}, told", f"{number(100 * told / total)} % of {total:,}")
        yield Row("  taken for certain to be the same", f"{written} of {total:,}", "", "", "0", written == 0)
    found = counts["renamed"]
    total = sum(found.values())
    lost = sum(count for belief, count in found.items() if belief.startswith("another"))
    certain = found.get("renamed certain", 0)
    yield Row("renamed papers taken for another", f"{number(100 * lost / total)} % of {total:,}")
    yield Row("  certain enough to be written", f"{number(100 * certain / total)} %")


@contextmanager
def _world(folder: Path) -> Iterator[str]:
    """The port at which a world stands that agrees with the list in a folder."""
    server = subprocess.Popen(job("serve", folder), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield server.stdout.readline().strip() if server.stdout else ""
    finally:
        server.communicate("")
