"""What several verbs do in the same way."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def one_pass() -> Iterator[None]:
    """Read and look at everything once, without the collector of cycles.

    The catalog is many small objects and no cycles: the collector would walk them again and again and free nothing.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def say(text: str) -> None:
    """Write to standard output, with escapes for characters that its encoding lacks."""
    if sys.stdout is not None:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))


def remark(text: str) -> None:
    """Write a line to standard error, behind all that was said before."""
    if sys.stdout is not None:
        sys.stdout.flush()
    print(text, file=sys.stderr)
