"""When a host may be asked again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime


class Turn:
    """Lets one request at a time through to a host, each some seconds after the end of the one before."""

    def __init__(self, pause: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._next = 0.0
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        self._lock.acquire()
        wait = self._next - self._clock()
        if wait > 0:
            self._sleep(wait)

    def __exit__(self, *_unused: object) -> None:
        self._next = self._clock() + self._pause
        self._lock.release()


def retry_after(text: str) -> float:
    """The seconds that a server asks to wait, given as a number or as a time; 0 where it asks for nothing."""
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time()) if text else 0.0
    except (ValueError, OverflowError, TypeError):
        return 0.0
