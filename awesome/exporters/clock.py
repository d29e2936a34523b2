"""The one time that a build may know: not the time at which it ran."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The time of what has no time: the earliest that a ZIP archive can hold."""

_LATEST = datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)
_GIT_SECONDS = 10


class ClockError(ValueError):
    """SOURCE_DATE_EPOCH is not a number of seconds. Carries its value."""

    def __init__(self, value: str) -> None:
        super().__init__(f"SOURCE_DATE_EPOCH is {value!r}: write the seconds since 1970, or unset it")
        self.value = value


def build_time(root: Path | str = ".", environment: Mapping[str, str] | None = None) -> datetime:
    """SOURCE_DATE_EPOCH, else the committer's time of the last commit in `root`, else 1980: never now.

    Raises:
        ClockError: SOURCE_DATE_EPOCH is set and not a number of seconds.
    """
    variables = os.environ if environment is None else environment
    if value := variables.get("SOURCE_DATE_EPOCH", ""):
        try:
            return _moment(int(value))
        except (ValueError, OverflowError, OSError) as error:
            raise ClockError(value) from error
    return _commit_time(Path(root)) or EPOCH


def _moment(seconds: int) -> datetime:
    return min(max(datetime.fromtimestamp(seconds, UTC), EPOCH), _LATEST)


def _commit_time(root: Path) -> datetime | None:
    git = shutil.which("git")
    if git is None:
        return None
    command = [git, "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        # fixed words and a path, no shell
        done = subprocess.run(command, capture_output=True, text=True, timeout=_GIT_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    seconds = done.stdout.strip()
    return _moment(int(seconds)) if done.returncode == 0 and seconds.isdigit() else None
