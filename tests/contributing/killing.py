"""Running a command in a process of its own and killing it, at a random moment or just before one of its file operations."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FILES = ("papers.yaml", "datasets.yaml", "removed.yaml")
_OPERATIONS = frozenset({"open", "os.rename", "os.remove", "os.truncate", "os.link"})
_WRITES = os.O_WRONLY | os.O_RDWR

State = dict[str, bytes]


def state_of(folder: Path) -> State:
    """The list's files as they stand in a folder."""
    return {name: (folder / name).read_bytes() for name in FILES if (folder / name).exists()}


def put_back(folder: Path, state: State) -> None:
    """Make a folder hold a state and nothing else of the list."""
    for name in FILES:
        if name in state:
            (folder / name).write_bytes(state[name])
        else:
            (folder / name).unlink(missing_ok=True)


@dataclass(frozen=True)
class Ending:
    """How a run ended: killed, or by itself, and after how many file operations."""

    killed: bool
    status: int
    seconds: float


def run_and_kill(
    command: Callable[[], int], *, after: float | None = None, before_operation: int | None = None
) -> Ending:
    """Run `command` in a fork of this process.

    Args:
        command: returns its exit status.
        after: seconds after which it is killed with SIGKILL.
        before_operation: which of its writing file operations, counted from 1, it does not live to do.
    """
    begun = time.monotonic()
    process = os.fork()
    if process == 0:
        _run_here(command, before_operation)
    if after is not None:
        time.sleep(after)
        os.kill(process, signal.SIGKILL)
    _, wait_status = os.waitpid(process, 0)
    killed = os.WIFSIGNALED(wait_status)
    return Ending(killed, -1 if killed else os.WEXITSTATUS(wait_status), time.monotonic() - begun)


def _run_here(command: Callable[[], int], before_operation: int | None) -> None:
    """Be the child: never return."""
    status = 99
    try:
        silence = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(silence, descriptor)
        sys.stdin, sys.stdout, sys.stderr = sys.__stdin__, sys.__stdout__, sys.__stderr__
        if before_operation is not None:
            _die_before(before_operation)
        status = command()
    finally:
        os._exit(status)


def _die_before(operation: int) -> None:
    left = operation

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event not in _OPERATIONS or (
            event == "open" and not (isinstance(arguments[2], int) and arguments[2] & _WRITES)
        ):
            return
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
