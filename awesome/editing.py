"""Editing the catalog's files: what a change would say is checked before anything of it is written.

>>> from awesome.editing import Put, prepare
>>> change = prepare(Path(), [Put("paper", {"id": "some-paper", "title": "…"})], today)        # doctest: +SKIP
>>> print(change.diff()), change.findings                                                      # doctest: +SKIP
>>> change.write()                                                                             # doctest: +SKIP
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from awesome.catalog import DATASETS_FILE, PAPERS_FILE, REMOVED_FILE
from awesome.changes import brought
from awesome.checking import text_findings
from awesome.differences import unified
from awesome.files import FileError, read_at_most
from awesome.findings import ERROR, Finding, quoted, render_text
from awesome.splicing import Pieces, SpliceError, cut
from awesome.suggest import nearest
from awesome.writing import Rewrite, rewrite
from awesome.yamltext import Document, Limits, Value, outline

FILE_OF_KIND = {"paper": PAPERS_FILE, "dataset": DATASETS_FILE, "removal": REMOVED_FILE}
NOUNS = {"paper": "paper", "dataset": "data set", "removal": "removal"}

_HEADS = {
    "paper": "# The papers: a block for each, by shelf (the first technique, then background) and id.\n",
    "dataset": "# The data sets: a block for each, by shelf (the first technique, then background) and id.\n",
    "removal": "# Entries that were taken out: id, kind (paper or dataset), reason and date.\n",
}
"""What a file begins with that is made anew."""


class EditError(Exception):
    """An edit that cannot be made: the message says why, and what to do."""


@dataclass(frozen=True)
class Put:
    """An entry that is new, or takes the place of another.

    Attributes:
        kind: ``paper``, ``dataset`` or ``removal``.
        values: its fields as in the YAML (`awesome.model.FIELDS`); empty ones are left out.
        replaces: id of the entry whose place it takes.
    """

    kind: str
    values: Mapping[str, Value]
    replaces: str = ""


@dataclass(frozen=True)
class Drop:
    """An entry that is taken out."""

    kind: str
    id: str


Edit = Put | Drop


@dataclass(frozen=True)
class Files:
    """The catalog's files as they were read. Who decides by them what to edit gives them on to `prepare`.

    Attributes:
        data: what stands in each, by the kind of its entries; None where there is no such file.
        documents: those that are there, outlined.
    """

    data: Mapping[str, bytes | None]
    documents: Mapping[str, Document]


@dataclass(frozen=True)
class _File:
    path: Path
    data: bytes | None
    before: Document
    after: Document


class Change:
    """Edits that are prepared; nothing is written yet.

    Attributes:
        findings: what the change brings, with lines in the new text.
    """

    def __init__(self, files: Sequence[_File], findings: list[Finding]) -> None:
        self._files = files
        self.findings = findings

    @property
    def errors(self) -> int:
        """How many of the findings forbid it."""
        return sum(finding.severity == ERROR for finding in self.findings)

    @property
    def names(self) -> list[str]:
        """The files that would be written."""
        return [str(file.path) for file in self._files if file.before.text != file.after.text]

    def contents(self) -> dict[str, bytes]:
        """What the files that would be written would hold, by their names."""
        return {
            file.path.name: file.after.text.encode("utf-8")
            for file in self._files
            if file.before.text != file.after.text
        }

    def diff(self) -> str:
        """What would change, as a patch that is safe to show."""
        return "".join(
            line
            for file in self._files
            for line in unified(file.before.file, file.before.text, file.after.text, "as it would be")
        )

    def write(self) -> None:
        """Write the files that change.

        Raises:
            EditError: a file has changed since it was read, or cannot be written.
        """
        try:
            rewrite(
                [
                    Rewrite(file.path, file.data, file.after.text.encode("utf-8"))
                    for file in self._files
                    if file.before.text != file.after.text
                ]
            )
        except FileError as error:
            raise EditError(str(error)) from error


def read_files(root: Path) -> Files:
    """Read the catalog's files.

    Raises:
        FileError: a file cannot be read.
    """
    data = {kind: _read(root / name) for kind, name in FILE_OF_KIND.items()}
    documents = {
        kind: outline(content, str(root / FILE_OF_KIND[kind])) for kind, content in data.items() if content is not None
    }
    return Files(data, documents)


def prepare(root: Path, edits: Sequence[Edit], today: datetime.date, files_read: Files | None = None) -> Change:
    """Make the edits in memory, and check what they bring.

    Args:
        root: the folder of the files.
        edits: what to do.
        today: the day for the check.
        files_read: the files, where they were read before; a change of them since then is noticed before anything is written.

    Raises:
        EditError: an id that is unknown or taken, or a file that cannot be read or cut into entries.
        FileError: a file cannot be read.
    """
    files_read = files_read or read_files(root)
    data, documents = files_read.data, files_read.documents
    changed: dict[str, Pieces] = {}
    for edit in edits:
        if edit.kind not in FILE_OF_KIND:
            raise EditError(f"there is no kind of entry {quoted(edit.kind)}")
        if edit.kind not in changed:
            changed[edit.kind] = _cut(edit.kind, documents.get(edit.kind))
        _apply(edit, changed[edit.kind], str(root / FILE_OF_KIND[edit.kind]))
    after = dict(documents)
    files: dict[str, _File] = {}
    for kind, pieces in changed.items():
        path = root / FILE_OF_KIND[kind]
        before = documents.get(kind, Document(str(path)))
        after[kind] = outline(pieces.text.encode("utf-8"), str(path), like=before)
        files[kind] = _File(path, data[kind], before, after[kind])
    findings = brought(list(documents.values()), list(after.values()), today)
    return Change([files[kind] for kind in _order(edits) if kind in files], findings)


def _read(path: Path) -> bytes | None:
    return read_at_most(str(path), Limits().file_bytes) if path.exists() else None


def _cut(kind: str, document: Document | None) -> Pieces:
    if document is None:
        return Pieces(kind, _HEADS[kind], [])
    if document.problems and [problem.kind for problem in document.problems] != ["empty"]:
        found = text_findings(document)
        first = render_text(found[:1]).strip() if found else document.file
        raise EditError(f"{document.file} cannot be read in full, so it cannot be edited\n{first}")
    try:
        return cut(kind, document)
    except SpliceError as error:
        raise EditError(f"{document.file} cannot be edited: {error}; run `awesome fmt` first") from error


def _apply(edit: Edit, pieces: Pieces, file: str) -> None:
    if isinstance(edit, Drop):
        pieces.take(_place(edit.id, pieces, file))
        return
    values = {name: value for name, value in edit.values.items() if value}
    place = _place(edit.replaces, pieces, file) if edit.replaces else None
    identifier = values.get("id")
    if isinstance(identifier, str) and identifier != edit.replaces and edit.kind != "removal":
        taken = pieces.find(identifier)
        if taken is not None:
            other = pieces.pieces[taken].values
            title = str(other.get("title") or other.get("name") or "")
            raise EditError(f"the id {quoted(identifier)} is taken in {file}: {quoted(title)}")
    if place is None:
        pieces.put(values)
    else:
        pieces.replace(place, values)


def _place(identifier: str, pieces: Pieces, file: str) -> int:
    place = pieces.find(identifier)
    if place is None:
        meant = nearest(identifier, [piece.id for piece in pieces.pieces])
        proposal = f"; did you mean {quoted(meant)}?" if meant else ""
        raise EditError(f"{file} has no {NOUNS[pieces.kind]} {quoted(identifier)}{proposal}")
    return place


def _order(edits: Sequence[Edit]) -> list[str]:
    """The kinds in the order in which their files are written, so that a state between two of them passes the check.

    A data set may name a paper only while it is there, and a removal may name only what is not.
    """
    removals_go = any(edit.kind == "removal" and isinstance(edit, Drop) for edit in edits)
    papers_go = any(edit.kind == "paper" and isinstance(edit, Drop) for edit in edits)
    order = ["dataset", "paper"] if papers_go else ["paper", "dataset"]
    return ["removal", *order] if removals_go else [*order, "removal"]
