"""Writing several files of one folder as one step, as far as a file system allows.

All new contents are on the disk before the first takes its place, so that a full disk changes nothing and a kill can
fall between two renames only. A lock on the folder lets one command write at a time, and a file that is no longer what
was read is not written over.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from awesome.files import FileError, lock, put_in_place, read_at_most, stage, sweep, unstage

_LONGEST_WAIT = 10.0
_PAUSE = 0.02


@dataclass(frozen=True)
class Rewrite:
    """A file, what was read of it (None where there was no such file), and what it shall hold."""

    path: Path
    before: bytes | None
    after: bytes


def rewrite(rewrites: Sequence[Rewrite]) -> None:
    """Write the files, in the order given.

    Raises:
        FileError: a file cannot be written, or has changed since it was read. Mostly nothing is written then; the
            reason says so where something is.
    """
    folders = sorted({_folder(item.path) for item in rewrites})
    with _locked(folders), ExitStack() as cleaning:
        for item in rewrites:
            _compare(item)
            sweep(str(item.path))
        staged: list[tuple[Rewrite, str]] = []
        for item in rewrites:
            temporary = stage(str(item.path), item.after, create=item.before is None)
            cleaning.callback(unstage, temporary)
            staged.append((item, temporary))
        written: list[str] = []
        for item, temporary in staged:
            _put(item, temporary, written)


def _put(item: Rewrite, temporary: str, written: list[str]) -> None:
    try:
        put_in_place(str(item.path), temporary)
    except FileError as error:
        if written:
            reason = f"{error.reason}; {' and '.join(written)} had been written before: see git diff"
            raise FileError(error.path, reason) from error
        raise
    written.append(str(item.path))


def _compare(item: Rewrite) -> None:
    """Make sure that the file is what was read."""
    if item.before is None:
        if item.path.exists():
            raise FileError(str(item.path), "the file has come into being meanwhile; nothing is written: try again")
    elif read_at_most(str(item.path), len(item.before)) != item.before:
        raise FileError(str(item.path), "the file has changed since it was read; nothing is written: try again")


def _folder(path: Path) -> Path:
    """Where a file is, whatever links lead there."""
    try:
        return path.resolve().parent
    except (OSError, RuntimeError):
        return path.parent


@contextmanager
def _locked(folders: Sequence[Path]) -> Iterator[None]:
    """Hold the folders, so that no other command of ours writes there meanwhile. A kill lets go."""
    descriptors: list[int] = []
    try:
        for folder in folders:
            try:
                descriptors.append(os.open(folder, os.O_RDONLY | os.O_CLOEXEC))
            except OSError as error:
                raise FileError(str(folder), error.strerror or str(error)) from error
            deadline = time.monotonic() + _LONGEST_WAIT
            while not lock(descriptors[-1]):
                if time.monotonic() > deadline:
                    raise FileError(str(folder), "another command has been writing here for long; nothing is written")
                time.sleep(_PAUSE)
        yield
    finally:
        for descriptor in descriptors:
            os.close(descriptor)
