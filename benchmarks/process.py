"""Running a command as a process of its own, and what it used.

CPU seconds and peak memory are the operating system's account of the child (`os.wait4`). A child starts with its
parent's memory in its account, so this process stays small: whatever reads the list is a child.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]

_ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONHASHSEED": "0",
    "SITE_URL": "https://example.org/list/",
    "SOURCE_DATE_EPOCH": "1767225600",
}
_CALIBRATION = "n = 0\nfor i in range(5_000_000):\n    n = (n * 31 + i) % 1_000_003"
_BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024


class CommandError(Exception):
    """A command that was to be measured failed. Carries the command and the last lines it wrote."""

    def __init__(self, command: Sequence[str], status: int, said: str) -> None:
        super().__init__(f"{' '.join(command)} ended with {status}: {said}")
        self.command = command
        self.status = status


@dataclass(frozen=True)
class Usage:
    """What a process used: CPU seconds in its own code and in the system's, peak memory, seconds of the clock."""

    user: float
    system: float
    peak_mb: float
    wall: float
    output: str = ""

    @property
    def cpu(self) -> float:
        return self.user + self.system


def run(command: Sequence[str], accepted: Sequence[int] = (0,)) -> Usage:
    """Run a command in the project's folder.

    Raises:
        CommandError: its exit status is none of those accepted.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=ROOT, env=os.environ | _ENVIRONMENT, stdout=output, stderr=errors)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in accepted:
            errors.seek(0)
            raise CommandError(command, child.returncode, errors.read().decode(errors="replace")[-2000:].strip())
        output.seek(0)
        written = output.read().decode(errors="replace")
    return Usage(used.ru_utime, used.ru_stime, used.ru_maxrss * _BYTES_PER_UNIT / 1e6, wall, written)


def middle(usages: Sequence[Usage]) -> Usage:
    """The medians of several runs of one command."""
    user, system, peak, wall = (
        median(getattr(usage, name) for usage in usages) for name in ("user", "system", "peak_mb", "wall")
    )
    return Usage(user, system, peak, wall, usages[-1].output)


def interleaved(commands: Mapping[str, Sequence[str]], rounds: int, accepted: Sequence[int] = (0,)) -> dict[str, Usage]:
    """The medians of each command, run in turns, so that a machine that slows down slows all of them down."""
    usages: dict[str, list[Usage]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            usages[name].append(run(command, accepted))
    return {name: middle(found) for name, found in usages.items()}


def python(module: str, *arguments: str | Path) -> list[str]:
    """The command that runs a module with this Python."""
    return [sys.executable, "-m", module, *map(str, arguments)]


def answer(module: str, *arguments: str | Path) -> Any:
    """What a module of ours writes as JSON."""
    return json.loads(run(python(module, *arguments)).output)


def calibration() -> float:
    """CPU seconds of a fixed loop: what this machine is worth at this moment."""
    return median(run([sys.executable, "-c", _CALIBRATION]).cpu for _ in range(3))
