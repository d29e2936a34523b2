"""JSON with everything that the list says, and back again.

The fields are those of the list's own files; one entry stands on each line, so that two versions can be compared.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from awesome.catalog import Catalog
from awesome.exporters.selection import Selection
from awesome.model import Dataset, Paper

VERSION = 1


class FormatError(ValueError):
    """The text is not a catalog in this format. Says what is wrong."""


class _Version(msgspec.Struct, frozen=True):
    version: int


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    papers: list[Paper]
    data_sets: list[Dataset]


def export(selection: Selection) -> bytes:
    """``{"version": 1, "papers": [...], "data_sets": [...]}``."""
    papers, data_sets = _array(selection.papers), _array(selection.data_sets)
    return b'{"version": %d,\n"papers": %b,\n"data_sets": %b}\n' % (VERSION, papers, data_sets)


def from_json(data: bytes | str) -> Catalog:
    """The catalog that `export` wrote.

    Raises:
        FormatError: it is not JSON, of another version, or holds what is not an entry.
    """
    try:
        version = msgspec.json.decode(data, type=_Version).version
        if version != VERSION:
            raise FormatError(f"version {version} of the format; this program reads version {VERSION}")
        file = msgspec.json.decode(data, type=_File)
    except msgspec.DecodeError as error:
        raise FormatError(str(error)) from error
    for kind, entries in (("paper", file.papers), ("data set", file.data_sets)):
        if twice := _first_repeated([entry.id for entry in entries]):
            raise FormatError(f"two entries of kind {kind} have the id {twice!r}")
    return Catalog(file.papers, file.data_sets)


def _array(entries: Sequence[Paper | Dataset]) -> bytes:
    lines = [msgspec.json.encode(entry) for entry in entries]
    return b"[\n" + b",\n".join(lines) + b"\n]" if lines else b"[]"


def _first_repeated(identifiers: list[str]) -> str:
    seen: set[str] = set()
    for identifier in identifiers:
        if identifier in seen:
            return identifier
        seen.add(identifier)
    return ""
