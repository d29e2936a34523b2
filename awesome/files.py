"""Reading no more than a limit, and writing so that a kill leaves the old file or the new one, never a part."""

from __future__ import annotations

import glob
import os
import stat
from contextlib import suppress
from pathlib import Path

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


class FileError(Exception):
    """A file cannot be read or written. Carries its path and the reason."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def read_at_most(path: str, limit: int) -> bytes:
    """The bytes of a regular file; of a file that is longer, one byte more than `limit`.

    Raises:
        FileError: there is no such file, it may not be read, or it is no regular file.
    """
    try:
        # without O_NONBLOCK, opening a pipe would wait for somebody to write into it
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            mode = os.fstat(descriptor).st_mode
            if not stat.S_ISREG(mode):
                raise FileError(path, _kind_of_file(mode))
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise FileError(path, _reason(error)) from error


def write_atomically(path: str, data: bytes, *, create: bool = False) -> None:
    """Put `data` in the place of a file, following links and keeping its mode.

    Args:
        path: the file.
        data: what it shall hold.
        create: whether there need not be such a file yet.

    Raises:
        FileError: it cannot be written; the file is as it was.
    """
    temporary = stage(path, data, create=create)
    try:
        put_in_place(path, temporary)
    finally:
        unstage(temporary)


def stage(path: str, data: bytes, *, create: bool = False) -> str:
    """Write what a file shall hold beside it, onto the disk; returns under which name. Links are followed.

    Raises:
        FileError: it cannot be written; nothing is left behind.
    """
    temporary = ""
    try:
        target = Path(path).resolve(strict=not create)
        mode = None if create and not target.exists() else stat.S_IMODE(target.stat().st_mode)
        temporary = str(target.with_name(f".{target.name}.{os.getpid()}.tmp"))
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | _NO_FOLLOW
        descriptor = os.open(temporary, flags, 0o666 if mode is None else 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if mode is not None:
                os.fchmod(descriptor, mode)
            os.fsync(descriptor)
    except (OSError, ValueError, RuntimeError) as error:
        unstage(temporary)
        raise FileError(path, _reason(error)) from error
    return temporary


def put_in_place(path: str, temporary: str) -> None:
    """Give what was staged the file's name.

    Raises:
        FileError: it cannot be given it; the file is as it was.
    """
    try:
        target = Path(path).resolve()
        Path(temporary).replace(target)
        _sync_folder(target.parent)
    except (OSError, RuntimeError) as error:
        raise FileError(path, _reason(error)) from error


def unstage(temporary: str) -> None:
    """Remove what was staged; it is gone already where all went well."""
    if temporary:
        with suppress(OSError):
            Path(temporary).unlink()


def sweep(path: str) -> None:
    """Remove what a command that was killed has staged for this file; for whoever alone writes in its folder."""
    with suppress(OSError, RuntimeError):
        target = Path(path).resolve()
        for left in target.parent.glob(f".{glob.escape(target.name)}.*.tmp"):
            left.unlink()


def lock(descriptor: int) -> bool:
    """Lock an open file or folder until it is closed, which a kill does, too.

    Returns:
        False where somebody else holds it; a system or a disk without locks lets everybody in.
    """
    try:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return True
    return True


def _sync_folder(folder: Path) -> None:
    """Make the new name last; not every file system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _kind_of_file(mode: int) -> str:
    return "this is a directory, not a file" if stat.S_ISDIR(mode) else "this is not a regular file"


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return str(error)
