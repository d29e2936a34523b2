"""`awesome export` of the whole list in each format, as whole processes."""

from __future__ import annotations

from pathlib import Path

from benchmarks.process import ROOT, interleaved, python, run
from benchmarks.table import Row, number

_LOADING = "loading"


def measure(folder: Path, *, quick: bool) -> list[Row]:
    """The figures of each format, beside a process that only loads the list."""
    listed = run(python("awesome", "export", "--list")).output
    formats = [line.split()[0] for line in listed.splitlines()]
    commands = {_LOADING: python("benchmarks.inside", "read-catalog", ROOT)}
    commands |= {name: python("awesome", "export", name, "--output", folder / name) for name in formats}
    found = interleaved(commands, 1 if quick else 3)
    loading = found[_LOADING].cpu
    return [
        Row(
            f"export {name} ({number((folder / name).stat().st_size / 1e6)} MB)",
            f"{number(found[name].cpu)} CPU s, {number(found[name].peak_mb)} MB",
            f"{number(loading)} CPU s (loading the list)",
            f"{number(found[name].cpu / loading)}x",
        )
        for name in formats
    ]
