"""How far a run is: one line that is written over in a terminal, and a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from awesome.verifying.touring import Outcome

_BAR = 24
_SECONDS_BETWEEN_LINES = 30.0
_CLEAR = "\r\x1b[K"


class Progress:
    """Shows an outcome as it grows."""

    def __init__(self, stream: TextIO, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._seconds = seconds
        self._clock = clock
        self._start = self._last = clock()
        self._shown = ""

    def __call__(self, outcome: Outcome) -> None:
        """Show how far the run is."""
        now = self._clock()
        if not self._terminal and now - self._last < _SECONDS_BETWEEN_LINES:
            return
        self._last = now
        spent, given = _clock_time(now - self._start), _clock_time(self._seconds)
        line = f"{outcome.looked:,} of {outcome.due:,} looked at, {spent} of {given}"
        if outcome.failed:
            line += f", {outcome.failed:,} without answer"
        if not self._terminal:
            self._stream.write(f"{line}\n")
        elif line != self._shown:
            done = _BAR * outcome.looked // outcome.due if outcome.due else _BAR
            self._stream.write(f"{_CLEAR}[{'#' * done}{'.' * (_BAR - done)}] {line}")
        self._shown = line
        self._stream.flush()

    def close(self) -> None:
        """Take the line away."""
        if self._terminal and self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()


def _clock_time(seconds: float) -> str:
    """Minutes and seconds.

    >>> _clock_time(125)
    '2:05'
    """
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
