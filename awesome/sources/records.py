"""What a source other than arXiv says of a work, in one shape, and how its JSON is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from awesome.dates import is_date
from awesome.sources.errors import SourceError
from awesome.sources.session import Reply


@dataclass(frozen=True)
class WorkRecord:
    """What a source says of a work. What it does not say is empty.

    Attributes:
        source: who says so, as a reader knows it.
        title: as the source has it, on one line; markup is not taken out.
        authors: full names in order, as the source has them.
        date: first publication, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
        venue: where it was published, in the words of the source, several ones parted by ``; ``.
        doi, openreview: its ids there.
        url: its address.
        abstract: if the source has one.
        withdrawn: whether the source says that it was withdrawn or retracted.
    """

    source: str
    title: str
    authors: tuple[str, ...] = ()
    date: str = ""
    venue: str = ""
    doi: str = ""
    openreview: str = ""
    url: str = ""
    abstract: str = ""
    withdrawn: bool = False


def json_of(reply: Reply, source: str) -> dict[str, Any]:
    """The object that an answer holds.

    Raises:
        SourceError: it holds none.
    """
    try:
        data = msgspec.json.decode(reply.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(source, reply.url, "its answer is not in the format that was asked for") from error
    if not isinstance(data, dict):
        raise SourceError(source, reply.url, "its answer is not in the format that was asked for")
    return data


def line(value: object) -> str:
    """A string, or the first of a list of them, on one line; ``""`` for anything else."""
    if isinstance(value, list) and value:
        value = value[0]
    return " ".join(value.split()) if isinstance(value, str) else ""


def lines(value: object) -> list[str]:
    """The strings in a list, or the one that stands in its place, each on one line; empty ones are left out."""
    items = value if isinstance(value, list) else [value]
    return [text for item in items if isinstance(item, str) and (text := line(item))]


def date_of(parts: object) -> str:
    """A date as an entry writes it, from ``[year, month, day]`` of numbers, shortened to what is right of it."""
    if not isinstance(parts, list):
        return ""
    numbers: list[int] = []
    for part in parts[:3]:
        if not isinstance(part, int | str) or not str(part).isascii() or not str(part).isdigit():
            break
        numbers.append(int(str(part)[:6]))
    while numbers:
        text = "-".join(f"{number:0{width}}" for number, width in zip(numbers, (4, 2, 2), strict=False))
        if is_date(text):
            return text
        numbers.pop()
    return ""
