"""What was looked at, when, and what was found: one file that outlives a kill at any moment.

A line of JSON for each id or address: ``["arxiv 2304.08485","2026-11-23"]``, with the facts behind the day where there
are any. While a run goes on, each result is a line at the end of the file, and the last line of a key counts; a line
that a kill cut short is left out. When a run begins or ends the file is written anew, sorted, without the lines of
what the list no longer holds: so it never outgrows the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from awesome.dates import is_day
from awesome.files import lock, read_at_most, write_atomically
from awesome.verifying.facts import Facts, nothing_of, type_of

FORM = ["awesome verified", "1"]
"""The first line. A file of another form is not guessed at."""

_MOST_BYTES = 64 * 2**20


class StateError(Exception):
    """The file is not one of ours, or not whole, or in use. Carries its path and the reason."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Look(NamedTuple):
    """The last look at an id or address: its day, and what there is to say."""

    day: str
    facts: Facts


class _Line(msgspec.Struct, array_like=True):
    key: str
    day: str
    facts: msgspec.Raw = msgspec.Raw(b"{}")


class State:
    """The looks by key, and the file that each new one goes to. `opened` is the way to one."""

    def __init__(self, looks: dict[str, Look], file: BinaryIO | None = None) -> None:
        self._looks = looks
        self._file = file

    def day(self, key: str) -> str:
        """The day of the last look, ``""`` where there was none."""
        look = self._looks.get(key)
        return look.day if look else ""

    def facts(self, key: str) -> Facts:
        """What the last look found."""
        look = self._looks.get(key)
        return look.facts if look else nothing_of(key)

    def note(self, key: str, day: str, facts: Facts) -> None:
        """Keep a look, in the file too."""
        look = self._looks[key] = Look(day, facts)
        if self._file is not None:
            self._file.write(_encoded(key, look))
            self._file.flush()

    def __len__(self) -> int:
        return len(self._looks)


@contextmanager
def opened(path: Path, wanted: Callable[[str], bool]) -> Iterator[State]:
    """The state in a file, which need not be there yet, for one run at a time.

    Args:
        path: the file.
        wanted: says of a key whether the list still holds it.

    Raises:
        StateError: the file cannot be read as a state, or another run has it.
        FileError: it cannot be read or written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _held(path):
        looks = _kept(read(path), wanted)
        write_atomically(str(path), _whole(looks), create=True)
        try:
            with path.open("ab") as file:
                yield State(looks, file)
        finally:
            write_atomically(str(path), _whole(looks), create=True)


def put_aside(path: Path) -> None:
    """Take a file out of the way, keeping it under another name."""
    if path.exists():
        path.replace(path.with_name(f"{path.name}.old"))


def read(path: Path) -> dict[str, Look]:
    """The looks in a file; none where there is no file.

    Raises:
        StateError: it is not a state, or broken.
        FileError: it cannot be read.
    """
    if not path.exists():
        return {}
    data = read_at_most(str(path), _MOST_BYTES)
    if len(data) > _MOST_BYTES:
        raise StateError(path, f"the file has more than {_MOST_BYTES:,} bytes")
    head, *lines = data.split(b"\n")
    if head != msgspec.json.encode(FORM):
        raise StateError(path, "this is not what `awesome verify` writes, or is of another version of it")
    # a whole line ends with a line feed, so what stands behind the last one is what a kill left
    looks: dict[str, Look] = {}
    for number, line in enumerate(lines[:-1], start=2):
        try:
            key, look = _decoded(line)
        except (msgspec.MsgspecError, ValueError) as error:
            raise StateError(path, f"line {number} cannot be read ({error})") from error
        looks[key] = look
    return looks


_LINES = msgspec.json.Decoder(_Line)


def _decoded(line: bytes) -> tuple[str, Look]:
    """A line as key and look. Raises ValueError or msgspec's errors for what is none."""
    found = _LINES.decode(line)
    kind = type_of(found.key)
    if kind is None or not is_day(found.day):
        raise ValueError("not a look")
    if found.facts == b"{}":
        return found.key, Look(found.day, nothing_of(found.key))
    return found.key, Look(found.day, msgspec.json.decode(found.facts, type=kind))


def _encoded(key: str, look: Look) -> bytes:
    parts = [key, look.day] if look.facts == nothing_of(key) else [key, look.day, look.facts]
    return msgspec.json.encode(parts) + b"\n"


def _whole(looks: dict[str, Look]) -> bytes:
    return msgspec.json.encode(FORM) + b"\n" + b"".join(_encoded(key, looks[key]) for key in sorted(looks))


def _kept(looks: dict[str, Look], wanted: Callable[[str], bool]) -> dict[str, Look]:
    return {key: look for key, look in looks.items() if wanted(key)}


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Keep other runs from the file. A kill lets go."""
    with path.with_name(f"{path.name}.lock").open("wb") as file:
        if not lock(file.fileno()):
            raise StateError(path, "another `awesome verify` is running with this file; wait for its end")
        yield
