"""A catalog file cut into pieces, one an entry, so that an edit changes only the pieces it is about.

A piece is an entry's lines with the comments right above it, and what stands between it and the next piece: an empty
line, mostly. Joined again the pieces are the file, byte for byte.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from awesome.canonical import entry_text, file_text
from awesome.comments import Comments, EntryComments, read_comments
from awesome.model import sort_key
from awesome.yamltext import Document, Value, parse


class SpliceError(Exception):
    """The file is written in a way that cannot be cut into entries. Carries the reason."""


@dataclass
class Piece:
    """One entry: its values, its lines, and what follows them up to the next entry."""

    values: Mapping[str, Value]
    text: str
    after: str = ""


@dataclass
class Pieces:
    """A file, cut: what its entries are, the text above the first, and the entries in the order of the file."""

    kind: str
    head: str
    pieces: list[Piece]

    @property
    def text(self) -> str:
        """The whole file."""
        if not self.pieces:
            return file_text(self.kind, [], Comments(header=self.head.split("\n")[:-1]) if self.head else None)
        return self.head + "".join([piece.text + piece.after for piece in self.pieces])

    def find(self, identifier: str) -> int | None:
        """The place of the first entry with this id."""
        return next((place for place, piece in enumerate(self.pieces) if piece.values.get("id") == identifier), None)

    def put(self, values: Mapping[str, Value], comments: EntryComments | None = None) -> None:
        """Write a new entry in its place."""
        piece = Piece(values, _written(self.kind, values, comments), "\n")
        place = self._place(sort_key(self.kind, values))
        if place == len(self.pieces):
            before = self.pieces[-1] if self.pieces else None
            piece.after = before.after if before and before.after.strip() else ""
            if before:
                before.after = "\n"
            elif self.head:
                self.head = self.head.rstrip("\n") + "\n\n"
        self.pieces.insert(place, piece)

    def take(self, place: int) -> Piece:
        """Take an entry out. Comments that stand apart from it stay."""
        piece = self.pieces.pop(place)
        stays = piece.after if piece.after.strip() else ""
        if place and (stays or place == len(self.pieces)):
            self.pieces[place - 1].after = stays
        elif stays:
            self.head += stays.lstrip("\n")
        return piece

    def replace(self, place: int, values: Mapping[str, Value]) -> None:
        """Write an entry anew, with its comments: where it stands, if that is its place still."""
        piece = self.pieces[place]
        comments = _rehomed(_comments_of(piece), values)
        if sort_key(self.kind, piece.values) == sort_key(self.kind, values):
            self.pieces[place] = Piece(values, _written(self.kind, values, comments), piece.after)
        else:
            self.take(place)
            self.put(values, comments)

    def _place(self, key: tuple[int, str, str]) -> int:
        keys = [sort_key(self.kind, piece.values) for piece in self.pieces]
        if all(one <= other for one, other in pairwise(keys)):
            return bisect_right(keys, key)
        # nothing is in order here, so it goes above the first that must follow it
        return next((place for place, other in enumerate(keys) if other > key), len(keys))


def cut(kind: str, document: Document) -> Pieces:
    """A document without problems as pieces.

    Raises:
        SpliceError: entries that do not begin on lines of their own, or lines that end otherwise than with LF.
    """
    text, entries = document.text, document.entries
    if "\r" in text:
        raise SpliceError("its lines end with CR LF")
    if text and not text.endswith("\n"):
        text += "\n"
    if not entries:
        return Pieces(kind, "".join(line + "\n" for line in read_comments(document).header), [])
    lines = _line_starts(text)
    dashes = [lines[entry.line - 1] for entry in entries]
    if any(text[dash : dash + 2] != "- " for dash in dashes):
        raise SpliceError("its entries do not all begin with “- ” in the first column of a line of their own")
    starts = [_start(text, dash) for dash in dashes]
    ends = [_end(text, dash, start) for dash, start in zip(dashes, [*starts[1:], len(text)], strict=True)]
    pieces = [
        Piece(entry.values, text[start:end], text[end:following])
        for entry, start, end, following in zip(entries, starts, ends, [*starts[1:], len(text)], strict=True)
    ]
    return Pieces(kind, text[: starts[0]], pieces)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _start(text: str, dash: int) -> int:
    """Where the comments begin that stand right above a dash."""
    place = dash
    while place:
        line = text.rfind("\n", 0, place - 1) + 1
        if text[line] != "#":
            break
        place = line
    return place


def _end(text: str, dash: int, following: int) -> int:
    """Where an entry's own lines end: below are empty lines and comments in the first column."""
    place = following
    while place > dash:
        line = text.rfind("\n", 0, place - 1) + 1
        if text[line] not in "#\n":
            break
        place = line
    return place


def _written(kind: str, values: Mapping[str, Value], comments: EntryComments | None) -> str:
    return entry_text(kind, values, Comments(entries={0: comments}) if comments else None, 0)


def _comments_of(piece: Piece) -> EntryComments:
    if "#" not in piece.text:
        return EntryComments()
    comments = read_comments(parse(piece.text.encode("utf-8")))
    own = comments.entries.get(0, EntryComments())
    own.above = [*comments.header, *own.above]
    return own


def _rehomed(comments: EntryComments, values: Mapping[str, Value]) -> EntryComments:
    """The comments, those of fields that are gone at the entry's end."""
    for name in {**comments.above_field, **comments.behind_field}:
        if name not in values:
            behind = comments.behind_field.pop(name, "")
            comments.below += comments.above_field.pop(name, []) + ([behind] if behind else [])
    return comments
