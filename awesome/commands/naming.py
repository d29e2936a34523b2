"""Which papers somebody names: on the command line, in a file, or through standard input."""

from __future__ import annotations

import sys

from awesome.cli import UsageError
from awesome.files import read_at_most
from awesome.findings import quoted
from awesome.identifiers import EXPECTED, Identifier, IdentifierError, identifiers_in, read_identifier

_MOST_BYTES = 1_000_000
_MOST_PAPERS = 1_000
_MOST_TOLD = 10


def named(words: list[str], source: str | None) -> list[Identifier]:
    """The ids on the command line and in a file (``-`` is standard input), each once.

    Raises:
        UsageError: something is no id of a paper; all such things are named.
        FileError: the file cannot be read.
    """
    found: dict[Identifier, None] = {}
    wrong: list[str] = []
    for word in words:
        try:
            found[read_identifier(word)] = None
        except IdentifierError as error:
            wrong.append(f"{quoted(word)}: {error}")
    if source is not None:
        _from_lines(source, found, wrong)
    if wrong:
        more = f"\n… and {len(wrong) - _MOST_TOLD} more" if len(wrong) > _MOST_TOLD else ""
        raise UsageError("\n".join(wrong[:_MOST_TOLD]) + more)
    if len(found) > _MOST_PAPERS:
        raise UsageError(f"these are {len(found):,} papers; {_MOST_PAPERS:,} at once at most")
    return list(found)


def _from_lines(source: str, found: dict[Identifier, None], wrong: list[str]) -> None:
    data = sys.stdin.buffer.read(_MOST_BYTES + 1) if source == "-" else read_at_most(source, _MOST_BYTES)
    name = "standard input" if source == "-" else source
    if len(data) > _MOST_BYTES:
        raise UsageError(f"{name} has more than {_MOST_BYTES:,} bytes")
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        several = identifiers_in(text)
        try:
            found.update(dict.fromkeys(several or [read_identifier(text)]))
        except IdentifierError:
            wrong.append(f"{name}, line {number}: {quoted(text)} names no paper; {EXPECTED}")
