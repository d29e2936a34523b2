"""Files read within bounds and written whole."""

from __future__ import annotations

from pathlib import Path


class FileError(ValueError):
    """A file cannot be read or written: the message says which, and why."""


def read_limited(path: Path, most: int) -> bytes:
    """The bytes of a file.

    Raises:
        FileError: it is not there, cannot be read, or is longer than `most` bytes.
    """
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        raise FileError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(data) > most:
        raise FileError(f"{path} is larger than {most:,} bytes")
    return data


def write(path: Path, data: bytes) -> Path:
    """Write a file and the folders it lies in; a stop in between leaves the old one.

    Raises:
        FileError: it cannot be written.
    """
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        raise FileError(f"{path} cannot be written: {error.strerror}") from error
    return path
