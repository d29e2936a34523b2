"""Reading the catalog at two times: as it is in a folder or a commit, and as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from awesome.catalog import PAPERS_FILE
from awesome.document import Document, Limits
from awesome.files import FileError, read_at_most
from awesome.history import History
from awesome.model import KIND_OF_FILE
from awesome.yamltext import parse

LIMITS = Limits(file_bytes=32 * 2**20, entries=50_000, lines=1_000_000)
"""Of a file in a pull request: some ten times what the list has."""


Reader = Callable[[bytes, str, Limits], Document]
"""Reads a file's text, of the given name, within limits."""


def in_folder(root: Path, read: Reader = parse) -> list[Document]:
    """The catalog's files that stand in a folder, each named as it is called there.

    Raises:
        FileError: one of them is a link, or cannot be read, or there are no papers.
    """
    documents = []
    for name in KIND_OF_FILE:
        path = root / name
        if name == PAPERS_FILE and not path.exists():
            raise FileError(name, "there is no such file here; the list is kept in it")
        if path.is_symlink():
            raise FileError(name, "is a link to another place; the list's own text belongs there")
        if path.exists():
            documents.append(read(read_at_most(str(path), LIMITS.file_bytes), name, LIMITS))
    return documents


def in_commit(history: History, commit: str, read: Reader = parse) -> list[Document]:
    """The catalog's files as they stood in a commit, each named as it is called in its folder."""
    found = {name: history.file(commit, name, LIMITS.file_bytes) for name in KIND_OF_FILE}
    return [read(data, name, LIMITS) for name, data in found.items() if data is not None]
